import { describeEnvironment } from '../../operators/environment.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import type { OdeProblem } from '../integrate/problem.js';
import { withTime } from './agent-system.js';
import { alignment } from './alignment.js';
import { AgentError, checkFinite } from './errors.js';

/** Players of a finite set who align opinions and do not move. The state is p, N × components, row-major. */
export interface OpinionSystem extends OdeProblem {
  readonly n: number;
  readonly components: number;
}

export interface OpinionSystemOptions {
  /** numbers in an opinion; 1 unless given */
  readonly components?: number;
  /** of the players, equal and of total 1 unless given: they matter to models only */
  readonly masses?: ArrayLike<number>;
  /** F_i, added to `out`, players × components */
  force?(out: Float64Array, t: number, p: Float64Array): void;
}

/**
 * Opinion dynamics, and the first-order systems of models on finite sets:
 *
 *     ṗᵢ = sᵢ([p]ᵢ − pᵢ) + Fᵢ,   with `modelOpinions`  λ Σⱼ a_ij (pⱼ − pᵢ) + Fᵢ                         (1), Example 2.11
 *
 * @param model on a finite set, one player a label; or the model at a time, for links a_ij(t)
 * @throws {AgentError} `invalid-system` for a model with coordinates; the right-hand side as {@link agentSystem}
 */
export function opinionSystem(
  model: AveragingModel | ((t: number) => AveragingModel),
  options: OpinionSystemOptions = {},
): OpinionSystem {
  const at = typeof model === 'function' ? model : () => model;
  const { environment } = at(0);
  if (environment.kind !== 'finite')
    throw new AgentError('invalid-system', `opinions live on a finite set, not on ${describeEnvironment(environment)}`);
  const n = environment.labels.length;
  const { components = 1, masses, force } = options;
  const rho = measureInDoubles(environment, {
    x: [],
    label: Array.from({ length: n }, (_, i) => i),
    ...(masses ? { masses } : {}),
  });
  const constant = typeof model === 'function' ? undefined : alignment(model);
  const size = n * components;
  return {
    size,
    n,
    components,
    rightSide(t, p, dp) {
      checkFinite(p, components, 0, size, t, 'opinion');
      try {
        (constant ?? alignment(at(t)))(dp, rho, p);
      } catch (error) {
        throw withTime(error, t);
      }
      force?.(dp, t, p);
      checkFinite(dp, components, 0, size, t, 'change');
    },
  };
}
