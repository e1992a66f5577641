import type { Field } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { toText } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf, reducer } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Knots } from './knots.js';
import { readKnots } from './knots.js';
import type { Partition } from './partition.js';

/** A partition into boxes: intervals [a, b) along each axis. */
export interface BoxPartition extends Partition {
  readonly environment: Environment;
  /** where each axis is cut */
  readonly cuts: readonly (readonly Rational[])[];
  /** number of intervals along each axis */
  readonly shape: readonly number[];
  cellOf<T>(field: Field<T>, x: readonly T[], label?: number): number;
}

/**
 * Cells between cuts, closed on the left: k cuts of the line make k + 1 cells, k ≥ 1 cuts of a circle make k, the last of
 * which goes around. Cells are numbered with the last axis fastest.
 *
 * @param cuts one entry for each axis: a list, or on a torus how many cells of equal length
 * @throws {OperatorError} `invalid-parameter` with place and value
 */
export function partitionBoxes(environment: Environment, cuts: readonly Knots[]): BoxPartition {
  const { dim } = environment;
  if (dim === 0)
    throw new OperatorError('wrong-environment', `boxes: on ${describeEnvironment(environment)}, expected coordinates`);
  if (cuts.length !== dim)
    throw new OperatorError('invalid-parameter', `cuts: for ${cuts.length} axes, expected ${dim}`);
  const places = cuts.map((knots, axis) => readKnots(environment, axis, `cuts[${axis}]`, knots));
  const inCell = reducer(environment);
  const placesIn = places.map((axis) => constants(...axis));
  const periodic = periodsOf(environment) !== undefined;
  const shape = places.map((axis) => (periodic ? Math.max(1, axis.length) : axis.length + 1));
  const text = cuts.map((knots, axis) =>
    typeof knots === 'number' ? `${knots}` : places[axis].map(toText).join(', '),
  );
  return {
    name: `boxes(${text.join('; ')})`,
    environment,
    cuts: places,
    shape,
    cells: shape.reduce((product, k) => product * k, 1),
    cellOf<T>(field: Field<T>, x: readonly T[]): number {
      const y = inCell(field, x);
      return placesIn.reduce((cell, axis, k) => {
        const after = countUpTo(field, axis(field), y[k]);
        return cell * shape[k] + (periodic ? (after + shape[k] - 1) % shape[k] : after);
      }, 0);
    },
  };
}

/** The partition of one axis: {@link partitionBoxes} in one dimension. */
export const partitionIntervals = (environment: Environment, cuts: Knots): BoxPartition =>
  partitionBoxes(environment, [cuts]);

/** How many of the increasing places are ≤ x, by bisection. */
function countUpTo<T>(field: Field<T>, places: readonly T[], x: T): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (field.compare(places[middle], x) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
