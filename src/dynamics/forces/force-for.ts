import { toNumber } from '../../scalar/rational.js';
import { periodsOf } from '../../operators/environment.js';
import { checkKernel } from '../../operators/kernels/kernel.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { IsolatedAgentError, OperatorError } from '../../operators/errors.js';
import type { Measure } from '../../operators/measure.js';
import { placeOf } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import { FOURIER_ERROR, fourierPairs } from './fourier/pairs.js';
import type { PairPath, PairSums, PairTask } from './pair-sums.js';
import { plainPairs } from './plain-pairs.js';
import { simdCells } from './simd/cells.js';
import { simdPairs } from './simd/pairs.js';
import { withTrueForm } from './true-form.js';

/**
 * The alignment force of a crowd, where the agents' number and places allow it:
 *
 *     out_i = s_ρ(xᵢ) ([v]_ρ(xᵢ) − vᵢ)                                            (4), (89)
 *
 * An agent with strength 0 feels no force, whether or not the average is defined there.
 *
 * @param out n × dim, row-major, overwritten; must not be `v`
 * @param rho n agents
 * @param v   n × dim, row-major, velocity
 * @returns false if there is no fast path for them: then nothing is computed
 * @throws {OperatorError} `invalid-field` naming the first number of x or v that is not finite; {@link IsolatedAgentError} where
 *   s > 0 and no mass is seen
 */
export type FastForce = (out: Float64Array, rho: Measure<number>, v: Float64Array) => boolean;

/** Agents from which on cells are faster than all pairs, for kernels of compact support. */
const MANY = 128;

/** Agents up to which plain loops are the fastest. */
const SMALL = 16;

/** Agents up to which all pairs are faster than the general averages of a model, by plain loops and by vectorised ones. */
const [FEW, FEW_VECTORISED] = [1024, 2 ** 15];

/** Agents from which on approximations are faster. */
const LARGE = 4096;

/** Ways to compute the sums, in the order of preference: the first that takes the task. */
function pathsFor({ kernel, dim, n }: PairTask, tolerance: number): readonly PairPath[] {
  if (tolerance >= FOURIER_ERROR && n >= LARGE) return [fourierPairs, ...exactPaths(kernel, dim, n)];
  return exactPaths(kernel, dim, n);
}

function exactPaths(kernel: Kernel, dim: number, n: number): readonly PairPath[] {
  if (n <= SMALL) return [plainPairs];
  const compact = kernel.radius(dim) < Infinity;
  const paths = compact && n >= MANY ? [simdCells] : [];
  if (!compact || n <= FEW_VECTORISED) paths.push(simdPairs);
  if (n <= FEW) paths.push(plainPairs);
  return paths;
}

/** What a force may give up for speed. */
export interface ForceOptions {
  /** relative to φ(0) Σm and 2 max |v − v̄|: from 1e-10 on large crowds are approximated; 0, the default, is to rounding */
  readonly tolerance?: number;
}

/**
 * The force of (M_CS), (M_MT), (M_β) by sums over pairs, without strength and average one by one: velocities enter as differences,
 * so that equal ones give exactly 0. The result is that of the model to rounding, or to the tolerance; not
 * reentrant, since work space is kept.
 *
 * @returns undefined for models and kernels that it is not for: those without {@link AveragingModel.pairKernel}, or where φ is
 *   neither a function of r², nor a product tent, nor an even function on the torus
 */
export function forceFor(model: AveragingModel, { tolerance = 0 }: ForceOptions = {}): FastForce | undefined {
  const { pairKernel, environment, name } = model;
  if (!pairKernel || environment.kind === 'finite' || environment.kind === 'product') return undefined;
  const { beta } = pairKernel;
  const kernel = withTrueForm(pairKernel.kernel, environment.dim);
  const isPair =
    kernel.profile !== undefined || kernel.form !== undefined || (kernel.even && kernel.periods !== undefined);
  if (!isPair) return undefined;
  checkKernel(environment, kernel);
  const periods = periodsOf(environment)?.map(toNumber);
  let sums: PairSums = { pull: new Float64Array(0), seen: new Float64Array(0) };
  return (out, rho, v) => {
    const { n, dim, x, masses } = rho;
    if (v.length !== n * dim) return false;
    checkFinite('x', x);
    checkFinite('v', v);
    if (sums.seen.length !== n) sums = { pull: new Float64Array(n * dim), seen: new Float64Array(n) };
    const task: PairTask = { periods, kernel, n, dim, x, v, masses };
    if (!pathsFor(task, tolerance).some((path) => path(task, sums))) return false;
    const { pull, seen } = sums;
    for (let i = 0; i < n; i++) {
      if (beta === 0 && !(seen[i] > 0)) throw new IsolatedAgentError(name, i, placeOf(rho, i));
      // s/ρ_φ, s = ρ_φ^β
      const factor = beta === 1 ? 1 : seen[i] > 0 ? seen[i] ** (beta - 1) : 0;
      for (let k = 0; k < dim; k++) out[i * dim + k] = factor * pull[i * dim + k];
    }
    return true;
  };
}

function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let k = 0; k < values.length; k++)
    if (!Number.isFinite(values[k]))
      throw new OperatorError('invalid-field', `${name}[${k}]: ${values[k]}, expected a finite number`);
}
