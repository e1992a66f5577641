import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { normal } from '../../src/properties/normal.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(normal, { exactDefect: true });

describe('normality', () => {
  it('fails by the largest entry of the commutator over the total strength', () => {
    // F K^-1 F^T = [[1, 1], [1, 3/2]], F^T K^-1 F = [[3/2, 1/2], [1/2, 1/2]], Σκ = 3
    const verdict = decided(
      normal,
      finiteModel({
        flow: [
          [1, 0],
          [1, 1],
        ],
      }),
    );
    expect(verdict.defect).toBe('1/3');
    expect(verdict.certificate).toEqual({ kind: 'entry', row: 1, column: 1, left: '3/2', right: '1/2' });
  });

  it('weighs with the strength: a matrix A that commutes with its transpose need not be normal', () => {
    // A is a cyclic shift, normal for equal strengths only.
    const A = [
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ];
    expect(decided(normal, finiteModel({ kappa: [1, 1, 1], A })).verdict).toBe('holds');
    expect(decided(normal, finiteModel({ kappa: [1, 2, 1], A })).verdict).toBe('fails');
  });
});
