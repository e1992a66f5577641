import type { Field } from '../scalar/field.js';
import { powerIn } from '../scalar/power.js';
import type { Rational } from '../scalar/rational.js';
import { toText } from '../scalar/rational.js';
import { InexactError } from './errors.js';

/**
 * x^e in the arithmetic of the field.
 *
 * @throws {InexactError} in rationals if the value is irrational
 */
export function exactPower<T>(field: Field<T>, x: T, e: Rational): T {
  const value = powerIn(field, x, e);
  if (value === undefined) throw new InexactError(`(${field.toText(x)})^(${toText(e)})`);
  return value;
}
