import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { twoContractive } from '../../src/properties/two-contractive.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(twoContractive, { exactDefect: false });

describe('contraction in L2', () => {
  it('fails by 1 where two listen to one of them', () => {
    // K - F^T K^-1 F = diag(1, 1) - diag(2, 0)
    const verdict = decided(
      twoContractive,
      finiteModel({
        flow: [
          [1, 0],
          [1, 0],
        ],
      }),
    );
    expect(verdict.defect).toBe('1');
    expect(verdict.certificate).toEqual({ kind: 'vector', vector: ['1', '0'], value: '-1' });
  });
});
