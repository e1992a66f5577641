import type { BrownianTree } from './brownian-tree.js';
import { brownianTree } from './brownian-tree.js';
import { counterNoise } from './counter-noise.js';
import type { Scheme } from './splitting.js';
import { splitting } from './splitting.js';
import type { Surroundings } from './surroundings.js';

/** All that determines a path, beside where it starts. */
export interface PathPlan {
  /** an integer */
  readonly seed: number;
  /** which run of an ensemble; 0 unless given */
  readonly replica?: number;
  /** length of the steps of level 0 (time) */
  readonly span: number;
  /** steps are span/2^level; 0 unless given. Runs of all levels see the same Brownian path. */
  readonly level?: number;
  readonly scheme?: Scheme;
}

/** Where a run is; with the same plan it goes on as if it had not stopped, to the last bit. Plain data. */
export interface PathState {
  /** steps done since time 0, of the plan's size */
  readonly step: number;
  /** n × dim (length), on a torus unwrapped */
  readonly x: Float64Array;
  /** n × dim */
  readonly v: Float64Array;
}

/** A run as a value: nothing is thrown for what the equation does. */
export interface PathResult extends PathState {
  readonly status:
    | 'finished'
    /** `onStep` said so */
    | 'interrupted'
    /** the model has no value there, or a number is not finite; the state is the last that was good */
    | 'undefined';
  readonly t: number;
  /** averages computed in this run */
  readonly averages: number;
  /** what the model threw */
  readonly error?: unknown;
  /** `cucker-smale: target 3 at (0, 1) sees no mass, in the step from t = 1.25: …` */
  readonly advice?: string;
}

/** Largest number of steps of one run: a span that is far too small is a mistake, not a long run. */
const MAX_STEPS = 2 ** 40;

/** The step of a plan. */
export const stepOf = ({ span, level = 0 }: PathPlan): number => span / 2 ** level;

/** The Brownian paths of a plan for n agents. */
export const pathsOf = ({ seed, replica = 0, span }: PathPlan, n: number, dim: number): BrownianTree =>
  brownianTree(counterNoise(seed, replica), n, dim, span);

/**
 * Runs (17)/(172), or (178) if the surroundings are a law's, by {@link splitting}, for a number of steps.
 *
 * @param from   state at the beginning; copied
 * @param onStep called after each step with the state, valid until the next one; `false` ends the run
 * @throws {RangeError} for a plan or a state that makes no sense
 */
export function runPaths(
  around: Surroundings,
  sigma: number,
  plan: PathPlan,
  from: { readonly step?: number; readonly x: ArrayLike<number>; readonly v: ArrayLike<number> },
  steps: number,
  onStep?: (t: number, x: Float64Array, v: Float64Array) => boolean | void,
): PathResult {
  const { n, dim } = around;
  const first = from.step ?? 0;
  if (!(Number.isInteger(steps) && steps >= 0 && steps <= MAX_STEPS))
    throw new RangeError(`steps: ${steps}, expected 0 to ${MAX_STEPS}`);
  if (!(Number.isSafeInteger(first) && first >= 0)) throw new RangeError(`step: ${first}, expected an integer ≥ 0`);
  for (const key of ['x', 'v'] as const)
    if (from[key].length !== n * dim)
      throw new RangeError(`${key}: ${from[key].length} numbers, expected ${n} × ${dim}`);
  const [x, v] = [Float64Array.from(from.x), Float64Array.from(from.v)];
  const [goodX, goodV] = [x.slice(), v.slice()];
  const h = stepOf(plan);
  const paths = pathsOf(plan, n, dim);
  const stepper = splitting(around, sigma, plan.scheme);
  const end = (step: number, status: PathResult['status'], why: Pick<PathResult, 'error' | 'advice'> = {}): PathResult => ({
    status,
    step,
    t: step * h,
    x: goodX,
    v: goodV,
    averages: stepper.averages,
    ...why,
  }); // prettier-ignore
  for (let k = first; k < first + steps; k++) {
    const at = `in the step from t = ${k * h} to ${(k + 1) * h}`;
    try {
      stepper.step(k * h, h, x, v, paths.increments(plan.level ?? 0, k));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return end(k, 'undefined', { error, advice: `${said}, ${at}: the state returned is the one before` });
    }
    const bad = firstBad(x, v, dim);
    if (bad) return end(k, 'undefined', { advice: `${bad} is not finite ${at}: is the step too large?` });
    goodX.set(x);
    goodV.set(v);
    if (onStep?.((k + 1) * h, x, v) === false) return end(k + 1, 'interrupted');
  }
  return end(first + steps, 'finished');
}

/** `v[3][0]`, the first number that is not finite. */
function firstBad(x: Float64Array, v: Float64Array, dim: number): string | undefined {
  for (let j = 0; j < x.length; j++) {
    if (!Number.isFinite(x[j])) return `x[${Math.floor(j / dim)}][${j % dim}]`;
    if (!Number.isFinite(v[j])) return `v[${Math.floor(j / dim)}][${j % dim}]`;
  }
  return undefined;
}
