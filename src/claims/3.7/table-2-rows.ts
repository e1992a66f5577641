import type { Claim, TableCell } from '../../engines/claim.js';
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
    row: {
      table: 'table-2',
      model: tex,
      ...(PRINTED.has(model) ? {} : { added: true }),
      cells: [
        tableCell(cells, 'regular', 'regular', r[0], r[1]),
        tableCell(cells, 'uniform', 'uniform', u[0], u[1]),
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
