import { OperatorError } from '../../operators/errors.js';
import { sumOf } from './sum.js';

/** A measure Σ m_i δ on R^dim, on a torus or in phase space. A `Measure<number>` is one. */
export interface Atoms {
  readonly n: number;
  readonly dim: number;
  /** n × dim, row-major (length) */
  readonly x: ArrayLike<number>;
  /** n, ≥ 0, not all 0 */
  readonly masses: ArrayLike<number>;
}

/** Two measures that no transport plan couples. */
export class UnequalMassError extends OperatorError {
  override readonly name = 'UnequalMassError';
  constructor(
    readonly first: number,
    readonly second: number,
  ) {
    super('unequal-masses', `masses: the first measure has ${first} in total, the second ${second}, expected the same`);
  }
}

/** Half an ulp of 1: relative error of one rounding. */
export const ULP = 2 ** -53;

/**
 * Totals of the two measures.
 *
 * @throws {UnequalMassError} if they differ by more than the rounding of the masses: each is a rounded number, like 1/3, and a
 *   user may have added them up one by one to normalise them
 */
export function balancedTotal(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [first, second] = [sumOf(a), sumOf(b)];
  const allowed = 4 * (a.length + b.length) * ULP * Math.max(first, second);
  if (!(Math.abs(first - second) <= allowed)) throw new UnequalMassError(first, second);
  return first;
}

/**
 * Checks coordinates and masses.
 *
 * @throws {OperatorError} `invalid-measure` with the place and the value
 */
export function checkAtoms(which: 'first' | 'second', { n, dim, x, masses }: Atoms, expectedDim: number): void {
  const invalid = (message: string): never => {
    throw new OperatorError('invalid-measure', `${which} measure: ${message}`);
  };
  if (dim !== expectedDim) invalid(`of dimension ${dim}, expected ${expectedDim}`);
  if (!(n >= 1)) invalid(`${n} points, expected at least 1`);
  if (x.length !== n * dim) invalid(`${x.length} coordinates, expected ${n} × ${dim}`);
  if (masses.length !== n) invalid(`${masses.length} masses, expected ${n}`);
  for (let k = 0; k < x.length; k++)
    if (!Number.isFinite(x[k])) invalid(`points[${Math.floor(k / dim)}][${k % dim}]: ${x[k]} is not finite`);
  let some = false;
  for (let i = 0; i < n; i++) {
    if (!(masses[i] >= 0 && masses[i] < Infinity)) invalid(`masses[${i}]: ${masses[i]}, expected a number ≥ 0`);
    if (masses[i] > 0) some = true;
  }
  if (!some) invalid('masses: all are 0');
}

/**
 * Checks the exponent of W_p.
 *
 * @throws {OperatorError} `invalid-parameter` unless 1 ≤ p < ∞
 */
export function checkExponent(p: number): void {
  if (!(p >= 1 && p < Infinity)) throw new OperatorError('invalid-parameter', `p: ${p}, expected 1 ≤ p < ∞`);
}
