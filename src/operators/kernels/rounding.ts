import type { Rational } from '../../scalar/rational.js';
import { fromDouble, multiply, rational, simplestBetween } from '../../scalar/rational.js';

const UNIT = 1n << 48n;
const scaled = (x: number, by: bigint): Rational => multiply(fromDouble(x), rational(UNIT + by, UNIT));

/** Relative error that the doubles behind a bound may have: 2⁻³⁶, a few thousand roundings. */
const SLACK = 1n << 12n;
/** Width in which a short fraction is looked for: 2⁻¹⁶. */
const WIDTH = 1n << 32n;

/** A short rational below a positive number that is known up to rounding, by at most 2⁻¹⁶ of it. */
export const rationalBelow = (x: number): Rational => simplestBetween(scaled(x, -WIDTH), scaled(x, -SLACK));

/** A short rational above a positive number that is known up to rounding, by at most 2⁻¹⁶ of it. */
export const rationalAbove = (x: number): Rational => simplestBetween(scaled(x, SLACK), scaled(x, WIDTH));

/** A short rational within 2⁻⁴⁷ of a positive number. */
export const rationalNear = (x: number): Rational => simplestBetween(scaled(x, -2n), scaled(x, 2n));

/** Rational upper bounds of √n, n = 0, …, 3. */
export const ROOT_ABOVE: readonly Rational[] = [rational(0n), rational(1n), rational(17n, 12n), rational(97n, 56n)];
