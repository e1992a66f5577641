import type { Report, ReportClaim } from './schema.js';

/** A table of the paper, put together again from the claims that stand behind its cells. */
export interface PaperTable {
  /** `table-3.6`, as the claims call it */
  readonly name: string;
  readonly title: string;
  /** text with TeX between dollars */
  readonly columns: readonly string[];
  readonly rows: readonly PaperRow[];
}

export interface PaperRow {
  /** text with TeX between dollars */
  readonly model: string;
  /** the paper leaves this row out */
  readonly added: boolean;
  /** one for each column; undefined where the question has no meaning */
  readonly cells: readonly (PaperCell | undefined)[];
}

export interface PaperCell {
  /** `open`: the claim did not settle it in this run, whatever it says */
  readonly verdict: 'yes' | 'no' | 'if' | 'open';
  /** text with TeX between dollars */
  readonly condition?: string | undefined;
  readonly claim: ReportClaim;
  /** cases of the branches that are its evidence */
  readonly cases: number;
}

const TITLES: Readonly<Record<string, string>> = {
  'table-1': 'Table 1: reproducing kernels',
  'table-2': 'Table 2: regularity',
  'table-3': 'Table 3: uniform bounds',
  'table-3.6': 'The table of Section 3.6: properties of the models',
};

type ReportCell = NonNullable<ReportClaim['row']>['cells'][number];

/** Cases of the cell's own branches, or all that met the hypotheses if it names none. */
function casesOf({ branches, evidence }: ReportClaim, cell: ReportCell): number {
  if (cell.branches.length === 0) return evidence.reduce((sum, { applied }) => sum + applied, 0);
  return cell.branches.reduce((sum, name) => sum + (Object.hasOwn(branches, name) ? branches[name] : 0), 0);
}

/**
 * Is the cell what its claim found? A verdict stands if the claim holds and every branch behind it was met. A claim that is
 * refuted is evidence for `no` alone, and only where it states what the cell denies: it names no branch.
 */
function isSettled(claim: ReportClaim, cell: ReportCell): boolean {
  if (claim.status === 'refuted') return cell.verdict === 'no' && cell.branches.length === 0;
  if (claim.status === 'unresolved') return false;
  return cell.branches.every((name) => Object.hasOwn(claim.branches, name) && claim.branches[name] > 0);
}

const cellOf = (claim: ReportClaim, cell: ReportCell): PaperCell => ({
  verdict: isSettled(claim, cell) ? cell.verdict : 'open',
  condition: cell.condition,
  claim,
  cases: casesOf(claim, cell),
});

/** The tables that the claims of a report regenerate, by name; rows and columns in the order in which claims bring them. */
export function tablesOf(report: Report): PaperTable[] {
  const parts = report.claims.flatMap((claim) => (claim.row ? [{ claim, ...claim.row }] : []));
  const names = [...new Set(parts.map(({ table }) => table))];
  return names
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => {
      const own = parts.filter(({ table }) => table === name);
      const columns = [...new Set(own.flatMap(({ cells }) => cells.map(({ column }) => column)))];
      const models = [...new Set(own.map(({ model }) => model))];
      return {
        name,
        title: Object.hasOwn(TITLES, name) ? TITLES[name] : name,
        columns,
        rows: models.map((model) => {
          // Several claims may share a row, each with some of its cells.
          const together = own.filter((part) => part.model === model);
          const found = together.flatMap(({ claim, cells }) => cells.map((cell) => ({ claim, cell })));
          return {
            model,
            added: together.every(({ added }) => added === true),
            cells: columns.map((column) => {
              const here = found.find(({ cell }) => cell.column === column);
              return here && cellOf(here.claim, here.cell);
            }),
          };
        }),
      };
    });
}
