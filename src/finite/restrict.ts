import type { FiniteModel } from './model.js';
import { ModelError, modelFromFlow } from './model.js';

/**
 * Restriction to a subset of the points: the flows inside it. The strength becomes what is left of each row.
 *
 * @param points distinct indices, in the order of the result
 * @throws {ModelError} if an index is wrong, or a point listens to nobody inside the subset
 */
export function restrict<T>({ field, n, flow, masses }: FiniteModel<T>, points: readonly number[]): FiniteModel<T> {
  if (new Set(points).size !== points.length || points.some((i) => !Number.isInteger(i) || i < 0 || i >= n)) {
    throw new ModelError([{ path: 'points', message: `[${points.join(', ')}] are not distinct indices below ${n}` }]);
  }
  const inside = points.flatMap((i) => points.map((j) => flow[i * n + j]));
  return modelFromFlow(field, points.length, inside, { masses: masses && points.map((i) => masses[i]) });
}
