import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { powerBounds, rationalPower } from '../../scalar/power.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, multiply, power, sign, subtract } from '../../scalar/rational.js';
import { scalarAt } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { expectRelation } from '../steps.js';
import type { Crowd } from './radial-table.js';
import { ratioFormula, ratioOf, seen, seenAtOrigin, seenOf, squared, valuesOf } from './radial-table.js';

/** β = p/q between 0 and 1. */
export interface Beta {
  readonly value: Rational;
  readonly p: number;
  readonly q: number;
}

/** Exponents of random cases; the checker raises to powers up to q. */
export const BETAS = ['0', '1/4', '1/3', '1/2', '2/3', '3/4', '1'] as const;

/** undefined if shrinking has taken β out of [0, 1], or to denominators that the checker would not raise to. */
export function betaOf(x: Instance): Beta | undefined {
  const value = scalarAt(x, 'beta');
  if (sign(value) < 0 || compare(value, ONE) > 0 || value.d > 16n) return undefined;
  return { value, p: Number(value.n), q: Number(value.d) };
}

/** Rational bounds of the two sides of (29) at 0, with what proves them. */
export interface BetaSides {
  /** b_j ≥ ρ_φ(x_j)^(β−1) */
  readonly above: readonly Rational[];
  /** r ≤ ρ_φ(0)^β */
  readonly below: Rational;
  /** Σ m_j φ(0 − x_j) b_j, at least the left side */
  readonly left: Rational;
  readonly steps: readonly LazyStep[];
  readonly where: Record<string, Value>;
}

/** Σ m w b */
export const leftAbove: Formula = ['sum', ['*', ['*', 'm', 'w'], 'b']];

/**
 * Upper bounds for (ρ/ρ_φ^(1−β))_φ(0) and lower ones for ρ_φ(0)^β, of a relative width. The checker proves them by
 * whole powers: 1 ≤ b^q ρ_φ^(q−p) and r^q ≤ ρ_φ(0)^p.
 */
export function betaSides(crowd: Crowd, { value, p, q }: Beta, width: Rational): BetaSides {
  const { at, origin } = seenOf(crowd);
  const above = at.map((t) => powerBounds(t, subtract(value, ONE), width).upper);
  const below = sign(value) === 0 ? ONE : powerBounds(origin, value, width).lower;
  const left = crowd.masses.reduce((sum, m, j) => add(sum, multiply(multiply(m, crowd.w[j]), above[j])), ZERO);
  const where = { ...valuesOf(crowd), b: above, r: below };
  return {
    above,
    below,
    left,
    where,
    steps: [
      expectRelation('1 ≤ b^q ρ_φ^(q-p)', where, ['1', ONE], '<=', [
        ['*', ['^', 'b', String(q)], ['^', seen, String(q - p)]],
        above.map((b, j) => multiply(power(b, q), power(at[j], q - p))),
      ]),
      expectRelation('r^q ≤ ρ_φ(0)^p', where, [['^', 'r', String(q)], power(below, q)], '<=', [
        ['^', seenAtOrigin, String(p)],
        power(origin, p),
      ]),
    ],
  };
}

/** A rational K ≤ x^(1−β) with the proof K^q ≤ x^(q−p); the value itself where it is rational. */
export function constantBelow(
  x: Rational,
  { value, p, q }: Beta,
  width: Rational,
  name: string,
  formula: Formula,
  where: Record<string, Value>,
): { K: Rational; step: LazyStep } {
  const exponent = subtract(ONE, value);
  const K = rationalPower(x, exponent) ?? powerBounds(x, exponent, width).lower;
  return {
    K,
    step: expectRelation(`${name}^q ≤ …^(q-p)`, { ...where, [name]: K }, [['^', name, String(q)], power(K, q)], '<=', [
      ['^', formula, String(q - p)],
      power(x, q - p),
    ]),
  };
}

/** The quotient of the two sides of (29) at 0 in doubles. */
export function betaRatio(
  points: readonly (readonly number[])[],
  masses: readonly number[],
  phi: (square: number) => number,
  beta: number,
): number {
  let [left, origin] = [0, 0];
  for (let j = 0; j < points.length; j++) {
    const weight = masses[j] * phi(squared(points[j]));
    if (weight === 0) continue;
    let reached = 0;
    for (let k = 0; k < points.length; k++) reached += masses[k] * phi(squared(points[j], points[k]));
    left += weight * reached ** (beta - 1);
    origin += weight;
  }
  return left === 0 ? 0 : left / origin ** beta;
}

/** The ratio of (28), its formula, for bounds of (29) by it. */
export const ratioSide = (crowd: Crowd): readonly [Formula, Rational] => [ratioFormula, ratioOf(crowd)];
