import type { Claim, TableCell } from '../../engines/claim.js';
import { TABLE_2_TARGETS } from './adversaries.js';
import { claimAbout, tableCell } from './cell.js';
import { CASES, PRINTED } from './table-2.js';

/** Table 2 by its rows, with the models that the paper leaves out. */

const section = '3.7';

interface Row {
  readonly model: string;
  readonly tex: string;
  readonly name: string;
  readonly regular?: readonly [TableCell['verdict'], string?];
  readonly uniform: readonly [TableCell['verdict'], string?];
  readonly continuity: readonly [TableCell['verdict'], string?];
}

const ROWS: readonly Row[] = [
  {
    model: 'cucker-smale',
    tex: String.raw`$\mathcal M_{\rm CS}$`,
    name: 'Cucker-Smale',
    uniform: ['yes'],
    continuity: ['yes'],
  },
  {
    model: 'topological-cucker-smale',
    tex: String.raw`$\mathcal M_{\rm CS}^{\rm topo}$`,
    name: 'topological Cucker-Smale',
    uniform: ['if', String.raw`$\chi_{\mathcal O}$ mollified over a fixed width`],
    continuity: ['yes'],
  },
  {
    model: 'motsch-tadmor',
    tex: String.raw`$\mathcal M_{\rm MT}$`,
    name: 'Motsch-Tadmor',
    uniform: ['if', String.raw`$\phi>0$`],
    continuity: ['if', String.raw`$\phi\ge c\mathbb 1_{r<r_0}$`],
  },
  {
    model: 'beta',
    tex: String.raw`$\mathcal M_\beta$, $0<\beta<1$`,
    name: 'M_β',
    uniform: ['if', String.raw`$\phi>0$`],
    continuity: ['if', String.raw`$\phi\ge c\mathbb 1_{r<r_0}$, or $\beta\ge\frac12$`],
  },
  {
    model: 'mollified',
    tex: String.raw`$\mathcal M_\phi$ on compact $\Omega=B_R$`,
    name: 'M_φ',
    uniform: ['if', String.raw`$\phi>0$`],
    continuity: ['yes'],
  },
  {
    model: 'segregation',
    tex: String.raw`$\mathcal M_{\rm seg}$`,
    name: 'M_seg',
    uniform: ['if', String.raw`$\inf g_l>0$ (printed: $\operatorname{supp}g_l=\Omega$)`],
    continuity: ['yes'],
  },
  { model: 'global', tex: String.raw`$\mathcal M_{\rm glob}$`, name: 'global', uniform: ['yes'], continuity: ['yes'] },
  {
    model: 'beta-two',
    tex: String.raw`$\mathcal M_\beta$, $\beta=2$`,
    name: 'M_β, β = 2',
    uniform: ['yes'],
    continuity: ['yes'],
  },
  {
    model: 'topological-motsch-tadmor',
    tex: String.raw`$\mathcal M_{\rm MT}^{\rm topo}$`,
    name: 'topological Motsch-Tadmor',
    uniform: ['if', String.raw`$\psi>0$`],
    continuity: ['if', String.raw`$\psi\ge c\mathbb 1_{r<r_0}$`],
  },
  {
    model: 'topological-beta',
    tex: String.raw`$\mathcal M_\beta^{\rm topo}$, $\beta=2$`,
    name: 'topological M_β, β = 2',
    uniform: ['if', String.raw`$\chi_{\mathcal O}$ mollified over a fixed width`],
    continuity: ['yes'],
  },
  {
    model: 'vicsek',
    tex: 'Vicsek (2), its average',
    name: 'the average of Vicsek’s rule',
    regular: ['no', String.raw`$\mathbb 1_{r<r_0}$ jumps`],
    uniform: ['no'],
    continuity: ['no', String.raw`$\mathbb 1_{r<r_0}$ jumps`],
  },
  {
    model: 'multi-species',
    tex: 'multi-species (34)',
    name: 'several species',
    regular: ['if', String.raw`the rules are $\mathcal M_{\rm CS}$ with Lipschitz kernels`],
    uniform: [
      'if',
      String.raw`the rules are $\mathcal M_{\rm CS}$; for $\mathcal M_{\rm MT}$ no $\phi>0$ helps with a rare species`,
    ],
    continuity: ['if', String.raw`the rules are $\mathcal M_{\rm CS}$ with Lipschitz kernels`],
  },
  {
    model: 'multi-flock',
    tex: 'multi-flock (35)',
    name: 'several flocks',
    regular: ['if', String.raw`$\Theta\le\min_\alpha M^\alpha$, $\mathcal M_{\rm CS}$ inside`],
    uniform: ['no', String.raw`$\psi(X^\alpha,X^\beta)$ of a light flock`],
    continuity: ['if', String.raw`$\Theta\le\min_\alpha M^\alpha$, $\mathcal M_{\rm CS}$ inside`],
  },
  {
    model: 'penalised',
    tex: String.raw`penalised (288) of $\mathcal M_{\rm CS}$ on compact $\Omega$`,
    name: 'the penalised model',
    uniform: ['no', String.raw`$\psi_\delta$ is local`],
    continuity: ['yes'],
  },
  {
    model: 'opinions',
    tex: String.raw`opinions (1), $\phi_{ij}=a_{ij}/m_j$`,
    name: 'opinion dynamics',
    regular: ['if', String.raw`$\Theta=\min\rho$; no derivatives on a finite set`],
    uniform: ['no', String.raw`a light player`],
    continuity: ['no', String.raw`a light player of $\rho''$`],
  },
  {
    model: 'pressure',
    tex: String.raw`$\mathcal M_{\phi,p}$, $p=\rho^2$`,
    name: 'M_φ,p',
    regular: ['no', String.raw`$s=p(\rho)/\rho$ needs a density, and is not continuous in $W_1$`],
    uniform: ['no'],
    continuity: ['no', String.raw`$s=p(\rho)/\rho$`],
  },
  {
    model: 'doubly-mollified',
    tex: String.raw`$\mathcal M_{\phi\phi}$`,
    name: 'M_φφ',
    regular: ['no', String.raw`$s=1/\rho$ needs a density, and no $\rho_\phi$ bounds it`],
    uniform: ['no'],
    continuity: ['no', String.raw`$s=1/\rho$`],
  },
];

const rowClaim = ({ model, tex, name, regular: r = ['yes'], uniform: u, continuity: c }: Row): Claim => {
  const cells = CASES.filter((x) => x.model === model);
  return {
    id: `table-2/${model}`,
    section,
    source: PRINTED.has(model) ? 'Table 2' : 'Table 2, a row that is not in the paper',
    title: `Regularity of ${name}`,
    form: PRINTED.has(model) ? 'printed' : 'companion',
    statement: String.raw`The row of ${tex}: regular, uniformly regular, continuous by (83)-(84).`,
    reading:
      'The bounds of the row with their constants where its conditions hold, and families without bound where they do not.',
    uses: ['table-2', 'table-2-regular', 'table-2-uniform/corrected', 'table-2-continuity'],
    cost: 16,
    ...claimAbout(cells),
    ...(Object.hasOwn(TABLE_2_TARGETS, model) ? { target: TABLE_2_TARGETS[model] } : {}),
    row: {
      table: 'table-2',
      model: tex,
      ...(PRINTED.has(model) ? {} : { added: true }),
      cells: [
        tableCell(cells, 'regular', 'regular', r[0], r[1]),
        // what is not regular is not uniformly regular
        tableCell(cells, r[0] === 'no' ? 'regular' : 'uniform', 'uniform', u[0], u[1]),
        tableCell(cells, 'continuity', '(83)-(84)', c[0], c[1]),
      ],
    },
  };
};

/** Strict segregation is none of it: a border is a jump. */
const conditionalCells = CASES.filter((x) => x.model === 'conditional');
const conditional: Claim = {
  ...rowClaim({
    model: 'conditional',
    tex: String.raw`$\mathcal M_{\mathcal F}$`,
    name: 'strict segregation',
    uniform: ['no'],
    continuity: ['no'],
  }),
  statement: String.raw`$\mathcal M_{\mathcal F}$ is neither regular nor continuous by (83)-(84): a little mass that crosses a border changes kernels, however little it moves.`,
  row: {
    table: 'table-2',
    model: String.raw`$\mathcal M_{\mathcal F}$`,
    added: true,
    cells: [
      tableCell(conditionalCells, 'regular', 'regular', 'no'),
      tableCell(conditionalCells, 'regular', 'uniform', 'no'),
      tableCell(conditionalCells, 'continuity', '(83)-(84)', 'no'),
    ],
  },
};

export const claims: readonly Claim[] = [...ROWS.map(rowClaim), conditional];
