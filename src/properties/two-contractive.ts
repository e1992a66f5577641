import { formIsNonNegative } from '../finite/decide-form.js';
import { decideForm } from './form-property.js';
import type { Property } from './property.js';

/** ‖[u]‖ <= ‖u‖ in L^2(κ): K - F^T K^-1 F is positive semi-definite. */
export const twoContractive: Property = {
  name: '2-contractive',
  meaning: 'the average does not increase the L² norm',
  definition: String.raw`\|[u]_\rho\|_{L^2(\kappa_\rho)}\le\|u\|_{L^2(\kappa_\rho)}`,
  source: '(49), p = 2',
  defect: 'size of the most negative value of the form over ‖u‖²_κ, from below',
  decide: (model) => decideForm('contraction', model),
  holds: (flow) => formIsNonNegative('contraction', flow) === true,
};
