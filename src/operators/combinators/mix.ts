import type { RationalLike } from '../../scalar/rational.js';
import { HALF, ONE, compare, sign, subtract, toRational, toText } from '../../scalar/rational.js';
import { OperatorError } from '../errors.js';
import type { Measure, Points } from '../measure.js';
import type { AverageMatrix, AveragingModel } from '../model.js';
import { commonEnvironment } from '../models/multi-species.js';
import { zeros } from '../vector.js';
import { requireSameStrengths } from './compose.js';

/**
 * (1 − t) M₀ + t M₁ of models with the same strengths; t = 1/2 is the mean of Lemma 3.7.
 *
 * @throws {OperatorError} `invalid-parameter` unless 0 ≤ t ≤ 1; `different-strengths` when it is evaluated
 */
export function modelConvexCombination(zero: AveragingModel, one: AveragingModel, t: RationalLike): AveragingModel {
  const environment = commonEnvironment([zero, one]);
  const weight = toRational(t);
  if (sign(weight) < 0 || compare(weight, ONE) > 0)
    throw new OperatorError('invalid-parameter', `t: ${toText(weight)}, expected a number from 0 to 1`);
  return {
    name: `${zero.name} and ${one.name}`,
    definition: String.raw`(1-t)\mathcal M_0+t\mathcal M_1`,
    source: 'Lemma 3.7',
    environment,
    parameters: { zero: zero.name, one: one.name, t: toText(weight) },
    material: zero.material && one.material,
    exact: zero.exact && one.exact,
    strength: (rho, targets) => zero.strength(rho, targets),
    ...(zero.kappa ? { kappa: zero.kappa } : {}),
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho): AverageMatrix<T> {
      requireSameStrengths(zero, one, rho);
      const { field, n } = rho;
      const [a, b] = [zero, one].map((model) => model.matrix(rho, targets).entries);
      const [p, q] = [subtract(ONE, weight), weight].map((w) => field.fromRational(w));
      const entries = zeros(field, targets.n * n);
      for (let k = 0; k < entries.length; k++) entries[k] = field.add(field.multiply(p, a[k]), field.multiply(q, b[k]));
      return { rows: targets.n, columns: n, entries };
    },
  };
}

/** (M₁ + M₂)/2                                                                                  Lemma 3.7 */
export const modelMean = (first: AveragingModel, second: AveragingModel): AveragingModel =>
  modelConvexCombination(first, second, HALF);
