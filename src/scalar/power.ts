import type { Field } from './field.js';
import { absolute, bitLength } from './integer.js';
import type { Rational } from './rational.js';
import * as Q from './rational.js';

/** Longest integer that a power may lead to, in binary digits: a million multiply in milliseconds. */
export const MAX_POWER_BITS = 1_000_000;

/** Why a power was not computed. `code` is stable. */
export class PowerError extends Error {
  override readonly name = 'PowerError';
  constructor(
    readonly code: 'negative-base' | 'zero-base' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/** ⌊a^(1/q)⌋ for a ≥ 0, q ≥ 1; Newton's iteration from above, which decreases until it is there. */
export function integerRoot(a: bigint, q: number): bigint {
  if (a < 2n || q === 1) return a;
  const bits = bitLength(a);
  if (bits <= q) return 1n;
  const [degree, less] = [BigInt(q), BigInt(q - 1)];
  let x = 1n << BigInt(Math.ceil(bits / q));
  for (;;) {
    const next = (less * x + a / x ** less) / degree;
    if (next >= x) return x;
    x = next;
  }
}

/** a^(1/q) if it is an integer. */
const exactRoot = (a: bigint, q: number): bigint | undefined => {
  const root = integerRoot(a, q);
  return root ** BigInt(q) === a ? root : undefined;
};

/** x^p for an integer p, with x in lowest terms. */
function integerPower(x: Rational, p: bigint): Rational {
  const k = absolute(p);
  const size = Math.max(bitLength(x.n), bitLength(x.d));
  // ±1 has no large powers
  if (size > 1 && BigInt(size) * k > BigInt(MAX_POWER_BITS))
    throw new PowerError('too-large', `${shown(x)}^${p} has more than ${MAX_POWER_BITS} binary digits`);
  const exponent = size > 1 ? k : k % 2n;
  const [n, d] = [x.n ** exponent, x.d ** exponent];
  return p >= 0n ? { n, d } : Q.rational(d, n);
}

/** Checks that x^e is a real number. */
function checkBase(x: Rational, e: Rational): void {
  if (x.n < 0n && e.d !== 1n) throw new PowerError('negative-base', `${shown(x)}^(${shown(e)}) is not real`);
  if (x.n === 0n && e.n < 0n) throw new PowerError('zero-base', `0^(${shown(e)}) is not finite`);
}

const shown = (x: Rational): string => {
  const text = Q.toText(x);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/**
 * x^e, if it is rational: then numerator and denominator of x are perfect powers. 0⁰ = 1. undefined if it is irrational.
 *
 * @throws {PowerError} if it is no real number, or too long to be written
 */
export function rationalPower(x: Rational, e: Rational): Rational | undefined {
  checkBase(x, e);
  if (e.n === 0n) return Q.ONE;
  if (x.n === 0n) return Q.ZERO;
  if (e.d === 1n) return integerPower(x, e.n);
  const q = Number(e.d);
  const [n, d] = [exactRoot(x.n, q), exactRoot(x.d, q)];
  return n === undefined || d === undefined ? undefined : integerPower({ n, d }, e.n);
}

/**
 * x^e in the arithmetic of the field: exact in rationals, undefined where it is irrational there.
 *
 * @throws {PowerError} if it is no real number, in doubles too
 */
export function powerIn<T>(field: Field<T>, x: T, e: Rational): T | undefined {
  if (field.name === 'rational') return rationalPower(x as unknown as Rational, e) as unknown as T | undefined;
  const base = x as unknown as number;
  if (base < 0 && e.d !== 1n) throw new PowerError('negative-base', `${base}^(${shown(e)}) is not real`);
  if (base === 0 && e.n < 0n) throw new PowerError('zero-base', `0^(${shown(e)}) is not finite`);
  return (base ** Q.toNumber(e)) as unknown as T;
}

/** Rationals around a number. */
export interface PowerBounds {
  readonly lower: Rational;
  readonly upper: Rational;
}

/**
 * Rationals with lower ≤ x^e ≤ upper ≤ (1 + width) lower: for e = p/q, a ≤ x^e iff a^q ≤ x^p, so both are proved by
 * integers. Equal where x^e is rational.
 *
 * @param x     positive
 * @param width relative, positive
 * @throws {PowerError} if x ≤ 0, or if the integers of the proof get too long
 */
export function powerBounds(x: Rational, e: Rational, width: Rational): PowerBounds {
  if (x.n <= 0n)
    throw new PowerError(x.n < 0n ? 'negative-base' : 'zero-base', `base ${shown(x)}, expected more than 0`);
  if (Q.sign(width) <= 0) throw new RangeError(`width: ${shown(width)}, expected a positive number`);
  const exact = rationalPower(x, e);
  if (exact) return { lower: exact, upper: exact };
  const { n, d } = integerPower(x, e.n);
  // r = ⌊2^s x^e⌋ with s so large that r ≥ 1/width
  const q = Number(e.d);
  const needed = bitLength(width.d / width.n) + 1;
  const size = Math.floor((bitLength(n) - bitLength(d) - 1) / q);
  const s = Math.max(0, needed - size);
  if (!(q * s + bitLength(n) <= MAX_POWER_BITS))
    throw new PowerError(
      'too-large',
      `bounds of ${shown(x)}^(${shown(e)}) need more than ${MAX_POWER_BITS} binary digits`,
    );
  const r = integerRoot((n << BigInt(q * s)) / d, q);
  const unit = 1n << BigInt(s);
  return { lower: Q.rational(r, unit), upper: Q.rational(r + 1n, unit) };
}
