import type { RationalLike } from '../../scalar/rational.js';
import { sign, toNumber, toRational, toText } from '../../scalar/rational.js';
import { exactPower } from '../exact-power.js';
import type { Environment } from '../environment.js';
import { OperatorError } from '../errors.js';
import { favreFilter } from '../fast/favre.js';
import type { Kernel } from '../kernels/kernel.js';
import type { AveragingModel } from '../model.js';
import { kernelMatrix } from '../pair-weights.js';
import { weightedModel } from './weighted.js';

/**
 * Between Motsch-Tadmor (β = 0) and Cucker-Smale (β = 1): the strength is a power of the mass that an agent sees.
 *
 *     s_ρ = ρ_φ^β,    [u]_ρ = (uρ)_φ / ρ_φ,    β ≥ 0                              (M_β), Example 2.4
 *
 * Material, Galilean invariant; in general conservative for β = 1 only. In rationals the powers that occur must be rational;
 * for natural β they are. An agent that sees no mass is an {@link IsolatedAgentError}.
 *
 * @throws {OperatorError} `invalid-parameter` if β < 0
 */
export function modelBeta(environment: Environment, kernel: Kernel, beta: RationalLike): AveragingModel {
  const b = toRational(beta);
  if (sign(b) < 0) throw new OperatorError('invalid-parameter', `beta: ${toText(b)}, expected a number ≥ 0`);
  return weightedModel({
    name: 'beta',
    definition: String.raw`s_\rho=\rho_\phi^\beta,\quad [u]_\rho=\frac{(u\rho)_\phi}{\rho_\phi}`,
    source: 'Example 2.4, (M_β)',
    environment,
    parameters: { kernel: kernel.name, beta: toText(b) },
    exact: kernel.exact(environment.dim) && b.d === 1n,
    weights: (rho, targets) => kernelMatrix(environment, kernel, rho, targets),
    filter: favreFilter(environment, kernel),
    strengthOf: (field, seen) => exactPower(field, seen, b),
    pairKernel: { kernel, beta: toNumber(b) },
  });
}
