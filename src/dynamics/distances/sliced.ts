import type { Atoms } from './atoms.js';
import { checkAtoms } from './atoms.js';
import { wassersteinLine } from './line.js';
import { OperatorError } from '../../operators/errors.js';

/** A mean over random directions: an estimate, with its standard error, and not W_p. */
export interface SlicedEstimate {
  readonly kind: 'estimate';
  /** the p-th root of the mean of W_p^p over the directions */
  readonly value: number;
  /** standard error of that mean, before the root */
  readonly costError: number;
  readonly directions: number;
}

/**
 * The sliced Wasserstein distance: W_p^p of projections to a line, averaged over directions. At most W_p, zero together with it; no
 * bound from above. On Rⁿ only.
 *
 * @param directions at least 2
 * @param uniform    random numbers in [0, 1): seed it
 */
export function wassersteinSliced(
  p: number,
  first: Atoms,
  second: Atoms,
  directions: number,
  uniform: () => number,
): SlicedEstimate {
  if (!(Number.isInteger(directions) && directions >= 2))
    throw new OperatorError('invalid-parameter', `directions: ${directions}, expected an integer ≥ 2`);
  const { dim } = first;
  checkAtoms('first', first, dim);
  checkAtoms('second', second, dim);
  const costs = Array.from({ length: directions }, () => {
    const e = direction(dim, uniform);
    return wassersteinLine(p, projected(first, e), projected(second, e)).value ** p;
  });
  const mean = costs.reduce((a, b) => a + b, 0) / directions;
  const variance = costs.reduce((s, c) => s + (c - mean) ** 2, 0) / (directions - 1);
  return { kind: 'estimate', value: mean ** (1 / p), costError: Math.sqrt(variance / directions), directions };
}

/** A uniform unit vector: normal numbers (Box and Muller) over their length. */
function direction(dim: number, uniform: () => number): number[] {
  const e = Array.from(
    { length: dim },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
  const length = Math.hypot(...e);
  return length > 0 ? e.map((t) => t / length) : direction(dim, uniform);
}

const projected = ({ n, dim, x, masses }: Atoms, e: readonly number[]): Atoms => ({
  n,
  dim: 1,
  masses,
  x: Float64Array.from({ length: n }, (_, i) => e.reduce((s, t, k) => s + t * x[i * dim + k], 0)),
});
