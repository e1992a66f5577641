import type { Rational } from '../scalar/rational.js';
import { fromDouble, multiply, rational, simplestBetween } from '../scalar/rational.js';

/**
 * Roundings that a formula in plain numbers is granted: its values are taken to be right to a relative 2¹³ · 2⁻⁵³ of the
 * largest kernel value in their row. Twelve lost bits are a bad formula; what differs by more is no rounding.
 */
const ROUNDINGS = 2 ** 13;
export const FORMULA_ERROR = ROUNDINGS * 2 ** -53;

/** Units in the last place within which a double is taken for the rational that was meant. */
const MEANT_ULPS = 4n;
/**
 * Largest denominator of a rational that was meant. By chance a double is this near to one with a probability of about
 * MEANT² · 8 · 2⁻⁵³, one in 250,000.
 */
const MEANT = 1n << 16n;

const LOW = rational((1n << 53n) - MEANT_ULPS, 1n << 53n);
const HIGH = rational((1n << 53n) + MEANT_ULPS, 1n << 53n);

/** The simple rational that a double ≥ 0 was meant to be, if there is one. */
export function recognise(x: number): Rational | undefined {
  const exactly = fromDouble(x);
  if (exactly.d <= MEANT) return exactly;
  const meant = simplestBetween(multiply(exactly, LOW), multiply(exactly, HIGH));
  return meant.d <= MEANT ? meant : undefined;
}
