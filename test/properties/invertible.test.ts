import { describe, expect, it } from 'vitest';
import { PRIMES } from '../../src/finite/modular.js';
import { smallFlow } from '../../src/finite/flow.js';
import { finiteModel } from '../../src/finite/model.js';
import { invertible } from '../../src/properties/invertible.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(invertible, { exactDefect: true });

describe('invertibility', () => {
  it('fails by the dimension of the kernel', () => {
    const mean = finiteModel({
      flow: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    });
    expect(decided(invertible, mean).defect).toBe('2');
  });

  it('shows the inverse of the flow as given', () => {
    const certificate = decided(
      invertible,
      finiteModel({
        flow: [
          ['1/2', 0],
          [1, 2],
        ],
      }),
    ).certificate;
    expect(certificate).toEqual({
      kind: 'inverse',
      inverse: [
        ['2', '0'],
        ['-1', '1/2'],
      ],
    });
  });

  it('is not fooled by a determinant that both primes divide', () => {
    const [p, q] = PRIMES;
    for (const flow of [
      [
        [p, 0],
        [0, 1],
      ],
      [
        [p, 0],
        [0, q],
      ],
    ]) {
      expect(invertible.holds(smallFlow(flow))).toBe(true);
      expect(decided(invertible, finiteModel({ flow })).verdict).toBe('holds');
    }
  });
});
