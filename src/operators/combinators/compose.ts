import { OperatorError } from '../errors.js';
import type { Measure, Points } from '../measure.js';
import type { AverageMatrix, AveragingModel } from '../model.js';
import { kappaOf } from '../model.js';
import { commonEnvironment } from '../models/multi-species.js';
import { zeros } from '../vector.js';

/**
 * @throws {OperatorError} `different-strengths` naming the first point of ρ where κ differs: in rationals at all, in doubles by
 *   more than the rounding of a sum of n terms
 */
export function requireSameStrengths<T>(first: AveragingModel, second: AveragingModel, rho: Measure<T>): void {
  const { field, n } = rho;
  const [a, b] = [kappaOf(first, rho), kappaOf(second, rho)];
  for (let i = 0; i < n; i++) {
    const gap = Math.abs(field.toNumber(field.subtract(a[i], b[i])));
    const rounding = 4 * n * Number.EPSILON * field.toNumber(a[i]);
    const same = field.name === 'double' ? gap <= rounding : field.compare(a[i], b[i]) === 0;
    if (!same)
      throw new OperatorError(
        'different-strengths',
        `${first.name} and ${second.name}: κ is ${field.toText(a[i])} against ${field.toText(b[i])} at point ${i}`,
      );
  }
}

/**
 * One average after the other, of models with the same strengths.
 *
 *     M₂ ∘ M₁ = {(κ_ρ, [[·]¹_ρ]²_ρ)}                                                             (334), Lemma 3.7
 *
 * Conservative if both are; of symmetric models it is symmetric only if they commute.
 */
export function modelComposition(second: AveragingModel, first: AveragingModel): AveragingModel {
  const environment = commonEnvironment([second, first]);
  return {
    name: `${second.name} after ${first.name}`,
    definition: String.raw`(\kappa_\rho,[[\cdot]^1_\rho]^2_\rho)`,
    source: '(334)',
    environment,
    parameters: { first: first.name, second: second.name },
    material: second.material && first.material,
    exact: second.exact && first.exact,
    strength: (rho, targets) => second.strength(rho, targets),
    ...(second.kappa ? { kappa: second.kappa } : {}),
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho): AverageMatrix<T> {
      requireSameStrengths(first, second, rho);
      const { field, n } = rho;
      const outer = second.matrix(rho, targets).entries;
      const inner = first.matrix(rho).entries;
      const entries = zeros(field, targets.n * n);
      for (let i = 0; i < targets.n; i++)
        for (let k = 0; k < n; k++) {
          const a = outer[i * n + k];
          if (field.compare(a, field.zero) === 0) continue;
          for (let j = 0; j < n; j++)
            entries[i * n + j] = field.add(entries[i * n + j], field.multiply(a, inner[k * n + j]));
        }
      return { rows: targets.n, columns: n, entries };
    },
  };
}

/** M₁ ∘ M₂ ∘ M₁: keeps symmetry and ball-positivity                                             section 13 */
export const modelConjugation = (outer: AveragingModel, inner: AveragingModel): AveragingModel => ({
  ...modelComposition(outer, modelComposition(inner, outer)),
  name: `${inner.name} conjugated by ${outer.name}`,
  source: 'Section 13',
});
