import type { BrownianTree } from './brownian-tree.js';
import { brownianTree } from './brownian-tree.js';
import { counterNoise } from './counter-noise.js';
import type { OnStep, PathResult, PathStart } from './march.js';
import { march } from './march.js';
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

/** The step of a plan. */
export const stepOf = ({ span, level = 0 }: PathPlan): number => span / 2 ** level;

/** The Brownian paths of a plan for n agents. */
export const pathsOf = ({ seed, replica = 0, span }: PathPlan, n: number, dim: number): BrownianTree =>
  brownianTree(counterNoise(seed, replica), n, dim, span);

/**
 * Runs (17)/(172), or (178) if the surroundings are a law's, by {@link splitting}, for a number of steps.
 *
 * @param sigma σ ≥ 0 (velocity²)
 * @throws {RangeError} for a plan or a state that makes no sense
 */
export function runPaths(
  around: Surroundings,
  sigma: number,
  plan: PathPlan,
  from: PathStart,
  steps: number,
  onStep?: OnStep,
): PathResult {
  const h = stepOf(plan);
  const paths = pathsOf(plan, around.n, around.dim);
  const stepper = splitting(around, sigma, plan.scheme);
  return march(
    from,
    around,
    h,
    steps,
    (k, x, v) => stepper.step(k * h, h, x, v, paths.increments(plan.level ?? 0, k)),
    onStep,
  );
}
