import type { GridShape } from './grid-shape.js';
import { checkGridShape } from './grid-shape.js';
import { plainPlan } from './plain.js';
import { vectorisedPlan } from './vectorised.js';

/**
 * The discrete Fourier transform over the indices of a grid, for many grids at once:
 *
 *     F(x)_{b,k,a} = Σⱼ x_{b,j,a} exp(−2πi Σ_s j_s k_s/n_s)
 *
 * Arrays are before × shape × after, row-major (last index fastest), real and imaginary parts apart. Frequencies stand where nodes
 * do: k and n − k are the same wave with opposite signs. A transform allocates nothing; a plan is not reentrant.
 */
export interface FourierPlan extends GridShape {
  /** numbers of an array */
  readonly size: number;
  /**
   * Bound on rounding, in units of ε/2 and to first order: the computed F(x) is off by at most `rounding` ε/2 Σ|x_j| at each
   * frequency, and by `rounding` ε/2 ‖F(x)‖₂ in the Euclidean norm.
   */
  readonly rounding: number;
  /** Arrays of the plan: a transform of these copies nothing, one of others overwrites them. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  /**
   * F, in place.
   *
   * @param re,im both the plan's own, or two others
   * @throws {OperatorError} `invalid-parameter` for other lengths
   */
  forward(re: Float64Array, im: Float64Array): void;
  /** F⁻¹ times the number of nodes of the grid, that is F with +i; in place. */
  backward(re: Float64Array, im: Float64Array): void;
}

/** How many grids there are: so many behind one another, and so many with their numbers side by side. 1 unless given. */
export interface Batch {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Any lengths; those with prime factors 2, 3 and 5 are fastest. With vector instructions (assembly/fourier/) where there are any, else
 * in plain code, equal up to rounding. Keep it: tables are computed here.
 *
 * @param shape one length at least
 * @throws {OperatorError} `invalid-parameter` unless all lengths are positive integers
 */
export function fourierPlan(shape: readonly number[], { before = 1, after = 1 }: Batch = {}): FourierPlan {
  const grid = { shape: [...shape], before, after };
  checkGridShape(grid);
  return vectorisedPlan(grid) ?? plainPlan(grid);
}
