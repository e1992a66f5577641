"""Runs of agents under every model of section 2, from the formulas of the paper alone.

    python3 scripts/independent_runs.py > test/fixtures/independent-runs.json      about three minutes; needs numpy and mpmath

Shares nothing with the TypeScript, neither the formulas nor the method: here every force is a double sum in numpy with 64
bits of mantissa, and time goes by Gauss's collocation with six stages (implicit, order 12), a step against its two halves.
Where the discretisation is a choice (quadrature nodes, the mollified topological distance, cells and partitions of unity) the
docstrings of the library say which; no code was read. (M_phi) on a circle is the integral (7) on nodes of its own.
Each run is made at two tolerances; `error` is what they differ by. test/dynamics/agents/independent-runs.test.ts compares.
"""
import json
import random
import sys
from fractions import Fraction as Q

import mpmath
import numpy as np

REAL = np.longdouble
if np.finfo(REAL).nmant < 63:
    sys.exit("needs a long double of 80 bits")


def real(text):
    q = Q(str(text))
    return REAL(q.numerator) / REAL(q.denominator)


PI = REAL("3.14159265358979323846264338327950288")

MARKS = []


def mark(side):
    """On which side of a kink or jump of the force everybody is: steps end there."""
    MARKS.append(side)


# --- places: arrays stages x agents x dim -------------------------------------------------------------------------------


def shortest(env, z):
    for axis, period in enumerate(env.get("periods", [])):
        L = real(period)
        z[..., axis] -= L * np.floor(z[..., axis] / L + REAL(0.5))
    return z


def in_cell(env, axis, t):
    if "periods" not in env:
        return t
    L = real(env["periods"][axis])
    return t - L * np.floor(t / L)


def differences(env, x, y):
    """x_i - y_j, shortest"""
    return shortest(env, x[:, :, None, :] - y[:, None, :, :])


# --- kernels of a difference (..., dim) ---------------------------------------------------------------------------------


def kernel(spec, env, z):
    kind = spec["kind"]
    if kind == "tent":
        mark((z < 0, np.abs(z) < real(spec["radius"])))
        return np.prod(np.maximum(0, 1 - np.abs(z) / real(spec["radius"])), axis=-1)
    if kind == "periodised":
        # Gaussians on circles: an image farther away than this is below e^-60
        L = real(env["periods"][0])
        most = int(np.ceil(np.sqrt(120 * real(spec["of"]["variance"])) / L)) + 1
        return sum(kernel(spec["of"], {}, z + k * L) for k in range(-most, most + 1))
    r2 = np.sum(z * z, axis=-1)
    if kind == "power":
        return (1 + r2) ** (-real(spec["beta"]) / 2)
    if kind == "gaussian":
        return np.exp(-r2 / (2 * real(spec["variance"])))
    t = r2 / real(spec["radius"]) ** 2
    inside = t < 1
    left = np.where(inside, 1 - t, 1)
    if kind == "bump":
        return np.where(inside, np.exp(-1 / left), 0)
    if kind == "truncated":
        return np.where(inside, left ** spec["exponent"], 0)
    raise ValueError(kind)


# --- partitions ---------------------------------------------------------------------------------------------------------


def step_polynomial(t):
    return t**3 * (10 - 15 * t + 6 * t * t)


def transition(kind, t):
    """from 0 at t = 0 to 1 at t = 1"""
    t = np.clip(t, 0, 1)
    if kind == "hats":
        return t
    if kind == "smoothstep":
        return step_polynomial(t)
    inner = np.clip(t, REAL(1e-4), 1 - REAL(1e-4))
    value = 1 / (1 + np.exp(1 / inner - 1 / (1 - inner)))
    return np.where(t <= REAL(1e-4), 0, np.where(t >= 1 - REAL(1e-4), 1, value))


def unity(spec, env, x):
    """g_l(x_i), stages x agents x L; equally spaced knots on circles, a list on the line"""
    if spec["kind"] == "tensor":
        g = np.ones(x.shape[:-1] + (1,), dtype=REAL)
        for axis, factor in enumerate(spec["factors"]):
            line = {"periods": [env["periods"][axis]]} if "periods" in env else {}
            h = unity(factor, line, x[..., axis : axis + 1])
            g = (g[..., :, None] * h[..., None, :]).reshape(x.shape[:-1] + (-1,))
        return g
    w = real(spec.get("overlap", "1"))
    hand_over = lambda t: transition(spec["kind"], (t - (1 - w) / 2) / w)
    t = in_cell(env, 0, x[..., 0])
    if "periods" in env:
        count = spec["knots"]
        knots = [real(env["periods"][0]) * k / count for k in range(count + 1)]
    else:
        knots = [real(k) for k in spec["knots"]]
        count = len(knots)
    g = np.zeros(t.shape + (count,), dtype=REAL)
    for l, (a, b) in enumerate(zip(knots, knots[1:])):
        here = (a <= t) & (t < b)
        part = (t - a) / (b - a)
        mark((here, here & (part < (1 - w) / 2), here & (part < (1 + w) / 2)))
        up = hand_over(part)
        g[..., l] += np.where(here, 1 - up, 0)
        g[..., (l + 1) % count] += np.where(here, up, 0)
    if "periods" not in env:
        g[..., 0] += t < knots[0]
        g[..., -1] += t >= knots[-1]
    return g


def cells(spec, env, x):
    number = 0
    for axis, cuts in enumerate(spec["cuts"]):
        t = in_cell(env, axis, x[..., axis])
        if isinstance(cuts, int):
            index = np.floor(t / real(env["periods"][axis]) * cuts)
            number = number * cuts + index
        else:
            number = number * (len(cuts) + 1) + sum((t >= real(c)).astype(int) for c in cuts)
    mark(number)
    return number


# --- flows: W_ij with dv_i = sum_j W_ij (v_j - v_i), stages x agents x agents --------------------------------------------


def favre(weights, m, beta):
    """s = rho_phi^beta, average (u rho)_phi / rho_phi: (M_CS), (M_MT), (M_beta)"""
    flow = weights * m
    rho_phi = np.sum(flow, axis=-1, keepdims=True)
    return flow * rho_phi ** (beta - 1)


def topological(spec, env, m, x):
    z = differences(env, x, x)
    middle = x[:, None, :, :] + z / 2
    apart = shortest(env, x[:, None, None, :, :] - middle[:, :, :, None, :])
    q = np.sum(apart**2, axis=-1) - np.sum(z * z, axis=-1)[..., None] / 4
    # x and y themselves have q = 0 up to rounding
    mark((q < -1e-9, q < real(spec["edge"])))
    chi = step_polynomial(np.clip(1 - q / real(spec["edge"]), 0, 1))
    d = np.sum(chi * m, axis=-1)
    return kernel(spec["psi"], env, z) / (real(spec["epsilon"]) + d * d) ** (real(spec["alpha"]) / 2)


def mollified_on_circle(spec, env, m, x):
    """(7): integral of phi(x_i - xi) phi(xi - x_j) m_j / rho_phi(xi); phi a Gaussian of integral 1, the trapezoidal rule"""
    L, count = real(env["periods"][0]), 200
    xi = (L * (np.arange(count, dtype=REAL) + REAL("0.3")) / count)[None, :, None]
    phi = kernel(spec["kernel"], env, differences(env, x, xi)) / np.sqrt(
        2 * PI * real(spec["kernel"]["of"]["variance"])
    )
    share = phi / np.sum(phi * m[:, None], axis=1, keepdims=True)
    return np.einsum("sik,sjk->sij", phi, share) * (L / count) * m


def mollified_on_nodes(spec, env, m, x):
    """the same on given nodes: P_xk = phi(x - k) w_k / sum_l phi(x - l) w_l, A = P D^-1 P^T m with D_k = sum_j m_j P_jk"""
    nodes = np.array([[real(t) for t in row] for row in spec["quadrature"]["nodes"]], dtype=REAL)[None]
    w = np.array([real(t) for t in spec["quadrature"]["weights"]], dtype=REAL)
    P = kernel(spec["kernel"], env, differences(env, x, nodes)) * w
    P = P / np.sum(P, axis=-1, keepdims=True)
    D = np.sum(P * m[:, None], axis=1, keepdims=True)
    return np.einsum("sik,sjk->sij", P, P / D) * m


def flow(spec, env, m, x):
    name, S, N = spec["model"], x.shape[0], x.shape[1]
    if name == "global":
        return np.broadcast_to(m, (S, N, N))
    if name == "identity":
        return np.zeros((S, N, N), dtype=REAL)
    if name in ("cucker-smale", "motsch-tadmor", "beta"):
        beta = {"cucker-smale": REAL(1), "motsch-tadmor": REAL(0)}.get(name)
        return favre(kernel(spec["kernel"], env, differences(env, x, x)), m, real(spec["beta"]) if beta is None else beta)
    if name.startswith("topological"):
        beta = {"topological-cucker-smale": REAL(1), "topological-motsch-tadmor": REAL(0)}.get(name)
        return favre(topological(spec, env, m, x), m, real(spec["beta"]) if beta is None else beta)
    if name == "mollified":
        return (mollified_on_circle if spec["quadrature"]["kind"] == "lattice" else mollified_on_nodes)(spec, env, m, x)
    if name == "conditional":
        cell = cells(spec["partition"], env, x)
        same = (cell[:, :, None] == cell[:, None, :]) * m
        return same / np.sum(same, axis=-1, keepdims=True)
    if name == "segregation":
        g = unity(spec["partition"], env, x)
        rho_g = np.sum(g * m[:, None], axis=1, keepdims=True)
        share = np.where(rho_g > 0, g / np.where(rho_g > 0, rho_g, 1), 0)
        return np.einsum("sil,sjl->sij", g, share) * m
    raise ValueError(name)


def species_flow(spec, env, m, labels, x):
    """(34): the flow from species b to a is M^b s_ab [.]_ab at the law of b, a probability"""
    W = np.zeros((x.shape[0], len(m), len(m)), dtype=REAL)
    for a, row in enumerate(spec["rules"]):
        for b, rule in enumerate(row):
            of_a, of_b = np.flatnonzero(labels == a), np.flatnonzero(labels == b)
            mass = np.sum(m[of_b])
            weights = kernel(rule["kernel"], env, differences(env, x[:, of_a], x[:, of_b]))
            beta = {"cucker-smale": REAL(1), "motsch-tadmor": REAL(0)}[rule["model"]]
            W[:, of_a[:, None], of_b] = mass * favre(weights, m[of_b] / mass, beta)
    return W


def flock_force(spec, env, m, labels, x, v):
    """(35) as printed"""
    dv = np.zeros_like(v)
    flocks = [np.flatnonzero(labels == a) for a in range(len(spec["rules"]))]
    M = [np.sum(m[f]) for f in flocks]
    centre = lambda u: [np.sum(m[f][:, None] * u[:, f], axis=1) / M[a] for a, f in enumerate(flocks)]
    X, V = centre(x), centre(v)
    for a, f in enumerate(flocks):
        phi = kernel(spec["rules"][a]["kernel"], env, differences(env, x[:, f], x[:, f]))
        dv[:, f] += pull(phi * m[f], v[:, f], None)
        for b in range(len(flocks)):
            if b != a:
                psi = kernel(spec["coupling"]["kernel"], env, X[a] - X[b])
                dv[:, f] += real(spec["epsilon"]) * M[b] * psi[:, None, None] * (V[b][:, None, :] - v[:, f])
    return dv


def pull(W, v, power):
    """sum_j W_ij Gamma(v_j - v_i), Gamma(w) = |w|^(p - 2) w"""
    w = v[:, None, :, :] - v[:, :, None, :]
    if power is not None:
        size = np.sqrt(np.sum(w * w, axis=-1, keepdims=True))
        w = w * size ** (real(power) - 2)
    return np.sum(W[..., None] * w, axis=2)


def right_side(run):
    env, spec = run["environment"], run["model"]
    m = np.array(run["masses"], dtype=REAL)
    n, dim = len(m), env["dim"]
    labels = np.array(run.get("labels", []))
    if spec["model"] == "opinions":
        a = np.array([[real(t) for t in row] for row in spec["a"]], dtype=REAL)
        rate = np.array([real(t) for t in spec["lambda"]], dtype=REAL)
        p0 = np.array(run["v"], dtype=REAL)
        stubborn = REAL(run["conviction"])
        return lambda y: rate * (y @ a.T - y) + stubborn * (p0 - y)

    def f(y):
        x, v = y[:, : n * dim].reshape(-1, n, dim), y[:, n * dim :].reshape(-1, n, dim)
        if spec["model"] == "multi-flock":
            dv = flock_force(spec, env, m, labels, x, v)
        elif spec["model"] == "multi-species":
            dv = pull(species_flow(spec, env, m, labels, x), v, None)
        else:
            dv = pull(flow(spec, env, m, x), v, run.get("coupling"))
        return np.concatenate([v.reshape(len(y), -1), dv.reshape(len(y), -1)], axis=1)

    return f


# --- time: Gauss's collocation --------------------------------------------------------------------------------------------


def gauss(stages):
    """nodes c, weights b and the matrix of integrals of the Lagrange polynomials, from 40 digits"""
    mpmath.mp.dps = 40
    c = [(1 + t) / 2 for t in mpmath.polyroots(mpmath.taylor(lambda t: mpmath.legendre(stages, t), 0, stages)[::-1], maxsteps=500, extraprec=400)]
    powers = mpmath.matrix(stages)
    for i in range(stages):
        for k in range(stages):
            powers[i, k] = mpmath.re(c[i]) ** k
    inverse = powers**-1  # coefficients of the Lagrange polynomials, in columns
    integral = lambda t, j: sum(inverse[k, j] * t ** (k + 1) / (k + 1) for k in range(stages))
    number = lambda t: REAL(mpmath.nstr(mpmath.re(t), 30))
    A = np.array([[number(integral(mpmath.re(c[i]), j)) for j in range(stages)] for i in range(stages)], dtype=REAL)
    return A, np.array([number(integral(mpmath.mpf(1), j)) for j in range(stages)], dtype=REAL)


A, B = gauss(6)


def step(f, y, h):
    """one step by fixed-point iteration, or None if that does not converge"""
    K = np.repeat(f(y[None]), len(B), axis=0)
    last = np.inf
    for _ in range(60):
        new = f(y[None] + h * (A @ K))
        change = float(h * np.max(np.abs(new - K)))
        K = new
        if change <= 2e-19 * (1 + float(np.max(np.abs(y)))) or (change < 1e-17 and change >= last):
            return y + h * (B @ K)
        last = change
    return None


def sides(f, y):
    MARKS.clear()
    f(y[None])
    return [np.array(m) for m in MARKS]


def shortest_step(spec):
    """that may go over a side: there it does harm of order h for jumps, h^2 for kinks, h^4 where two derivatives are left"""
    text = json.dumps(spec)
    return 1e-16 if "conditional" in text else 1e-9 if "tent" in text or "hats" in text else 1e-4


def integrate(f, y, times, tolerance, least):
    t, h, states = REAL(0), REAL(1) / 16, []
    here = sides(f, y)
    for end in times:
        end = REAL(end)
        while t < end:
            h = min(h, end - t)
            whole, half = step(f, y, h), step(f, y, h / 2)
            twice = None if half is None else step(f, half, h / 2)
            error = np.inf if whole is None or twice is None else float(np.max(np.abs(whole - twice)))
            there = None if twice is None else sides(f, twice)
            crossed = there is None or any(np.any(a != b) for a, b in zip(here, there))
            if h < least or (error <= tolerance and not crossed):
                t, y, here = t + h, twice, there
                if end - t < 1e-17:
                    t = end
                h = h * min(4, max(0.5, 0.9 * (tolerance / max(error, 1e-30)) ** (1 / 13)))
            elif crossed:
                h = h / 2
            else:
                h = h * max(0.1, 0.9 * (tolerance / error) ** (1 / 13))
        states.append(y)
    return states


# --- the runs -------------------------------------------------------------------------------------------------------------

R = lambda dim: {"kind": "space", "dim": dim}
T = lambda *periods: {"kind": "torus", "dim": len(periods), "periods": list(periods)}
K = lambda kind, **parameters: {"kind": kind, **parameters}
M = lambda model, **parameters: {"model": model, **parameters}
POWER = lambda beta: K("power", beta=beta)
GAUSS = lambda variance: K("gaussian", variance=variance)
TOPO = dict(alpha="1", epsilon="1/10", edge="1/4")
IMAGES = K("periodised", of=GAUSS("1/10"))
CIRCLE = M("mollified", kernel=IMAGES, quadrature=K("lattice", spacing="1/128"))
NODES = [["-2", "-1"], ["-1", "1"], ["0", "0"], ["1/2", "-3/2"], ["3/2", "1"], ["2", "-1/2"], ["0", "2"]]

RUNS = [
    ("everybody, line", R(1), M("global"), 2, 10),
    ("everybody, torus", T("1", "3/2"), M("global"), 7, 10),
    ("nobody but oneself", R(2), M("identity"), 3, 10),
    ("Cucker-Smale, beta = 1, two on the line", R(1), M("cucker-smale", kernel=POWER("1")), 2, 10),
    ("Cucker-Smale, beta = 1/2, twenty in the plane", R(2), M("cucker-smale", kernel=POWER("1/2")), 20, 10),
    ("Cucker-Smale, beta = 3, space", R(3), M("cucker-smale", kernel=POWER("3")), 8, 10),
    ("Cucker-Smale, Gaussian", R(2), M("cucker-smale", kernel=GAUSS("1/2")), 6, 8),
    ("Cucker-Smale, bump", R(2), M("cucker-smale", kernel=K("bump", radius="3/2")), 12, 6),
    ("Cucker-Smale, tent on the line", R(1), M("cucker-smale", kernel=K("tent", radius="2")), 5, 10),
    ("Cucker-Smale, tents on a torus", T("3", "3"), M("cucker-smale", kernel=K("tent", radius="5/4")), 6, 5),
    ("Cucker-Smale, truncated polynomial, T^3", T("2", "2", "2"), M("cucker-smale", kernel=K("truncated", radius="9/10", exponent=8)), 9, 6),
    ("Cucker-Smale, Gaussian with its images", T("2"), M("cucker-smale", kernel=IMAGES), 10, 10),
    ("Motsch-Tadmor, beta = 2", R(2), M("motsch-tadmor", kernel=POWER("2")), 10, 10),
    ("Motsch-Tadmor, Gaussian, space", R(3), M("motsch-tadmor", kernel=GAUSS("2")), 5, 10),
    ("Motsch-Tadmor, bump on a torus", T("2", "2"), M("motsch-tadmor", kernel=K("bump", radius="19/20")), 16, 6),
    ("M_beta, beta = 1/2", R(2), M("beta", beta="1/2", kernel=POWER("2")), 7, 10),
    ("M_beta, beta = 2", R(1), M("beta", beta="2", kernel=GAUSS("1")), 9, 10),
    ("M_beta, beta = 1/3, torus", T("4", "4", "4"), M("beta", beta="1/3", kernel=K("bump", radius="2")), 6, 6),
    ("M_phi on a circle", T("2"), CIRCLE, 5, 4),
    ("M_phi on nodes of the plane", R(2), M("mollified", kernel=POWER("3"), quadrature=K("fixed", nodes=NODES, weights=["1", "2", "1", "1/2", "1", "3", "1"])), 8, 8),
    ("topological Cucker-Smale", R(2), M("topological-cucker-smale", psi=POWER("2"), **TOPO), 8, 8),
    ("topological Motsch-Tadmor, torus", T("2", "2"), M("topological-motsch-tadmor", psi=K("bump", radius="19/20"), **TOPO), 6, 5),
    ("topological M_beta, line", R(1), M("topological-beta", beta="1/2", psi=GAUSS("2"), **TOPO), 7, 6),
    ("strict segregation, with crossings", R(1), M("conditional", partition={"cuts": [["-1/2", "1"]]}), 6, 6),
    ("strict segregation, torus", T("2", "2"), M("conditional", partition={"cuts": [2, 2]}), 8, 4),
    ("smooth segregation, bumps on a circle", T("3"), M("segregation", partition=K("bump", knots=3)), 8, 6),
    ("smooth segregation, smoothsteps on the line", R(1), M("segregation", partition=K("smoothstep", knots=["-2", "0", "3/2"], overlap="3/4")), 7, 6),
    ("segregation by hats, torus", T("2", "3"), M("segregation", partition=K("tensor", factors=[K("hats", knots=2), K("hats", knots=3)])), 10, 4),
    ("two species", R(2), M("multi-species", labels=["a", "b"], rules=[[M("cucker-smale", kernel=POWER("1")), M("cucker-smale", kernel=GAUSS("1"))], [M("cucker-smale", kernel=K("bump", radius="3")), M("cucker-smale", kernel=POWER("3"))]]), 9, 8),
    ("three species, mixed rules, circle", T("3"), M("multi-species", labels=["a", "b", "c"], rules=[[M(("cucker-smale", "motsch-tadmor")[(a + b) % 2], kernel=K("periodised", of=GAUSS(f"{1 + a}/{3 + b}"))) for b in range(3)] for a in range(3)]), 8, 8),
    ("two flocks", R(2), M("multi-flock", labels=["a", "b"], rules=[M("cucker-smale", kernel=POWER("2")), M("cucker-smale", kernel=GAUSS("1"))], coupling=M("cucker-smale", kernel=POWER("1")), epsilon="1/4"), 7, 10),
    ("three flocks, line", R(1), M("multi-flock", labels=["a", "b", "c"], rules=[M("cucker-smale", kernel=POWER("1")), M("cucker-smale", kernel=K("bump", radius="4")), M("cucker-smale", kernel=POWER("4"))], coupling=M("cucker-smale", kernel=GAUSS("2")), epsilon="1/2"), 12, 8),
    ("opinions with convictions", {"kind": "finite", "dim": 0}, M("opinions", labels=list("abcdef"), a=[["0", "1", "0", "0", "0", "0"], ["1/2", "0", "1/2", "0", "0", "0"], ["0", "1/3", "1/3", "1/3", "0", "0"], ["0", "0", "1/4", "0", "3/4", "0"], ["1/10", "0", "0", "1/5", "0", "7/10"], ["0", "0", "0", "0", "1", "0"]], **{"lambda": ["1", "2", "1/2", "1", "3", "1"]}), 6, 10),
    ("opinions", {"kind": "finite", "dim": 0}, M("opinions", labels=list("abc"), a=[["1/2", "1/2", "0"], ["0", "1/2", "1/2"], ["1", "0", "0"]], **{"lambda": ["1", "1", "2"]}), 3, 6),
    ("Cucker-Smale, coupling |w|^2 w", R(2), M("cucker-smale", kernel=POWER("1")), 6, 10),
    ("Motsch-Tadmor, coupling |w|^(1/2) w, circle", T("3"), M("motsch-tadmor", kernel=K("periodised", of=GAUSS("1/4"))), 5, 8),
]
COUPLING = {"Cucker-Smale, coupling |w|^2 w": "4", "Motsch-Tadmor, coupling |w|^(1/2) w, circle": "5/2"}
# total mass 1 where the average is an integral against a probability
PROBABILITY = ("global", "mollified")


def initial(name, env, spec, n, end):
    draw = random.Random(name)
    dim = env["dim"]
    shares = [2 ** draw.randint(0, 5) + draw.randint(0, 3) for _ in range(n)]
    if spec["model"] in PROBABILITY:
        shares[0] += 4096 - sum(shares)
        masses = [k / 4096 for k in shares]
    else:
        masses = [k / 32 for k in shares]
    run = {"name": name, "environment": env, "model": spec, "masses": masses, "times": [end / 2, end]}
    place = lambda width: draw.randint(-64 * width, 64 * width) / 64
    if env["kind"] == "finite":
        run["conviction"] = 0.5 if "conviction" in name else 0
        run["v"] = [place(2) for _ in range(n)]
        return run, np.array(run["v"], dtype=REAL)
    if "labels" in spec:
        run["labels"] = [k % len(spec["labels"]) for k in range(n)]
    if name in COUPLING:
        run["coupling"] = COUPLING[name]
    run["x"] = [place(2) for _ in range(n * dim)]
    run["v"] = [place(1) for _ in range(n * dim)]
    return run, np.array(run["x"] + run["v"], dtype=REAL)


def main():
    out = []
    for name, env, spec, n, end in RUNS:
        if len(sys.argv) > 1 and sys.argv[1] not in name:
            continue
        run, y0 = initial(name, env, spec, n, end)
        f = right_side(run)
        rough, fine = (integrate(f, y0, run["times"], tolerance, shortest_step(spec)) for tolerance in (1e-12, 1e-14))
        run["error"] = float(f"{max(float(np.max(np.abs(a - b))) for a, b in zip(rough, fine)):.1e}")
        run["states"] = [[float(t) for t in y] for y in fine]
        out.append(run)
        print(f"{name}: {run['error']}", file=sys.stderr, flush=True)
    print("[\n" + ",\n".join(json.dumps(run) for run in out) + "\n]")


main()
