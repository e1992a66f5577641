import type { Environment } from '../environment.js';
import { favreFilter } from '../fast/favre.js';
import type { Kernel } from '../kernels/kernel.js';
import type { AveragingModel } from '../model.js';
import { kernelMatrix } from '../pair-weights.js';
import { weightedModel } from './weighted.js';

/**
 * Cucker-Smale: neighbours weighted by φ, and the more mass an agent sees, the stronger it aligns.
 *
 *     s_ρ = ρ_φ,    [u]_ρ = (uρ)_φ / ρ_φ                                          (M_CS), Example 2.2
 *
 * Material, Galilean invariant; symmetric, hence conservative, for even φ; ball-positive for φ = ψ * ψ (64). An agent
 * that sees no mass is an {@link IsolatedAgentError}.
 */
export const modelCuckerSmale = (environment: Environment, kernel: Kernel): AveragingModel =>
  weightedModel({
    name: 'cucker-smale',
    definition: String.raw`s_\rho=\rho_\phi,\quad [u]_\rho=\frac{(u\rho)_\phi}{\rho_\phi}`,
    source: 'Example 2.2, (M_CS)',
    environment,
    parameters: { kernel: kernel.name },
    exact: kernel.exact(environment.dim),
    weights: (rho, targets) => kernelMatrix(environment, kernel, rho, targets),
    filter: favreFilter(environment, kernel),
    strengthOf: (_, seen) => seen,
    kernelIsWeight: true,
    pairKernel: { kernel, beta: 1 },
  });
