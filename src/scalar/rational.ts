import { absolute, gcd, lcm, quotientToNumber, signOf } from './integer.js';

/** An exact rational n/d in lowest terms, d > 0. Every value has exactly one representation. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Longest numeral that is read, and largest power of ten: both keep hostile input from filling the memory. */
export const MAX_NUMERAL_LENGTH = 2_000;
export const MAX_DECIMAL_EXPONENT = 1_000;

/** Why a text is not a rational. `code` is stable. */
export class NumeralError extends Error {
  override readonly name = 'NumeralError';
  constructor(
    readonly code: 'not-a-number' | 'zero-denominator' | 'too-long',
    message: string,
  ) {
    super(message);
  }
}

/**
 * n/d in lowest terms.
 *
 * @throws {RangeError} if d = 0
 */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError(`${n}/0 is not a rational number`);
  const g = d < 0n ? -gcd(n, d) : gcd(n, d);
  return g === 1n ? { n, d } : { n: n / g, d: d / g };
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const HALF: Rational = { n: 1n, d: 2n };

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
/**
 * The sum of many, reduced to lowest terms once, at the end. Halves are added to halves, so that denominators without common
 * factors grow long in the last steps only.
 */
export function sum(values: readonly Rational[]): Rational {
  const { n, d } = sumBetween(values, 0, values.length);
  return rational(n, d);
}

/** So few are added one after the other. */
const FEW_TERMS = 8;

/** The sum of the terms from … to − 1, not in lowest terms. */
function sumBetween(values: readonly Rational[], from: number, to: number): Rational {
  if (to - from > FEW_TERMS) {
    const middle = (from + to) >> 1;
    return addUnreduced(sumBetween(values, from, middle), sumBetween(values, middle, to));
  }
  let total = ZERO;
  for (let k = from; k < to; k++) total = addUnreduced(total, values[k]);
  return total;
}

function addUnreduced(a: Rational, b: Rational): Rational {
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  const common = lcm(a.d, b.d);
  return { n: a.n * (common / a.d) + b.n * (common / b.d), d: common };
}
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** @throws {RangeError} if b = 0 */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const magnitude = (a: Rational): Rational => ({ n: absolute(a.n), d: a.d });
export const sign = (a: Rational): -1 | 0 | 1 => signOf(a.n);
export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;
/** -1, 0, 1 as a < b, a = b, a > b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => signOf(a.n * b.d - b.n * a.d);
/** a^k for an integer k >= 0. */
export const power = (a: Rational, k: number): Rational => ({ n: a.n ** BigInt(k), d: a.d ** BigInt(k) });
/** The nearest double, to a relative error of 2^-51. */
export const toNumber = (a: Rational): number => quotientToNumber(a.n, a.d);

/** `p` or `p/q`, the form that {@link parseRational} reads back. */
export const toText = (a: Rational): string => (a.d === 1n ? a.n.toString() : `${a.n}/${a.d}`);

/**
 * The rational that a double *is*: every finite double is an integer times a power of two.
 *
 * @throws {NumeralError} for NaN and infinities
 */
export function fromDouble(x: number): Rational {
  if (!Number.isFinite(x)) throw new NumeralError('not-a-number', `${x} is not a finite number`);
  if (Number.isInteger(x)) return { n: BigInt(x), d: 1n };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const signed = x < 0 ? -mantissa : mantissa;
  return exponent >= 0 ? { n: signed << BigInt(exponent), d: 1n } : rational(signed, 1n << BigInt(-exponent));
}

const NUMERAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Reads an integer, a decimal (`0.1` is 1/10, `1e-3` is 1/1000) or a fraction `p/q` of integers, exactly.
 *
 * @throws {NumeralError} on anything else, and on numerals beyond {@link MAX_NUMERAL_LENGTH}
 */
export function parseRational(text: string): Rational {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (text.length > MAX_NUMERAL_LENGTH) {
    throw new NumeralError('too-long', `${shown} has ${text.length} characters, the limit is ${MAX_NUMERAL_LENGTH}`);
  }
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const [p, q] = [text.slice(0, slash), text.slice(slash + 1)];
    if (!/^[+-]?\d+$/.test(p) || !/^\d+$/.test(q)) {
      throw new NumeralError('not-a-number', `"${shown}" is not a fraction p/q of integers`);
    }
    const d = BigInt(q);
    if (d === 0n) throw new NumeralError('zero-denominator', `"${shown}" has the denominator 0`);
    return rational(BigInt(p), d);
  }
  const match = NUMERAL.exec(text);
  if (match === null) throw new NumeralError('not-a-number', `"${shown}" is not a number`);
  const [, minus, whole, fraction = '', exponentText = '0'] = match as unknown as [
    string,
    string,
    string,
    string?,
    string?,
  ];
  const exponent = Number(exponentText);
  if (!(Math.abs(exponent) <= MAX_DECIMAL_EXPONENT)) {
    throw new NumeralError('too-long', `${shown} has a power of ten beyond ±${MAX_DECIMAL_EXPONENT}`);
  }
  const digits = BigInt(whole + fraction);
  const scale = exponent - fraction.length;
  const n = minus === '-' ? -digits : digits;
  return scale >= 0 ? { n: n * 10n ** BigInt(scale), d: 1n } : rational(n, 10n ** BigInt(-scale));
}

/** What a caller may write for an exact number: `1`, `0.1` (the decimal that it prints), `'1/3'`, `2n`, a {@link Rational}. */
export type RationalLike = number | string | bigint | Rational;

/**
 * Reads a {@link RationalLike}. A number means the decimal that it prints: 0.1 is 1/10, not the double nearest to it.
 *
 * @throws {NumeralError} if it is not a finite number
 */
export function toRational(value: RationalLike): Rational {
  if (typeof value === 'bigint') return { n: value, d: 1n };
  if (typeof value === 'string') return parseRational(value.trim());
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
    return parseRational(String(value));
  }
  // Callers without types: null, true and objects that are no rationals would surface far from here.
  if (typeof value !== 'object' || typeof value?.n !== 'bigint' || typeof value.d !== 'bigint') {
    throw new NumeralError(
      'not-a-number',
      `${typeof value === 'object' && value ? 'an object' : String(value)} is not a number`,
    );
  }
  if (value.d === 0n) throw new NumeralError('zero-denominator', `${value.n}/0 has the denominator 0`);
  return rational(value.n, value.d);
}

/**
 * The rational of smallest denominator in the closed interval [low, high] (Stern-Brocot, by continued fractions).
 * Needs 0 <= low <= high.
 */
export function simplestBetween(low: Rational, high: Rational): Rational {
  const floor = low.n / low.d;
  if (floor * low.d === low.n) return rational(floor);
  if (compare(rational(floor + 1n), high) <= 0) return rational(floor + 1n);
  const whole = rational(floor);
  const rest = simplestBetween(divide(ONE, subtract(high, whole)), divide(ONE, subtract(low, whole)));
  return add(whole, divide(ONE, rest));
}
