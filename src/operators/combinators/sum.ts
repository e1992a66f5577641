import type { RationalLike } from '../../scalar/rational.js';
import { toRational, toText } from '../../scalar/rational.js';
import { OperatorError } from '../errors.js';
import { positiveParameter } from '../kernels/parameter.js';
import type { Measure, Points } from '../measure.js';
import type { AveragingModel } from '../model.js';
import { describeModel, reproducingKernelOf } from '../model.js';
import { commonEnvironment } from '../models/multi-species.js';
import { weightedModel } from '../models/weighted.js';
import { zeros } from '../vector.js';

/** A model and its factor c > 0. */
export interface Summand {
  readonly model: AveragingModel;
  readonly factor: RationalLike;
}

/**
 * Alignment forces that act together: strengths add up, averages are mixed by them.
 *
 *     s = Σ_k c_k s_k,    [u] = Σ_k c_k s_k [u]_k / s
 *
 * The reproducing kernels add up, so the sum of material, conservative, symmetric, Galilean invariant models is one.
 *
 * @throws {OperatorError} `invalid-parameter` unless all factors are positive and all models material
 */
export function modelSum(summands: readonly Summand[], name = 'sum'): AveragingModel {
  const environment = commonEnvironment(summands.map(({ model }) => model));
  const factors = summands.map(({ factor }, k) => positiveParameter(`factor[${k}]`, toRational(factor)));
  for (const { model } of summands)
    if (!model.material)
      throw new OperatorError('invalid-parameter', `${model.name}: not material, has no force on agents`);
  return weightedModel({
    name,
    definition: String.raw`s=\sum_kc_ks_k,\quad[u]=\tfrac1s\sum_kc_ks_k[u]_k`,
    source: 'forces added',
    environment,
    parameters: Object.fromEntries(
      summands.map(({ model }, k) => [`summand ${k + 1}`, `${toText(factors[k])} × ${describeModel(model)}`]),
    ),
    exact: summands.every(({ model }) => model.exact),
    weights<T>(rho: Measure<T>, targets: Points<T>) {
      const { field } = rho;
      const phi = zeros(field, targets.n * rho.n);
      summands.forEach(({ model }, k) => {
        const c = field.fromRational(factors[k]);
        const part = reproducingKernelOf(model, rho, targets);
        for (let i = 0; i < phi.length; i++) phi[i] = field.add(phi[i], field.multiply(c, part[i]));
      });
      return phi;
    },
    strengthOf: (_, seen) => seen,
    kernelIsWeight: true,
  });
}
