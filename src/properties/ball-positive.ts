import { formIsNonNegative } from '../finite/decide-form.js';
import { decideForm } from './form-property.js';
import type { Property } from './property.js';

/** (u, [u])_κ >= ‖[u]‖²_κ for every field: sym(F) - F^T K^-1 F is positive semi-definite. */
export const ballPositive: Property = {
  name: 'ball-positive',
  meaning: 'the average of a field lies in the ball that has the field as a diameter',
  definition: String.raw`(u,[u]_\rho)_{\kappa_\rho}\ge\|[u]_\rho\|^2_{L^2(\kappa_\rho)}`,
  source: '(61)',
  defect: 'size of the most negative value of the form over ‖u‖²_κ, from below',
  decide: (model) => decideForm('ball', model),
  holds: (flow) => formIsNonNegative('ball', flow) === true,
};
