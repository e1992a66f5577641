import type { Rational } from '../../scalar/rational.js';
import { sign, toText } from '../../scalar/rational.js';
import { OperatorError } from '../errors.js';

/** @throws {OperatorError} `invalid-parameter` unless it is positive */
export function positiveParameter(name: string, value: Rational): Rational {
  if (sign(value) <= 0)
    throw new OperatorError('invalid-parameter', `${name}: ${toText(value)}, expected a positive number`);
  return value;
}
