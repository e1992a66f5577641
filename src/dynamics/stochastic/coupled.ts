import type { PathPlan } from './run.js';
import { pathsOf, stepOf } from './run.js';
import { splitting } from './splitting.js';
import type { Surroundings } from './surroundings.js';

/** Mean squares over the agents of a coupled pair: of x_i − x̄_i and v_i − v̄_i. */
export interface Separation {
  readonly t: number;
  readonly positions: number;
  readonly velocities: number;
}

/** The crowd (x, v) and its independent copies (x̄, v̄). */
export interface CoupledState {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly lawX: Float64Array;
  readonly lawV: Float64Array;
}

/**
 * The coupling of section 6: the crowd (172) and the independent processes (178) from the same initial state, each pair driven by
 * the same Brownian motion.
 *
 * @param crowd surroundings of the agents themselves
 * @param law   surroundings by the law of (178)
 * @param from  initial state of both, n × dim
 * @param at    numbers of steps after which the separation is wanted, ascending
 * @throws what the model throws
 */
export function runCoupled(
  crowd: Surroundings,
  law: Surroundings,
  sigma: number,
  plan: PathPlan,
  from: { readonly x: ArrayLike<number>; readonly v: ArrayLike<number> },
  at: readonly number[],
  onState?: (t: number, state: CoupledState) => void,
): Separation[] {
  const { n, dim } = crowd;
  const h = stepOf(plan);
  const paths = pathsOf(plan, n, dim);
  const steppers = [splitting(crowd, sigma, plan.scheme), splitting(law, sigma, plan.scheme)];
  const state: CoupledState = {
    x: Float64Array.from(from.x),
    v: Float64Array.from(from.v),
    lawX: Float64Array.from(from.x),
    lawV: Float64Array.from(from.v),
  };
  const found: Separation[] = [];
  let k = 0;
  for (const until of at) {
    for (; k < until; k++) {
      const noise = paths.increments(plan.level ?? 0, k);
      steppers[0].step(k * h, h, state.x, state.v, noise);
      steppers[1].step(k * h, h, state.lawX, state.lawV, noise);
    }
    found.push({
      t: k * h,
      positions: meanSquare(state.x, state.lawX, n),
      velocities: meanSquare(state.v, state.lawV, n),
    });
    onState?.(k * h, state);
  }
  return found;
}

/** (1/n) Σ |a_i − b_i|² */
function meanSquare(a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] - b[j]) ** 2;
  return sum / n;
}
