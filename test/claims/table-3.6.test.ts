import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, cellsOf, decideCell, familiesOf } from '../../src/claims/3.6/table/row.js';
import { ADDED_ROWS, PRINTED_ROWS } from '../../src/claims/3.6/table/rows.js';
import { COMBINED } from '../../src/claims/gallery/combined.js';
import { GALLERY } from '../../src/claims/gallery/entries.js';

const ROWS = [...PRINTED_ROWS, ...ADDED_ROWS];

describe('the table of section 3.6', () => {
  it('has the 28 cells of the paper', () => {
    expect(
      Object.fromEntries(PRINTED_ROWS.map((row) => [row.key, cellsOf(row).map(({ verdict }) => verdict)])),
    ).toEqual({
      identity: ['yes', 'yes', 'yes', 'yes'],
      global: ['yes', 'yes', 'yes', 'yes'],
      'cucker-smale': ['yes', 'yes', 'if', 'yes'],
      'topological-cucker-smale': ['yes', 'yes', 'no', 'yes'],
      'motsch-tadmor': ['no', 'no', 'no', 'yes'],
      mollified: ['yes', 'yes', 'yes', 'yes'],
      segregation: ['yes', 'yes', 'yes', 'no'],
    });
  });

  it('has a cell for every question that has a meaning, and a condition wherever it depends', () => {
    for (const row of ROWS) {
      const cells = cellsOf(row);
      expect(cells.map(({ column }) => column)).toEqual(
        row.key === 'opinions' ? COLUMNS.filter((c) => c !== 'Galilean invariant') : COLUMNS,
      );
      for (const { verdict, condition } of cells) expect(condition !== undefined, row.key).toBe(verdict === 'if');
    }
  });

  it('draws cases of a cell that says no from inside the family that its argument is about', () => {
    for (const row of ROWS) {
      for (const { name, arbitrary } of familiesOf(row).filter((f) => f.name.endsWith(': no'))) {
        for (const x of fc.sample(arbitrary, { seed: 5, numRuns: 25 })) {
          const { applies, holds } = decideCell([row], x);
          expect({ name, x, applies, holds }).toEqual({ name, x, applies: true, holds: true });
        }
      }
    }
  });

  it('takes no case of another cell', () => {
    const [row] = PRINTED_ROWS;
    const [x] = fc.sample(familiesOf(row)[0].arbitrary, { seed: 5, numRuns: 1 });
    expect(decideCell([row], x).applies).toBe(true);
    for (const change of [{ row: 'global' }, { column: 'normal' }, { wanted: 'no' }, { wanted: 'toString' }])
      expect(decideCell([row], { ...x, ...change }).applies).toBe(false);
  });
});

describe('models made of models', () => {
  it('have names that no model of the gallery has', () => {
    const keys = [...GALLERY, ...COMBINED].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
