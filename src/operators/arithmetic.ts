import type { Field } from '../scalar/field.js';
import type { RationalLike } from '../scalar/rational.js';
import { toRational } from '../scalar/rational.js';
import { OperatorError } from './errors.js';
import type { Kernel } from './kernels/kernel.js';
import { integerPower } from './kernels/kernel.js';

/** A number of the arithmetic, or one as it is written: `2`, `0.1` (which is 1/10), `'1/3'`. */
export type Operand<T> = T | RationalLike;

/**
 * The arithmetic in which a formula is written once, to run in exact rationals and in doubles. Numerals may stand wherever a
 * number may: `k.divide(1, k.add(1, r2))` is 1/(1 + r²) in both.
 */
export interface Arithmetic<T> {
  number(a: Operand<T>): T;
  add(...terms: readonly Operand<T>[]): T;
  subtract(a: Operand<T>, b: Operand<T>): T;
  multiply(...factors: readonly Operand<T>[]): T;
  /** @throws {RangeError} if b = 0 */
  divide(a: Operand<T>, b: Operand<T>): T;
  /** aⁿ for a natural number n */
  power(a: Operand<T>, n: number): T;
  abs(a: Operand<T>): T;
  min(first: Operand<T>, ...others: readonly Operand<T>[]): T;
  max(first: Operand<T>, ...others: readonly Operand<T>[]): T;
  /** negative, 0 or positive as a < b, a = b, a > b: also what `sort` wants */
  compare(a: Operand<T>, b: Operand<T>): number;
  /** a < b */
  less(a: Operand<T>, b: Operand<T>): boolean;
  /** Σ a_k b_k */
  dot(a: readonly Operand<T>[], b: readonly Operand<T>[]): T;
  /**
   * φ(z), a kernel of the library at the displacement of a pair.
   *
   * @throws {InexactError} in rationals where it has no rational value
   */
  kernel(kernel: Kernel, z: readonly T[]): T;
  /** for messages and for code that must leave exact arithmetic */
  toNumber(a: Operand<T>): number;
}

/** The arithmetic of a field. In doubles numbers pass as they are, NaN included: what it leads to is reported with its place. */
export function arithmeticOf<T>(field: Field<T>): Arithmetic<T> {
  const number = (a: Operand<T>): T => {
    if (field.name === 'double') return (typeof a === 'number' ? a : field.fromRational(toRational(a as string))) as T;
    return typeof a === 'object' && a !== null ? (a as T) : field.fromRational(toRational(a as RationalLike));
  };
  const extreme = (sign: number, [first, ...others]: readonly Operand<T>[]): T =>
    others.map(number).reduce((best, a) => (sign * field.compare(a, best) > 0 ? a : best), number(first));
  const arithmetic: Arithmetic<T> = {
    number,
    add: (...terms) => terms.reduce<T>((sum, a) => field.add(sum, number(a)), field.zero),
    subtract: (a, b) => field.subtract(number(a), number(b)),
    multiply: (...factors) => factors.reduce<T>((product, a) => field.multiply(product, number(a)), field.one),
    divide: (a, b) => field.divide(number(a), number(b)),
    power(a, n) {
      if (!(Number.isInteger(n) && n >= 0))
        throw new OperatorError('invalid-parameter', `power: exponent ${n}, expected a natural number`);
      return integerPower(field, number(a), n);
    },
    abs: (a) => arithmetic.max(a, field.subtract(field.zero, number(a))),
    min: (...values) => extreme(-1, values),
    max: (...values) => extreme(1, values),
    compare: (a, b) => field.compare(number(a), number(b)),
    less: (a, b) => field.compare(number(a), number(b)) < 0,
    dot: (a, b) => a.reduce<T>((sum, x, k) => field.add(sum, field.multiply(number(x), number(b[k]))), field.zero),
    kernel: (kernel, z) => kernel.value(field, z),
    toNumber: (a) => field.toNumber(number(a)),
  };
  return arithmetic;
}
