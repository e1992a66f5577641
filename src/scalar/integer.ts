/** Arithmetic on `bigint` that the language leaves out. */

export const absolute = (a: bigint): bigint => (a < 0n ? -a : a);

export const signOf = (a: bigint): -1 | 0 | 1 => (a > 0n ? 1 : a < 0n ? -1 : 0);

/**
 * Greatest common divisor, non-negative; gcd(0, 0) = 0.
 *
 * Lehmer's method: most quotients of Euclid's algorithm depend on the leading digits alone, so some twenty of its steps are
 * done in doubles and applied to the long numbers at once (Knuth, The Art of Computer Programming 2, 4.5.2, algorithm L).
 * Numbers of 10,000 digits take a fortieth of the time of Euclid's divisions, those of 60 a half.
 */
export function gcd(a: bigint, b: bigint): bigint {
  a = absolute(a);
  b = absolute(b);
  if (a < b) [a, b] = [b, a];
  let shift = b > MAX_SAFE ? bitLength(a) - LEADING : 0;
  while (b > MAX_SAFE) {
    let x = Number(a >> BigInt(shift));
    while (x < FEW_LEADING) {
      // a has lost digits: take later ones, LEADING in all or one less
      shift -= LEADING - 1 - Math.ceil(Math.log2(x + 1));
      x = Number(a >> BigInt(shift));
    }
    const [p, q, r, s] = euclidSteps(x, Number(b >> BigInt(shift)));
    [a, b] = q === 0n ? [b, a % b] : [p * a + q * b, r * a + s * b];
  }
  if (b === 0n) return a;
  return BigInt(a <= MAX_SAFE ? gcdSmall(Number(a), Number(b)) : gcdSmall(Number(b), Number(a % b)));
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** Leading binary digits that are looked at: sums with a cofactor stay safe integers. */
const LEADING = 52;
/** With fewer digits than this there are not enough steps to pay for the multiplications. */
const FEW_LEADING = 2 ** 40;
/** Cofactors of half the digits: beyond them no quotient is certain. */
const MAX_COFACTOR = 2 ** 26;

/**
 * The steps of Euclid's algorithm that all numbers with these leading digits share, as a matrix p q; r s. With no such step
 * q = 0.
 */
function euclidSteps(x: number, y: number): readonly [bigint, bigint, bigint, bigint] {
  let [p, q, r, s] = [1, 0, 0, 1];
  while (y + r !== 0 && y + s !== 0) {
    const quotient = Math.floor((x + p) / (y + r));
    if (quotient !== Math.floor((x + q) / (y + s))) break;
    const [nextR, nextS] = [p - quotient * r, q - quotient * s];
    if (Math.abs(nextR) > MAX_COFACTOR || Math.abs(nextS) > MAX_COFACTOR) break;
    [p, q, r, s] = [r, s, nextR, nextS];
    [x, y] = [y, x - quotient * y];
  }
  return [BigInt(p), BigInt(q), BigInt(r), BigInt(s)];
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
