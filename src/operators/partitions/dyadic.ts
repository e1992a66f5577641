import type { Rational, RationalLike } from '../../scalar/rational.js';
import { add, compare, multiply, rational, subtract, toRational, toText } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { periodsOf } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { BoxPartition } from './boxes.js';
import { partitionBoxes } from './boxes.js';

/** Largest number of halvings. */
export const MAX_LEVEL = 12;

/**
 * 2^level equal intervals along each axis. The levels 0, 1, 2, … are a filtration (Example 2.7): each halves the cells
 * of the one before, `dyadicParent` says which. Level 0 is one cell.
 *
 * @param interval where to cut on Rⁿ, [0, 1] unless given; what is outside belongs to the cells at the ends. A torus is cut whole.
 * @throws {OperatorError} `invalid-parameter` unless 0 ≤ level ≤ 12 and the interval has a positive length
 */
export function partitionDyadic(
  environment: Environment,
  level: number,
  interval: readonly [RationalLike, RationalLike] = [0, 1],
): BoxPartition {
  if (!(Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL))
    throw new OperatorError('invalid-parameter', `level: ${level}, expected an integer from 0 to ${MAX_LEVEL}`);
  const [from, to] = interval.map(toRational) as [Rational, Rational];
  if (compare(from, to) >= 0)
    throw new OperatorError('invalid-parameter', `interval: from ${toText(from)} to ${toText(to)}`);
  const cells = 2 ** level;
  const inner = Array.from({ length: cells - 1 }, (_, k) =>
    add(from, multiply(rational(BigInt(k + 1), BigInt(cells)), subtract(to, from))),
  );
  const cut = periodsOf(environment) ? cells : inner;
  const boxes = partitionBoxes(
    environment,
    Array.from({ length: environment.dim }, () => cut),
  );
  return { ...boxes, name: `dyadic(${level})` };
}

/** The cell of level − 1 that a cell of this level is a part of. */
export function dyadicParent(level: number, dim: number, cell: number): number {
  const side = 2 ** level;
  let [parent, rest, unit] = [0, cell, 1];
  for (let k = 0; k < dim; k++) {
    parent += unit * Math.floor((rest % side) / 2);
    rest = Math.floor(rest / side);
    unit *= side / 2;
  }
  return parent;
}
