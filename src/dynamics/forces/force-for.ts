import { checkKernel } from '../../operators/kernels/kernel.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { doubles } from '../../scalar/field.js';
import { IsolatedAgentError, OperatorError } from '../../operators/errors.js';
import type { Measure } from '../../operators/measure.js';
import { placeOf } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import type { PairPath, PairSums, PairTask } from './pair-sums.js';
import { plainPairs } from './plain-pairs.js';
import { simdPairs } from './simd/pairs.js';

/**
 * The alignment force of a crowd:
 *
 *     out_i = s_ρ(xᵢ) ([v]_ρ(xᵢ) − vᵢ)                                            (4), (89)
 *
 * @param out n × dim, row-major, overwritten; must not be `v`
 * @param rho n agents
 * @param v   n × dim, row-major, velocity
 * @throws {OperatorError} `invalid-field` naming the first number of v that is not finite; {@link IsolatedAgentError}
 */
export type AlignmentForce = (out: Float64Array, rho: Measure<number>, v: Float64Array) => void;

/** Paths in the order of preference: the first that takes the task. */
const PATHS: readonly PairPath[] = [simdPairs, plainPairs];

/**
 * The force of (M_CS), (M_MT), (M_β) by sums over pairs, without strength and average one by one: velocities enter as differences,
 * so that equal ones give exactly 0. The result is that of the model to rounding; not reentrant, since work space is kept.
 *
 * @returns undefined for models and kernels that it is not for: those without {@link AveragingModel.pairKernel}, or where φ is
 *   neither a function of r² nor a product tent
 */
export function forceFor(model: AveragingModel): AlignmentForce | undefined {
  const { pairKernel, environment, name } = model;
  if (!pairKernel || environment.kind === 'finite' || environment.kind === 'product') return undefined;
  const { beta } = pairKernel;
  const kernel = withTrueForm(pairKernel.kernel, environment.dim);
  if (!kernel.profile && !kernel.form) return undefined;
  checkKernel(environment, kernel);
  let sums: PairSums = { pull: new Float64Array(0), seen: new Float64Array(0) };
  return (out, rho, v) => {
    const { n, dim, x, masses } = rho;
    checkFinite(v);
    if (sums.seen.length !== n) sums = { pull: new Float64Array(n * dim), seen: new Float64Array(n) };
    const task: PairTask = { environment, kernel, n, dim, x, v, masses };
    PATHS.some((path) => path(task, sums));
    const { pull, seen } = sums;
    for (let i = 0; i < n; i++) {
      if (!(seen[i] > 0)) throw new IsolatedAgentError(name, i, placeOf(rho, i));
      // s/ρ_φ: s = ρ_φ^β
      const factor = beta === 1 ? 1 : seen[i] ** (beta - 1);
      for (let k = 0; k < dim; k++) out[i * dim + k] = factor * pull[i * dim + k];
    }
  };
}

function checkFinite(v: Float64Array): void {
  for (let k = 0; k < v.length; k++)
    if (!Number.isFinite(v[k])) throw new OperatorError('invalid-field', `v[${k}]: ${v[k]}, expected a finite number`);
}

/** Distances in units of the length at which a form is tried, and how far it may be off there: rounding of both. */
const [TRIED, TOLERANCE] = [[0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 3], 64 * Number.EPSILON];

/** The kernel, without a form that is not its own: whoever spreads a kernel into another may leave the old form there. */
function withTrueForm(kernel: Kernel, dim: number): Kernel {
  const { form, ...rest } = kernel;
  if (!form) return kernel;
  const { shape, height, length } = form;
  const expected = (r: number): number => {
    switch (shape.kind) {
      case 'power':
        return (1 + r * r) ** (-shape.beta / 2);
      case 'gaussian':
        return Math.exp((-r * r) / 2);
      case 'truncated':
        return Math.max(0, 1 - r * r) ** shape.exponent;
      case 'tent':
        return Math.max(0, 1 - r);
    }
  };
  const along = (r: number): number[] => Array.from({ length: dim }, (_, k) => (k === 0 ? r * length : 0));
  const agrees = TRIED.every(
    (r) => Math.abs(kernel.value(doubles, along(r)) - height * expected(r)) <= TOLERANCE * height,
  );
  return agrees ? kernel : rest;
}
