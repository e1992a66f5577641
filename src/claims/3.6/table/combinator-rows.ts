import * as more from '../../gallery/combined.js';
import type { GalleryEntry } from '../../gallery/entry.js';
import type { Certain } from '../../gallery/certain.js';
import { figure, masses, unequalMasses, unequalMassesAdded } from '../../gallery/certain.js';
import { tornOnLine } from '../../gallery/certain-shifts.js';
import { depends, yes } from './cells.js';
import type { RowSpec } from './row.js';

/** Rows of models made of models. */

const NO_COMMUTING = String.raw`the cells of the two conditional expectations $P,Q$ overlap, so that they do not commute: $(PQ)_{13}>0=(PQ)_{31}$. If $PQ$ or $\frac12(PQ+QP)$ were positive, $(Q(p+tw),p)\ge0$ for $p$ in the range of $P$, $w$ in its kernel and all $t$, hence $PQ=PQP$, and they would commute.`;
/** Agents 1 and 2 in the middle third, 2 and 3 in the right half, nothing else together; any masses. */
const overlapping = (entry: GalleryEntry): Certain => {
  const inside = figure(entry, [[-1], [0], [2]], [1, 1, 1], NO_COMMUTING);
  return {
    ...inside,
    cases: inside.cases.chain((x) => masses(3).map((m) => ({ ...x, points: [[-1], [0], [2]], masses: m }))),
    meets(x) {
      const [a, b, c] = (x.points as unknown as number[][]).map(([t]) => t);
      return (x.masses as number[]).length === 3 && a >= -2 && a < 0 && b >= 0 && b < 2 && c >= 2;
    },
  };
};

const BOTH = 'both are';
const ITSELF = String.raw`$\mathcal M$ is`;
const ALL = 'all of them are';

export const COMBINATOR_ROWS: readonly RowSpec[] = [
  {
    key: 'sum',
    model: String.raw`sum of forces, $s=\sum_kc_ks_k$`,
    title: 'A sum of forces in the table',
    source: 'combinator',
    added: true,
    cells: {
      conservative: depends(ALL, [more.SUM], [unequalMassesAdded(more.SUM_MT)]),
      symmetric: depends(ALL, [more.SUM], [unequalMassesAdded(more.SUM_MT)]),
      'ball-positive': depends(ALL, [more.SUM], [unequalMassesAdded(more.SUM_MT)]),
      'Galilean invariant': depends(ALL, [more.SUM, more.SUM_MT], [tornOnLine(more.SUM_PLANTED, 2, 2)]),
    },
    note: String.raw`The condition is enough; for conservation and symmetry two that fail may cancel.`,
    cost: 15,
  },
  {
    key: 'composition',
    model: String.raw`$\mathcal M_2\circ\mathcal M_1$`,
    title: 'A composition in the table',
    source: '(334), combinator',
    added: true,
    cells: {
      conservative: depends(BOTH, [more.COMPOSED, more.COMPOSED_CELLS], [unequalMasses(more.COMPOSED_MT)]),
      symmetric: depends('both are and commute', [more.COMPOSED_GLOBAL], [overlapping(more.COMPOSED_CELLS)]),
      'ball-positive': depends(
        'both are, are symmetric and commute',
        [more.COMPOSED_GLOBAL],
        [overlapping(more.COMPOSED_CELLS)],
      ),
      'Galilean invariant': depends(BOTH, [more.COMPOSED], [tornOnLine(more.COMPOSED_CELLS, 0, 2)]),
    },
    cost: 12,
  },
  {
    key: 'convex-combination',
    model: String.raw`$(1-t)\mathcal M_0+t\mathcal M_1$`,
    title: 'A convex combination in the table',
    source: 'Lemma 3.7, combinator',
    added: true,
    cells: {
      conservative: depends(BOTH, [more.MEAN], [unequalMassesAdded(more.MEAN_MT)]),
      symmetric: depends(BOTH, [more.MEAN], [unequalMassesAdded(more.MEAN_MT)]),
      'ball-positive': depends(BOTH, [more.MEAN], [unequalMassesAdded(more.MEAN_MT)]),
      'Galilean invariant': depends(BOTH, [more.MEAN, more.MEAN_MT], [tornOnLine(more.MEAN_PLANTED, 2, 2)]),
    },
    cost: 12,
  },
  {
    key: 'adjoint',
    model: String.raw`$\mathcal M^*$, of conservative $\mathcal M$`,
    title: 'The adjoint model in the table',
    source: 'Lemma 3.7, combinator',
    added: true,
    cells: {
      conservative: yes(more.ADJOINT, more.ADJOINT_COMPOSED, more.ADJOINT_CELLS),
      symmetric: depends(ITSELF, [more.ADJOINT], [overlapping(more.ADJOINT_CELLS)]),
      'ball-positive': depends(ITSELF, [more.ADJOINT], [overlapping(more.ADJOINT_CELLS)]),
      'Galilean invariant': depends(ITSELF, [more.ADJOINT_COMPOSED], [tornOnLine(more.ADJOINT_CELLS, 0, 2)]),
    },
    cost: 15,
  },
  {
    key: 'mean-with-adjoint',
    model: String.raw`$\frac12(\mathcal M+\mathcal M^*)$`,
    title: 'The mean with the adjoint in the table',
    source: 'Section 3.4, combinator',
    added: true,
    cells: {
      conservative: yes(more.SYMMETRISED_COMPOSED, more.SYMMETRISED_CELLS),
      symmetric: yes(more.SYMMETRISED_COMPOSED, more.SYMMETRISED_CELLS),
      'ball-positive': depends(
        String.raw`$\mathcal M$ is positive semi-definite`,
        [more.SYMMETRISED],
        [overlapping(more.SYMMETRISED_CELLS)],
      ),
      'Galilean invariant': depends(ITSELF, [more.SYMMETRISED_COMPOSED], [tornOnLine(more.SYMMETRISED_CELLS, 0, 2)]),
    },
    cost: 15,
  },
  {
    key: 'adjoint-after-model',
    model: String.raw`$\mathcal M^*\circ\mathcal M$`,
    title: 'The adjoint after the model in the table',
    source: 'Corollary 3.11, combinator',
    added: true,
    cells: {
      conservative: yes(more.THERE_AND_BACK, more.THERE_AND_BACK_CELLS),
      symmetric: yes(more.THERE_AND_BACK, more.THERE_AND_BACK_CELLS),
      'ball-positive': yes(more.THERE_AND_BACK, more.THERE_AND_BACK_CELLS),
      'Galilean invariant': depends(ITSELF, [more.THERE_AND_BACK], [tornOnLine(more.THERE_AND_BACK_CELLS, 0, 2)]),
    },
    cost: 15,
  },
];
