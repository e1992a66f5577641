import { HALF } from '../scalar/rational.js';
import { adjoint } from './adjoint.js';
import { compose } from './compose.js';
import { mix } from './mix.js';
import type { FiniteModel } from './model.js';

/**
 * Additive symmetrisation (M + M*)/2 of a conservative model (section 3.4).
 *
 * @throws {ModelError} if the model is not conservative
 */
export const symmetriseSum = <T>(model: FiniteModel<T>): FiniteModel<T> =>
  mix(model, adjoint(model), model.field.fromRational(HALF));

/**
 * Multiplicative symmetrisation M* ∘ M of a conservative model (section 3.4); ball-positive by Corollary 3.11.
 *
 * @throws {ModelError} if the model is not conservative
 */
export const symmetriseProduct = <T>(model: FiniteModel<T>): FiniteModel<T> => compose(adjoint(model), model);
