import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, bitLength, gcd, gcdSmall, lcm, quotientToNumber, signOf } from '../../src/scalar/integer.js';

const big = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
/** Sizes on both sides of 2^53, where the arithmetic changes. */
const integer = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  big,
);

const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : euclid(b, a % b));

describe('integers', () => {
  it('have a greatest common divisor, never negative, with gcd(0, 0) = 0', () => {
    fc.assert(
      fc.property(integer, integer, integer, (a, b, c) => {
        expect(gcd(a, b)).toBe(euclid(a, b));
        expect(gcd(a * c, b * c)).toBe(euclid(a, b) * absolute(c));
      }),
      { seed: 31, numRuns: 300 },
    );
    expect([gcd(0n, 0n), gcd(0n, -6n), gcd(-4n, 6n)]).toEqual([0n, 6n, 2n]);
    expect([gcdSmall(0, 0), gcdSmall(12, 18), gcdSmall(2 ** 53 - 1, 6361)]).toEqual([0, 6, 6361]);
  });

  it('have the divisor that Euclid finds when they are long, alike, or of very different length', () => {
    const long = fc.integer({ min: 1, max: 3000 }).chain((bits) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) }));
    fc.assert(
      fc.property(long, long, long, fc.bigInt({ min: 0n, max: 3n }), (a, b, c, near) => {
        expect(gcd(a * c, b * c)).toBe(euclid(a, b) * c);
        // neighbours have a long first quotient next, multiples a remainder 0
        expect(gcd(a + near, a)).toBe(euclid(a, near));
        expect(gcd(a * b, b)).toBe(b === 0n ? 0n : b);
      }),
      { seed: 34, numRuns: 200 },
    );
    let [f, g] = [1n, 1n];
    for (let k = 0; k < 3000; k++) [f, g] = [g, f + g];
    expect(gcd(f * 12n, g * 18n)).toBe(euclid(f * 12n, g * 18n));
    expect(gcd(2n ** 5000n, 2n ** 4999n - 1n)).toBe(1n);
    expect(gcd(2n ** 5000n, 6n ** 100n)).toBe(2n ** 100n);
  });

  it('have a least common multiple, 0 with 0', () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(lcm(a, b) * gcd(a, b)).toBe(absolute(a * b));
        expect(lcm(a, b) >= 0n).toBe(true);
      }),
      { seed: 32, numRuns: 200 },
    );
    expect(lcm(0n, 0n)).toBe(0n);
  });

  it('have a sign and a number of bits', () => {
    expect([-7n, 0n, 7n].map(signOf)).toEqual([-1, 0, 1]);
    fc.assert(
      fc.property(integer, (a) => {
        expect(bitLength(a)).toBe(a === 0n ? 0 : absolute(a).toString(2).length);
      }),
      { seed: 33, numRuns: 300 },
    );
  });
});

describe('the quotient of two integers as a double', () => {
  /** The promise of the docstring. */
  const RELATIVE_ERROR = 2 ** -51;

  it('is within 2^-51 of the truth over the whole range of normal doubles', () => {
    const pair = fc.record({
      mantissa: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
      exponent: fc.integer({ min: -1074, max: 970 }),
      factor: fc.bigInt({ min: 1n, max: 2n ** 300n }),
      negative: fc.boolean(),
    });
    fc.assert(
      fc.property(pair, ({ mantissa, exponent, factor, negative }) => {
        // The quotient is this double exactly; the operands are far beyond its size.
        const expected = mantissa * 2 ** exponent;
        fc.pre(expected >= 2 ** -1022);
        const n = BigInt(mantissa) * factor * (exponent > 0 ? 2n ** BigInt(exponent) : 1n);
        const d = factor * (exponent < 0 ? 2n ** BigInt(-exponent) : 1n);
        const found = quotientToNumber(negative ? -n : n, d) * (negative ? -1 : 1);
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(RELATIVE_ERROR * expected);
        expect(quotientToNumber(n, -d)).toBe(-quotientToNumber(n, d));
      }),
      { seed: 34, numRuns: 300 },
    );
  });

  it('is the division of doubles, rounded once, where both operands are exact doubles', () => {
    const safe = fc.maxSafeInteger();
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        fc.pre(b !== 0);
        // 0 has no sign here
        expect(quotientToNumber(BigInt(a), BigInt(b))).toBe(a === 0 ? 0 : a / b);
      }),
      { seed: 35, numRuns: 200 },
    );
  });

  it('neither overflows nor underflows on the way', () => {
    const huge = 10n ** 4000n;
    expect(quotientToNumber(huge, huge * 3n)).toBeCloseTo(1 / 3, 15);
    expect(quotientToNumber(huge * 7n, huge)).toBe(7);
    expect(quotientToNumber(1n, 2n ** 1074n)).toBe(Number.MIN_VALUE);
    expect(quotientToNumber(2n ** 1023n, 1n)).toBe(2 ** 1023);
    expect(quotientToNumber(huge, 1n)).toBe(Infinity);
    expect(quotientToNumber(1n, huge)).toBe(0);
    expect(quotientToNumber(0n, -5n)).toBe(0);
  });

  it('refuses to divide by 0', () => {
    expect(() => quotientToNumber(1n, 0n)).toThrow(RangeError);
    expect(() => quotientToNumber(0n, 0n)).toThrow(RangeError);
  });
});
