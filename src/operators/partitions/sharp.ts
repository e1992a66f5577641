import type { Field } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { periodsOf, reducer } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { BoxPartition } from './boxes.js';
import { digitsOf } from './digits.js';
import type { PartitionOfUnity } from './partition-of-unity.js';

/** Most cells of a sharp partition of unity: its values are a list of this length. */
const MAX_CELLS = 65_536;

/**
 * The indicators g_l = 1(A_l) of boxes: with them the segregation model is conditional expectation. Not smooth, so not a
 * partition that Example 2.8 allows. Closed boxes of neighbours meet, and never overlap.
 *
 * @throws {OperatorError} `invalid-parameter` beyond 65536 cells
 */
export function partitionSharp(boxes: BoxPartition): PartitionOfUnity {
  const { name, environment, cuts, shape, cells: L } = boxes;
  if (!(L <= MAX_CELLS)) throw new OperatorError('invalid-parameter', `cells: ${L}, expected at most ${MAX_CELLS}`);
  const periodic = periodsOf(environment) !== undefined;
  const inCell = reducer(environment);
  const near = (a: number, b: number, k: number): boolean => {
    const apart = Math.abs(a - b);
    return apart <= 1 || (periodic && apart === shape[k] - 1);
  };
  return {
    name: `sharp(${name})`,
    formula: String.raw`\mathbb 1_{A_l}`,
    environment,
    length: L,
    smoothness: L === 1 ? Infinity : -1,
    fullSupport: L === 1,
    infimum: L === 1 ? 1 : 0,
    exact: true,
    values(field, x) {
      const cell = boxes.cellOf(field, x);
      return Array.from({ length: L }, (_, l) => (l === cell ? field.one : field.zero));
    },
    inSupport<T>(field: Field<T>, l: number, x: readonly T[]): boolean {
      const at = digitsOf(shape, boxes.cellOf(field, x));
      const y = inCell(field, x);
      // The closure adds the right ends: cells whose successor starts at this coordinate.
      return digitsOf(shape, l).every((a, k) => {
        if (a === at[k]) return true;
        const next = periodic ? (a + 1) % shape[k] : a + 1;
        return next === at[k] && startsAt(field, cuts[k], periodic ? at[k] : at[k] - 1, y[k]);
      });
    },
    supportsMeet: (l, k) => {
      const [a, b] = [digitsOf(shape, l), digitsOf(shape, k)];
      return a.every((_, axis) => near(a[axis], b[axis], axis));
    },
    overlaps: (l, k) => l === k,
  };
}

const startsAt = <T>(field: Field<T>, cuts: readonly Rational[], k: number, x: T): boolean =>
  cuts[k] !== undefined && field.compare(field.fromRational(cuts[k]), x) === 0;
