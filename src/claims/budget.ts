import type { Effort } from '../engines/measure.js';

/** How much work a run puts into a claim. */
export type Budget = 'quick' | 'standard' | 'deep';
export const BUDGETS: readonly Budget[] = ['quick', 'standard', 'deep'];

/** Random cases of a claim. */
export const SAMPLES: Readonly<Record<Budget, number>> = { quick: 1_500, standard: 20_000, deep: 400_000 };

/** Enumerated layers, smallest first: all classes of flows of `points` points whose largest entry is `entries`. */
export interface Layer {
  readonly points: number;
  readonly entries: number;
}

const layers = (...sizes: readonly (readonly [points: number, entries: number])[]): Layer[] =>
  sizes.flatMap(([points, largest]) => Array.from({ length: largest }, (_, i) => ({ points, entries: i + 1 })));

export const LAYERS: Readonly<Record<Budget, readonly Layer[]>> = {
  quick: layers([1, 1], [2, 3], [3, 1]),
  standard: layers([1, 1], [2, 6], [3, 2]),
  deep: layers([1, 1], [2, 12], [3, 4], [4, 1]),
};

/** Evaluations of the margin in targeted search. */
export const EVALUATIONS: Readonly<Record<Budget, number>> = { quick: 3_000, standard: 30_000, deep: 1_000_000 };

/** What an experiment may do. */
export const EFFORT: Readonly<Record<Budget, Effort>> = { quick: 1, standard: 2, deep: 3 };

/** Seconds for each problem of the solver. */
export const SOLVER_SECONDS: Readonly<Record<Budget, number>> = { quick: 20, standard: 30, deep: 120 };

/** Evaluations in one chunk, a search with restarts of its own. */
export const CHUNK_EVALUATIONS = 10_000;
/** Cases in one chunk of work. */
export const CHUNK_CASES = 500;
/** Codes of the enumeration in one chunk: about one in six is a class. */
export const CHUNK_CODES = 5_000;
