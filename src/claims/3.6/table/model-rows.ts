import * as more from '../../gallery/combined.js';
import * as gallery from '../../gallery/entries.js';
import {
  anyPair,
  areInProportion,
  chain,
  goBetween,
  inProportion,
  masses,
  onePerLabel,
  players,
  unequalMasses,
  unequalMassesAdded,
  unequalMassesApart,
  unequalMassesOf,
} from '../../gallery/certain.js';
import { tornOnCircle, tornOnLine } from '../../gallery/certain-shifts.js';
import { depends, everything, no, onlyGalilean, yes } from './cells.js';
import type { RowSpec } from './row.js';

/** Rows of the models of section 2 that the table leaves out. */

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

const ITSELF = String.raw`$\mathcal M$ is`;

export const MODEL_ROWS: readonly RowSpec[] = [
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
    cost: 18,
  },
  {
    key: 'topological-beta',
    model: String.raw`$\mathcal M_\beta^{\rm topo}$, $\beta\ne1$`,
    title: 'The topological power law in the table',
    source: 'Example 2.6',
    added: true,
    cells: onlyGalilean(unequalMassesApart(gallery.TOPO_BETA_2), gallery.TOPO_BETA_2),
    cost: 20,
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
];
