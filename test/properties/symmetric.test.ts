import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { symmetric } from '../../src/properties/symmetric.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(symmetric, { exactDefect: true });

describe('symmetry', () => {
  it('is detailed balance of the flow, not symmetry of A', () => {
    const A = [
      ['1/2', '1/2'],
      ['1/4', '3/4'],
    ];
    expect(decided(symmetric, finiteModel({ kappa: [1, 2], A })).verdict).toBe('holds');
    expect(decided(symmetric, finiteModel({ kappa: [1, 1], A })).verdict).toBe('fails');
  });

  it('fails by the largest imbalance over the total strength', () => {
    const verdict = decided(
      symmetric,
      finiteModel({
        flow: [
          [1, 3],
          [1, 1],
        ],
      }),
    );
    expect(verdict.defect).toBe('1/3');
    expect(verdict.certificate).toEqual({ kind: 'entry', row: 0, column: 1, left: '3', right: '1' });
  });
});
