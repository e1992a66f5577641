import type { Property } from './property.js';
import { holdsByIdentity } from './property.js';

/** A >= 0, A 1 = 1. True of every model in flow coordinates; wrong rows are refused on input, with their exact sum. */
export const rightStochastic: Property = {
  name: 'right-stochastic',
  meaning: 'averages are averages: non-negative weights that sum to 1',
  definition: String.raw`a_{ij}\ge 0,\qquad \sum_j a_{ij}=1`,
  source: '(22), Example 2.11',
  defect: 'always 0 in flow coordinates',
  decide: () => holdsByIdentity,
  holds: () => true,
};
