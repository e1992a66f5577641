import type { Landscape, Point } from './local-search.js';
import { descend, evolve, snap } from './local-search.js';
import type { Random } from './random.js';
import { randomFrom } from './random.js';
import type { Target } from '../target.js';

/** Longest run, in units of the shortest. */
const MAX_EFFORT = 16;

/** Three short runs, for landscapes of many basins, then a long one, for narrow valleys: 1, 1, 1, 4, 1, 1, 1, 8, 1, 1, 1, 16, ... */
const effortOf = (turn: number): number => (turn % 4 === 3 ? Math.min(MAX_EFFORT, 2 ** (2 + Math.floor(turn / 4))) : 1);

/** In even turns one of the target's own starts, the lowest first. */
function chosenStart(starts: readonly Float64Array[], land: Landscape, turn: number): Point | undefined {
  if (starts.length === 0 || turn % 2 === 1) return undefined;
  const points: Point[] = [];
  for (const x of starts) {
    if (!land.more()) break;
    points.push({ x, value: land.value(x) });
  }
  const ordered = points.filter((p) => p.value < Infinity).toSorted((a, b) => a.value - b.value);
  return ordered[(turn / 2) % Math.max(1, ordered.length)];
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

/**
 * One run, from a start of its own or a random one: evolution with an adapted covariance, coordinate search, snapping to sparse
 * parameters, and again from there with small steps. Later turns may be longer. undefined if no start has a value.
 */
export function descent(
  land: Landscape,
  starts: readonly Float64Array[],
  turn: number,
  random: Random,
): Point | undefined {
  const start = chosenStart(starts, land, turn) ?? startIn(land, random);
  if (!start) return undefined;
  const effort = effortOf(turn);
  const steps = STEPS * (land.dimension + 2) * effort;
  let point = evolve(land, start, 0.3, steps, random);
  point = descend(land, point, 0.05, 10 * effort);
  point = snap(land, point);
  point = evolve(land, point, 0.01, steps, random);
  point = descend(land, point, 1e-3, 20 + 10 * effort);
  return snap(land, point);
}

/** The lowest margin that a search of so many evaluations meets, in doubles: for measurements, which decide nothing exactly. */
export function lowestMargin(target: Target, seed: number, evaluations: number): { margin: number; points: number } {
  const random = randomFrom(seed);
  let [left, margin, points] = [evaluations, Infinity, 0];
  for (let restart = 0; left > 0; restart++) {
    const n = target.points[restart % target.points.length];
    const land: Landscape = {
      dimension: target.dimension(n),
      more: () => left > 0,
      value(x) {
        left--;
        const value = target.margin(n, x);
        return Number.isNaN(value) ? Infinity : value;
      },
    };
    const found = descent(land, target.starts?.(n) ?? [], Math.floor(restart / target.points.length), random);
    left--;
    if (found && found.value < margin) [margin, points] = [found.value, n];
  }
  return { margin, points };
}
