import type { Field } from '../scalar/field.js';
import { powerIn } from '../scalar/power.js';
import type { Rational } from '../scalar/rational.js';
import { toText } from '../scalar/rational.js';
import { InexactError } from './errors.js';

/**
 * x^(p/q) for x > 0, or x = 0 and p/q ≥ 0.
 *
 * @throws {InexactError} in rationals if the value is irrational
 * @throws {PowerError} where there is no real value
 */
export function rootPower<T>(field: Field<T>, x: T, exponent: Rational): T {
  const value = powerIn(field, x, exponent);
  if (value === undefined) throw new InexactError(`(${field.toText(x)})^(${toText(exponent)})`);
  return value;
}
