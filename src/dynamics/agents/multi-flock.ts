import { displacement } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { doubles } from '../../scalar/field.js';
import type { Alignment } from './alignment.js';

/** M^α, X^α, V^α of each flock; those without agents have mass 0. */
export interface FlockCentres {
  /** flocks */
  readonly masses: Float64Array;
  /** flocks × dim (length) */
  readonly x: Float64Array;
  /** flocks × dim (velocity) */
  readonly v: Float64Array;
}

/** M^α = Σ mᵢ^α, X^α = Σ mᵢ^α xᵢ^α / M^α, V^α = Σ mᵢ^α vᵢ^α / M^α on Rⁿ. */
export function flockCentres(
  flocks: number,
  dim: number,
  masses: ArrayLike<number>,
  labels: ArrayLike<number>,
  x: ArrayLike<number>,
  v: ArrayLike<number>,
): FlockCentres {
  const centres = {
    masses: new Float64Array(flocks),
    x: new Float64Array(flocks * dim),
    v: new Float64Array(flocks * dim),
  };
  for (let i = 0; i < masses.length; i++) {
    centres.masses[labels[i]] += masses[i];
    for (let c = 0; c < dim; c++) {
      centres.x[labels[i] * dim + c] += masses[i] * x[i * dim + c];
      centres.v[labels[i] * dim + c] += masses[i] * v[i * dim + c];
    }
  }
  for (let a = 0; a < flocks; a++)
    if (centres.masses[a] > 0)
      for (let c = a * dim; c < (a + 1) * dim; c++) {
        centres.x[c] /= centres.masses[a];
        centres.v[c] /= centres.masses[a];
      }
  return centres;
}

/**
 * The force of several flocks, as the sums of the paper:
 *
 *     v̇ᵢ^α = Σⱼ mⱼ^α φ^α(xᵢ^α − xⱼ^α)(vⱼ^α − vᵢ^α) + ε Σ_{β≠α} M^β ψ(X^α − X^β)(V^β − vᵢ^α)                     (35)
 *
 * The same as `alignment(modelMultiFlock(…))` with Cucker-Smale rules, computed apart from it.
 *
 * @param environment Rⁿ: centres of mass have no meaning on a torus
 * @param kernels φ^α, one for each flock
 */
export function alignmentMultiFlock(
  environment: Environment,
  kernels: readonly Kernel[],
  psi: Kernel,
  epsilon: number,
): Alignment {
  const between = displacement(environment, doubles);
  return (out, { n, dim, x, masses, label }, v) => {
    const flocks = kernels.length;
    const centres = flockCentres(flocks, dim, masses, label!, x, v);
    const z = Array.from({ length: dim }, () => 0);
    out.fill(0);
    for (let i = 0; i < n; i++) {
      const flock = label![i];
      for (let j = 0; j < n; j++) {
        if (label![j] !== flock) continue;
        between(z, x, i, x, j);
        const weight = masses[j] * kernels[flock].value(doubles, z);
        for (let c = 0; c < dim; c++) out[i * dim + c] += weight * (v[j * dim + c] - v[i * dim + c]);
      }
      for (let other = 0; other < flocks; other++) {
        if (other === flock || !(centres.masses[other] > 0)) continue;
        between(z, centres.x, flock, centres.x, other);
        const weight = epsilon * centres.masses[other] * psi.value(doubles, z);
        for (let c = 0; c < dim; c++) out[i * dim + c] += weight * (centres.v[other * dim + c] - v[i * dim + c]);
      }
    }
  };
}
