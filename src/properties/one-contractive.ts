import { isConservative } from '../finite/decide-form.js';
import { flowOf } from '../finite/flow.js';
import { divide, subtract } from '../scalar/rational.js';
import { worstColumn } from './conservative.js';
import type { Property } from './property.js';
import { certified, holdsByIdentity } from './property.js';

/**
 * ‖[u]‖ <= ‖u‖ in L^1(κ). The norm is max_j (column sum / κ_j) exactly, attained at an indicator 1_j; the sums have the
 * same total, so it is at most 1 iff they are equal: 1-contractive and conservative decide alike (Lemma 3.9).
 */
export const oneContractive: Property = {
  name: '1-contractive',
  meaning: 'the average does not increase the L¹ norm',
  definition: String.raw`\|[u]_\rho\|_{L^1(\kappa_\rho)}\le\|u\|_{L^1(\kappa_\rho)}`,
  source: '(49), p = 1',
  defect: 'norm on L¹(κ) minus 1: the largest column sum / κ_j - 1',
  decide(model) {
    if (isConservative(flowOf(model))) return holdsByIdentity;
    const { worst, certificate } = worstColumn(model, (sum, kappa) => divide(subtract(sum, kappa), kappa));
    return certified('fails', worst, certificate);
  },
  holds: isConservative,
};
