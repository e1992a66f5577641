import type { Rational } from '../scalar/rational.js';
import { ZERO, add, compare, magnitude, multiply, power } from '../scalar/rational.js';

/**
 * ‖u‖^p in L^p(w) for an integer p >= 1: Σ w_i |u_i|^p, exactly. The root is never taken: inequalities between norms
 * are inequalities between their p-th powers.
 */
export const normPower = (w: readonly Rational[], u: readonly Rational[], p: number): Rational =>
  u.reduce((sum, x, i) => add(sum, multiply(w[i], power(magnitude(x), p))), ZERO);

/** ‖u‖ in L^∞: max |u_i|. */
export const maximumNorm = (u: readonly Rational[]): Rational =>
  u.reduce((top, x) => (compare(magnitude(x), top) > 0 ? magnitude(x) : top), ZERO);

/** ‖u‖ in L^p(w) in doubles, any real p >= 1. */
export function normDouble(w: readonly number[], u: readonly number[], p: number): number {
  const top = u.reduce((a, x) => Math.max(a, Math.abs(x)), 0);
  if (top === 0 || p === Infinity) return top;
  // Scaled by the largest entry: the p-th powers neither overflow nor all vanish.
  return top * u.reduce((sum, x, i) => sum + w[i] * (Math.abs(x) / top) ** p, 0) ** (1 / p);
}
