import type { Environment } from '../environment.js';
import type { Kernel } from '../kernels/kernel.js';
import type { Measure, Points } from '../measure.js';

/**
 * What every path computes: the mass that a target sees, and the mean velocity of what it sees,
 *
 *     ρ_φ(y) = Σⱼ φ(y − xⱼ) mⱼ,    u_F(y) = Σⱼ φ(y − xⱼ) mⱼ uⱼ / ρ_φ(y)
 *
 * Where nothing is seen, seen is 0 and so is the mean: the caller decides what that is.
 */
export interface FavreTask {
  readonly environment: Environment;
  readonly kernel: Kernel;
  /** φ(xⱼ − y) instead of φ(y − xⱼ); the same for even kernels */
  readonly reversed: boolean;
  readonly rho: Measure<number>;
  /** points × components, row-major, finite */
  readonly u: Float64Array;
  readonly components: number;
  readonly targets: Points<number>;
  /** out: targets */
  readonly seen: Float64Array;
  /** out: targets × components, row-major */
  readonly mean: Float64Array;
}

/** One way to compute it. */
export type FavrePath = (task: FavreTask) => void;
