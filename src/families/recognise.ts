import type { Rational } from '../scalar/rational.js';
import { rational } from '../scalar/rational.js';

/**
 * Roundings that a formula in plain numbers is granted: its values are taken to be right to a relative 2¹³ · 2⁻⁵³ of the
 * largest kernel value in their row. Twelve lost bits are a bad formula; what differs by more is no rounding.
 */
const ROUNDINGS = 2 ** 13;
export const FORMULA_ERROR = ROUNDINGS * 2 ** -53;

/** Relative distance within which a double is taken for the rational that was meant: four roundings. */
const MEANT_ERROR = 4 * 2 ** -53;
/**
 * Largest denominator of a rational that was meant. By chance a double is this near to one with a probability of about
 * MEANT² · 8 · 2⁻⁵³, one in 250,000.
 */
const MEANT = 2 ** 16;
/** Partial quotients of a fraction with such a denominator are at most that many (Fibonacci numbers). */
const MOST_QUOTIENTS = 26;

/**
 * The simple rational that a double ≥ 0 was meant to be, if there is one. A fraction p/q that is as near as that is nearer than
 * 1/(2q²), hence a convergent of the continued fraction; that is run in doubles, and the result compared.
 */
export function recognise(x: number): Rational | undefined {
  let [p, q, pBefore, qBefore] = [Math.floor(x), 1, 1, 0];
  let rest = x - p;
  for (let k = 0; k < MOST_QUOTIENTS && q <= MEANT && Number.isSafeInteger(p); k++) {
    if (Math.abs(p / q - x) <= MEANT_ERROR * x) return rational(BigInt(p), BigInt(q));
    if (rest === 0) return undefined;
    const inverse = 1 / rest;
    const quotient = Math.floor(inverse);
    [p, pBefore] = [quotient * p + pBefore, p];
    [q, qBefore] = [quotient * q + qBefore, q];
    rest = inverse - quotient;
  }
  return undefined;
}
