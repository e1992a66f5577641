import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { positive } from '../../src/properties/positive.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(positive, { exactDefect: true });

describe('positivity', () => {
  it('fails by the number of zeros and shows the first', () => {
    const verdict = decided(
      positive,
      finiteModel({
        flow: [
          [1, 1, 1],
          [1, 0, 2],
          [0, 1, 0],
        ],
      }),
    );
    expect(verdict.defect).toBe('3');
    expect(verdict.certificate).toEqual({ kind: 'entry', row: 1, column: 1, left: '0', right: '0' });
  });
});
