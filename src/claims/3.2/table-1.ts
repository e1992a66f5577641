import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import { toArray } from '../../operators/vector.js';
import { ONE, ZERO } from '../../scalar/rational.js';
import { evaluated } from '../gallery/evaluated.js';
import { DOUBLY_MOLLIFIED_3 } from '../gallery/entries.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import type { KernelRow } from './kernel-rows.js';
import { ADDED_KERNELS, PRINTED_KERNELS } from './kernel-rows.js';
import { integrates, isKernel, kernelCase, reproduces } from './kernel-steps.js';

/** The two cells of a row: what Definition 3.5 asks of a reproducing kernel. */
const CELLS = { reproduces: String.raw`$s_\rho[u]_\rho=\int\phi_\rho u\,d\rho$`, integrates: String.raw`$\int\phi_\rho\,d\rho=s_\rho$` }; // prettier-ignore
type Cell = keyof typeof CELLS;
const NAMES = Object.keys(CELLS) as Cell[];

const familiesOf = (row: KernelRow): Family[] =>
  NAMES.map((cell) => ({
    name: `${row.key}, ${cell}`,
    arbitrary: fc.oneof(...row.cases).map((x): Instance => ({ row: row.key, cell, ...x })),
  }));

function decideCell(rows: readonly KernelRow[], x: Instance): Decision {
  const row = rows.find(({ key }) => key === x.row);
  const found = row && kernelCase(x);
  if (!found) return NOTHING;
  const kernel = row.kernel(found.spell);
  const step = x.cell === 'reproduces' ? reproduces(x, found, kernel) : integrates(found, kernel);
  return conclude(x.cell as Cell, ...isKernel(found, kernel), step);
}

const READING =
  'A density and a field. The kernel of the library against the formula, evaluated by the checker from coordinates and masses, which must not be negative; then its integral against the strength, or s[u] with the average of the definition against ∫φ_ρ u dρ.';

const rowClaim = (row: KernelRow): Claim => ({
  id: `table-1/${row.key}`,
  section: '3.2',
  source: row.source,
  title: row.title,
  form: row.added ? 'companion' : 'printed',
  statement: `${row.model} is the reproducing kernel${row.condition === undefined ? '' : `, ${row.condition}`}.`,
  reading: READING,
  ...(row.note === undefined ? {} : { note: row.note }),
  uses: ['table-1'],
  cost: row.cost ?? 8,
  families: familiesOf(row),
  branches: NAMES,
  row: {
    table: 'table-1',
    model: row.model,
    ...(row.added ? { added: true } : {}),
    cells: NAMES.map((cell) => ({
      column: CELLS[cell],
      verdict: 'yes',
      ...(row.condition === undefined ? {} : { condition: row.condition }),
      branches: [cell],
    })),
  },
  decide: (x) => decideCell([row], x),
});

const whole: Claim = {
  id: 'table-1',
  section: '3.2',
  source: 'Table 1, Definition 3.5, (41)',
  title: 'Reproducing kernels',
  form: 'printed',
  statement: String.raw`The six kernels of Table 1 are non-negative, integrate to $s_\rho$, and reproduce: $s_\rho[u]_\rho(x)=\int\phi_\rho(x,y)u(y)\,d\rho(y)$.`,
  reading: `${READING} Its rows, and those of the models that it leaves out, are claims of their own.`,
  cost: 12,
  families: PRINTED_KERNELS.flatMap(familiesOf),
  branches: PRINTED_KERNELS.flatMap((row) => familiesOf(row).map(({ name }) => name)),
  decide(x) {
    const { branch, ...decision } = decideCell(PRINTED_KERNELS, x);
    return { ...decision, branch: branch === undefined ? undefined : `${x.row as string}, ${branch}` };
  },
};

/** M_φφ looks into the vacuum: what it finds there no integral against ρ can see. */
const doublyMollified: Claim = {
  id: 'table-1/doubly-mollified',
  section: '3.2',
  source: 'Example 2.5',
  title: 'The double mollification has no reproducing kernel',
  form: 'companion',
  statement: String.raw`$\mathcal M_{\phi\phi}$ has none: there are $\rho$, $u$ with $u=0$ $\rho$-almost everywhere and $[u]_\rho>0$ at a point of $\rho$.`,
  reading:
    'Three cells around a circle, some of them empty; u = 1 in an empty one and 0 elsewhere. The average is positive at a cell with mass.',
  uses: ['table-1'],
  cost: 8,
  families: [
    {
      name: 'three cells, the first one empty, the second one not',
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 9 })).map(([a, b]): Instance => ({
        model: DOUBLY_MOLLIFIED_3.key,
        unit: DOUBLY_MOLLIFIED_3.unit,
        volume: '1',
        points: [[0], [1], [2]],
        masses: [0, a, b],
      })),
    },
  ],
  row: {
    table: 'table-1',
    model: String.raw`$\mathcal M_{\phi\phi}$: none`,
    added: true,
    cells: [{ column: CELLS.reproduces, verdict: 'no', condition: String.raw`$[u]_\rho$ depends on $u$ in vacuum`, branches: [] }], // prettier-ignore
  },
  decide(x) {
    const found = evaluated(x);
    if (!found || found.rho.n !== 3) return NOTHING;
    const [m0, m1] = toArray(found.rho.masses);
    if (m0.n !== 0n || m1.n === 0n) return NOTHING;
    const { where } = found.spell;
    const u = [ONE, ZERO, ZERO];
    const second = [ZERO, ONE, ZERO];
    const seen = found.average.entries[3];
    return conclude(
      expectRelation('u = 0 ρ-almost everywhere', { ...where, u }, [['sum', ['*', 'm', 'u']], m0], '=', ['0', ZERO]),
      expectRelation('0 < [u](x₂)', { ...where, u, second }, ['0', ZERO], '<', [
        ['.', ['T', 'second'], ['.', found.spell.average, 'u']],
        seen,
      ]),
    );
  },
};

export const claims: readonly Claim[] = [
  whole,
  ...[...PRINTED_KERNELS, ...ADDED_KERNELS].map(rowClaim),
  doublyMollified,
];
