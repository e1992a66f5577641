import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { conservative, sumsOf, worstColumn } from '../../src/properties/conservative.js';
import { magnitude, subtract, toText } from '../../src/scalar/rational.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(conservative, { exactDefect: true });

describe('conservation', () => {
  const follow = finiteModel({
    kappa: [1, '1/2', 1],
    A: [
      [1, 0, 0],
      [1, 0, 0],
      [0, '1/3', '2/3'],
    ],
  });

  it('compares column sums with strengths as given, not with the integers behind them', () => {
    const { columns, rows } = sumsOf(follow);
    expect(columns.map(toText)).toEqual(['3/2', '1/3', '2/3']);
    expect(rows.map(toText)).toEqual(['1', '1/2', '1']);
  });

  it('names the column that is farthest off, with both sums', () => {
    // |3/2 - 1|, |1/3 - 1/2|, |2/3 - 1| over Σκ = 5/2
    const verdict = decided(conservative, follow);
    expect(verdict.defect).toBe('1/5');
    expect(verdict.certificate).toEqual({ kind: 'entry', row: 0, column: 0, left: '3/2', right: '1' });
  });

  it('counts a column that falls short as one that exceeds', () => {
    // column sums (0, 2, 2) against κ = (2, 1, 1)
    const verdict = decided(
      conservative,
      finiteModel({
        flow: [
          [0, 1, 1],
          [0, 1, 0],
          [0, 0, 1],
        ],
      }),
    );
    expect(verdict.defect).toBe('1/2');
    expect(verdict.certificate).toMatchObject({ column: 0, left: '0', right: '2' });
  });

  it('finds no worst column where nothing is off', () => {
    const identity = finiteModel({
      flow: [
        [1, 0],
        [0, 2],
      ],
    });
    expect(toText(worstColumn(identity, (a, b) => magnitude(subtract(a, b))).worst)).toBe('0');
  });
});
