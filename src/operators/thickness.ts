import type { Environment } from './environment.js';
import { kernelCutoff } from './kernels/cutoff.js';
import type { Kernel } from './kernels/kernel.js';
import type { Measure, Points } from './measure.js';
import { pointOf } from './measure.js';
import { communityMasses, membership } from './models/segregation.js';
import { kernelMatrix, seenMass } from './pair-weights.js';
import type { PartitionOfUnity } from './partitions/partition-of-unity.js';
import type { RationalLike } from '../scalar/rational.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';

/**
 * Θ(ρ, x) = ρ_φ(x) at the targets: the thickness of the models that average with a kernel φ                      (75)
 *
 * @param targets the points of ρ unless given; Θ may be 0 there
 */
export const thickness = <T>(
  environment: Environment,
  kernel: Kernel,
  rho: Measure<T>,
  targets: Points<T> = rho,
): Vector<T> => seenMass(kernelMatrix(environment, kernel, rho, targets), rho, targets.n);

/**
 * Θ(ρ, x) = ρ * χ_r(x), the mass of a smoothed ball, with the cut-off of `kernelCutoff`                            (73)
 *
 * @param radius r > 0, a length
 */
export const thicknessBall = <T>(
  environment: Environment,
  radius: RationalLike,
  rho: Measure<T>,
  targets: Points<T> = rho,
): Vector<T> => thickness(environment, kernelCutoff(radius), rho, targets);

/**
 * Θ(ρ, x) = min ρ(g_l) over the l with x in supp g_l, the closed support: g_l(x) may be 0                          (76)
 *
 * Not positive at every atom of ρ: an agent at the border of a neighbourhood that nobody is inside of has thickness 0.
 */
export function thicknessSegregation<T>(
  partition: PartitionOfUnity,
  rho: Measure<T>,
  targets: Points<T> = rho,
): Vector<T> {
  const { field } = rho;
  const populations = communityMasses(partition, rho, membership(partition, rho));
  const theta = zeros(field, targets.n);
  for (let i = 0; i < targets.n; i++) {
    const x = pointOf(targets, i);
    const inside = Array.from({ length: partition.length }, (_, l) => l).filter((l) =>
      partition.inSupport(field, l, x),
    );
    theta[i] = inside.map((l) => populations[l]).reduce((least, m) => (field.compare(m, least) < 0 ? m : least));
  }
  return theta;
}
