"""Strengths and averages of every model of section 2, from the definitions of the paper alone.

    python3 scripts/independent_models.py > test/fixtures/independent.json

Shares nothing with the TypeScript: places, masses and parameters are fractions, values have 40 digits (mpmath), integrals
are taken numerically. Where the discretisation is a choice (quadrature nodes, the mollified topological distance, cells and
partitions of unity) the docstrings of the library say which; what is written there, and no code, was used here.
test/operators/independent.test.ts compares. A point, a mass, a parameter is a text that both read: `3/64`.
"""
import itertools
import json
import random
import sys
from fractions import Fraction as Q

from mpmath import mp, mpf, quad

mp.dps = 40


def real(q):
    return mpf(q.numerator) / q.denominator if isinstance(q, Q) else mpf(q)


def text(q):
    return f"{q.numerator}/{q.denominator}" if q.denominator > 1 else str(q.numerator)


# --- environments ---------------------------------------------------------------------------------------------------


def shortest(env, x, y):
    """x - y; on a torus every coordinate in [-L/2, L/2)."""
    z = [a - b for a, b in zip(x, y)]
    if env["kind"] != "torus":
        return z
    return [t - L * ((t / L + Q(1, 2)).__floor__()) for t, L in zip(z, map(Q, env["periods"]))]


def in_cell(env, x):
    if env["kind"] != "torus":
        return list(x)
    return [t - L * (t / L).__floor__() for t, L in zip(x, map(Q, env["periods"]))]


# --- kernels: the spec and a displacement (fractions) in, a number out ---------------------------------------------------


def square_norm(z):
    return sum((t * t for t in z), Q(0))


def norm(z):
    return mp.sqrt(real(square_norm(z)))


def step_polynomial(t):
    return t**3 * (10 - 15 * t + 6 * t * t)


def sphere(dim):
    return [None, mpf(2), 2 * mp.pi, 4 * mp.pi][dim]


INTEGRALS = {}


def integral(spec, dim):
    """of a radial kernel over R^n, along the radius; of a tent or a product by the axes"""
    key = (json.dumps(spec), dim)
    if key not in INTEGRALS:
        if spec["kind"] == "tent":
            INTEGRALS[key] = real(Q(spec["radius"])) ** dim
        else:
            ends = [0, real(Q(spec["radius"]))] if "radius" in spec else [0, 1, 4, 16, 64, mp.inf]
            if spec["kind"] == "cutoff":
                ends = [0, ends[1] / 2, ends[1]]
            radial = lambda r: r ** (dim - 1) * profile(spec, r * r)
            INTEGRALS[key] = sphere(dim) * quad(radial, ends)
    return INTEGRALS[key]


def profile(spec, r2):
    """kernels that are functions of r^2, r2 a fraction or a real number"""
    kind = spec["kind"]
    q = lambda name: Q(spec[name])
    r = lambda: mp.sqrt(real(r2))
    if kind == "gaussian":
        return mp.exp(-real(r2) / (2 * real(q("variance"))))
    if kind == "power":
        return (1 + real(r2)) ** (-real(q("beta")) / 2)
    if kind == "hollow":
        return real(r2) / (1 + real(r2))
    R = q("radius")
    inside = r2 < (R * R if isinstance(r2, Q) else real(R * R))
    if not inside:
        return mpf(0)
    t = real(r2) / real(R * R)
    if kind == "box":
        return mpf(1)
    if kind == "bump":
        return mp.exp(-1 / (1 - t))
    if kind == "cone":
        return (1 - mp.sqrt(t)) ** spec["exponent"]
    if kind == "truncated":
        return (1 - t) ** spec["exponent"]
    if kind == "wendland":
        return (1 - mp.sqrt(t)) ** 4 * (4 * mp.sqrt(t) + 1)
    if kind == "cutoff":
        return mpf(1) if 4 * t <= 1 else step_polynomial(mpf(4) / 3 * (1 - t))
    raise ValueError(kind)


def kernel(spec, env, z):
    kind, dim = spec["kind"], len(z)
    if kind == "tent":
        R, product = Q(spec["radius"]), Q(1)
        for t in z:
            product *= max(Q(0), 1 - abs(t) / R)
        return real(product)
    if kind == "one-sided":
        R = Q(spec["radius"])
        return real(max(Q(0), 1 + z[0] / R)) if z[0] <= 0 else mpf(0)
    if kind == "shifted":
        return kernel(spec["of"], env, [t - Q(a) for t, a in zip(z, spec["shift"])])
    if kind == "scaled":
        return real(Q(spec["height"])) * kernel(spec["of"], env, [t / Q(spec["length"]) for t in z])
    if kind == "mollifier":
        return kernel(spec["of"], env, z) / integral(spec["of"], dim)
    if kind == "bracket":  # <x>^(-n-gamma), of integral 1
        power = {"kind": "power", "beta": text(dim + Q(spec["gamma"]))}
        return profile(power, square_norm(z)) / integral(power, dim)
    if kind == "product":
        value = mpf(1)
        for t in z:
            value *= kernel(spec["of"], env, [t])
        return value
    if kind == "square":  # psi * psi on the line
        psi = lambda y: profile(spec["of"], y * y) if spec["of"]["kind"] != "tent" else max(
            mpf(0), 1 - abs(y) / real(Q(spec["of"]["radius"]))
        )
        R, at = Q(spec["of"]["radius"]), z[0]
        if abs(at) >= 2 * R:
            return mpf(0)
        ends = {p for p in (-R, Q(0), R, at - R, at, at + R) if max(-R, at - R) <= p <= min(R, at + R)}
        return quad(lambda y: psi(y) * psi(real(at) - y), [real(p) for p in sorted(ends)])
    if kind == "periodised":  # of a compact kernel
        shifts = [[k * Q(L) for k in range(-8, 9)] for L in env["periods"]]
        return sum(
            (kernel(spec["of"], env, [t + s for t, s in zip(in_cell(env, z), shift)]) for shift in itertools.product(*shifts)),
            mpf(0),
        )
    if kind == "trigonometric":
        turns = [t / Q(L) for t, L in zip(z, env["periods"])]
        return 1 + sum(
            real(Q(a)) * mp.cos(2 * mp.pi * real(sum(f * t for f, t in zip(k, turns)))) for k, a in spec["terms"]
        )
    return profile(spec, square_norm(z))


# --- partitions -----------------------------------------------------------------------------------------------------


def knots_of(env, axis, knots):
    if isinstance(knots, int):
        return [Q(env["periods"][axis]) * k / knots for k in range(knots)]
    return [Q(t) for t in knots]


def cell_of(spec, env, x, label):
    if spec["kind"] == "labels":
        return label
    if spec["kind"] == "points":
        return tuple(in_cell(env, x))
    cell = 0
    periodic = env["kind"] == "torus"
    for axis, t in enumerate(in_cell(env, x)):
        if spec["kind"] == "dyadic":
            cells = 2 ** spec["level"]
            low, high = (0, Q(env["periods"][axis])) if periodic else map(Q, spec["interval"])
            index = min(cells - 1, max(0, ((t - low) / (high - low) * cells).__floor__()))
            count = cells
        else:
            cuts = knots_of(env, axis, spec["cuts"][axis])
            before = sum(1 for c in cuts if c <= t)
            count = max(1, len(cuts)) if periodic else len(cuts) + 1
            index = (before - 1) % count if periodic else before
        cell = cell * count + index
    return cell


def unity(spec, env, x):
    """g_1(x), ..., g_L(x)"""
    if spec["kind"] == "blended":
        g, delta = unity(spec["of"], env, x), real(Q(spec["delta"]))
        return [(a + delta) / (1 + len(g) * delta) for a in g]
    if spec["kind"] == "tensor":
        g = [mpf(1)]
        for axis, factor in enumerate(spec["factors"]):
            line = {"kind": env["kind"], "dim": 1}
            if env["kind"] == "torus":
                line["periods"] = [env["periods"][axis]]
            g = [a * b for a in g for b in unity(factor, line, [x[axis]])]
        return g
    if spec["kind"] == "sharp":
        cells = 1
        for axis, cuts in enumerate(spec["boxes"]["cuts"]):
            cells *= len(knots_of(env, axis, cuts)) + (0 if env["kind"] == "torus" else 1)
        return [mpf(1 if cell_of(spec["boxes"], env, x, None) == l else 0) for l in range(cells)]
    knots, t = knots_of(env, 0, spec["knots"]), in_cell(env, x)[0]
    g = [mpf(0)] * len(knots)
    if env["kind"] != "torus" and (t <= knots[0] or t >= knots[-1]):
        g[0 if t <= knots[0] else -1] = mpf(1)
        return g
    if len(knots) == 1:
        return [mpf(1)]
    ring = knots + ([knots[0] + Q(env["periods"][0])] if env["kind"] == "torus" else [])
    if t < ring[0]:
        t += Q(env["periods"][0])
    l = max(k for k in range(len(ring) - 1) if ring[k] <= t)
    s = (t - ring[l]) / (ring[l + 1] - ring[l])
    s = (s - Q(1, 2)) / Q(spec.get("overlap", "1")) + Q(1, 2)
    s = min(Q(1), max(Q(0), s))
    if spec["kind"] == "hats":
        next_one = real(s)
    elif spec["kind"] == "smoothstep":
        next_one = step_polynomial(real(s))
    elif s in (0, 1):
        next_one = real(s)
    else:
        next_one = 1 / (1 + mp.exp(1 / real(s) - 1 / (1 - real(s))))
    g[l] += 1 - next_one
    g[(l + 1) % len(knots)] += next_one
    return g


# --- models: strengths and averages at targets ---------------------------------------------------------------------------
# A density is a dict: x (rows of fractions), m (fractions), label, volume. Targets the same without masses.
# A row of the average is None where it is not defined; then the strength is 0.


def weighted(weights, masses, strength):
    """s and [.] from w(y_i, x_j): means weighted by w m"""
    s, rows = [], []
    for w in weights:
        seen = sum((a * real(m) for a, m in zip(w, masses)), mpf(0))
        s.append(strength(seen))
        rows.append([a * real(m) / seen for a, m in zip(w, masses)] if seen > 0 else None)
    return s, rows


def kernel_weights(spec, env, rho, y):
    return [[kernel(spec, env, shortest(env, t, x)) for x in rho["x"]] for t in y["x"]]


def topological_weights(spec, env, rho, y):
    """(30)-(32): the ball over the segment, its indicator softened over an area `edge`"""
    w = real(Q(spec["edge"]))
    out = []
    for t in y["x"]:
        row = []
        for x in rho["x"]:
            z = shortest(env, t, x)
            middle = [a + b / 2 for a, b in zip(x, z)]
            crowd = mpf(0)
            for other, m in zip(rho["x"], rho["m"]):
                q = square_norm(shortest(env, other, middle)) - square_norm(z) / 4
                chi = mpf(1) if q <= 0 else step_polynomial(max(mpf(0), 1 - real(q) / w))
                crowd += real(m) * chi
            power = -real(Q(spec["alpha"])) / 2
            row.append(kernel(spec["psi"], env, z) * (real(Q(spec["epsilon"])) + crowd**2) ** power)
        out.append(row)
    return out


def nodes_of(spec, env, rho):
    """quadrature nodes and weights"""
    if spec["kind"] == "fixed":
        return [[Q(t) for t in p] for p in spec["nodes"]], [Q(w) for w in spec["weights"]]
    h, dim = Q(spec["spacing"]), env["dim"]
    if env["kind"] == "torus":
        axes = [range(int(Q(L) / h)) for L in env["periods"]]
    elif "reach" in spec:
        k = (Q(spec["reach"]) / h).__floor__()
        axes = [range(-k, k + 1)] * dim
    else:  # all of h Z^n: those far away are not seen
        far = max(abs(t) for p in rho["x"] for t in p) + 4
        k = (far / h).__ceil__()
        axes = [range(-k, k + 1)] * dim
    nodes = [[h * i for i in index] for index in itertools.product(*axes)]
    return nodes, [h**dim] * len(nodes)


def mollified(spec, env, rho, y, weights):
    """P D^-1 P^T diag(weights)"""
    nodes, w = nodes_of(spec["quadrature"], env, rho)

    def shares(places):
        rows = []
        for t in places["x"]:
            row = [kernel(spec["kernel"], env, shortest(env, t, node)) * real(a) for node, a in zip(nodes, w)]
            whole = sum(row, mpf(0))
            rows.append([a / whole for a in row])
        return rows

    on_points, on_targets = shares(rho), shares(y)
    density = [sum((real(m) * row[k] for m, row in zip(weights, on_points)), mpf(0)) for k in range(len(nodes))]
    rows = []
    for p in on_targets:
        seen = [k for k in range(len(nodes)) if p[k] != 0]
        rows.append([sum((p[k] / density[k] * row[k] for k in seen), mpf(0)) * real(m) for row, m in zip(on_points, weights)])
    return rows


def part(rho, label):
    index = [i for i, l in enumerate(rho["label"]) if l == label]
    picked = {"x": [rho["x"][i] for i in index]}
    mass = None
    if "m" in rho:
        mass = sum((rho["m"][i] for i in index), Q(0))
        picked["m"] = [rho["m"][i] / mass for i in index]
    return index, picked, mass


def evaluate(spec, env, rho, y):
    """s and the rows of [.] at the targets"""
    kind, masses = spec["model"], rho.get("m")
    one = [mpf(1)] * len(y["x"])
    if kind == "global":
        total = sum(masses, Q(0))
        return one, [[real(m / total) for m in masses] for _ in y["x"]]
    if kind == "identity":
        rows = []
        for i, t in enumerate(y["x"]):
            here = [all(d == 0 for d in shortest(env, t, x)) for x in rho["x"]]
            atom = sum((m for m, h in zip(masses, here) if h), Q(0))
            rows.append([real(m / atom) if h else mpf(0) for m, h in zip(masses, here)])
        return one, rows
    if kind in ("cucker-smale", "motsch-tadmor", "beta", "vicsek"):
        phi = {"kind": "box", "radius": spec["radius"]} if kind == "vicsek" else spec["kernel"]
        power = {"cucker-smale": Q(1), "motsch-tadmor": Q(0), "vicsek": Q(0)}.get(kind) if kind != "beta" else Q(spec["beta"])
        return weighted(kernel_weights(phi, env, rho, y), masses, lambda seen: seen ** real(power))
    if kind.startswith("topological"):
        power = {"topological-cucker-smale": "1", "topological-motsch-tadmor": "0"}.get(kind, spec.get("beta"))
        return weighted(topological_weights(spec, env, rho, y), masses, lambda seen: seen ** real(Q(power)))
    if kind == "mollified":
        return one, mollified(spec, env, rho, y, masses)
    if kind in ("mollified-pressure", "doubly-mollified"):
        p = [m / v for m, v in zip(masses, rho["volume"])]
        gamma = 0 if kind == "doubly-mollified" else spec["gamma"]
        weights = [a**gamma * v for a, v in zip(p, rho["volume"])]
        s = [real(w / m) if m > 0 else mpf(0) for w, m in zip(weights, masses)] if y is rho else None
        return s, mollified(spec, env, rho, y, weights)
    if kind == "conditional":
        name = lambda places, i: cell_of(spec["partition"], env, places["x"][i], places.get("label", [None] * 99)[i])
        rows = []
        for i in range(len(y["x"])):
            inside = [name(rho, j) == name(y, i) for j in range(len(masses))]
            mass = sum((m for m, b in zip(masses, inside) if b), Q(0))
            rows.append([real(m / mass) if b else mpf(0) for m, b in zip(masses, inside)])
        return one, rows
    if kind == "segregation":
        g = [unity(spec["partition"], env, x) for x in rho["x"]]
        crowd = [sum((a[l] * real(m) for a, m in zip(g, masses)), mpf(0)) for l in range(len(g[0]))]
        rows = []
        for t in y["x"]:
            here = unity(spec["partition"], env, t)
            rows.append(
                [
                    real(m) * sum((here[l] * a[l] / crowd[l] for l in range(len(crowd)) if here[l] > 0), mpf(0))
                    for a, m in zip(g, masses)
                ]
            )
        return one, rows
    if kind == "opinions":
        a = [[Q(t) for t in row] for row in spec["a"]]
        present = [sum((m for m, l in zip(masses, rho["label"]) if l == player), Q(0)) for player in range(len(a))]
        s = [real(Q(spec["lambda"][l])) for l in y["label"]]
        return s, [[real(a[i][j] * m / present[j]) for m, j in zip(masses, rho["label"])] for i in y["label"]]
    if kind in ("multi-species", "multi-flock"):
        n = len(masses)
        s, rows = [mpf(0)] * len(y["x"]), [[mpf(0)] * n for _ in y["x"]]
        labels = range(len(spec["labels"]))
        parts = {b: part(rho, b) for b in labels}

        def add(alpha, beta, rule, factor=lambda mass: mass):
            targets, places, _ = part(y, alpha)
            crowd, flock, mass = parts[beta]
            if not crowd or not targets:
                return
            strength, average = evaluate(rule, env, flock, flock if y is rho and alpha == beta else places)
            for k, i in enumerate(targets):
                s[i] += real(mass) * strength[k]
                for l, j in enumerate(crowd):
                    if average[k] is not None:
                        rows[i][j] += real(mass) * strength[k] * average[k][l]

        for alpha in labels:
            for beta in labels:
                if kind == "multi-species":
                    add(alpha, beta, spec["rules"][alpha][beta])
                elif alpha == beta:
                    add(alpha, alpha, spec["rules"][alpha])
        if kind == "multi-flock" and "coupling" in spec:
            centre = [
                [sum((m * x[c] for m, x in zip(parts[b][1]["m"], parts[b][1]["x"])), Q(0)) for c in range(env["dim"])]
                for b in labels
            ]
            big = {"x": centre, "m": [parts[b][2] for b in labels]}
            strength, average = evaluate(spec["coupling"], env, big, big)
            epsilon = real(Q(spec["epsilon"]))
            for i, alpha in enumerate(y["label"]):
                for beta in labels:
                    if beta == alpha or average[alpha] is None:
                        continue
                    pull = epsilon * strength[alpha] * average[alpha][beta]  # eps M^beta psi(X^alpha, X^beta)
                    s[i] += pull
                    for l, j in enumerate(parts[beta][0]):
                        rows[i][j] += pull * real(parts[beta][1]["m"][l])
        return s, [[a / t for a in row] for row, t in zip(rows, s)]
    if kind == "penalised":
        e = real(Q(spec["epsilon"]))
        s, rows = evaluate(spec["of"], env, rho, y)
        local = mollified(spec, env, rho, y, masses)
        mix = lambda t, a, b: [(e * t * p + q) / (e * t + 1) for p, q in zip(a, b)]
        return [t + 1 / e for t in s], [mix(t, a, b) for t, a, b in zip(s, rows, local)]
    if kind == "sum":
        s, rows = one, None
        parts = [(real(Q(c)), *evaluate(f, env, rho, y)) for c, f in zip(spec["factors"], spec["of"])]
        s = [sum((c * t[i] for c, t, _ in parts), mpf(0)) for i in range(len(y["x"]))]
        return s, [
            [sum((c * t[i] * a[i][j] for c, t, a in parts), mpf(0)) / s[i] for j in range(len(masses))]
            for i in range(len(y["x"]))
        ]
    if kind == "convex":
        (s, a), (_, b) = (evaluate(f, env, rho, y) for f in spec["of"])
        t = real(Q(spec["t"]))
        return s, [[(1 - t) * p + t * q for p, q in zip(r, r2)] for r, r2 in zip(a, b)]
    times = lambda a, b: [[sum((row[k] * b[k][j] for k in range(len(b))), mpf(0)) for j in range(len(b[0]))] for row in a]
    if kind == "composition":  # the first of `of` is applied last
        s, outer = evaluate(spec["of"][0], env, rho, y)
        return s, times(outer, evaluate(spec["of"][1], env, rho, rho)[1])
    if kind in ("adjoint", "symmetrised-sum", "symmetrised-product"):
        s, a = evaluate(spec["of"], env, rho, rho)
        k = [real(m) * t for m, t in zip(masses, s)]
        n = range(len(k))
        star = [[k[j] * a[j][i] / k[i] for j in n] for i in n]
        if kind == "adjoint":
            return s, star
        if kind == "symmetrised-sum":
            return s, [[(a[i][j] + star[i][j]) / 2 for j in n] for i in n]
        return s, times(star, a)
    raise ValueError(kind)


# --- cases ----------------------------------------------------------------------------------------------------------


def space(dim):
    return {"kind": "space", "dim": dim}


def torus(*periods):
    return {"kind": "torus", "dim": len(periods), "periods": list(periods)}


draw = random.Random(20240531)


def places(env, count, unit=64, width=2):
    """Pairwise different multiples of 1/unit; on a torus some of them outside of the cell."""
    found = []
    while len(found) < count:
        p = [Q(draw.randint(-width * unit, width * unit), unit) for _ in range(env["dim"])]
        if all(any(t != 0 for t in shortest(env, p, other)) for other in found):
            found.append(p)
    return found


def masses(count, total=True):
    m = [Q(draw.choice([1, 2, 3, 5, 7, 40, 1000])) for _ in range(count)]
    return [a / sum(m) for a in m] if total else [a / 8 for a in m]


CASES = []


# Averages over more nodes are fractions of many thousand digits: those are for doubles only.
EXACT_NODES = 16


def case(spec, env, rho, targets=None, note=None):
    rho = {**rho}
    out = {"id": f"{len(CASES):02d} {spec['model']}", "model": spec, "environment": env}
    if "quadrature" in spec and len(nodes_of(spec["quadrature"], env, rho)[0]) > EXACT_NODES:
        out["doublesOnly"] = True
    if note:
        out["note"] = note
    names = {"x": "points", "m": "masses", "volume": "volumes"}
    for key, name in names.items():
        if key in rho and not (key == "x" and env["kind"] == "finite"):
            out[name] = [[text(t) for t in p] for p in rho["x"]] if key == "x" else [text(t) for t in rho[key]]
    if "label" in rho:
        out["labels"] = rho["label"]
    number = lambda v: float(v)
    rows = lambda a: [[number(t) for t in row] for row in a]
    u = [Q(draw.randint(-64, 64), 32) for _ in rho["x"]]
    mean = lambda a: [number(sum((t * real(v) for t, v in zip(row, u)), mpf(0))) for row in a]
    s, average = evaluate(spec, env, rho, rho)
    if "volume" in rho and spec["model"] != "mollified" and any(m == 0 for m in rho["m"]):
        s = None  # kappa/rho has no meaning in vacuum
    volume = rho.get("volume")
    if spec["model"] in ("mollified-pressure", "doubly-mollified"):
        gamma = spec.get("gamma", 0)
        kappa = [real((m / v) ** gamma * v) for m, v in zip(rho["m"], volume)]
    else:
        kappa = [real(m) * t for m, t in zip(rho["m"], s)]
    assert all(abs(sum(row) - 1) < mpf(10) ** -30 for row in average), out["id"]
    out |= {"u": [text(t) for t in u], "kappa": [number(k) for k in kappa]}
    if s:
        out["strength"] = [number(t) for t in s]
    out |= {"average": rows(average), "mean": mean(average)}
    if targets:
        s, average = evaluate(spec, env, rho, targets)
        out["targets"] = {"points": [[text(t) for t in p] for p in targets["x"]]} if env["kind"] != "finite" else {}
        if "label" in targets:
            out["targets"]["labels"] = targets["label"]
        if s:
            out["targets"]["strength"] = [number(t) for t in s]
        out["targets"] |= {"average": rows(average), "mean": mean(average)}
    CASES.append(out)


def crowd(env, count, total=True, unit=64, width=2):
    return {"x": places(env, count, unit, width), "m": masses(count, total)}


def near(env, rho, count, unit=64):
    """Places near points of the crowd, off the support."""
    found = []
    while len(found) < count:
        p = [t + Q(draw.randint(-unit // 4, unit // 4), unit) for t in draw.choice(rho["x"])]
        if all(any(t != 0 for t in shortest(env, p, x)) for x in rho["x"]):
            found.append(p)
    return {"x": found}


def simple(spec, env, count=6, **options):
    rho = crowd(env, count, **options)
    case(spec, env, rho, near(env, rho, 3, options.get("unit", 64)))


R1, R2, R3 = space(1), space(2), space(3)
T1, T2, T3 = torus("3/2"), torus("1", "5/3"), torus("1", "2", "3/2")
CIRCLE = torus("6.283185307179586")
K = lambda kind, **spec: {"kind": kind, **spec}
POWER, CUCKER = K("power", beta="2"), K("power", beta="1/2")

# M_glob, M_I
simple({"model": "global"}, R2)
simple({"model": "global"}, T3, total=False)
for env in (R1, T2):
    rho = crowd(env, 5)
    rho["x"][3] = [t + (Q(L) if env["kind"] == "torus" else 0) for t, L in zip(rho["x"][1], env.get("periods", ["0"] * 3))]
    case({"model": "identity"}, env, rho, {"x": [rho["x"][4], rho["x"][3]]}, "two agents at one place")

# M_CS
for phi, env in [
    (CUCKER, R2),
    (K("gaussian", variance="1/3"), R3),
    (K("tent", radius="3"), R2),
    (K("bump", radius="4"), R1),
    (K("wendland", radius="3"), R3),
    (K("trigonometric", terms=[[[1], "1/2"], [[3], "-1/4"]]), CIRCLE),
    (K("trigonometric", terms=[[[1, 0], "1/2"], [[1, -2], "1/4"]]), T2),
    (K("periodised", of=K("tent", radius="2")), T1),
    (K("periodised", of=K("truncated", radius="2", exponent=2)), T2),
    (K("shifted", of=K("truncated", radius="3", exponent=3), shift=["1/4", "-1/2"]), R2),
    (K("square", of=K("tent", radius="1")), R1),
    (K("cutoff", radius="2"), T3),
]:
    simple({"model": "cucker-smale", "kernel": phi}, env)

# M_MT
for phi, env in [
    (POWER, R3),
    (K("one-sided", radius="5"), R1),
    (K("one-sided", radius="2"), T1),
    (K("cone", radius="4", exponent=2), R2),
    (K("hollow"), R2),
    (K("tent", radius="5/4"), T2),
    (K("product", of=K("gaussian", variance="2")), R3),
    (K("scaled", of=K("bump", radius="1"), height="7/3", length="6"), R2),
]:
    simple({"model": "motsch-tadmor", "kernel": phi}, env, count=7)

# half a period is -L/2: an even kernel does not tell, a one-sided one does
half = {"x": [[Q(0)], [Q(3, 4)], [Q(1, 8)]], "m": [Q(1, 2), Q(1, 3), Q(1, 6)]}
case({"model": "motsch-tadmor", "kernel": K("one-sided", radius="2")}, T1, half, note="agents half a period apart")

# M_beta
for phi, env, beta in [
    (POWER, R1, "1/2"),
    (K("truncated", radius="2", exponent=1), T2, "3"),
    (K("gaussian", variance="1"), R2, "5/3"),
    (K("box", radius="3"), R3, "2"),
    (K("square", of=K("truncated", radius="2", exponent=2)), R1, "1/3"),
]:
    simple({"model": "beta", "kernel": phi, "beta": beta}, env)

# Vicsek, a tie at the radius included
simple({"model": "vicsek", "radius": "5/2"}, R2, count=9)
simple({"model": "vicsek", "radius": "1/2"}, T2, count=12)
case({"model": "vicsek", "radius": "1"}, R1, {"x": [[Q(0)], [Q(1)], [Q(3, 2)]], "m": [Q(1, 3)] * 3}, note="distance r0 exactly")

# M_phi
for phi, env, h, extra in [
    (K("mollifier", of=K("tent", radius="1/2")), R1, "1/8", {}),
    (K("mollifier", of=K("bump", radius="1")), R2, "1/2", {}),
    (K("truncated", radius="1/2", exponent=2), T2, "1/6", {}),
    (K("bracket", gamma="1"), R1, "1/4", {"reach": "5"}),
    (K("mollifier", of=K("gaussian", variance="1/8")), T1, "1/8", {}),
    (K("truncated", radius="1", exponent=1), T3, "1/2", {}),
]:
    rho = crowd(env, 5)
    spec = {"model": "mollified", "kernel": phi, "quadrature": {"kind": "lattice", "spacing": h, **extra}}
    # off the support only where everything seen is seen by the crowd: on the point of the heaviest agent, or anywhere
    free = env["kind"] == "torus" and env["dim"] == 1 or "reach" in extra
    case(spec, env, rho, near(env, rho, 2) if free else {"x": [rho["x"][2]]})
FIXED = {"kind": "fixed", "nodes": [["-2"], ["-1/3"], ["1/2"], ["9/4"]], "weights": ["1", "1/2", "2", "1/7"]}
simple({"model": "mollified", "kernel": POWER, "quadrature": FIXED}, R1)

# M_phi,p and M_phiphi, with vacuum
for spec, env, h in [
    ({"model": "mollified-pressure", "gamma": 2, "kernel": K("truncated", radius="1", exponent=2)}, T1, "1/8"),
    ({"model": "mollified-pressure", "gamma": 3, "kernel": K("gaussian", variance="1/4")}, T2, "1/3"),
    ({"model": "mollified-pressure", "gamma": 1, "kernel": K("tent", radius="1")}, T1, "3/16"),
    ({"model": "doubly-mollified", "kernel": K("truncated", radius="1", exponent=2)}, T1, "1/8"),
    ({"model": "doubly-mollified", "kernel": K("bump", radius="3/2")}, T2, "1/3"),
]:
    rho = crowd(env, 6)
    rho["volume"] = [Q(draw.randint(1, 9), 16) for _ in rho["x"]]
    if spec["model"] == "doubly-mollified" or spec["gamma"] == 2:
        rho["m"][1] = Q(0)
    case({**spec, "quadrature": {"kind": "lattice", "spacing": h}}, env, rho, near(env, rho, 2) if env is T1 else None)

# topological
for name, psi, env, alpha, extra in [
    ("topological-cucker-smale", POWER, R1, "2", {}),
    ("topological-cucker-smale", K("gaussian", variance="2"), R2, "1", {}),
    ("topological-cucker-smale", K("truncated", radius="1/2", exponent=2), T2, "3/2", {}),
    ("topological-motsch-tadmor", POWER, R2, "4", {}),
    ("topological-motsch-tadmor", K("tent", radius="3/4"), T1, "2", {}),
    ("topological-beta", POWER, R3, "2", {"beta": "1/2"}),
    ("topological-beta", K("truncated", radius="1/2", exponent=1), T1, "1", {"beta": "2"}),
]:
    spec = {"model": name, "psi": psi, "alpha": alpha, "epsilon": "1/10", "edge": "1/3", **extra}
    simple(spec, env, count=7)

# M_F
rho = crowd(T1, 8)
case({"model": "conditional", "partition": K("boxes", cuts=[["1/8", "1/2", "5/4"]])}, T1, rho, {"x": rho["x"][::-1]})
rho = crowd(R2, 9)
case({"model": "conditional", "partition": K("dyadic", level=1, interval=["-1", "1"])}, R2, rho, {"x": rho["x"][3:6]})
rho = crowd(T2, 9)
case({"model": "conditional", "partition": K("dyadic", level=1)}, T2, rho, {"x": rho["x"][3:6]})
edge = {"x": [[Q(0)], [Q(1, 2)], [Q(1)], [Q(-1)], [Q(3, 2)]], "m": [Q(k, 15) for k in range(1, 6)]}
case({"model": "conditional", "partition": K("boxes", cuts=[["0", "1"]])}, R1, edge, note="agents on the cuts")
rho = {**crowd(R1, 7), "label": [0, 1, 0, 2, 1, 2, 2]}
case({"model": "conditional", "partition": K("labels"), "labels": ["a", "b", "c"]}, R1, rho)

# M_seg
for partition, env in [
    (K("hats", knots=4), T1),
    (K("hats", knots=["-1", "0", "3/4"], overlap="1/2"), R1),
    (K("smoothstep", knots=["1/4", "1"]), T1),
    (K("bump", knots=3), CIRCLE),
    (K("bump", knots=["-1", "1/2"], overlap="2/3"), R1),
    (K("blended", of=K("smoothstep", knots=5), delta="1/10"), T1),
    (K("tensor", factors=[K("hats", knots=["-1", "1"]), K("smoothstep", knots=["-1/2", "0", "1"])]), R2),
    (K("tensor", factors=[K("hats", knots=2), K("bump", knots=2)]), T2),
    (K("sharp", boxes=K("boxes", cuts=[["-1", "1/2"]])), R1),
]:
    rho = crowd(env, 8)
    case({"model": "segregation", "partition": partition}, env, rho, near(env, rho, 2) if partition["kind"] != "sharp" else None)

# multi-species (34) and multi-flocks (35)
cs = lambda phi: {"model": "cucker-smale", "kernel": phi}
mt = lambda phi: {"model": "motsch-tadmor", "kernel": phi}
for env, rules in [
    (R2, [[cs(POWER), cs(CUCKER)], [cs(K("gaussian", variance="1")), cs(POWER)]]),
    (T1, [[mt(K("tent", radius="3/4")), cs(K("truncated", radius="1/4", exponent=2))], [{"model": "global"}, mt(POWER)]]),
    (R3, [[{"model": "beta", "kernel": POWER, "beta": "1/2"}, mt(CUCKER)], [cs(CUCKER), {"model": "global"}]]),
]:
    rho = {**crowd(env, 7), "label": [0, 1, 0, 1, 1, 0, 0]}
    targets = {**near(env, rho, 3), "label": [1, 0, 1]}
    case({"model": "multi-species", "labels": ["prey", "predator"], "rules": rules}, env, rho, targets)
for env, rules, more in [
    (R1, [cs(POWER), cs(CUCKER), cs(K("gaussian", variance="1"))], {"coupling": cs(CUCKER), "epsilon": "1/5"}),
    (R2, [mt(POWER), {"model": "global"}, cs(POWER)], {"coupling": mt(POWER), "epsilon": "3"}),
    (R3, [cs(POWER), mt(CUCKER), cs(CUCKER)], {"coupling": cs(K("truncated", radius="6", exponent=1)), "epsilon": "1/2"}),
    (T2, [cs(POWER), mt(POWER), {"model": "global"}], {}),
]:
    rho = {**crowd(env, 8), "label": [0, 1, 2, 1, 2, 0, 0, 2]}
    targets = {**near(env, rho, 3), "label": [2, 0, 1]}
    case({"model": "multi-flock", "labels": ["a", "b", "c"], "rules": rules, **more}, env, rho, targets)

# opinions (1)
for a, strengths, label in [
    ([["1/2", "1/2", "0"], ["1/3", "1/3", "1/3"], ["0", "1/10", "9/10"]], ["1", "1", "1"], [0, 1, 2]),
    ([["0", "1"], ["2/7", "5/7"]], ["3", "1/4"], [1, 0, 1, 1]),
    ([["1/4", "1/4", "1/2"], ["1", "0", "0"], ["0", "1", "0"]], ["2", "1/3", "5"], [2, 0, 1, 0, 2]),
]:
    rho = {"x": [[] for _ in label], "m": masses(len(label), False), "label": label}
    spec = {"model": "opinions", "labels": ["p", "q", "r"][: len(a)], "a": a, "lambda": strengths}
    case(spec, {"kind": "finite", "dim": 0}, rho, {"x": [[], []], "label": [1, 0]})

# penalised (288)
for of, env, e, psi, h in [
    (cs(POWER), R1, "1/10", K("mollifier", of=K("tent", radius="1/4")), "1/16"),
    (mt(K("gaussian", variance="1")), T1, "3", K("truncated", radius="1/4", exponent=2), "1/16"),
    ({"model": "segregation", "partition": K("hats", knots=3)}, T1, "1/100", K("bump", radius="1/2"), "1/8"),
    (cs(CUCKER), R2, "1/2", K("mollifier", of=K("bump", radius="1/2")), "1/4"),
]:
    rho = crowd(env, 5)
    spec = {"model": "penalised", "of": of, "epsilon": e, "kernel": psi, "quadrature": {"kind": "lattice", "spacing": h}}
    case(spec, env, rho, {"x": [rho["x"][1]]})

# combinators
LATTICE = {"kind": "lattice", "spacing": "1/8"}
narrow = {"model": "mollified", "kernel": K("truncated", radius="1/2", exponent=2), "quadrature": LATTICE}
wide = {"model": "segregation", "partition": K("hats", knots=3)}
for spec, off in [
    ({"model": "composition", "of": [narrow, wide]}, True),
    ({"model": "adjoint", "of": {"model": "composition", "of": [narrow, wide]}}, False),
    ({"model": "symmetrised-sum", "of": {"model": "composition", "of": [wide, narrow]}}, False),
    ({"model": "symmetrised-product", "of": {"model": "composition", "of": [narrow, wide]}}, False),
    ({"model": "convex", "of": [mt(POWER), wide], "t": "2/7"}, True),
    ({"model": "sum", "factors": ["2", "1/3"], "of": [cs(POWER), wide]}, True),
]:
    rho = crowd(T1, 6)
    case(spec, T1, rho, {"x": [rho["x"][2], rho["x"][0]]} if off else None)

json.dump(CASES, sys.stdout, separators=(",", ":"))
print()
print(f"{len(CASES)} cases", file=sys.stderr)
