import { eliminate, kernel } from '../../finite/elimination.js';
import { flowFromIntegers, rowSums, toIntegers } from '../../finite/flow.js';
import { integerForm } from '../../finite/forms.js';
import type { FiniteModel } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, compare, fromDouble, rational, simplestBetween, toNumber } from '../../scalar/rational.js';
import { nearestConservative } from './closed-form.js';
import type { Cut, DualCertificate } from './dual.js';
import { boundOf, cutMatrix, scaled } from './dual.js';
import { eigenpairs } from './jacobi.js';
import { maximise } from './simplex.js';

/** What cutting planes reach, in doubles: the optimum from both sides, and the half-spaces that hold it. */
export interface Outline {
  /** n x n; the nearest point in the half-spaces, outside the cone or on its boundary */
  readonly outside: readonly number[];
  /** n x n; has the property up to rounding, and is as near to F up to {@link GAP} */
  readonly inside: readonly number[];
  readonly cuts: readonly Cut[];
}

/** An exact lower bound of the distance with its proof. */
export interface LowerBound {
  readonly bound: Rational;
  readonly certificate: DualCertificate;
}

/** Rounds of cuts, at most; and cuts kept for the next round: those that the outer point nearly touches, and the newest. */
const MAX_ROUNDS = 150;
const MAX_CUTS = 80;
/** A form this negative, relative to the strengths, counts as rounding; a relative gap this small ends the search. */
const FLAT = 1e-10;
const GAP = 1e-7;
/** Most steps inwards to outwards in a round. */
const MAX_STEPS = 12;

/**
 * The distance from F to the cone of models with a non-negative form, by cutting planes from both sides (Ben-Ameur and
 * Neto's in-out separation): x is nearest to F in the half-spaces known so far, c is in the cone; c moves half-way to x while
 * it stays in the cone; where it would leave, the fields along which the form is negative give new half-spaces. Cuts at x
 * alone (Kelley) wander about where the optimum is not unique. Linear programmes in doubles, some 30 of them with up
 * to 2n² rows.
 */
export function outline(form: Cut['form'], model: FiniteModel): Outline {
  const n = model.n;
  const F = model.flow.map(toNumber);
  const flat = FLAT * largest(F);
  const distance = (G: readonly number[]): number => F.reduce((s, f, k) => s + Math.abs(f - G[k]), 0);
  let inside = innerPoint(form, model);
  let cuts: readonly Cut[] = [];
  let best: Pick<Outline, 'outside' | 'cuts'> = { outside: F, cuts };
  for (let round = 1; ; round++) {
    const { point: outside } = nearestInHalfspaces(form, n, F, cuts);
    // Distances of outer points only grow; where one does not, nearly parallel cuts have spoilt the programme.
    if (distance(outside) < distance(best.outside) * (1 - GAP)) return { ...best, inside };
    best = { outside, cuts };
    const atOutside = violatedCuts(form, n, outside, flat);
    if (atOutside.length === 0) return { outside, inside: outside, cuts };
    let fresh: Cut[] = [];
    for (let step = 0; step < MAX_STEPS && fresh.length === 0; step++) {
      const middle = inside.map((x, k) => (x + outside[k]) / 2);
      fresh = violatedCuts(form, n, middle, flat);
      if (fresh.length === 0) inside = middle;
    }
    const added = [...fresh, ...atOutside].filter((cut) => !cuts.some((other) => sameCut(other, cut)));
    const isClose = distance(inside) <= distance(outside) * (1 + GAP);
    if (isClose || added.length === 0 || round === MAX_ROUNDS) return { outside, inside, cuts };
    const slack = cuts.map((cut) => slackAt(cut, outside));
    const order = cuts.map((_, k) => k).sort((a, b) => slack[a] - slack[b] || b - a);
    cuts = [...order.slice(0, MAX_CUTS - added.length).map((k) => cuts[k]), ...added];
  }
}

/** C · F' for C scaled to 1. */
function slackAt(cut: Cut, point: readonly number[]): number {
  const C = cutMatrix(cut);
  return C.reduce((s, c, k) => s + c * point[k], 0) / largest(C);
}

/**
 * A point inside the cone. Positive: loops that dominate their rows and columns. Ball: the lazy version (K + N)/2 of a
 * conservative N with positive entries, up to scale; u -> [u] - u/2 is then half of a contraction.
 */
function innerPoint(form: Cut['form'], model: FiniteModel): number[] {
  const n = model.n;
  const start = form === 'ball' ? nearestConservative(model).flow.map(toNumber) : model.flow.map(toNumber);
  const spread = largest(start) / (4 * n);
  const N = start.map((f) => f + spread);
  const sums = Array.from({ length: n }, (_, i) => {
    const [row, column] = N.reduce(
      ([r, c], f, k) => [r + (Math.floor(k / n) === i ? f : 0), c + (k % n === i ? f : 0)],
      [0, 0],
    );
    return Math.max(row, column);
  });
  return N.map((f, k) => (k % (n + 1) === 0 ? f + sums[k % n] : f));
}

/** The best bound that these cuts prove, as far as doubles find its weights; evaluated exactly. */
export function boundFrom(form: Cut['form'], model: FiniteModel, cuts: readonly Cut[]): LowerBound {
  const { weights, potential } = nearestInHalfspaces(form, model.n, model.flow.map(toNumber), cuts);
  const certificate = exactly(model, cuts, weights, potential);
  return { certificate, bound: boundOf(model, certificate) };
}

/** A multiplier this small counts as rounding. */
const NOTHING = 1e-12;

/** Fields longer than this have cuts beyond the safe integers. */
const LONGEST = 1 << 20;

/**
 * Cuts that touch the cone at a model on its boundary: v in the kernel of the form and w = [v], exactly. At an optimum the
 * cuts with weight are such. Of a kernel of several dimensions a basis, its sums and differences are taken.
 */
export function touchingCuts(form: Cut['form'], flow: readonly Rational[], n: number): Cut[] {
  const F = toIntegers(flow);
  const { entries } = integerForm(form, flowFromIntegers(n, F));
  const basis = kernel(eliminate(n, entries)).filter((v) => form === 'positive' || v.some((x) => x !== v[0]));
  const sums = basis.flatMap((v, a) =>
    basis.slice(0, a).flatMap((u) => [v.map((x, i) => x + u[i]), v.map((x, i) => x - u[i])]),
  );
  return [...basis, ...sums].flatMap((v): Cut[] => {
    const kappa = rowSums(n, F);
    const image = kappa.map((k, i) =>
      rational(
        v.reduce((s, x, j) => s + F[i * n + j] * x, 0n),
        k,
      ),
    );
    const all = toIntegers([...v.map((x) => rational(x)), ...(form === 'ball' ? image : [])]).map(Number);
    return all.every((x) => Math.abs(x) <= LONGEST) ? [{ form, v: all.slice(0, n), w: all.slice(n) }] : [];
  });
}

const largest = (F: readonly number[]): number => F.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

const sameCut = (a: Cut, b: Cut): boolean => a.v.every((x, i) => x === b.v[i]) && a.w.every((x, i) => x === b.w[i]);

/**
 * min Σ |F - F'| over F' >= 0 in the half-spaces (and, for the ball, with equal row and column sums), through its dual
 *
 *     max Σ F_ij (u_ij - 1),   u_ij + Σ_k λ_k C_k,ij + p_i - p_j <= 1,   u <= 2,   u, λ, p >= 0
 *
 * in which 0 is feasible; F' are the multipliers of the first rows. p is determined up to a constant, so p >= 0 is no loss.
 */
function nearestInHalfspaces(form: Cut['form'], n: number, F: readonly number[], cuts: readonly Cut[]) {
  const unit = largest(F);
  const present = F.flatMap((f, k) => (f > 0 ? [k] : []));
  const matrices = cuts.map(cutMatrix);
  const sizes = matrices.map(largest);
  const free = form === 'ball' ? n : 0;
  const columns = present.length + cuts.length + free;
  const rows = n * n + present.length;
  const A = new Float64Array(rows * columns);
  const b = new Float64Array(rows).fill(1);
  const c = new Float64Array(columns);
  present.forEach((k, a) => {
    A[k * columns + a] = 1;
    A[(n * n + a) * columns + a] = 1;
    b[n * n + a] = 2;
    c[a] = F[k] / unit;
  });
  for (let k = 0; k < n * n; k++) {
    matrices.forEach((C, m) => (A[k * columns + present.length + m] = C[k] / sizes[m]));
    if (free === 0) continue;
    const start = k * columns + present.length + cuts.length;
    A[start + Math.floor(k / n)] += 1;
    A[start + (k % n)] -= 1;
  }
  const { x, multipliers } = maximise(rows, columns, A, b, c);
  return {
    point: Array.from(multipliers.subarray(0, n * n), (f) => Math.max(0, f * unit)),
    weights: cuts.map((_, m) => x[present.length + m] / sizes[m]),
    potential: Array.from(x.subarray(present.length + cuts.length)),
  };
}

/** Weights in doubles as an exact certificate: simple rationals if these prove at least as much, else the doubles themselves. */
function exactly(model: FiniteModel, cuts: readonly Cut[], weights: readonly number[], potential: readonly number[]) {
  // Multipliers are of the order of 1 for cuts scaled to it.
  const used = cuts
    .map((cut, k) => ({ cut, weight: weights[k] }))
    .filter(({ cut, weight }) => weight * largest(cutMatrix(cut)) > NOTHING);
  const [simple, plain] = [simplify, fromDouble].map((read): DualCertificate => {
    const certificate = {
      kind: 'dual',
      cuts: used.map(({ cut, weight }) => ({ ...cut, weight: read(weight) })).filter(({ weight }) => weight.n > 0n),
      potential: potential.map((p) => read(p > NOTHING ? p : 0)),
      antisymmetric: [],
    } as const;
    return scaled(model.n, certificate);
  });
  return compare(boundOf(model, simple), boundOf(model, plain)) >= 0 ? simple : plain;
}

/** The rational of smallest denominator within a relative 1e-8 of x >= 0. */
function simplify(x: number): Rational {
  if (!(x > 0)) return ZERO;
  const slack = 1e-8 * x;
  return simplestBetween(fromDouble(x - slack), fromDouble(x + slack));
}

/** Sizes of integers to which fields are rounded, coarse first, and common denominators of their averages. */
const SIZES = [1, 2, 3, 4, 6, 12, 60, 1 << 10, 1 << 15];
const DENOMINATORS = [1, 2, 3, 4, 6, 12, 60, 1 << 8];

/** One cut for each direction in which the form is negative at F', in integers as small as the violation allows. */
function violatedCuts(form: Cut['form'], n: number, point: readonly number[], flat: number): Cut[] {
  const kappa = Array.from({ length: n }, (_, i) => point.slice(i * n, i * n + n).reduce((a, b) => a + b, 0));
  const at = (i: number, j: number): number => point[i * n + j];
  const S: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let s = (at(i, j) + at(j, i)) / 2;
      if (form === 'ball') for (let k = 0; k < n; k++) if (kappa[k] > 0) s -= (at(k, i) * at(k, j)) / kappa[k];
      S.push(s);
    }
  }
  return eigenpairs(n, S)
    .filter(({ value }) => value < -flat)
    .map(({ value, vector }) => roundedCut(form, n, point, kappa, value, vector));
}

function roundedCut(
  form: Cut['form'],
  n: number,
  F: readonly number[],
  kappa: readonly number[],
  value: number,
  u: readonly number[],
): Cut {
  const size = u.reduce((a, x) => Math.max(a, Math.abs(x)), 0);
  let last: Cut | undefined;
  for (const r of SIZES) {
    const v = u.map((x) => Math.round((x / size) * r));
    const norm = v.reduce((s, x) => s + x * x, 0);
    const w = kappa.map((k, i) => (k > 0 ? v.reduce((s, x, j) => s + F[i * n + j] * x, 0) / k : v[i]));
    for (const q of form === 'positive' ? [1] : DENOMINATORS) {
      last = { form, v: v.map((x) => x * q), w: form === 'positive' ? [] : w.map((x) => Math.round(x * q)) };
      const C = cutMatrix(last);
      const reached = C.reduce((s, c, k) => s + c * F[k], 0) / (norm * q * q);
      if (reached <= 0.8 * value) return last;
    }
  }
  return last as Cut;
}
