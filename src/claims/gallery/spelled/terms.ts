import type { Formula } from '../../../finite/certificate.js';

/** Terms of the checker's language that formulas of models are put together from. */

export const plus = (...terms: readonly Formula[]): Formula =>
  terms.length === 0 ? '0' : terms.reduce((a, b) => ['+', a, b]);
export const times = (...factors: readonly Formula[]): Formula =>
  factors.length === 0 ? '1' : factors.reduce((a, b) => ['*', a, b]);
export const minus = (a: Formula, b: Formula): Formula => ['-', a, b];
export const over = (a: Formula, b: Formula): Formula => ['/', a, b];
export const square = (a: Formula): Formula => ['^', a, '2'];
export const positivePart = (t: Formula): Formula => ['larger', '0', t];
/** t, but not below 0 and not above 1 */
export const clamped = (t: Formula): Formula => minus(positivePart(t), positivePart(minus(t, '1')));

/** diag(v) M: row i times v_i */
export const scaleRows = (v: Formula, M: Formula): Formula => ['.', ['diag', v], M];
/** M diag(v): column j times v_j */
export const scaleColumns = (M: Formula, v: Formula): Formula => ['.', M, ['diag', v]];
/** a bᵀ */
export const outer = (a: Formula, b: Formula): Formula => ['.', a, ['T', b]];
/** Σ a_i b_i */
export const dot = (a: Formula, b: Formula): Formula => ['sum', times(a, b)];
/** the matrix a_i − b_j */
export const differences = (a: Formula, b: Formula): Formula => minus(outer(a, ['ones', b]), outer(['ones', a], b));

/** t³ (10 − 15 t + 6 t²), for 0 ≤ t ≤ 1 */
export const smoothStep = (t: Formula): Formula =>
  times(['^', t, '3'], plus('10', times(t, minus(times('6', t), '15'))));

/** 1 where t ≥ c, else 0, for t and c that are multiples of a unit */
export const atLeast = (t: Formula, c: Formula, unit: string): Formula => clamped(plus(over(minus(t, c), unit), '1'));

/** |t| modulo the period, at most half of it, for |t| up to one and a half periods. */
export const around = (t: Formula, period: string): Formula => [
  'abs',
  minus(over(period, '2'), ['abs', minus(['abs', t], over(period, '2'))]),
];

/** t modulo the period, in [−period/2, period/2), for |t| < period a multiple of the unit. */
export const wrapped = (t: Formula, period: string, unit: string): Formula =>
  minus(
    t,
    times(
      period,
      minus(plus(atLeast(t, over(period, '2'), unit), atLeast(t, over(minus('0', period), '2'), unit)), '1'),
    ),
  );
