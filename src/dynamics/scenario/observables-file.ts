import type { Column } from './observables.js';

export const OBSERVABLES_SCHEMA = 'flockproof/observables@1';

/** A row: the time, then a number a column; null where it is not defined. */
export type ObservableRow = readonly (number | null)[];

/** observables.json. The first number of a row is the time; the columns are those after it. */
export interface ObservablesFile {
  readonly schema: typeof OBSERVABLES_SCHEMA;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ObservableRow[];
}

/** observables.csv: the same numbers to the last digit, empty where not defined. */
export const observablesCsv = ({ columns, rows }: ObservablesFile): string =>
  [['t', ...columns.map(({ name }) => name)], ...rows.map((row) => row.map((value) => value ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
