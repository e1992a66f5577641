import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';

/** A crowd of agents and the kernel that they see each other through. */
export interface PairTask {
  readonly environment: Environment;
  /** radial or a product tent: φ(z) = φ(−z) for the shortest displacements too */
  readonly kernel: Kernel;
  readonly n: number;
  readonly dim: number;
  /** n × dim, row-major, length; finite */
  readonly x: ArrayLike<number>;
  /** n × dim, row-major, velocity; finite */
  readonly v: Float64Array;
  /** n, positive */
  readonly masses: ArrayLike<number>;
}

/**
 * What every path computes, i itself among the j:
 *
 *     pull_i = Σⱼ mⱼ φ(xᵢ − xⱼ)(vⱼ − vᵢ),    seen_i = Σⱼ mⱼ φ(xᵢ − xⱼ)
 *
 * Sums of differences: equal velocities cancel to the last digit, however large their common part is.
 */
export interface PairSums {
  /** n × dim, row-major */
  readonly pull: Float64Array;
  /** n */
  readonly seen: Float64Array;
}

/**
 * One way to compute them.
 *
 * @param sums overwritten
 * @returns false if the task is not one for this path: then nothing is said about the sums
 */
export type PairPath = (task: PairTask, sums: PairSums) => boolean;
