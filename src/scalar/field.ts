import * as Q from './rational.js';
import type { Rational } from './rational.js';

/**
 * The arithmetic that a formula on finite models needs. Formulas are written once over a field and run in
 * exact rationals (verdicts) and in doubles (large models, cross-checks).
 */
export interface Field<T> {
  readonly name: 'rational' | 'double';
  readonly zero: T;
  readonly one: T;
  add(a: T, b: T): T;
  sum(values: readonly T[]): T;
  subtract(a: T, b: T): T;
  multiply(a: T, b: T): T;
  /** @throws {RangeError} if b = 0 */
  divide(a: T, b: T): T;
  compare(a: T, b: T): number;
  fromRational(q: Rational): T;
  toNumber(a: T): number;
  toText(a: T): string;
}

export const rationals: Field<Rational> = {
  name: 'rational',
  zero: Q.ZERO,
  one: Q.ONE,
  add: Q.add,
  sum: Q.sum,
  subtract: Q.subtract,
  multiply: Q.multiply,
  divide: Q.divide,
  compare: Q.compare,
  fromRational: (q) => q,
  toNumber: Q.toNumber,
  toText: Q.toText,
};

export const doubles: Field<number> = {
  name: 'double',
  zero: 0,
  one: 1,
  add: (a, b) => a + b,
  sum: (values) => values.reduce((s, x) => s + x, 0),
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => {
    if (b === 0) throw new RangeError('division by zero');
    return a / b;
  },
  compare: (a, b) => a - b,
  fromRational: Q.toNumber,
  toNumber: (a) => a,
  toText: String,
};
