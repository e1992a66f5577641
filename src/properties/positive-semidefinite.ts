import { formIsNonNegative } from '../finite/decide-form.js';
import { decideForm } from './form-property.js';
import type { Property } from './property.js';

/** (u, [u])_κ >= 0 for every field: sym(F) is positive semi-definite. */
export const positiveSemidefinite: Property = {
  name: 'positive-semidefinite',
  meaning: 'the average of a field never points against the field',
  definition: String.raw`(u,[u]_\rho)_{\kappa_\rho}\ge 0`,
  source: '(58)',
  defect: 'size of the most negative value of the form over ‖u‖²_κ, from below',
  decide: (model) => decideForm('positive', model),
  holds: (flow) => formIsNonNegative('positive', flow) === true,
};
