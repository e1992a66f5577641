"""The same equations with scipy, as a user would write them: one task, described by the JSON argument.

    integrate.py '{"kind": "flock", "dim": 2, "masses": [...], "y": [...], "end": 10, "rtol": 1e-9, "atol": 1e-12, "rounds": 9, "seconds": 4}'

`solve_ivp` is DOP853 in numpy, `ode` Hairer's Fortran; the right-hand side is numpy for both. The last state, the number of right-hand
sides and the least processor time of several rounds go to stdout, for each of the two.
"""
import json
import sys
import time

import numpy as np
from scipy.integrate import ode, solve_ivp

task = json.loads(sys.argv[1])
y0 = np.array(task["y"])
calls = 0


def flock():
    m, dim = np.array(task["masses"]), task["dim"]
    n = len(m)

    def f(t, y):
        global calls
        calls += 1
        x, v = y[: n * dim].reshape(n, dim), y[n * dim :].reshape(n, dim)
        z = x[:, None] - x[None]
        W = m / np.sqrt(1 + np.einsum("ijk,ijk->ij", z, z))
        dv = W @ v - W.sum(axis=1)[:, None] * v
        return np.concatenate([v.ravel(), dv.ravel()])

    return f


def arenstorf():
    mu = 0.012277471

    def f(t, y):
        global calls
        calls += 1
        d1 = ((y[0] + mu) ** 2 + y[1] ** 2) ** 1.5
        d2 = ((y[0] - 1 + mu) ** 2 + y[1] ** 2) ** 1.5
        return [
            y[2],
            y[3],
            y[0] + 2 * y[3] - (1 - mu) * (y[0] + mu) / d1 - mu * (y[0] - 1 + mu) / d2,
            y[1] - 2 * y[2] - (1 - mu) * y[1] / d1 - mu * y[1] / d2,
        ]

    return f


f = {g.__name__: g for g in (flock, arenstorf)}[task["kind"]]()
options = {"rtol": task["rtol"], "atol": task["atol"]}


def by_solve_ivp():
    return solve_ivp(f, (0, task["end"]), y0, method="DOP853", **options).y[:, -1]


def by_fortran():
    solver = ode(f).set_integrator("dop853", nsteps=10**6, **options).set_initial_value(y0, 0)
    return solver.integrate(task["end"])


out = {}
for name, run in (("solve_ivp", by_solve_ivp), ("fortran", by_fortran)):
    calls = 0
    value, right_sides = run(), calls
    best, end = float("inf"), time.perf_counter() + task["seconds"]
    for k in range(task["rounds"]):
        if k >= 3 and time.perf_counter() > end:
            break
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    out[name] = {"milliseconds": 1000 * best, "rightSides": right_sides, "y": list(map(float, value))}
print(json.dumps(out))
