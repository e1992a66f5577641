import type { Claim } from '../../engines/claim.js';
import { counterexampleClaim, decideCell, familiesOf, rowClaim } from './table/row.js';
import { ADDED_ROWS, PRINTED_ROWS } from './table/rows.js';

/** One branch for each cell of the printed table: 28, and what the condition of one of them leaves out. */
const whole: Claim = {
  id: 'table-3.6',
  section: '3.6',
  source: 'Section 3.6, table',
  title: 'Conservative, symmetric, ball-positive, Galilean invariant',
  form: 'printed',
  statement: String.raw`Conservative and symmetric are $\mathcal M_{\rm I}$, $\mathcal M_{\rm glob}$, $\mathcal M_{\rm CS}$, $\mathcal M_{\rm CS}^{\rm topo}$, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$, not $\mathcal M_{\rm MT}$; ball-positive are $\mathcal M_{\rm I}$, $\mathcal M_{\rm glob}$, $\mathcal M_{\rm CS}$ if $\phi=\psi*\psi$, $\mathcal M_\phi$, $\mathcal M_{\rm seg}$, not $\mathcal M_{\rm CS}^{\rm topo}$, $\mathcal M_{\rm MT}$; Galilean invariant are all but $\mathcal M_{\rm seg}$.`,
  reading:
    'The printed table whole: a density and a cell of it. Its rows, and those of the models that it leaves out, are claims of their own.',
  uses: ['prop-3.12', 'lemma-3.10'],
  cost: 12,
  families: PRINTED_ROWS.flatMap(familiesOf),
  branches: PRINTED_ROWS.flatMap((row) => familiesOf(row).map(({ name }) => name)),
  decide(x) {
    const { branch, ...decision } = decideCell(PRINTED_ROWS, x);
    return { ...decision, branch: branch === undefined ? undefined : `${x.row as string}, ${branch}` };
  },
};

const ROWS = [...PRINTED_ROWS, ...ADDED_ROWS];

export const claims: readonly Claim[] = [whole, ...ROWS.flatMap((row) => [rowClaim(row), ...counterexampleClaim(row)])];
