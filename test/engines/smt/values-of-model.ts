import { finiteModel, averageMatrix } from '../../../src/finite/model.js';
import type { Rational } from '../../../src/scalar/rational.js';
import { divide } from '../../../src/scalar/rational.js';

/** Values of all variables of `modelTerms`, for a flow matrix. */
export function valuesOfModel(flow: readonly (readonly number[])[]): Map<string, Rational> {
  const model = finiteModel({ flow });
  const { n, kappa } = model;
  const A = averageMatrix(model);
  const values = new Map<string, Rational>();
  for (let i = 0; i < n; i++) {
    values.set(`k${i + 1}`, kappa[i]);
    for (let j = 0; j < n; j++) {
      values.set(`a${i + 1}${j + 1}`, A[i * n + j]);
      values.set(`f${i + 1}${j + 1}`, model.flow[i * n + j]);
      values.set(`b${i + 1}${j + 1}`, divide(model.flow[j * n + i], kappa[i]));
    }
  }
  return values;
}
