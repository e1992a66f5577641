import type { RationalLike } from '../../scalar/rational.js';
import { divide, ONE, toRational, toText } from '../../scalar/rational.js';
import { modelSum } from '../combinators/sum.js';
import type { Kernel } from '../kernels/kernel.js';
import { positiveParameter } from '../kernels/parameter.js';
import type { AveragingModel } from '../model.js';
import { describeModel } from '../model.js';
import type { Quadrature } from '../quadrature.js';
import { modelMollified } from './mollified.js';

/**
 * A model with forced local alignment, which the monokinetic limit penalises:
 *
 *     s^ε = s_ρ + 1/ε,    [u]^{ε,δ} = (ε s_ρ [u]_ρ + u_δ) / (ε s_ρ + 1),    u_δ = ((uρ)_{ψ_δ} / ρ_{ψ_δ})_{ψ_δ}
 *                                                                                  (288), (289)
 *
 * Symmetric or conservative if the model is.
 *
 * @param psiDelta the mollifier ψ_δ, already scaled to δ
 * @throws {OperatorError} `invalid-parameter` unless ε > 0
 */
export function modelPenalised(
  model: AveragingModel,
  epsilon: RationalLike,
  psiDelta: Kernel,
  quadrature: Quadrature,
): AveragingModel {
  const e = positiveParameter('epsilon', toRational(epsilon));
  const local = modelMollified(model.environment, psiDelta, quadrature);
  const forces = [
    { model, factor: 1 },
    { model: local, factor: divide(ONE, e) },
  ];
  return {
    ...modelSum(forces, 'penalised'),
    definition: String.raw`s=s_\rho+\tfrac1\varepsilon,\quad[u]=\frac{\varepsilon s_\rho[u]_\rho+u_\delta}{\varepsilon s_\rho+1}`,
    source: '(288)',
    parameters: { model: describeModel(model), epsilon: toText(e), psi: psiDelta.name },
  };
}
