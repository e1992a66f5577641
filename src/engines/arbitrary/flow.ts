import fc from 'fast-check';

/** A flow matrix as generators make it: rows of small non-negative integers, every row sum positive. */
export type Rows = number[][];

/** Largest number of points that the generators draw. */
export const MAX_POINTS = 8;

/** Sizes lean to the small: most counterexamples are. */
export const points = (min = 1, max = MAX_POINTS): fc.Arbitrary<number> =>
  fc.oneof(
    { arbitrary: fc.integer({ min, max: Math.min(max, Math.max(min, 4)) }), weight: 3 },
    { arbitrary: fc.integer({ min, max }), weight: 1 },
  );

/** An n x n matrix of entries, row-major, mapped to rows. */
export const square = (n: number, entry: fc.Arbitrary<number>): fc.Arbitrary<Rows> =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((x) => toRows(n, x));

export const toRows = (n: number, x: readonly number[]): Rows =>
  Array.from({ length: n }, (_, i) => x.slice(i * n, i * n + n));

/** Zero with even odds, else up to `max`: sparse and dense patterns both occur. */
export const sparseEntry = (max = 4): fc.Arbitrary<number> =>
  fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.integer({ min: 0, max }), weight: 3 });

/** Gives every point that listens to nobody a loop, so that the rows make a model. */
export const withLoops = (rows: Rows): Rows =>
  rows.map((row, i) => (row.some((f) => f > 0) ? row : row.map((f, j) => (i === j ? 1 : f))));

/** Any flow matrix: most are neither conservative nor symmetric. */
export const anyFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  points(min, max).chain((n) => square(n, sparseEntry()).map(withLoops));

export const rowSumsOf = (rows: Rows): number[] => rows.map((row) => row.reduce((a, b) => a + b, 0));
