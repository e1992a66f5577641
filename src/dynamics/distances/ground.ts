import type { Environment } from '../../operators/environment.js';
import { periodsOf } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import { toNumber } from '../../scalar/rational.js';

/**
 * Euclidean distance of rows of coordinates, some of which may be periodic: on Rⁿ, on a torus, or in phase space.
 */
export interface Ground {
  /** length of a row */
  readonly dim: number;
  /** dim: the period of a coordinate, or Infinity */
  readonly periods: readonly number[];
}

/** Rⁿ for any n, or a product with circles. */
export function groundEuclidean(periods: readonly number[]): Ground {
  const bad = periods.find((L) => !(L > 0));
  if (periods.length === 0 || bad !== undefined)
    throw new OperatorError(
      'invalid-parameter',
      `periods: [${periods.join(', ')}], expected positive lengths or Infinity`,
    );
  return { dim: periods.length, periods };
}

/** Ω of an environment without labels, alone or times Rⁿ: then a row is (x, v). */
export function groundOf(environment: Environment, velocities = 0): Ground {
  if (environment.kind === 'finite' || environment.kind === 'product')
    throw new OperatorError('wrong-environment', `${environment.kind}: distances need a space or a torus`);
  const periods = periodsOf(environment)?.map(toNumber) ?? Array.from({ length: environment.dim }, () => Infinity);
  return groundEuclidean([...periods, ...Array.from({ length: velocities }, () => Infinity)]);
}

/** Squared distance of row i of x and row j of y. */
export function squaredDistance(
  { dim, periods }: Ground,
  x: ArrayLike<number>,
  i: number,
  y: ArrayLike<number>,
  j: number,
): number {
  let sum = 0;
  for (let k = 0; k < dim; k++) {
    let z = x[i * dim + k] - y[j * dim + k];
    const L = periods[k];
    if (L < Infinity) z -= L * Math.round(z / L);
    sum += z * z;
  }
  return sum;
}
