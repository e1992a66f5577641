import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { oneContractive } from '../../src/properties/one-contractive.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(oneContractive, { exactDefect: true });

describe('contraction in L1', () => {
  it('fails by the norm minus 1, at the column whose sum is largest against its strength', () => {
    const model = finiteModel({
      flow: [
        [6, 1],
        [1, 1],
      ],
    });
    // columns (7, 2) against κ = (7, 2): conservative; one more unit makes 8/7 - 1
    expect(decided(oneContractive, model).verdict).toBe('holds');
    const heavier = finiteModel({
      flow: [
        [6, 1],
        [2, 1],
      ],
    });
    const verdict = decided(oneContractive, heavier);
    expect(verdict.defect).toBe('1/7');
    expect(verdict.certificate).toMatchObject({ column: 0, left: '8', right: '7' });
  });

  it('prefers the largest ratio to the largest difference', () => {
    // column sums (120, 2, 99) against κ = (111, 1, 109): +9 of 111, +1 of 1
    const verdict = decided(
      oneContractive,
      finiteModel({
        flow: [
          [110, 1, 0],
          [0, 1, 0],
          [10, 0, 99],
        ],
      }),
    );
    expect(verdict.defect).toBe('1');
    expect(verdict.certificate).toMatchObject({ column: 1 });
  });
});
