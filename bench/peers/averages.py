"""Averages with numpy and scipy, as a user would write them: one task, described by the JSON argument.

    averages.py '{"kind": "grid", "side": 1024, ...}'

Inputs are files of doubles; the result goes to a file of doubles, the fastest of several rounds to stdout.
"""
import json
import sys
import time

import numpy as np

task = json.loads(sys.argv[1])
inputs = [np.fromfile(name) for name in task["inputs"]]


def matrix():
    """Rows of phi over their sums, all pairs at once."""
    x = inputs[0].reshape(-1, 2)

    def run():
        z = x[:, None, :] - x[None, :, :]
        if task["kernel"] == "power":
            phi = 1 / (1 + (z * z).sum(axis=2))
        else:
            phi = np.maximum(0, 1 - np.abs(z)).prod(axis=2)
        return phi / phi.sum(axis=1, keepdims=True)

    return run


def neighbours():
    """Pairs within the radius from a k-d tree, sums by bincount."""
    from scipy.spatial import cKDTree

    x, u = (v.reshape(-1, 2) for v in inputs)
    n, radius = len(x), task["radius"]
    box = task["box"] or None

    def run():
        tree = cKDTree(x, boxsize=box)
        i, j = tree.query_pairs(radius, output_type="ndarray").T
        z = x[i] - x[j]
        if box:
            z -= box * np.floor(z / box + 0.5)
        phi = np.maximum(0, 1 - (z * z).sum(axis=1) / radius**2) ** 2
        seen = 1 + np.bincount(i, phi, n) + np.bincount(j, phi, n)
        flux = [
            u[:, c] + np.bincount(i, phi * u[j, c], n) + np.bincount(j, phi * u[i, c], n)
            for c in range(2)
        ]
        return np.stack(flux, axis=1) / seen[:, None]

    return run


def kernel_on_grid(side):
    t = np.arange(side) / side
    t = np.minimum(t, 1 - t)
    return 1 / (1 + t[:, None] ** 2 + t[None, :] ** 2)


def grid():
    """Real transforms; the kernel's is kept."""
    import scipy.fft

    side = task["side"]
    rho = inputs[0].reshape(side, side)
    u = inputs[1].reshape(side, side, task["components"])
    symbol = scipy.fft.rfft2(kernel_on_grid(side))

    def convolved(f):
        return scipy.fft.irfft2(symbol * scipy.fft.rfft2(f), s=f.shape)

    def run():
        seen = convolved(rho)
        return np.stack(
            [convolved(rho * u[:, :, c]) / seen for c in range(u.shape[2])], axis=2
        )

    return run


def mollified():
    """The Favre average convolved once more with the normalised kernel."""
    import scipy.fft

    side = task["side"]
    rho = inputs[0].reshape(side, side)
    u = inputs[1].reshape(side, side)
    phi = kernel_on_grid(side)
    symbol = scipy.fft.rfft2(phi / phi.sum())

    def convolved(f):
        return scipy.fft.irfft2(symbol * scipy.fft.rfft2(f), s=f.shape)

    return lambda: convolved(convolved(rho * u) / convolved(rho))


def transform():
    """A complex transform; the real part over the side is compared."""
    import scipy.fft

    side = task["side"]
    z = (inputs[0] + 1j * inputs[1]).reshape(side, side)
    return lambda: scipy.fft.fft2(z)


run = {f.__name__: f for f in (matrix, neighbours, grid, mollified, transform)}[task["kind"]]()
result = run()
if task["kind"] == "transform":
    result = result.real / task["side"]
np.ascontiguousarray(result).tofile(task["output"])
del result
best, end = float("inf"), time.perf_counter() + task["seconds"]
for k in range(task["rounds"]):
    if k >= 3 and time.perf_counter() > end:
        break
    start = time.perf_counter()
    run()
    best = min(best, time.perf_counter() - start)
print(json.dumps({"milliseconds": 1000 * best}))
