import { requireSameStrength } from './compose.js';
import type { FiniteModel } from './model.js';
import { ModelError } from './model.js';

/**
 * Convex combination (1 - t) M0 + t M1 of models with the same strength; t = 1/2 is the mean of Lemma 3.7.
 *
 * @param t weight of the second model, 0 <= t <= 1
 * @throws {ModelError} if the strengths differ or t is not a weight
 */
export function mix<T>(zero: FiniteModel<T>, one: FiniteModel<T>, t: T): FiniteModel<T> {
  requireSameStrength(zero, one);
  const { field, n, kappa, masses } = zero;
  if (!(field.compare(t, field.zero) >= 0 && field.compare(t, field.one) <= 0)) {
    throw new ModelError([{ path: 't', message: `${field.toText(t)} is not between 0 and 1` }]);
  }
  const rest = field.subtract(field.one, t);
  const flow = zero.flow.map((f, k) => field.add(field.multiply(rest, f), field.multiply(t, one.flow[k])));
  return { field, n, flow, kappa, masses };
}
