import * as more from '../../gallery/combined.js';
import * as gallery from '../../gallery/entries.js';
import { chain, figure, unequalMasses } from '../../gallery/certain.js';
import { betweenKnots } from '../../gallery/certain-shifts.js';
import { depends, everything, no, onlyGalilean, yes } from './cells.js';
import type { RowSpec } from './row.js';

/** The rows of the table of section 3.6, in its order. */

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
    cost: 40,
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
