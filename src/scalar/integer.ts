/** Arithmetic on `bigint` that the language leaves out. */

export const absolute = (a: bigint): bigint => (a < 0n ? -a : a);

export const signOf = (a: bigint): -1 | 0 | 1 => (a > 0n ? 1 : a < 0n ? -1 : 0);

/** Greatest common divisor, non-negative; gcd(0, 0) = 0. Falls to doubles as soon as both operands fit. */
export function gcd(a: bigint, b: bigint): bigint {
  a = absolute(a);
  b = absolute(b);
  while (b !== 0n) {
    if (a <= 0x1fffffffffffffn && b <= 0x1fffffffffffffn) return BigInt(gcdSmall(Number(a), Number(b)));
    [a, b] = [b, a % b];
  }
  return a;
}

/** Greatest common divisor of two safe non-negative integers. */
export function gcdSmall(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Least common multiple, non-negative; lcm(0, a) = 0. */
export const lcm = (a: bigint, b: bigint): bigint =>
  a === 0n || b === 0n ? 0n : absolute(a / gcd(a, b)) * absolute(b);

/** Number of binary digits of |a|; 0 for 0. */
export function bitLength(a: bigint): number {
  const hex = absolute(a).toString(16);
  return hex === '0' ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0], 16)));
}

/**
 * a / b as a double, correct to a relative error of 2^-51, without overflow on the way.
 *
 * @throws {RangeError} if b = 0
 */
export function quotientToNumber(a: bigint, b: bigint): number {
  if (b === 0n) throw new RangeError('division by zero');
  if (a === 0n) return 0;
  const [x, y] = [Number(a), Number(b)];
  // Exact integers, so that one division rounds once. Nearly all parameters are such.
  if (Math.abs(x) <= Number.MAX_SAFE_INTEGER && Math.abs(y) <= Number.MAX_SAFE_INTEGER) return x / y;
  const shift = bitLength(a) - bitLength(b) - 62;
  const scaled = shift >= 0 ? a / (b << BigInt(shift)) : (a << BigInt(-shift)) / b;
  // In two steps: 2^shift alone may leave the range of doubles although the product is inside it.
  const half = Math.trunc(shift / 2);
  return Number(scaled) * 2 ** half * 2 ** (shift - half);
}
