import type { ModelTerms } from './model-terms.js';
import { subsets } from './semidefinite.js';
import type { Condition } from './term.js';
import { and, or, positive } from './term.js';

/** F_ij > 0: i listens to j. As κ > 0, this is A_ij > 0. */
const arrow = ({ average }: ModelTerms, i: number, j: number): Condition => positive(average[i][j]);

const arrows = (m: ModelTerms, wanted: (i: number, j: number) => boolean): Condition[] =>
  m.average.flatMap((row, i) => row.flatMap((_, j) => (wanted(i, j) ? [arrow(m, i, j)] : [])));

/** Every entry is positive. */
export const everyArrow = (m: ModelTerms): Condition => and(...arrows(m, () => true));

/** An arrow leaves every proper set of points. */
export const stronglyConnected = (m: ModelTerms): Condition =>
  and(
    ...subsets(m.n)
      .filter((set) => set.length < m.n)
      .map((set) => or(...arrows(m, (i, j) => set.includes(i) && !set.includes(j)))),
  );

/** All maps of the points onto 0..d-1. */
function phases(n: number, d: number): number[][] {
  const maps = Array.from({ length: d ** n }, (_, code) =>
    Array.from({ length: n }, (__, i) => Math.floor(code / d ** i) % d),
  );
  return maps.filter((phase) => new Set(phase).size === d);
}

/** There are no classes 0..d-1, d >= 2, such that all arrows lead from each class to the next one. */
export const aperiodic = (m: ModelTerms): Condition =>
  and(
    ...Array.from({ length: m.n - 1 }, (_, k) => k + 2).flatMap((d) =>
      phases(m.n, d).map((phase) => or(...arrows(m, (i, j) => phase[j] !== (phase[i] + 1) % d))),
    ),
  );
