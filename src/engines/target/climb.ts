import type { Claim, Instance } from '../claim.js';
import { refutes } from '../examine.js';
import { minimise } from '../minimise.js';
import type { Target } from '../target.js';
import type { Landscape, Point } from './local-search.js';
import { descend, evolve, snap } from './local-search.js';
import { nearestCase, polish } from './polish.js';
import type { Random } from './random.js';
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
    const effort = effortOf(turn);
    const start = chosenStart(counted, n, land, random) ?? startIn(land, random);
    // Points without a case: nothing to climb, but the budget must not stand still.
    evaluations++;
    if (!start) continue;
    const point = normalised(target, n, descent(land, start, effort, random));
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

/** Longest run, in units of the shortest. */
const MAX_EFFORT = 16;

/** Three short runs, for landscapes of many basins, then a long one, for narrow valleys: 1, 1, 1, 4, 1, 1, 1, 8, 1, 1, 1, 16, ... */
const effortOf = (turn: number): number => (turn % 4 === 3 ? Math.min(MAX_EFFORT, 2 ** (2 + Math.floor(turn / 4))) : 1);

const safely = (test: () => boolean): boolean => {
  try {
    return test();
  } catch {
    return false;
  }
};

/** One of the target's own starts, every other time. */
function chosenStart(target: Target, n: number, land: Landscape, random: Random): Point | undefined {
  const starts = target.starts?.(n) ?? [];
  if (starts.length === 0 || random.below(2) === 0) return undefined;
  const x = starts[random.below(starts.length)];
  const value = land.value(x);
  return value < Infinity ? { x, value } : undefined;
}

/** Tries for a start with a finite margin. */
const MAX_STARTS = 20;

/** A random start: dense, sparse, or of a few levels. */
function startIn(land: Landscape, random: Random): Point | undefined {
  for (let k = 0; k < MAX_STARTS && land.more(); k++) {
    const kind = random.below(3);
    const x = Float64Array.from({ length: land.dimension }, () => {
      if (kind === 1 && random.uniform() < 0.5) return 0;
      return kind === 2 ? random.below(5) / 4 : random.uniform();
    });
    const value = land.value(x);
    if (value < Infinity) return { x, value };
  }
  return undefined;
}

/** Steps of the evolution in the shortest run, for each parameter. */
const STEPS = 60;

/** One run from a start, `effort` times as long as the shortest. */
function descent(land: Landscape, start: Point, effort: number, random: Random): Point {
  const steps = STEPS * (land.dimension + 2) * effort;
  let point = evolve(land, start, 0.3, steps, random);
  point = descend(land, point, 0.05, 10 * effort);
  point = snap(land, point);
  point = evolve(land, point, 0.01, steps, random);
  point = descend(land, point, 1e-3, 20 + 10 * effort);
  return snap(land, point);
}

/** Weights scaled so that the largest is 1: small denominators then give small integers. */
function normalised(target: Target, n: number, { x, value }: Point): Point {
  const count = target.scaleFree?.(n) ?? 0;
  let top = 0;
  for (let i = 0; i < count; i++) top = Math.max(top, x[i]);
  return { x: top > 0 ? x.map((v, i) => (i < count ? v / top : v)) : x, value };
}
