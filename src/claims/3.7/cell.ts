import type fc from 'fast-check';
import type { Claim, Decision, Family, Instance, TableCell } from '../../engines/claim.js';
import { NOTHING } from '../steps.js';

/** One statement behind a cell of a table: a bound that holds under the condition of the cell, or a family without bound. */
export interface CellCase {
  /** the row, as in the ids of its claims: `motsch-tadmor` */
  readonly model: string;
  /** the column: `regular` */
  readonly column: string;
  /** what is said, once for each row and column: `(80)`, `unbounded without (27)` */
  readonly says: string;
  readonly arbitrary: fc.Arbitrary<Instance>;
  decide(x: Instance): Decision;
}

/** The branch of a case: `motsch-tadmor, regular: (80)` */
export const branchOf = ({ model, column, says }: CellCase): string => `${model}, ${column}: ${says}`;

type Cells = readonly CellCase[];

/** Families, branches and the decision of a claim that is about all of the cases. */
export function claimAbout(cells: Cells): Pick<Claim, 'families' | 'branches' | 'decide'> {
  const byBranch = new Map(cells.map((cell) => [branchOf(cell), cell]));
  const families: Family[] = cells.map((cell) => ({
    name: branchOf(cell),
    arbitrary: cell.arbitrary.map((x): Instance => ({ ...x, cell: branchOf(cell) })),
  }));
  return {
    families,
    branches: [...byBranch.keys()],
    decide(x) {
      const cell = byBranch.get(x.cell as string);
      if (!cell) return NOTHING;
      const decision = cell.decide(x);
      return decision.applies ? { ...decision, branch: branchOf(cell) } : NOTHING;
    },
  };
}

/** A cell of a row, with all the cases of that column as its evidence. */
export const tableCell = (
  cells: Cells,
  column: string,
  title: string,
  verdict: TableCell['verdict'],
  condition?: string,
): TableCell => ({
  column: title,
  verdict,
  ...(condition === undefined ? {} : { condition }),
  branches: cells.filter((cell) => cell.column === column).map(branchOf),
});
