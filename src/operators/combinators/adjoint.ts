import { adjoint } from '../../finite/adjoint.js';
import type { AveragingModel } from '../model.js';
import { modelOnSupport } from './on-support.js';

/**
 * The adjoint model M* = {(κ_ρ, [·]*_ρ)}                                                           Lemma 3.7
 *
 * On the support of ρ only, and only for conservative models: otherwise [1]* is not 1 and evaluating it throws a
 * {@link ModelError}.
 */
export const modelAdjoint = (model: AveragingModel): AveragingModel =>
  modelOnSupport(
    model,
    {
      name: `adjoint of ${model.name}`,
      definition: String.raw`(\kappa_\rho,[\cdot]_\rho^*)`,
      source: 'Lemma 3.7',
    },
    adjoint,
  );
