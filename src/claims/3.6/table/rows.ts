import * as more from '../../gallery/combined.js';
import * as gallery from '../../gallery/entries.js';
import type { GalleryEntry } from '../../gallery/entry.js';
import type { Certain } from '../../gallery/certain.js';
import {
  anyPair,
  areInProportion,
  betweenKnots,
  chain,
  figure,
  goBetween,
  inProportion,
  masses,
  onePerLabel,
  players,
  tornOnCircle,
  tornOnLine,
  unequalMasses,
  unequalMassesAdded,
  unequalMassesApart,
  unequalMassesOf,
} from '../../gallery/certain.js';
import type { CellSpec, RowSpec } from './row.js';

/** The rows of the table of section 3.6 in its order, then those of the models that it leaves out. */

type Entries = readonly GalleryEntry[];

const yes = (...entries: Entries): CellSpec => ({ yes: entries });
const no = (...families: readonly Certain[]): CellSpec => ({ no: families });
const depends = (condition: string, has: CellSpec['yes'], lacks: CellSpec['no']): CellSpec => ({
  condition,
  ...(has ? { yes: has } : {}),
  ...(lacks ? { no: lacks } : {}),
});

/** All four cells say yes. */
const everything = (...entries: Entries): RowSpec['cells'] => ({
  conservative: yes(...entries),
  symmetric: yes(...entries),
  'ball-positive': yes(...entries),
  'Galilean invariant': yes(...entries),
});

/** None of the first three, for the same reason. */
const onlyGalilean = (failing: Certain, ...entries: Entries): RowSpec['cells'] => ({
  conservative: no(failing),
  symmetric: no(failing),
  'ball-positive': no(failing),
  'Galilean invariant': yes(...entries),
});

const SQUARE = [[0, 0], [1, 0], [0, 1], [1, 1]]; // prettier-ignore
const TABLE = 'Section 3.6, table';

export const PRINTED_ROWS: readonly RowSpec[] = [
  {
    key: 'identity',
    model: String.raw`$\mathcal M_{\rm I}$`,
    title: 'The identity model in the table',
    source: TABLE,
    added: false,
    cells: everything(gallery.IDENTITY),
  },
  {
    key: 'global',
    model: String.raw`$\mathcal M_{\rm glob}$`,
    title: 'The global average in the table',
    source: TABLE,
    added: false,
    cells: everything(gallery.GLOBAL),
  },
  {
    key: 'cucker-smale',
    model: String.raw`$\mathcal M_{\rm CS}$`,
    title: 'Cucker-Smale in the table',
    source: TABLE,
    added: false,
    cells: {
      conservative: yes(gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_TENT_R2, gallery.CS_CAUCHY_R2, gallery.CS_BOX),
      symmetric: yes(gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_TENT_R2, gallery.CS_CAUCHY_R2, gallery.CS_BOX),
      'ball-positive': depends(
        String.raw`$\phi=\psi*\psi$`,
        [gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_TENT_R2, gallery.CS_CAUCHY, gallery.CS_CAUCHY_R2],
        [
          chain(
            gallery.CS_BOX,
            String.raw`of three agents in a row the ends do not see each other, and $\operatorname{diag}(m)\,\phi\,\operatorname{diag}(m)$ with $\phi=\begin{pmatrix}1&1&0\\1&1&1\\0&1&1\end{pmatrix}$ has the sign of $\det\phi=-1$.`,
            [1, 3, 4],
          ),
        ],
      ),
      'Galilean invariant': yes(gallery.CS_TENT, gallery.CS_TENT_T, gallery.CS_TENT_R2, gallery.CS_CAUCHY_R2),
    },
    note: String.raw`Kernels are even, as in the paper's introduction; symmetry is $\phi(z)=\phi(-z)$.`,
  },
  {
    key: 'topological-cucker-smale',
    model: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$`,
    title: 'Topological Cucker-Smale in the table',
    source: TABLE,
    added: false,
    cells: {
      conservative: yes(gallery.TOPO_CS, gallery.TOPO_CS_T, gallery.TOPO_CS_R2),
      symmetric: yes(gallery.TOPO_CS, gallery.TOPO_CS_T, gallery.TOPO_CS_R2),
      'ball-positive': no(
        figure(
          gallery.TOPO_CS_R2,
          SQUARE,
          [1, 9, 9, 1],
          String.raw`four agents at the corners of a square, two heavy ones facing each other, and three in a row, the middle one light, fail; wherever they stand, the model is Galilean invariant.`,
        ),
        figure(
          more.TOPO_CS_CAUCHY,
          [[0], [1], [2]],
          [8, 1, 8],
          String.raw`four agents at the corners of a square, two heavy ones facing each other, and three in a row, the middle one light, fail; wherever they stand, the model is Galilean invariant.`,
        ),
      ),
      'Galilean invariant': yes(gallery.TOPO_CS, gallery.TOPO_CS_T, gallery.TOPO_CS_R2),
    },
    cost: 12,
  },
  {
    key: 'motsch-tadmor',
    model: String.raw`$\mathcal M_{\rm MT}$`,
    title: 'Motsch-Tadmor in the table',
    source: TABLE,
    added: false,
    cells: onlyGalilean(unequalMasses(gallery.MT_TENT), gallery.MT_TENT, gallery.MT_TENT_T, gallery.MT_CAUCHY_R2),
  },
  {
    key: 'mollified',
    model: String.raw`$\mathcal M_\phi$`,
    title: 'The over-mollified model in the table',
    source: TABLE,
    added: false,
    cells: everything(gallery.MOLLIFIED, gallery.MOLLIFIED_T),
    note: String.raw`Integrals over the environment are sums over a lattice, and shifts are multiples of its spacing.`,
    cost: 20,
  },
  {
    key: 'segregation',
    model: String.raw`$\mathcal M_{\rm seg}$`,
    title: 'Segregation in the table',
    source: TABLE,
    added: false,
    cells: {
      conservative: yes(gallery.SEG_HATS, gallery.SEG_HATS_T, gallery.SEG_SMOOTHSTEP_T, gallery.SEG_FULL_T),
      symmetric: yes(gallery.SEG_HATS, gallery.SEG_HATS_T, gallery.SEG_SMOOTHSTEP_T, gallery.SEG_FULL_T),
      'ball-positive': yes(gallery.SEG_HATS, gallery.SEG_HATS_T, gallery.SEG_SMOOTHSTEP_T, gallery.SEG_FULL_T),
      'Galilean invariant': no(betweenKnots(gallery.SEG_HATS_T, 4, 16)),
    },
  },
];

const STATIONARY = [2, 3, 4];
const EQUILIBRIUM = String.raw`$(2,3,4)$ is the stationary distribution of $a$; conservation says that $\kappa=m$ is stationary, and there is no other, as $a$ is irreducible. Its diagonal is at least $\frac12$, so $2a-1$ is stochastic with the same stationary distribution, a contraction, and (59) holds.`;
const stationary = players(gallery.OPINIONS, EQUILIBRIUM, inProportion(STATIONARY), (m) =>
  areInProportion(m, STATIONARY),
);
const unsettled = players(gallery.OPINIONS, EQUILIBRIUM, masses(3), (m) => !areInProportion(m, STATIONARY));
const uniform = players(
  more.OPINIONS_REVERSIBLE,
  String.raw`symmetric weights and equal masses are in detailed balance.`,
  inProportion([1, 1, 1]),
  (m) => areInProportion(m, [1, 1, 1]),
);
const oneSided = players(
  gallery.OPINIONS,
  String.raw`player 1 listens to player 2 and is not heard, $a_{12}>0=a_{21}$.`,
  masses(3),
  () => true,
);

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

export const ADDED_ROWS: readonly RowSpec[] = [
  {
    key: 'cucker-smale-not-even',
    model: String.raw`$\mathcal M_{\rm CS}$, $\phi$ not even`,
    title: 'Cucker-Smale with a kernel that is not even in the table',
    source: 'Example 2.2',
    added: true,
    cells: onlyGalilean(
      anyPair(
        gallery.CS_ONE_SIDED,
        1,
        3,
        String.raw`two agents of which one sees the other and is not seen: a circulation on two points is symmetric.`,
      ),
      gallery.CS_ONE_SIDED,
    ),
  },
  {
    key: 'beta',
    model: String.raw`$\mathcal M_\beta$, $\beta\ne1$`,
    title: 'The power law of strengths in the table',
    source: 'Example 2.4',
    added: true,
    cells: onlyGalilean(unequalMasses(gallery.BETA_2), gallery.BETA_2),
    note: String.raw`$\beta=2$ is tried; the argument is for every $\beta\ne1$. $\beta=1$ is $\mathcal M_{\rm CS}$.`,
  },
  {
    key: 'mollified-pressure',
    model: String.raw`$\mathcal M_{\phi,p}$`,
    title: 'The over-mollified model with a pressure in the table',
    source: 'Example 2.5',
    added: true,
    cells: everything(gallery.MOLLIFIED_PRESSURE),
    note: String.raw`$p=\rho^2$ on eight cells, vacuum among them. Not material.`,
    cost: 60,
  },
  {
    key: 'doubly-mollified',
    model: String.raw`$\mathcal M_{\phi\phi}$`,
    title: 'The double mollification in the table',
    source: 'Example 2.5',
    added: true,
    cells: everything(gallery.DOUBLY_MOLLIFIED),
    note: String.raw`On eight cells, vacuum among them. Not material: $\kappa=1$.`,
    cost: 60,
  },
  {
    key: 'topological-motsch-tadmor',
    model: String.raw`$\mathcal M_{\rm MT}^{\rm topo}$`,
    title: 'Topological Motsch-Tadmor in the table',
    source: 'Example 2.6',
    added: true,
    cells: onlyGalilean(unequalMassesApart(gallery.TOPO_MT), gallery.TOPO_MT),
    cost: 12,
  },
  {
    key: 'topological-beta',
    model: String.raw`$\mathcal M_\beta^{\rm topo}$, $\beta\ne1$`,
    title: 'The topological power law in the table',
    source: 'Example 2.6',
    added: true,
    cells: onlyGalilean(unequalMassesApart(gallery.TOPO_BETA_2), gallery.TOPO_BETA_2),
    cost: 12,
  },
  {
    key: 'conditional',
    model: String.raw`$\mathcal M_{\mathcal F}$`,
    title: 'Conditional expectation in the table',
    source: 'Example 2.7',
    added: true,
    cells: {
      conservative: yes(gallery.CONDITIONAL, gallery.CONDITIONAL_T, gallery.CONDITIONAL_R2),
      symmetric: yes(gallery.CONDITIONAL, gallery.CONDITIONAL_T, gallery.CONDITIONAL_R2),
      'ball-positive': yes(gallery.CONDITIONAL, gallery.CONDITIONAL_T, gallery.CONDITIONAL_R2),
      'Galilean invariant': no(tornOnCircle(gallery.CONDITIONAL_T, 4, 16), tornOnLine(gallery.CONDITIONAL, 2, 2)),
    },
  },
  {
    key: 'multi-species',
    model: String.raw`multi-species, $\mathcal M_{\alpha\beta}$ with kernels $\phi^{\alpha\beta}$`,
    title: 'Several species in the table',
    source: 'Example 2.9',
    added: true,
    cells: {
      conservative: depends(
        String.raw`$\phi^{\alpha\beta}(x,y)=\phi^{\beta\alpha}(y,x)$`,
        [more.SPECIES_ALIKE, more.SPECIES_ATTRACTED],
        [
          onePerLabel(
            gallery.MULTI_SPECIES,
            1,
            4,
            String.raw`one prey and one predator: a circulation on two points is symmetric, and $\phi^{12}(r)=1/(1+r^2)<1=\phi^{21}(r)$.`,
          ),
        ],
      ),
      symmetric: depends(
        String.raw`$\phi^{\alpha\beta}(x,y)=\phi^{\beta\alpha}(y,x)$`,
        [more.SPECIES_ALIKE, more.SPECIES_ATTRACTED],
        [
          onePerLabel(
            gallery.MULTI_SPECIES,
            1,
            4,
            String.raw`one prey and one predator: a circulation on two points is symmetric, and $\phi^{12}(r)=1/(1+r^2)<1=\phi^{21}(r)$.`,
          ),
        ],
      ),
      'ball-positive': depends(
        String.raw`$\phi^{\alpha\beta}=\psi^\alpha*\psi^\beta$`,
        [more.SPECIES_ALIKE],
        [goBetween(more.SPECIES_ATTRACTED)],
      ),
      'Galilean invariant': depends(
        String.raw`all $\mathcal M_{\alpha\beta}$ are`,
        [gallery.MULTI_SPECIES, more.SPECIES_ALIKE, more.SPECIES_ATTRACTED],
        [tornOnLine(more.SPECIES_PLANTED, 2, 2, 0)],
      ),
    },
    note: String.raw`$\psi^\alpha$ even. Symmetric kernels, $\mathcal M_{\alpha\alpha}$ ball-positive, are not enough.`,
  },
  {
    key: 'multi-flock',
    model: String.raw`multi-flock, $\mathcal M^\alpha$ coupled by $\varepsilon\psi$`,
    title: 'Several flocks in the table',
    source: 'Example 2.10',
    added: true,
    cells: {
      conservative: depends(
        String.raw`all $\mathcal M^\alpha$ and the coupling are`,
        [more.FLOCKS_SYMMETRIC, more.FLOCKS_APART],
        [unequalMassesOf(gallery.MULTI_FLOCK, 1)],
      ),
      symmetric: depends(
        String.raw`all $\mathcal M^\alpha$ and the coupling are`,
        [more.FLOCKS_SYMMETRIC, more.FLOCKS_APART],
        [unequalMassesOf(gallery.MULTI_FLOCK, 1)],
      ),
      'ball-positive': depends(
        String.raw`all $\mathcal M^\alpha$ are and $\varepsilon=0$`,
        [more.FLOCKS_APART],
        [
          onePerLabel(
            more.FLOCKS_SYMMETRIC,
            1,
            1,
            String.raw`two flocks of one agent each: the kernel is $\begin{pmatrix}1&\varepsilon\psi\\\varepsilon\psi&1\end{pmatrix}$ with $\varepsilon\psi=2\cdot\frac45>1$. For smaller $\varepsilon$ take flocks of $k$ agents of equal mass that do not see each other inside: on $u=\pm1$ the form has the sign of $1/k-\varepsilon\psi$.`,
          ),
        ],
      ),
      'Galilean invariant': depends(
        String.raw`all $\mathcal M^\alpha$ and the coupling are`,
        [gallery.MULTI_FLOCK, more.FLOCKS_SYMMETRIC, more.FLOCKS_APART],
        [tornOnLine(more.FLOCKS_PLANTED, 2, 2, 0)],
      ),
    },
  },
  {
    key: 'opinions',
    model: String.raw`opinions (1), $[p]=ap$, $\kappa=m\lambda$`,
    title: 'Opinion dynamics in the table',
    source: 'Example 2.11, (1)',
    added: true,
    cells: {
      conservative: depends(String.raw`$a^\top\kappa=\kappa$`, [stationary, uniform], [unsettled]),
      symmetric: depends(String.raw`$\kappa_ia_{ij}=\kappa_ja_{ji}$`, [uniform], [oneSided]),
      'ball-positive': depends(String.raw`$\|2a-1\|_{L^2(\kappa)}\le1$`, [stationary], [unsettled]),
    },
    note: String.raw`A finite set has no translations: Galilean invariance has no meaning.`,
  },
  {
    key: 'vicsek',
    model: 'Vicsek (2)',
    title: 'The average of Vicsek in the table',
    source: '(2)',
    added: true,
    cells: onlyGalilean(
      chain(
        gallery.VICSEK,
        String.raw`of three agents in a row the ends see the mass $m_1+m_2<1$ and $m_2+m_3<1$, the middle one sees 1: $F_{12}=m_1m_2/(m_1+m_2)>m_1m_2=F_{21}$, and column 1 sums to $m_1^2/(m_1+m_2)+m_1m_2<m_1$.`,
        [1, 1, 2],
      ),
      gallery.VICSEK,
    ),
    note: String.raw`The average only; that speeds are reset afterwards is not linear.`,
  },
  {
    key: 'penalised',
    model: String.raw`penalised (288) of $\mathcal M$`,
    title: 'The penalised model in the table',
    source: '(288)',
    added: true,
    cells: {
      conservative: depends(ITSELF, [gallery.PENALISED], [unequalMassesAdded(more.PENALISED_MT)]),
      symmetric: depends(ITSELF, [gallery.PENALISED], [unequalMassesAdded(more.PENALISED_MT)]),
      'ball-positive': depends(ITSELF, [gallery.PENALISED], [unequalMassesAdded(more.PENALISED_MT)]),
      'Galilean invariant': depends(ITSELF, [gallery.PENALISED], [tornOnLine(more.PENALISED_PLANTED, 2, 2)]),
    },
    note: String.raw`For ball-positivity the condition is enough and not necessary: the penalty adds a positive form.`,
    cost: 40,
  },
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
