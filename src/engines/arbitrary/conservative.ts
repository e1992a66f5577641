import fc from 'fast-check';
import type { Rows } from './flow.js';
import { MAX_POINTS, points, withLoops } from './flow.js';

/** A cyclic list of distinct points with a weight: one unit of circulation. */
const cycle = (n: number): fc.Arbitrary<{ at: number[]; weight: number }> =>
  fc.record({
    at: fc.uniqueArray(fc.nat({ max: n - 1 }), { minLength: 1, maxLength: n }),
    weight: fc.integer({ min: 1, max: 4 }),
  });

/** Adds weight along i -> next(i) of a cyclic list. */
export function addCycle(rows: Rows, at: readonly number[], weight: number): void {
  at.forEach((i, k) => {
    rows[i][at[(k + 1) % at.length]] += weight;
  });
}

/**
 * Conservative flows as sums of cycles. Every circulation is one, so nothing is missed, and shrinking drops cycles and
 * points without ever leaving the class.
 */
export const conservativeFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  points(min, max).chain((n) =>
    fc.array(cycle(n), { minLength: 1, maxLength: n + 3 }).map((cycles) => {
      const rows: Rows = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
      for (const { at, weight } of cycles) addCycle(rows, at, weight);
      return withLoops(rows);
    }),
  );

/** Flows with equal row and column sums: sums of permutations, doubly stochastic up to scale. */
export const doublyStochasticFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  points(min, max).chain((n) => {
    const identity = Array.from({ length: n }, (_, i) => i);
    const permutation = fc.shuffledSubarray(identity, { minLength: n, maxLength: n });
    const term = fc.record({ image: permutation, weight: fc.integer({ min: 1, max: 3 }) });
    return fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => {
      const rows: Rows = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
      for (const { image, weight } of terms) image.forEach((j, i) => (rows[i][j] += weight));
      return rows;
    });
  });
