import { checkGridShape } from './grid-shape.js';
import { plainRealPlan } from './plain-real.js';
import type { Batch } from './plan.js';
import { vectorisedRealPlan } from './vectorised-real.js';

/**
 * The transform F of {@link FourierPlan} for real numbers. F(x)_{−k} is conj F(x)_k, so half of the frequencies along the last index say
 * everything: arrays of numbers are before × n₁ × … × n_d, those of frequencies before × n₁ × … × (⌊n_d/2⌋ + 1). A transform allocates
 * nothing; a plan is not reentrant.
 */
export interface RealFourierPlan {
  readonly shape: readonly number[];
  readonly before: number;
  /** real numbers; frequencies */
  readonly size: number;
  readonly waves: number;
  /**
   * As in {@link FourierPlan}, with sums and norms over all grids: neighbouring rows go through one transform, and the rounding of the
   * larger one reaches the other.
   */
  readonly rounding: number;
  /** Arrays of the plan: with these a transform copies nothing, and one of others overwrites them. */
  readonly x: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
  /**
   * F(x). Leaves x as it is.
   *
   * @throws {OperatorError} `invalid-parameter` for other lengths
   */
  forward(x: Float64Array, re: Float64Array, im: Float64Array): void;
  /**
   * F⁻¹ times the number of nodes of a grid. What a transform of real numbers cannot have is not looked at: imaginary parts at frequency
   * 0, and n/2, along a single index. Leaves re and im as they are unless they are the plan's, whose content is lost.
   */
  backward(re: Float64Array, im: Float64Array, x: Float64Array): void;
}

/**
 * About twice as fast as the complex one.
 *
 * @param shape one length at least
 * @param batch grids behind one another; with their numbers side by side only complex plans do
 * @throws {OperatorError} `invalid-parameter` unless all lengths are positive integers
 */
export function realFourierPlan(shape: readonly number[], { before = 1 }: Pick<Batch, 'before'> = {}): RealFourierPlan {
  const grid = { shape: [...shape], before, after: 1 };
  checkGridShape(grid);
  return vectorisedRealPlan(grid) ?? plainRealPlan(grid);
}
