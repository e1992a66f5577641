import type { Claim, Instance } from '../claim.js';
import { refutes } from '../examine.js';
import { minimise } from '../minimise.js';
import type { Target } from '../target.js';
import type { Landscape, Point } from './local-search.js';
import { descent } from './descent.js';
import { nearestCase, polish } from './polish.js';
import { randomFrom } from './random.js';

/** When a climb ends. With `evaluations` alone it is a pure function of claim, target and seed. */
export interface ClimbBudget {
  readonly evaluations?: number;
  readonly seconds?: number;
}

/** What a climb found. */
export interface Climbed {
  /** an accepted counterexample, made small, and the rounded float candidate that it came from */
  readonly counterexample?: { readonly instance: Instance; readonly original: Instance };
  /** if there is none: the lowest margin, with an exact case that has it */
  readonly best?: BestMargin;
  readonly evaluations: number;
  readonly restarts: number;
}

export interface BestMargin {
  /** in floats: about this number, never exactly it */
  readonly margin: number;
  /** the margin of `instance` as a numeral, where the target has it exactly */
  readonly exact?: string;
  readonly instance: Instance;
  readonly points: number;
}

/** Evaluations if the budget does not say. */
const DEFAULT_EVALUATIONS = 100_000;

/** Candidates with larger margins are not worth rounding. */
const NEAR = 1e-6;

/**
 * Searches for a counterexample by minimising the margin of a target, with restarts: a random start, evolution with an
 * adapted covariance, coordinate search, snapping to sparse parameters, and again from there with small steps. Sizes take
 * turns, and runs are short or long in turn. What comes near 0 is made exact by {@link polish},
 * decided by the claim, and minimised.
 */
export function climb(
  claim: Claim,
  target: Target,
  seed: number,
  budget: ClimbBudget,
  onProgress?: (evaluations: number, margin: number) => void,
): Climbed {
  const random = randomFrom(seed);
  const limit = budget.evaluations ?? (budget.seconds === undefined ? DEFAULT_EVALUATIONS : Infinity);
  const deadline = budget.seconds === undefined ? Infinity : performance.now() + 1000 * budget.seconds;
  let evaluations = 0;
  let restarts = 0;
  let late = false;
  const more = (): boolean => {
    // The clock is read once in 64 calls.
    if ((evaluations & 63) === 0 && deadline < Infinity) late ||= performance.now() >= deadline;
    return evaluations < limit && !late;
  };
  const counted: Target = {
    ...target,
    margin(n, x) {
      evaluations++;
      const value = target.margin(n, x);
      return Number.isNaN(value) ? Infinity : value;
    },
  };
  let best: { n: number; point: Point } | undefined;
  while (more()) {
    const n = target.points[restarts % target.points.length];
    const turn = Math.floor(restarts / target.points.length);
    restarts++;
    const land: Landscape = { dimension: target.dimension(n), more, value: (x) => counted.margin(n, x) };
    // Points without a case: nothing to climb, but the budget must not stand still.
    evaluations++;
    const lowest = descent(land, target.starts?.(n) ?? [], turn, random);
    if (!lowest) continue;
    const point = normalised(target, n, lowest);
    if (!best || point.value < best.point.value) {
      best = { n, point };
      onProgress?.(evaluations, point.value);
    }
    if (!(point.value <= NEAR)) continue;
    const original = polish(claim, counted, n, point.x);
    if (!original) continue;
    let decisions = 0;
    const instance = minimise(original, (x) => decisions++ < MAX_SHRINKING && safely(() => refutes(claim, x)));
    return { counterexample: { instance, original }, evaluations, restarts };
  }
  const near = best && nearestCase(claim, target, best.n, best.point.x, best.point.value);
  if (!near) return { evaluations, restarts };
  const exact = target.exactMargin?.(near.instance);
  return { best: { ...near, points: best!.n, ...(exact === undefined ? {} : { exact }) }, evaluations, restarts };
}

/** Exact decisions while a counterexample is made small: those with large integers have no end of smaller neighbours. */
const MAX_SHRINKING = 2_000;

const safely = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    return false;
  }
};

/** Weights scaled so that the largest is 1: small denominators then give small integers. */
function normalised(target: Target, n: number, { x, value }: Point): Point {
  const count = target.scaleFree?.(n) ?? 0;
  let top = 0;
  for (let i = 0; i < count; i++) top = Math.max(top, x[i]);
  return { x: top > 0 ? x.map((v, i) => (i < count ? v / top : v)) : x, value };
}
