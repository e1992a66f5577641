"""scipy.fft on one thread: transforms over some axes of an array. Prints milliseconds, the least of many rounds."""

import json
import sys
import time

import numpy as np
import scipy.fft

task = json.loads(sys.argv[1])
r = np.random.default_rng(1)
x = r.random(task["array"])
axes = tuple(task["axes"])
if task["real"]:
    run = lambda: scipy.fft.rfftn(x, axes=axes)
else:
    z = x + 1j * r.random(task["array"])
    run = lambda: scipy.fft.fftn(z, axes=axes)
calls = task["calls"]
best, end = float("inf"), time.perf_counter() + task["seconds"]
while time.perf_counter() < end:
    start = time.process_time()
    for _ in range(calls):
        run()
    best = min(best, (time.process_time() - start) / calls)
print(1000 * best)
