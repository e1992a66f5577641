import fc from 'fast-check';
import { agentState, agentSystem } from '../dynamics/agents/agent-system.js';
import type { AgentSystem } from '../dynamics/agents/agent-system.js';
import { integrateDop853 } from '../dynamics/integrate/dop853.js';
import type { OdeProblem } from '../dynamics/integrate/problem.js';
import type { Measurement } from '../engines/measure.js';
import type { AveragingModel } from '../operators/model.js';

/** Runs of agents that claims watch: random flocks, states at many times, and how far they can be trusted. */

/** A system and where it begins. */
export interface Flock {
  readonly name: string;
  readonly system: AgentSystem;
  readonly y: Float64Array;
}

export interface FlockOptions {
  /** places are within ±spread, on every axis */
  readonly spread: number;
  /** velocities are within ±speed, on every axis */
  readonly speed: number;
  /** Σ mᵢ, 1 unless given */
  readonly mass?: number;
  readonly labels?: number;
}

/** A random flock of n agents of masses from 1 to 4⁵ times the lightest. */
export function drawFlock(name: string, model: AveragingModel, n: number, seed: number, options: FlockOptions): Flock {
  const { spread, speed, mass = 1, labels } = options;
  const { dim } = model.environment;
  const numbers = (count: number): fc.Arbitrary<number[]> =>
    fc.array(
      fc.integer({ min: -10_000, max: 9999 }).map((k) => (k + 0.5) / 10_000),
      { minLength: count, maxLength: count },
    );
  const exponents = fc.array(fc.nat({ max: 5 }), { minLength: n, maxLength: n });
  const [[x, v, e]] = fc.sample(fc.tuple(numbers(n * dim), numbers(n * dim), exponents), { seed, numRuns: 1 });
  const total = e.reduce((s, k) => s + 4 ** k, 0);
  const system = agentSystem(
    model,
    e.map((k) => (mass * 4 ** k) / total),
    labels ? { labels: e.map((_, i) => i % labels) } : {},
  );
  const y = agentState(
    x.map((t) => spread * t),
    v.map((t) => speed * t),
  );
  return { name: `${name}, N = ${n}`, system, y };
}

/** States at given times. */
export interface Followed {
  readonly times: readonly number[];
  readonly states: readonly Float64Array[];
  /** the largest difference, over all components and times, to a run with a tolerance a hundred times as large */
  readonly error: number;
}

/** Equal steps from 0 to `end`. */
export const equalTimes = (end: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, k) => (end * k) / count);

/** Follows a solution at two tolerances. @throws {Error} if it ends early: then nothing is settled */
export function follow(problem: OdeProblem, y0: Float64Array, times: readonly number[], tolerance = 1e-10): Followed {
  const at = (tol: number): Float64Array[] => {
    const result = integrateDop853(problem, y0, times[0], times[times.length - 1], {
      rtol: tol,
      atol: tol,
      times,
    });
    if (result.status !== 'finished') throw new Error(`the run ended at t = ${result.t}: ${result.status}`);
    return times.map((_, k) => result.states.slice(k * problem.size, (k + 1) * problem.size));
  };
  const [tight, loose] = [at(tolerance), at(100 * tolerance)];
  let error = 0;
  tight.forEach((y, k) => y.forEach((t, i) => (error = Math.max(error, Math.abs(t - loose[k][i])))));
  return { times, states: tight, error: error + Number.EPSILON };
}

/** A value and its bound at one time, with an absolute error of the value. */
export interface Bounded {
  readonly value: number;
  readonly bound: number;
  readonly error: number;
}

/** Where the error is more than this part of the bound, nothing can be said about the bound. */
const RESOLVED = 1e-5;

/**
 * The largest ratio of a value to its bound, along whole runs. Moments at which the error is more than a
 * part of the bound are left out; the ratio may exceed 1 by twice the error that is left, for bounds that are attained.
 *
 * @param part 10⁻⁵ unless given
 */
export function largestRatio(
  name: string,
  all: readonly Bounded[],
  how: string,
  source: string,
  part = RESOLVED,
): Measurement {
  const resolved = all.filter(({ bound, error }) => error <= part * bound);
  let [value, off] = [resolved.length > 0 ? -Infinity : NaN, 0];
  for (const { value: a, bound, error } of resolved) {
    value = Math.max(value, a / bound);
    off = Math.max(off, error / bound);
  }
  return {
    name,
    value,
    low: value - off,
    high: value + off,
    how: `${how}; error by a run at a hundred times the tolerance`,
    expected: { relation: '<=', value: 1 + 2 * off, source },
  };
}

/** A system with integrals over time beside it: q′ = what `rates` says at the state, from q = 0. The state is [y, q]. */
export function withIntegrals(
  system: AgentSystem,
  count: number,
  rates: (state: Float64Array, out: Float64Array) => void,
): OdeProblem {
  const { size } = system;
  const [y, dy, q] = [new Float64Array(size), new Float64Array(size), new Float64Array(count)];
  return {
    size: size + count,
    rightSide(t, state, change) {
      for (let k = 0; k < size; k++) y[k] = state[k];
      system.rightSide(t, y, dy);
      rates(y, q);
      for (let k = 0; k < size; k++) change[k] = dy[k];
      for (let k = 0; k < count; k++) change[size + k] = q[k];
    },
  };
}
