import { symmetriseProduct, symmetriseSum } from '../../finite/symmetrise.js';
import type { AveragingModel } from '../model.js';
import { modelOnSupport } from './on-support.js';

/** (M + M*)/2 of a conservative model, on the support of ρ                                       section 3.4 */
export const modelSymmetrisedSum = (model: AveragingModel): AveragingModel =>
  modelOnSupport(
    model,
    {
      name: `symmetrised ${model.name}`,
      definition: String.raw`\tfrac12(\mathcal M+\mathcal M^*)`,
      source: 'Section 3.4',
    },
    symmetriseSum,
  );

/** M* ∘ M of a conservative model, on the support of ρ: ball-positive (Corollary 3.11)           section 3.4 */
export const modelSymmetrisedProduct = (model: AveragingModel): AveragingModel =>
  modelOnSupport(
    model,
    {
      name: `${model.name} and back`,
      definition: String.raw`\mathcal M^*\circ\mathcal M`,
      source: 'Section 3.4',
    },
    symmetriseProduct,
  );
