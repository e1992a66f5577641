import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { kappaOf } from '../../operators/model.js';

/** Σ wᵢ vᵢ, one number a component. */
export function weightedSum(weights: ArrayLike<number>, v: Float64Array): Float64Array {
  const n = weights.length;
  const dim = v.length / n;
  const sum = new Float64Array(dim);
  for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) sum[c] += weights[i] * v[i * dim + c];
  return sum;
}

/** Σ mᵢ vᵢ, the momentum: constant for conservative models. */
export const momentum = (masses: ArrayLike<number>, v: Float64Array): Float64Array => weightedSum(masses, v);

/** ū = Σ mᵢ vᵢ / Σ mᵢ (105): the momentum divided by the mass, so that masses of any total will do. */
export function meanVelocity(masses: ArrayLike<number>, v: Float64Array): Float64Array {
  let total = 0;
  for (let i = 0; i < masses.length; i++) total += masses[i];
  return momentum(masses, v).map((p) => p / total);
}

/**
 * Σ κᵢ vᵢ with κ = m s. What conservative models leave alone is Σ κ [v] = Σ κ v at one time (47); the number itself changes
 * with s.
 */
export const kappaMomentum = (model: AveragingModel, rho: Measure<number>, v: Float64Array): Float64Array =>
  weightedSum(kappaOf(model, rho), v);
