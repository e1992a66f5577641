import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/scalar/field.js';
import { doubles, rationals } from '../../src/scalar/field.js';
import { parseRational } from '../../src/scalar/rational.js';

/** (a + b) (a - b) / b, and which of the two is larger: every operation once. */
const formula = <T>(field: Field<T>, a: T, b: T): { value: T; larger: number } => ({
  value: field.divide(field.multiply(field.add(a, b), field.subtract(a, b)), b),
  larger: field.compare(a, b),
});

describe('one formula over two fields', () => {
  it.each([
    ['1/2', '1/4', '3/4'],
    ['3', '2', '5/2'],
    ['-1/3', '1/7', '40/63'],
    ['1/7', '-2/5', '171/490'],
  ])('takes a = %s, b = %s to %s', (a, b, expected) => {
    const [x, y] = [parseRational(a), parseRational(b)];
    const exact = formula(rationals, x, y);
    const rounded = formula(doubles, doubles.fromRational(x), doubles.fromRational(y));
    expect(rationals.toText(exact.value)).toBe(expected);
    // Two conversions and four operations, each to one part in 2^51, on magnitudes whose sum this is.
    const bound =
      (8 * 2 ** -51 * (Math.abs(rationals.toNumber(x)) + Math.abs(rationals.toNumber(y))) ** 2) /
      Math.abs(rationals.toNumber(y));
    expect(Math.abs(doubles.toNumber(rounded.value) - rationals.toNumber(exact.value))).toBeLessThanOrEqual(bound);
    expect(Math.sign(rounded.larger)).toBe(exact.larger);
  });

  it('has the same neutral elements, refuses division by 0 and prints numbers', () => {
    for (const field of [rationals, doubles] as Field<never>[]) {
      expect(field.toNumber(field.zero)).toBe(0);
      expect(field.toNumber(field.one)).toBe(1);
      expect(field.toText(field.fromRational(parseRational('3/2')))).toBe(field.name === 'double' ? '1.5' : '3/2');
      expect(() => field.divide(field.one, field.zero)).toThrow(RangeError);
    }
  });

  it('lets NaN fail every comparison in doubles', () => {
    expect(doubles.compare(NaN, 0) >= 0).toBe(false);
    expect(doubles.compare(NaN, 0) <= 0).toBe(false);
  });
});
