import type { Environment } from '../environment.js';
import { favreFilter } from '../fast/favre.js';
import type { Kernel } from '../kernels/kernel.js';
import type { AveragingModel } from '../model.js';
import { kernelMatrix } from '../pair-weights.js';
import { weightedModel } from './weighted.js';

/**
 * Motsch-Tadmor: neighbours weighted by φ, everybody with the same strength.
 *
 *     s_ρ = 1,    [u]_ρ = (uρ)_φ / ρ_φ                                            (M_MT), Example 2.3
 *
 * Material, Galilean invariant; in general neither symmetric nor conservative, and so not ball-positive. An agent that
 * sees no mass is an {@link IsolatedAgentError}.
 *
 * @param name what errors call the model
 */
export const modelMotschTadmor = (environment: Environment, kernel: Kernel, name = 'motsch-tadmor'): AveragingModel =>
  weightedModel({
    name,
    definition: String.raw`s_\rho=1,\quad [u]_\rho=\frac{(u\rho)_\phi}{\rho_\phi}`,
    source: 'Example 2.3, (M_MT)',
    environment,
    parameters: { kernel: kernel.name },
    exact: kernel.exact(environment.dim),
    weights: (rho, targets) => kernelMatrix(environment, kernel, rho, targets),
    filter: favreFilter(environment, kernel),
    strengthOf: (field) => field.one,
    pairKernel: { kernel, beta: 0 },
  });
