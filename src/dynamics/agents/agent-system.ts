import { describeEnvironment } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import type { Measure } from '../../operators/measure.js';
import { measureInDoubles } from '../../operators/measure.js';
import type { AveragingModel } from '../../operators/model.js';
import type { OdeProblem } from '../integrate/problem.js';
import type { Alignment } from './alignment.js';
import { alignment } from './alignment.js';
import type { Coupling } from './coupling.js';
import { AgentError, checkFinite } from './errors.js';

/**
 * N agents as an equation in R^(2Nn). The state is y = [x (N × n, row-major), v (N × n, row-major)]. On a torus x is not
 * wrapped: differences are reduced by the environment.
 */
export interface AgentSystem extends OdeProblem {
  /** number of agents */
  readonly n: number;
  /** dimension of places and velocities */
  readonly dim: number;
  readonly masses: Float64Array;
  readonly environment: Environment;
  readonly model: AveragingModel;
  /** index of species or flock of each agent, on products only */
  readonly labels?: readonly number[] | undefined;
  /** ρ at a state. One object whose places are overwritten by the next call: copy what is kept */
  measureAt(y: Float64Array): Measure<number>;
}

export interface AgentSystemOptions {
  /** species or flock of each agent, on products only */
  readonly labels?: readonly number[];
  /** Γ, the identity unless given */
  readonly coupling?: Coupling;
  /** the force to use instead of {@link alignment} of the model: the same function, computed faster */
  readonly alignment?: Alignment;
}

/**
 * The agent-based system of a model,
 *
 *     ẋᵢ = vᵢ,    v̇ᵢ = sᵢ([v]ᵢ − vᵢ)                                                       (4), (89)
 *
 * of any masses: total mass 1 is the theory's convention, not a condition.
 *
 * @param masses n, positive
 * @throws {OperatorError} `invalid-measure` for masses or labels that do not fit; `invalid-parameter` for a model that is not
 *   material
 * @throws {AgentError} `invalid-system` on a finite set, where nobody moves. Its right-hand side throws `no-average` where the
 *   model has no value and `not-finite` for a state or force that is not finite, with time and agent
 */
export function agentSystem(
  model: AveragingModel,
  masses: ArrayLike<number>,
  options: AgentSystemOptions = {},
): AgentSystem {
  const { environment } = model;
  const { dim } = environment;
  const n = masses.length;
  if (dim === 0)
    throw new AgentError(
      'invalid-system',
      `agents do not move on ${describeEnvironment(environment)}: use opinionSystem`,
    );
  const { labels, coupling } = options;
  const rho = measureInDoubles(environment, {
    x: new Float64Array(n * dim),
    masses,
    ...(labels ? { label: labels } : {}),
  });
  const force = options.alignment ?? alignment(model, coupling);
  const size = n * dim;
  const x = rho.x as unknown as Float64Array;
  const [v, out] = [new Float64Array(size), new Float64Array(size)];
  const place = (y: Float64Array): void => {
    for (let k = 0; k < size; k++) x[k] = y[k];
  };
  return {
    size: 2 * size,
    n,
    dim,
    masses: rho.masses as unknown as Float64Array,
    environment,
    model,
    labels,
    measureAt(y) {
      place(y);
      return rho;
    },
    rightSide(t, y, dy) {
      checkFinite(y, dim, 0, size, t, 'place');
      checkFinite(y, dim, size, 2 * size, t, 'velocity');
      place(y);
      for (let k = 0; k < size; k++) dy[k] = v[k] = y[size + k];
      try {
        force(out, rho, v);
      } catch (error) {
        throw withTime(error, t);
      }
      checkFinite(out, dim, 0, size, t, 'acceleration');
      for (let k = 0; k < size; k++) dy[size + k] = out[k];
    },
  };
}

/** An error of the model with the time, and the agent if it names one. */
export function withTime(error: unknown, t: number): unknown {
  if (!(error instanceof OperatorError)) return error;
  const agent = 'target' in error && typeof error.target === 'number' ? error.target : undefined;
  return new AgentError('no-average', `t = ${t}: ${error.message}`, t, agent, error);
}

/** y = [x, v]. */
export function agentState(x: ArrayLike<number>, v: ArrayLike<number>): Float64Array {
  if (x.length !== v.length)
    throw new AgentError('invalid-system', `${x.length} coordinates of places, ${v.length} of velocities`);
  const y = new Float64Array(2 * x.length);
  y.set(x as ArrayLike<number>, 0);
  y.set(v as ArrayLike<number>, x.length);
  return y;
}

/** The part of a state with the places, n × dim: a view. */
export const positionsOf = (y: Float64Array): Float64Array => y.subarray(0, y.length / 2);
/** The part of a state with the velocities, n × dim: a view. */
export const velocitiesOf = (y: Float64Array): Float64Array => y.subarray(y.length / 2);
