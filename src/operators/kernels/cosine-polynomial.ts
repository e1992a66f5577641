import type { Polynomial } from '../../scalar/polynomial.js';
import { derivative, fromRationals, isZero } from '../../scalar/polynomial.js';
import type { Rational } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { compareReal, realRoots, signAtReal, toNumber } from '../../scalar/real-root.js';

/** 1 + Σ a_k cos(kθ) as a polynomial p in c = cos θ. */
export interface CosinePolynomial {
  readonly nonNegative: boolean;
  readonly positive: boolean;
  /** c where p is least, in doubles */
  readonly lowestAt: number;
  /** smallest and largest value for c in [from, 1] */
  range(from: number): readonly [number, number];
  /** max |d/dθ| */
  readonly steepest: number;
}

const TWO = Q.rational(2n);

/** Relative error of the values: cosines of multiples of an angle that is rounded, up to degree 64. */
const ROUNDING = 2 ** -44;

/** Coefficients of T_k: T_0 = 1, T_1 = c, T_(k+1) = 2c T_k − T_(k−1). */
function chebyshev(k: number): Rational[] {
  let [before, current]: [Rational[], Rational[]] = [[Q.ONE], [Q.ZERO, Q.ONE]];
  if (k === 0) return before;
  for (let i = 1; i < k; i++) {
    const doubled = [Q.ZERO, ...current.map((a) => Q.multiply(TWO, a))];
    [before, current] = [current, doubled.map((a, j) => Q.subtract(a, before[j] ?? Q.ZERO))];
  }
  return current;
}

/** Roots in [−1, 1]; none of the polynomial 0. */
const rootsInside = (p: Polynomial) =>
  isZero(p) ? [] : realRoots(p, Q.rational(-1n)).filter((x) => compareReal(x, Q.ONE) <= 0);

/** The sign is decided exactly, at the critical points; values are doubles. */
export function cosinePolynomial(terms: readonly (readonly [k: number, a: Rational])[]): CosinePolynomial {
  const degree = Math.max(0, ...terms.map(([k]) => k));
  const c = Array.from({ length: degree + 1 }, (_, j) => (j === 0 ? Q.ONE : Q.ZERO));
  for (const [k, a] of terms)
    chebyshev(k).forEach((t, j) => {
      c[j] = Q.add(c[j], Q.multiply(a, t));
    });
  const p = fromRationals(c);
  const critical = rootsInside(derivative(p));
  const valueAt = (x: number): number =>
    terms.reduce((sum, [k, a]) => sum + Q.toNumber(a) * Math.cos(k * Math.acos(x)), 1);
  const inside = critical.map(toNumber);
  const size = terms.reduce((sum, [, a]) => sum + Math.abs(Q.toNumber(a)), 1);
  const lowestAt = [-1, 1, ...inside].reduce((low, x) => (valueAt(x) < valueAt(low) ? x : low));
  const signs = [Q.rational(-1n), Q.ONE, ...critical].map((x) => signAtReal(p, x));
  const nonNegative = signs.every((s) => s >= 0);
  return {
    nonNegative,
    positive: signs.every((s) => s > 0),
    lowestAt,
    range(from) {
      const values = [from, 1, ...inside.filter((x) => x > from)].map(valueAt);
      const low = Math.min(...values);
      // a double root is 0 up to rounding
      return [nonNegative && low <= ROUNDING * size ? 0 : low, Math.max(...values)];
    },
    steepest: steepestOf(terms, degree),
  };
}

/** max |Σ k a_k sin kθ|: a grid of 64 nodes a wave, then Newton's steps for the second derivative. */
function steepestOf(terms: readonly (readonly [k: number, a: Rational])[], degree: number): number {
  const derivativeAt = (order: number, theta: number): number =>
    terms.reduce((sum, [k, a]) => sum + Q.toNumber(a) * k ** order * Math.cos(k * theta + (order * Math.PI) / 2), 0);
  const nodes = 64 * Math.max(1, degree);
  let best = 0;
  for (let i = 0; i <= nodes; i++) {
    let theta = (Math.PI * i) / nodes;
    for (let step = 0; step < 4; step++) {
      best = Math.max(best, Math.abs(derivativeAt(1, theta)));
      const curvature = derivativeAt(3, theta);
      if (curvature === 0) break;
      theta -= derivativeAt(2, theta) / curvature;
    }
  }
  return best;
}
