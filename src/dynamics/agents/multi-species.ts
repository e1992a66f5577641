import { displacement } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { doubles } from '../../scalar/field.js';
import type { Alignment } from './alignment.js';

/**
 * The force of several species, as the double sum of the paper:
 *
 *     v̇ᵢ^α = Σ_β Σⱼ mⱼ^β φ^{αβ}(xⱼ^β − xᵢ^α)(vⱼ^β − vᵢ^α)                                                  (33)
 *
 * For even kernels the same as `alignment(modelMultiSpecies(…))` with Cucker-Smale rules (34), computed apart from it.
 *
 * @param kernels kernels[α][β]: how species α sees species β
 */
export function alignmentMultiSpecies(environment: Environment, kernels: readonly (readonly Kernel[])[]): Alignment {
  const between = displacement(environment, doubles);
  return (out, { n, dim, x, masses, label }, v) => {
    const z = Array.from({ length: dim }, () => 0);
    out.fill(0);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        between(z, x, j, x, i);
        const weight = masses[j] * kernels[label![i]][label![j]].value(doubles, z);
        for (let c = 0; c < dim; c++) out[i * dim + c] += weight * (v[j * dim + c] - v[i * dim + c]);
      }
  };
}
