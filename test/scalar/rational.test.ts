import fc from 'fast-check';
import { bignumber, fraction } from 'mathjs';
import { describe, expect, it } from 'vitest';
import * as Q from '../../src/scalar/rational.js';
import type { Rational } from '../../src/scalar/rational.js';

const small = fc.bigInt({ min: -12n, max: 12n });
const large = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const denominator = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 10n ** 40n }));
const any = fc.tuple(fc.oneof(small, large), denominator).map(([n, d]) => Q.rational(n, d));
const text = Q.toText;

/** mathjs fractions: slow, and written by others. */
const theirs = (a: Rational) => fraction(a.n, a.d);
const shown = (f: { s: bigint; n: bigint; d: bigint }): string => text(Q.rational(f.s * f.n, f.d));

describe('rationals', () => {
  it('are a field', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Q.add(a, b)).toEqual(Q.add(b, a));
        expect(Q.multiply(a, b)).toEqual(Q.multiply(b, a));
        expect(Q.add(Q.add(a, b), c)).toEqual(Q.add(a, Q.add(b, c)));
        expect(Q.multiply(Q.multiply(a, b), c)).toEqual(Q.multiply(a, Q.multiply(b, c)));
        expect(Q.multiply(a, Q.add(b, c))).toEqual(Q.add(Q.multiply(a, b), Q.multiply(a, c)));
        expect(Q.add(a, Q.ZERO)).toEqual(a);
        expect(Q.multiply(a, Q.ONE)).toEqual(a);
        expect(Q.add(a, Q.negate(a))).toEqual(Q.ZERO);
        expect(Q.subtract(a, b)).toEqual(Q.add(a, Q.negate(b)));
        if (b.n !== 0n) expect(Q.multiply(Q.divide(a, b), b)).toEqual(a);
      }),
      { seed: 41, numRuns: 300 },
    );
    expect(() => Q.divide(Q.ONE, Q.ZERO)).toThrow(RangeError);
    expect(() => Q.rational(1n, 0n)).toThrow(RangeError);
  });

  it('have one representation each: lowest terms, positive denominator', () => {
    fc.assert(
      fc.property(fc.oneof(small, large), denominator, fc.oneof(small, large), (n, d, factor) => {
        fc.pre(factor !== 0n);
        const reduced = Q.rational(n * factor, d * factor);
        expect(reduced).toEqual(Q.rational(n, d));
        expect(reduced.d > 0n).toBe(true);
        expect(Q.equal(reduced, Q.rational(-n, -d))).toBe(true);
        expect(Q.equal(reduced, Q.add(reduced, Q.ONE))).toBe(false);
      }),
      { seed: 42, numRuns: 200 },
    );
    expect(Q.rational(0n, -7n)).toEqual(Q.ZERO);
  });

  it('are ordered like the fractions of mathjs, and compute like them', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [x, y] = [theirs(a), theirs(b)];
        expect(text(Q.add(a, b))).toBe(shown(x.add(y)));
        expect(text(Q.subtract(a, b))).toBe(shown(x.sub(y)));
        expect(text(Q.multiply(a, b))).toBe(shown(x.mul(y)));
        if (b.n !== 0n) expect(text(Q.divide(a, b))).toBe(shown(x.div(y)));
        expect(Q.compare(a, b)).toBe(Math.sign(x.compare(y)) + 0);
        expect(Q.sign(a)).toBe(Q.compare(a, Q.ZERO));
        expect(text(Q.magnitude(a))).toBe(shown(x.abs()));
      }),
      { seed: 43, numRuns: 200 },
    );
    expect(Q.power(Q.rational(-2n, 3n), 3)).toEqual(Q.rational(-8n, 27n));
    expect(Q.power(Q.ZERO, 0)).toEqual(Q.ONE);
    expect(Q.HALF).toEqual(Q.rational(1n, 2n));
  });

  it('round to the nearest double or one beside it', () => {
    fc.assert(
      fc.property(any, (a) => {
        const found = Q.toNumber(a);
        const error = Q.magnitude(Q.subtract(Q.fromDouble(found), a));
        expect(Q.compare(error, Q.multiply(Q.magnitude(a), Q.rational(1n, 2n ** 51n)))).not.toBe(1);
      }),
      { seed: 44, numRuns: 200 },
    );
  });
});

describe('numerals', () => {
  it('are read back as they were printed', () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(Q.parseRational(text(a))).toEqual(a);
        expect(Q.toRational(text(a))).toEqual(a);
      }),
      { seed: 45, numRuns: 200 },
    );
  });

  it('mean the decimal that they show: 0.1 is 1/10', () => {
    expect(text(Q.toRational(0.1))).toBe('1/10');
    expect(text(Q.toRational(-2.5e-7))).toBe('-1/4000000');
    expect(text(Q.toRational(1e21))).toBe('1000000000000000000000');
    expect(text(Q.toRational('-0.250'))).toBe('-1/4');
    expect(text(Q.toRational(' +12e-1 '))).toBe('6/5');
    expect(text(Q.toRational('6/4'))).toBe('3/2');
    expect(text(Q.toRational(-0))).toBe('0');
    expect(text(Q.toRational(12n))).toBe('12');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }), (x) => {
        // A power of ten times an integer of at most 17 digits: exact in the decimals of mathjs.
        const mine = Q.toRational(x);
        expect(
          bignumber(mine.n)
            .div(bignumber(mine.d))
            .eq(bignumber(String(x))),
        ).toBe(true);
      }),
      { seed: 46, numRuns: 200 },
    );
  });

  it('agree with mathjs on fractions and decimals', () => {
    for (const numeral of ['1/3', '-22/7', '0.125', '3.0625', '12', '-0.0001'])
      expect(text(Q.parseRational(numeral))).toBe(shown(fraction(numeral)));
  });

  it.each([
    ['', 'not-a-number'],
    [' ', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['-Infinity', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1_000', 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['1e', 'not-a-number'],
    ['1/2/3', 'not-a-number'],
    ['1/-2', 'not-a-number'],
    ['1.5/2', 'not-a-number'],
    ['/2', 'not-a-number'],
    ['1/', 'not-a-number'],
    ['١', 'not-a-number'],
    ['1 2', 'not-a-number'],
    ['1/0', 'zero-denominator'],
    ['0/000', 'zero-denominator'],
    ['1e1001', 'too-long'],
    ['1e-1001', 'too-long'],
    ['1e999999999999999999999', 'too-long'],
    ['9'.repeat(2001), 'too-long'],
    [`1/${'9'.repeat(2000)}`, 'too-long'],
  ])('that are none are refused with a code: %j', (numeral, code) => {
    try {
      Q.toRational(numeral);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Q.NumeralError);
      expect((error as Q.NumeralError).code).toBe(code);
      expect((error as Q.NumeralError).message.length).toBeLessThan(200);
    }
  });

  it('are read up to the limits', () => {
    expect(Q.parseRational('9'.repeat(Q.MAX_NUMERAL_LENGTH)).n).toBe(10n ** 2000n - 1n);
    expect(Q.parseRational(`1e${Q.MAX_DECIMAL_EXPONENT}`).n).toBe(10n ** 1000n);
    expect(Q.parseRational(`1e-${Q.MAX_DECIMAL_EXPONENT}`).d).toBe(10n ** 1000n);
  });

  it.each([NaN, Infinity, -Infinity, null, undefined, true, {}, [], { n: 1, d: 2 }, Symbol('x'), { n: 1n, d: 0n }])(
    'refuse values that are no numbers with a typed error: %o',
    (value) => {
      expect(() => Q.toRational(value as never)).toThrow(Q.NumeralError);
    },
  );

  it('take a rational that a caller wrote, in lowest terms or not', () => {
    expect(Q.toRational({ n: 2n, d: -4n })).toEqual(Q.rational(-1n, 2n));
  });
});

describe('doubles as rationals', () => {
  it('are taken exactly, every one of them', () => {
    expect(text(Q.fromDouble(0.1))).toBe('3602879701896397/36028797018963968');
    expect(Q.fromDouble(Number.MIN_VALUE)).toEqual({ n: 1n, d: 2n ** 1074n });
    expect(Q.fromDouble(-(2 ** -1060))).toEqual({ n: -1n, d: 2n ** 1060n });
    expect(Q.fromDouble(Number.MAX_VALUE).n).toBe(BigInt(Number.MAX_VALUE));
    expect(Q.fromDouble(-0)).toEqual(Q.ZERO);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const exact = Q.fromDouble(x);
        // Both parts are a double times a power of two, so these divisions are exact.
        expect(Q.toNumber(exact)).toBe(x + 0);
        expect(exact.d & (exact.d - 1n)).toBe(0n);
      }),
      { seed: 47, numRuns: 300 },
    );
  });

  it.each([NaN, Infinity, -Infinity])('do not include %s', (x) => {
    expect(() => Q.fromDouble(x)).toThrow(Q.NumeralError);
  });
});

describe('the simplest rational between two', () => {
  it('is inside and has the smallest denominator there', () => {
    const interval = fc
      .tuple(
        fc.bigInt({ min: 0n, max: 500n }),
        fc.bigInt({ min: 1n, max: 60n }),
        fc.bigInt({ min: 0n, max: 40n }),
        fc.bigInt({ min: 1n, max: 900n }),
      )
      .map(([n, d, w, e]) => ({ low: Q.rational(n, d), high: Q.add(Q.rational(n, d), Q.rational(w, e)) }));
    fc.assert(
      fc.property(interval, ({ low, high }) => {
        const simple = Q.simplestBetween(low, high);
        expect(Q.compare(low, simple)).not.toBe(1);
        expect(Q.compare(simple, high)).not.toBe(1);
        for (let d = 1n; d < simple.d; d++) {
          const above = (low.n * d + low.d - 1n) / low.d;
          expect(above * high.d > high.n * d).toBe(true);
        }
      }),
      { seed: 48, numRuns: 200 },
    );
  });

  it('may be an end of the interval', () => {
    for (const [low, high, simple] of [
      ['1/2', '1', '1'],
      ['2', '5/2', '2'],
      ['3/7', '3/7', '3/7'],
      ['1/3', '1/2', '1/2'],
    ])
      expect(text(Q.simplestBetween(Q.parseRational(low), Q.parseRational(high)))).toBe(simple);
  });

  it('recovers a fraction from its double', () => {
    const slack = Q.rational(1n, 2n ** 50n);
    for (const numeral of ['1/3', '2/7', '355/113', '0', '5']) {
      const x = Q.fromDouble(Q.toNumber(Q.parseRational(numeral)));
      const low = Q.compare(x, slack) < 0 ? Q.ZERO : Q.subtract(x, slack);
      expect(text(Q.simplestBetween(low, Q.add(x, slack)))).toBe(numeral);
    }
  });
});
