import type { QuantityName } from '../../finite/gap.js';
import { estimateQuantity } from '../../finite/gap.js';
import type { Measure } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { finiteModelAt } from '../../operators/model.js';

/**
 * ε of (122), or λ of (130), at one configuration: in doubles, without a bound on the error. NaN for a single agent. O(n³).
 *
 * @throws {OperatorError} where the model is not defined
 */
export const spectralGap = (model: AveragingModel, rho: Measure<number>, name: QuantityName = 'gap'): number =>
  estimateQuantity(name, finiteModelAt(model, rho)).value;

/** s = min sᵢ over the agents (124). */
export function leastStrength(model: AveragingModel, rho: Measure<number>): number {
  const s = model.strength(rho);
  let least = Infinity;
  for (let i = 0; i < rho.n; i++) least = Math.min(least, s[i]);
  return least;
}
