import { describe, expect, it } from 'vitest';
import type { ReportClaim } from '../../src/report/schema.js';
import { tablesOf } from '../../src/report/tables.js';
import { sampleClaim, sampleReport } from './sample-report.js';

type Cell = NonNullable<ReportClaim['row']>['cells'][number];

const cell = (column: string, verdict: Cell['verdict'], ...branches: string[]): Cell => ({ column, verdict, branches });

const rowClaim = (
  id: string,
  model: string,
  cells: Cell[],
  changes: Partial<ReportClaim> & { readonly added?: boolean } = {},
): ReportClaim => {
  const { added, ...rest } = changes;
  return sampleClaim({
    id,
    branches: { a: 5, b: 7 },
    row: { table: 'table-3.6', model, cells, ...(added === undefined ? {} : { added }) },
    ...rest,
  });
};

const only = (claim: ReportClaim) => tablesOf(sampleReport([claim]))[0].rows[0].cells[0]!;

describe('a table of the paper', () => {
  it('is put together from its claims, rows and columns in their order', () => {
    const report = sampleReport([
      rowClaim('table-3.6/cs', 'CS', [cell('conservative', 'yes', 'a'), cell('symmetric', 'yes', 'b')]),
      rowClaim('table-3.6/mt', 'MT', [cell('symmetric', 'no', 'b'), cell('Galilean', 'yes', 'a')]),
      sampleClaim({ id: 'prop-3.12' }),
    ]);
    const [table] = tablesOf(report);
    expect(table).toMatchObject({ name: 'table-3.6', columns: ['conservative', 'symmetric', 'Galilean'] });
    expect(table.rows.map(({ model, cells }) => [model, ...cells.map((c) => c?.verdict)])).toEqual([
      ['CS', 'yes', 'yes', undefined],
      ['MT', undefined, 'no', 'yes'],
    ]);
    expect(table.rows[1].cells[1]!.claim.id).toBe('table-3.6/mt');
  });

  it('may have a row from several claims, each with cells of its own', () => {
    const [table] = tablesOf(
      sampleReport([
        rowClaim('table-3.6/one', 'M', [cell('first', 'yes', 'a')]),
        rowClaim('table-3.6/two', 'M', [cell('second', 'no', 'b')], { added: true }),
      ]),
    );
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0].added).toBe(false);
    expect(table.rows[0].cells.map((c) => c!.claim.id)).toEqual(['table-3.6/one', 'table-3.6/two']);
  });

  it('counts the cases of the branches behind a cell, and all that applied where none is named', () => {
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'a', 'b')])).cases).toBe(12);
    expect(only(rowClaim('x', 'M', [cell('c', 'yes')])).cases).toBe(1_204 + 3_120);
  });

  it('says of a cell whose branch was never met, or whose claim is not settled, that it is open', () => {
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'a')])).verdict).toBe('yes');
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'a', 'never')])).verdict).toBe('open');
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'constructor')])).verdict).toBe('open');
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'a')], { status: 'unresolved' })).verdict).toBe('open');
    expect(only(rowClaim('x', 'M', [cell('c', 'yes', 'a')], { status: 'refuted' })).verdict).toBe('open');
  });

  it('takes a refuted claim for a no, if the claim states what the cell denies', () => {
    expect(only(rowClaim('x', 'M', [cell('c', 'no')], { status: 'refuted' })).verdict).toBe('no');
    expect(only(rowClaim('x', 'M', [cell('c', 'no', 'a')], { status: 'refuted' })).verdict).toBe('open');
    expect(only(rowClaim('x', 'M', [cell('c', 'yes')], { status: 'refuted' })).verdict).toBe('open');
  });
});
