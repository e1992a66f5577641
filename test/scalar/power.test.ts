import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../src/scalar/field.js';
import { integerRoot, powerBounds, powerIn, rationalPower } from '../../src/scalar/power.js';
import * as Q from '../../src/scalar/rational.js';

const q = (text: string): Q.Rational => Q.parseRational(text);
const text = (x: Q.Rational | undefined): string => (x ? Q.toText(x) : 'irrational');
const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 400n }), fc.bigInt({ min: 1n, max: 400n }))
  .map(([n, d]) => Q.rational(n, d));
const exponent = fc
  .tuple(fc.bigInt({ min: -7n, max: 7n }), fc.bigInt({ min: 1n, max: 7n }))
  .map(([n, d]) => Q.rational(n, d));

describe('integerRoot', () => {
  it('is the largest integer whose power is not above', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.integer({ min: 1, max: 12 }), (a, k) => {
        const r = integerRoot(a, k);
        expect(r ** BigInt(k) <= a && (r + 1n) ** BigInt(k) > a).toBe(true);
      }),
      { seed: 51, numRuns: 500 },
    );
    for (const k of [2, 3, 5, 64])
      for (const root of [1n, 2n, 3n, 10n ** 12n]) {
        expect(integerRoot(root ** BigInt(k), k)).toBe(root);
        expect(integerRoot(root ** BigInt(k) - 1n, k)).toBe(root - 1n);
      }
  });
});

describe('rationalPower', () => {
  it('is exact for integers, perfect powers and negative exponents', () => {
    expect(text(rationalPower(q('2/3'), q('-3')))).toBe('27/8');
    expect(text(rationalPower(q('4/9'), q('1/2')))).toBe('2/3');
    expect(text(rationalPower(q('8/27'), q('-2/3')))).toBe('9/4');
    expect(text(rationalPower(q('0'), q('1/2')))).toBe('0');
    expect(text(rationalPower(q('0'), q('0')))).toBe('1');
    expect(text(rationalPower(q('-2'), q('3')))).toBe('-8');
    expect(text(rationalPower(q('-2'), q('-3')))).toBe('-1/8');
    expect(text(rationalPower(q('-1'), q('1000000000001')))).toBe('-1');
    expect(text(rationalPower(q('1'), q('1/1000000000000')))).toBe('1');
  });

  it('says that the others are irrational', () => {
    for (const [x, e] of [
      ['2', '1/2'],
      ['4/3', '1/2'],
      ['3/4', '-1/2'],
      ['8', '1/2'],
      ['2', '1/1000000000'],
    ])
      expect(text(rationalPower(q(x), q(e)))).toBe('irrational');
  });

  it('undoes itself: (y^q)^(p/q) = y^p', () => {
    fc.assert(
      fc.property(positive, exponent, (y, e) => {
        const x = rationalPower(y, Q.rational(e.d))!;
        expect(text(rationalPower(x, e))).toBe(text(rationalPower(y, Q.rational(e.n))));
      }),
      { seed: 52, numRuns: 300 },
    );
  });

  it('has typed errors where there is no real number, and for what nobody can write', () => {
    expect(() => rationalPower(q('-2'), q('1/2'))).toThrow(expect.objectContaining({ code: 'negative-base' }));
    expect(() => rationalPower(q('0'), q('-1'))).toThrow(/0\^\(-1\) is not finite/);
    expect(() => rationalPower(q('2'), q('1e9'))).toThrow(/2\^1000000000 has more than 1000000 binary digits/);
  });
});

describe('powerIn', () => {
  it('is the same in doubles, and undefined in rationals where it is irrational', () => {
    expect(powerIn(rationals, q('1/4'), q('3/2'))).toEqual(q('1/8'));
    expect(powerIn(doubles, 0.25, q('3/2'))).toBe(0.125);
    expect(powerIn(rationals, q('1/2'), q('1/2'))).toBeUndefined();
    expect(powerIn(doubles, 0.5, q('1/2'))).toBeCloseTo(Math.SQRT1_2, 15);
    expect(powerIn(doubles, 0, q('0'))).toBe(1);
    expect(() => powerIn(doubles, 0, q('-1/2'))).toThrow(expect.objectContaining({ code: 'zero-base' }));
    expect(() => powerIn(doubles, -1, q('1/2'))).toThrow(expect.objectContaining({ code: 'negative-base' }));
  });
});

describe('powerBounds', () => {
  it('enclose, by the definition, and are as narrow as asked', () => {
    fc.assert(
      fc.property(positive, exponent, fc.integer({ min: 0, max: 40 }), (x, e, digits) => {
        const width = Q.rational(1n, 10n ** BigInt(digits));
        const { lower, upper } = powerBounds(x, e, width);
        // a ≤ x^(p/q) iff a^q ≤ x^p
        const [k, whole] = [Number(e.d), rationalPower(x, Q.rational(e.n))!];
        expect(Q.compare(Q.power(lower, k), whole)).toBeLessThanOrEqual(0);
        expect(Q.compare(Q.power(upper, k), whole)).toBeGreaterThanOrEqual(0);
        expect(Q.compare(upper, Q.multiply(lower, Q.add(Q.ONE, width)))).toBeLessThanOrEqual(0);
        const double = Q.toNumber(x) ** Q.toNumber(e);
        expect(Q.toNumber(lower)).toBeLessThanOrEqual(double * (1 + 1e-12));
        expect(Q.toNumber(upper)).toBeGreaterThanOrEqual(double * (1 - 1e-12));
      }),
      { seed: 53, numRuns: 400 },
    );
  });

  it('meet where the power is rational, and are sharp where it is not', () => {
    expect(powerBounds(q('9/4'), q('-1/2'), q('1'))).toEqual({ lower: q('2/3'), upper: q('2/3') });
    const { lower, upper } = powerBounds(q('2'), q('1/2'), q('1e-30'));
    expect(Q.compare(Q.power(lower, 2), q('2'))).toBe(-1);
    expect(Q.compare(Q.power(upper, 2), q('2'))).toBe(1);
    const huge = powerBounds(q('1e200'), q('1/3'), q('2'));
    expect(Q.toNumber(huge.lower) / 10 ** (200 / 3)).toBeCloseTo(1, 12);
  });

  it('have typed errors', () => {
    expect(() => powerBounds(q('0'), q('1/2'), q('1'))).toThrow(/base 0, expected more than 0/);
    expect(() => powerBounds(q('-1'), q('1/2'), q('1'))).toThrow(expect.objectContaining({ code: 'negative-base' }));
    expect(() => powerBounds(q('2'), q('1/2'), q('0'))).toThrow(/width: 0, expected a positive number/);
    expect(() => powerBounds(q('2'), q('123456789/1000000000'), q('1e-9'))).toThrow(/binary digits/);
  });
});
