import fc from 'fast-check';
import type { Rows } from './flow.js';
import { MAX_POINTS, points, sparseEntry, withLoops } from './flow.js';

/** Symmetric flows: undirected weighted graphs with loops. */
export const symmetricFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  points(min, max).chain((n) =>
    fc.array(sparseEntry(), { minLength: (n * (n + 1)) / 2, maxLength: (n * (n + 1)) / 2 }).map((upper) => {
      const rows: Rows = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
      let k = 0;
      for (let i = 0; i < n; i++) for (let j = i; j < n; j++) rows[i][j] = rows[j][i] = upper[k++]!;
      return withLoops(rows);
    }),
  );

/**
 * Symmetric flows P D P^T that are positive semi-definite: neighbourhoods l with integer memberships g_l(i), as in M_seg
 * with equal weights. Rank one blocks, so many are singular.
 */
export const segregationFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  points(min, max).chain((n) => {
    const membership = fc.array(fc.nat({ max: 2 }), { minLength: n, maxLength: n });
    return fc.array(membership, { minLength: 1, maxLength: 4 }).map((neighbourhoods) => {
      const rows: Rows = Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (__, j) => neighbourhoods.reduce((s, g) => s + g[i] * g[j], 0)),
      );
      return withLoops(rows);
    });
  });

/** Conditional expectations: blocks of points with weights w, F_ij = w_i w_j inside a block (Example 2.7). */
export const conditionalFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<{ flow: Rows; partition: number[] }> =>
  points(min, max).chain((n) =>
    fc
      .record({
        label: fc.array(fc.nat({ max: n - 1 }), { minLength: n, maxLength: n }),
        weight: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: n, maxLength: n }),
      })
      .map(({ label, weight }) => ({ flow: blockFlow(label, weight), partition: normalised(label) })),
  );

/** F_ij = w_i w_j for i and j in one block. */
export const blockFlow = (label: readonly number[], weight: readonly number[]): Rows =>
  label.map((a, i) => label.map((b, j) => (a === b ? weight[i] * weight[j] : 0)));

/** Labels renamed 0, 1, ... in order of appearance. */
export function normalised(label: readonly number[]): number[] {
  const seen = [...new Set(label)];
  return label.map((a) => seen.indexOf(a));
}
