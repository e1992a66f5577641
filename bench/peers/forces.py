"""Alignment forces in the plane with numpy, scipy and numba, as a user would write them: one task, described by the JSON argument.

    forces.py '{"kind": "numpy", "kernel": "power1", ...}'

The input is a file of doubles: x, v (row by row), m. The force goes to a file of doubles, the least processor time to stdout.
"""
import json
import sys
import time

import numpy as np

task = json.loads(sys.argv[1])
n = task["n"]
data = np.fromfile(task["input"])
x, v, m = data[: 2 * n].reshape(n, 2), data[2 * n : 4 * n].reshape(n, 2), data[4 * n :]


def profile(r2):
    if task["kernel"] == "power1":
        return 1 / np.sqrt(1 + r2)
    if task["kernel"] == "power":
        return (1 + r2) ** -0.4
    return np.exp(-r2 / 2)


def with_numpy():
    """A matrix of weights, and two products with it."""
    z0 = x[:, None, 0] - x[None, :, 0]
    z1 = x[:, None, 1] - x[None, :, 1]
    w = profile(z0 * z0 + z1 * z1) * m
    return w @ v - w.sum(axis=1)[:, None] * v


def with_numba():
    """Two loops, compiled."""
    import numba

    kernel = task["kernel"]

    @numba.njit(fastmath=True)
    def loops(x, v, m):
        out = np.empty_like(v)
        for i in range(len(x)):
            a = b = 0.0
            for j in range(len(x)):
                r2 = (x[i, 0] - x[j, 0]) ** 2 + (x[i, 1] - x[j, 1]) ** 2
                if kernel == "power1":
                    w = m[j] / np.sqrt(1 + r2)
                elif kernel == "power":
                    w = m[j] * (1 + r2) ** -0.4
                else:
                    w = m[j] * np.exp(-r2 / 2)
                a += w * (v[j, 0] - v[i, 0])
                b += w * (v[j, 1] - v[i, 1])
            out[i, 0] = a
            out[i, 1] = b
        return out

    return lambda: loops(x, v, m)


def with_tree():
    """Pairs within the radius from a k-d tree, sums by bincount."""
    from scipy.spatial import cKDTree

    i, j = cKDTree(x).query_pairs(task["radius"], output_type="ndarray").T
    z = x[i] - x[j]
    phi = np.maximum(0, 1 - (z * z).sum(axis=1) / task["radius"] ** 2) ** 2
    out = np.empty_like(v)
    for c in range(2):
        gap = phi * (v[j, c] - v[i, c])
        out[:, c] = np.bincount(i, m[j] * gap, n) - np.bincount(j, m[i] * gap, n)
    return out


run = {"numpy": lambda: with_numpy, "numba": with_numba, "tree": lambda: with_tree}[task["kind"]]()
run().tofile(task["output"])
best = float("inf")
for _ in range(task["rounds"]):
    start = time.process_time()
    run()
    best = min(best, time.process_time() - start)
print(1000 * best)
