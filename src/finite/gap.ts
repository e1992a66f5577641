import { Matrix } from 'ml-matrix';
import { doubles } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import * as Q from '../scalar/rational.js';
import type { LdltCertificate, VectorCertificate } from './certificate.js';
import { eliminate, kernel } from './elimination.js';
import { flowOf, integersOf, rowSums, toIntegers } from './flow.js';
import { gapForm, liftMeanZero, restrictForm, valueAt } from './forms.js';
import { ldltCertificate } from './ldlt.js';
import type { FiniteModel } from './model.js';
import { massesOf, toDoubles } from './model.js';
import { smallestEigenpair } from './symmetric-eigen.js';

/**
 * The spectral gap of the numerical range and its relatives,
 *
 *     gap       inf (u, u - [u])_κ / (u, u)_κ  over Σ m u = 0      (122): 1 - gap is the supremum there
 *     gapKappa  the same over Σ κ u = 0                            (328)
 *     lambda    inf (u, L u)_ρ / (u, u)_ρ over Σ m u = 0           (130), L u = s (u - [u])
 *
 * Only for conservative models is any of them sure to be non-negative. On one point there is no field of mean zero:
 * the infimum is over nothing and there is no number.
 */
export type QuantityName = 'gap' | 'gapKappa' | 'lambda';
export const QUANTITIES: readonly QuantityName[] = ['gap', 'gapKappa', 'lambda'];

/** lower <= quantity <= upper, exactly; upper - lower <= {@link ENCLOSURE_WIDTH}. */
export interface Enclosure {
  readonly lower: Rational;
  readonly upper: Rational;
  readonly value: number;
  readonly certificate: { readonly lower: LdltCertificate; readonly upper: VectorCertificate };
}

/** Widest enclosure returned: 1e-9. */
export const ENCLOSURE_WIDTH: Rational = Q.rational(1n, 1_000_000_000n);

/** The quantity in doubles, with a minimising field. NaN on one point. No bound on the error: see {@link enclose}. */
export function estimateQuantity(name: QuantityName, model: FiniteModel<number>): { value: number; field: number[] } {
  const { n, flow, kappa } = model;
  if (n === 1) return { value: Number.NaN, field: [] };
  const m = name === 'gapKappa' ? kappa : massesOf(model);
  const weight = name === 'lambda' ? massesOf(model) : kappa;
  const root = weight.map(Math.sqrt);
  // In w = W^{1/2} u the quotient is w^T C w / w^T w, and the constraint is g · w = 0 with g = W^{-1/2} m.
  const g = m.map((x, i) => x / root[i]);
  const norm = Math.hypot(...g);
  // Householder reflection that maps g to the last axis; the other axes span the constraint.
  const h = g.map((x) => x / norm);
  h[n - 1] = h[n - 1] + (h[n - 1] >= 0 ? 1 : -1);
  const beta = 2 / h.reduce((s, x) => s + x * x, 0);
  const C = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const laplacian = (i === j ? kappa[i] : 0) - (flow[i * n + j] + flow[j * n + i]) / 2;
      C.set(i, j, laplacian / (root[i] * root[j]));
    }
  }
  const H = Matrix.eye(n, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) H.set(i, j, H.get(i, j) - beta * h[i] * h[j]);
  const R = H.mmul(C)
    .mmul(H)
    .subMatrix(0, n - 2, 0, n - 2);
  const pair = smallestEigenpair(R);
  if (!pair) return { value: Number.NaN, field: [] };
  const reduced = [...pair.vector, 0];
  const field = H.mmul(Matrix.columnVector(reduced))
    .to1DArray()
    .map((w, i) => w / root[i]);
  return { value: pair.value, field };
}

/**
 * The quantity between two exact rationals with certificates: below, an LDL^T of the form (1 - lower) K - sym(F) on
 * the fields of mean zero; above, a field. Starts from the float estimate and corrects it exactly; when the true
 * number is a simple rational, both bounds are that number.
 *
 * @returns undefined on one point
 */
export function enclose(name: QuantityName, model: FiniteModel): Enclosure | undefined {
  if (model.n === 1) return undefined;
  const problem = setUp(name, model);
  const estimate = estimateAtAnyScale(name, model);
  const exact = guess(estimate);
  if (exact) {
    const [below, touching] = [problem.below(exact), problem.touching(exact)];
    if (below && touching) return finish(exact, exact, below, touching);
  }
  // Walk out from the estimate until one bound holds on each side, then halve the distance. Certificates come last:
  // they cost more than the decisions.
  const rounding = Q.multiply(Q.magnitude(estimate), Q.rational(1n, 1n << 48n));
  let step = Q.compare(rounding, FIRST_STEP) > 0 ? rounding : FIRST_STEP;
  let [low, high] = [Q.subtract(estimate, step), Q.add(estimate, step)];
  while (!problem.isBelow(low)) [high, low, step] = [low, Q.subtract(low, step), Q.multiply(step, FOUR)];
  while (problem.isBelow(high)) [low, high, step] = [high, Q.add(high, step), Q.multiply(step, FOUR)];
  while (Q.compare(Q.subtract(high, low), ENCLOSURE_WIDTH) > 0) {
    const middle = Q.multiply(Q.add(low, high), Q.HALF);
    if (problem.isBelow(middle)) low = middle;
    else high = middle;
  }
  const [below, above] = [problem.below(low) as LdltCertificate, problem.above(high) as VectorCertificate];
  return finish(low, high, below, above);
}

const FOUR = Q.rational(4n);
/** Half the width of the first enclosure tried, 2^-32; 2^-48 of the estimate if that is more. */
const FIRST_STEP = Q.rational(1n, 1n << 32n);

/** The float estimate of the model scaled to strengths and masses of at most 1, scaled back: no overflow. 0 if it fails. */
function estimateAtAnyScale(name: QuantityName, model: FiniteModel): Rational {
  const largest = (v: readonly Rational[]): Rational => v.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  const over = (v: readonly Rational[], top: Rational): Rational[] => v.map((x) => Q.divide(x, top));
  const masses = massesOf(model);
  const [k, m] = [largest(model.kappa), largest(masses)];
  const unit = { ...model, flow: over(model.flow, k), kappa: over(model.kappa, k), masses: over(masses, m) };
  const { value } = estimateQuantity(name, toDoubles(unit, doubles));
  if (!Number.isFinite(value)) return Q.ZERO;
  return name === 'lambda' ? Q.multiply(Q.fromDouble(value), Q.divide(k, m)) : Q.fromDouble(value);
}

function finish(lower: Rational, upper: Rational, below: LdltCertificate, above: VectorCertificate): Enclosure {
  const value = Q.toNumber(Q.multiply(Q.add(lower, upper), Q.HALF));
  return { lower, upper, value, certificate: { lower: below, upper: above } };
}

/** Is `value` a lower bound of the quantity? With an LDL^T if so, with a field strictly below it if not. */
export function testLowerBound(
  name: QuantityName,
  model: FiniteModel,
  value: Rational,
): LdltCertificate | VectorCertificate {
  const problem = setUp(name, model);
  return problem.below(value) ?? (problem.above(value) as VectorCertificate);
}

/** A field that shows quantity <= value, if there is one. */
export function testUpperBound(name: QuantityName, model: FiniteModel, value: Rational): VectorCertificate | undefined {
  const problem = setUp(name, model);
  return problem.above(value) ?? problem.touching(value);
}

/** The simplest rational within 2^-40 of a number, if it is simple enough to be meant. */
function guess(x: Rational): Rational | undefined {
  const slack = Q.rational(1n, 1n << 40n);
  const size = Q.magnitude(x);
  const low = Q.subtract(size, slack);
  const simple = Q.simplestBetween(Q.sign(low) < 0 ? Q.ZERO : low, Q.add(size, slack));
  if (simple.d > 1n << 18n) return undefined;
  return Q.sign(x) < 0 ? Q.negate(simple) : simple;
}

/** Exact tests of bounds ε on the quantity: all in integers, then scaled back to the model as given. */
function setUp(name: QuantityName, model: FiniteModel) {
  const flow = flowOf(model);
  const kappa = rowSums(flow.n, integersOf(flow));
  const masses = name === 'gapKappa' ? model.kappa : massesOf(model);
  const m = toIntegers(masses);
  const flowUnit = Q.divide(model.kappa[0], Q.rational(kappa[0]));
  const massUnit = Q.divide(masses[0], Q.rational(m[0]));
  const weight = name === 'lambda' ? m : kappa;
  const unit = name === 'lambda' ? Q.divide(massUnit, flowUnit) : Q.ONE;
  const restricted = (epsilon: Rational) => {
    const full = gapForm(flow, weight, Q.multiply(epsilon, unit));
    return { full, form: restrictForm(full, m) };
  };
  // The checker's basis is built from the masses as given: B = massUnit · (integer basis).
  const factor = Q.multiply(flowUnit, Q.multiply(massUnit, massUnit));
  const vector = (full: ReturnType<typeof gapForm>, v: readonly bigint[]): VectorCertificate => {
    const u = liftMeanZero(v, m);
    const g = toIntegers(u.map((x) => Q.rational(x)));
    return {
      kind: 'vector',
      vector: g.map(String),
      value: Q.toText(Q.multiply(Q.rational(valueAt(full, g), full.scale), flowUnit)),
    };
  };
  return {
    isBelow(epsilon: Rational): boolean {
      const { form } = restricted(epsilon);
      return eliminate(form.n, form.entries).semidefinite;
    },
    below(epsilon: Rational): LdltCertificate | undefined {
      const { form } = restricted(epsilon);
      const elimination = eliminate(form.n, form.entries);
      return elimination.semidefinite
        ? ldltCertificate(elimination, Q.divide(factor, Q.rational(form.scale)))
        : undefined;
    },
    above(epsilon: Rational): VectorCertificate | undefined {
      const { full, form } = restricted(epsilon);
      const { negative } = eliminate(form.n, form.entries);
      return negative && vector(full, negative);
    },
    touching(epsilon: Rational): VectorCertificate | undefined {
      const { full, form } = restricted(epsilon);
      const [v] = kernel(eliminate(form.n, form.entries));
      return v && vector(full, v);
    },
  };
}
