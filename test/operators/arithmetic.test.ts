import { describe, expect, it } from 'vitest';
import type { Arithmetic } from '../../src/operators/arithmetic.js';
import { arithmeticOf } from '../../src/operators/arithmetic.js';
import { OperatorError } from '../../src/operators/errors.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import { doubles, rationals } from '../../src/scalar/field.js';
import { toText } from '../../src/scalar/rational.js';

/** Formulas and their values: the same text in both arithmetics. */
const FORMULAS: readonly [string, <T>(k: Arithmetic<T>) => T, string][] = [
  ['1/(1 + r²) at r = 2', (k) => k.divide(1, k.add(1, k.power(2, 2))), '1/5'],
  ['numerals mean what they print', (k) => k.subtract(0.3, '1/10'), '1/5'],
  ['sums and products of many, and of none', (k) => k.add(k.add(), k.multiply(), k.multiply(2, 3, '1/4')), '5/2'],
  ['min, max and abs', (k) => k.add(k.min(3, 1, 2), k.max(1, '7/2', 3), k.abs(-2)), '13/2'],
  ['the zeroth power', (k) => k.power(5, 0), '1'],
  ['inner products', (k) => k.dot([1, '1/2'], [2, k.number(4)]), '4'],
  ['kernels of the library', (k) => k.kernel(kernelTent(2), [k.number('1/2')]), '3/4'],
];

describe('the arithmetic that formulas are written over', () => {
  it.each(FORMULAS)('has in rationals and in doubles the same value: %s', (_, formula, value) => {
    expect(toText(formula(arithmeticOf(rationals)))).toBe(value);
    const inDoubles = arithmeticOf(doubles);
    expect(formula(inDoubles)).toBeCloseTo(inDoubles.number(value), 15);
  });

  it('compares', () => {
    for (const k of [arithmeticOf(rationals), arithmeticOf(doubles)] as Arithmetic<unknown>[]) {
      expect([k.less(1, 2), k.less(2, 2), k.less('5/2', 2)]).toEqual([true, false, false]);
      expect([3, 1, 2].toSorted(k.compare)).toEqual([1, 2, 3]);
      expect(k.toNumber('1/4')).toBe(0.25);
    }
  });

  it('lets NaN pass in doubles, so that what it leads to is reported with its place', () => {
    expect(arithmeticOf(doubles).add(Number.NaN, 1)).toBeNaN();
  });

  it('refuses division by 0 and powers that are no natural numbers', () => {
    for (const k of [arithmeticOf(rationals), arithmeticOf(doubles)] as Arithmetic<unknown>[]) {
      expect(() => k.divide(1, 0)).toThrow(RangeError);
      expect(() => k.power(2, -1)).toThrow(OperatorError);
      expect(() => k.power(2, 0.5)).toThrow('power: exponent 0.5, expected a natural number');
    }
  });
});
