"""Ball-positivity with exact rationals: python `fractions`, or gmpy2 where the first argument says so.

    exact.py fractions|gmpy2 SECONDS FILE...      one JSON line for each file

A file starts with `n timed checked`; then one model a line, n*n integers, first the timed ones. The verdicts are of the
first `checked` models of each part; the rate is of as many timed models as fit into SECONDS.
"""
import json
import sys
import time

if sys.argv[1] == "gmpy2":
    from gmpy2 import mpq as Q, mpz as Z
else:
    from fractions import Fraction as Q
    Z = int


def kept(n, F):
    """All points but the first of each connected component."""
    seen, keep = [False] * n, []
    for root in range(n):
        if seen[root]:
            continue
        seen[root], stack = True, [root]
        while stack:
            i = stack.pop()
            if i != root:
                keep.append(i)
            for j in range(n):
                if not seen[j] and (F[i * n + j] or F[j * n + i]):
                    seen[j] = True
                    stack.append(j)
    return keep


def decide(n, F):
    """sym(F) - F^T K^-1 F >= 0, by LDL^T with diagonal pivots."""
    kappa = [sum(F[i * n : i * n + n]) for i in range(n)]
    for j in range(n):
        if sum(F[j::n]) != kappa[j]:
            return False
    keep = kept(n, F)
    m = len(keep)
    A = [Q(F[k], kappa[k // n]) for k in range(n * n)]
    S = [[None] * m for _ in range(m)]
    for a, i in enumerate(keep):
        for b in range(a, m):
            j = keep[b]
            q = sum(F[k * n + i] * A[k * n + j] for k in range(n))
            S[a][b] = S[b][a] = Q(F[i * n + j] + F[j * n + i], 2) - q
    left = list(range(m))
    while left:
        if any(S[i][i] < 0 for i in left):
            return False
        k = next((i for i in left if S[i][i] > 0), None)
        if k is None:
            return all(S[i][j] == 0 for i in left for j in left)
        left.remove(k)
        row = S[k]
        for i in left:
            f = row[i] / row[k]
            if f:
                for j in left:
                    if j >= i:
                        S[i][j] = S[j][i] = S[i][j] - f * row[j]
    return True


seconds = float(sys.argv[2])
for path in sys.argv[3:]:
    with open(path) as file:
        n, timed, checked = map(int, file.readline().split())
        models = [[Z(x) for x in line.split()] for line in file]
    verdicts = [decide(n, F) for F in models[:checked] + models[timed : timed + checked]]
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        decide(n, models[done % timed])
        done += 1
    rate = done / (time.perf_counter() - start)
    print(json.dumps({"verdicts": "".join("01"[v] for v in verdicts), "rate": rate}), flush=True)
