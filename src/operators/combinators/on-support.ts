import type { FiniteModel } from '../../finite/model.js';
import { averageMatrix } from '../../finite/model.js';
import { OffSupportError } from '../errors.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AverageMatrix, AveragingModel } from '../model.js';
import { finiteModelAt } from '../model.js';

/**
 * A model that is made at each density from the finite model of another, with its strength κ. Its average is known on the
 * support of ρ only: other targets are an {@link OffSupportError}.
 */
export function modelOnSupport(
  model: AveragingModel,
  facts: Pick<AveragingModel, 'name' | 'definition' | 'source'>,
  make: <T>(finite: FiniteModel<T>) => FiniteModel<T>,
): AveragingModel {
  const { environment, parameters, material, exact, kappa } = model;
  return {
    ...facts,
    environment,
    parameters,
    material,
    exact,
    strength: (rho, targets) => model.strength(rho, targets),
    ...(kappa ? { kappa } : {}),
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho): AverageMatrix<T> {
      if (targets !== rho) throw new OffSupportError(facts.name, 0, placeOf(targets, 0));
      const entries = averageMatrix(make(finiteModelAt(model, rho)));
      return { rows: rho.n, columns: rho.n, entries };
    },
  };
}
