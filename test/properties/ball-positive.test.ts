import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doublyStochasticFlow } from '../../src/engines/arbitrary/conservative.js';
import { lazy } from '../../src/engines/arbitrary/boundary.js';
import { finiteModel } from '../../src/finite/model.js';
import { ballPositive } from '../../src/properties/ball-positive.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(ballPositive, { exactDefect: false });

describe('ball-positivity', () => {
  it('fails for the swap by 2, at the field (1, -1)', () => {
    const model = finiteModel({
      flow: [
        [0, 1],
        [1, 0],
      ],
    });
    // (u, [u])_κ - ‖[u]‖²_κ = -2 - 2, over ‖u‖²_κ = 2
    expect(decided(ballPositive, model).defect).toBe('2');
    expect(ballPositive.decide(model).certificate).toMatchObject({ kind: 'vector', value: '-4' });
  });

  it('holds for lazy permutations and fails as soon as they are less than lazy by one part in 10^9', () => {
    fc.assert(
      fc.property(doublyStochasticFlow(2, 5), fc.constantFrom(1, 10 ** 9), (flow, scale) => {
        const scaled = flow.map((row) => row.map((f) => f * scale));
        expect(decided(ballPositive, finiteModel({ flow: lazy(scaled, 1) })).verdict).toBe('holds');
      }),
      { seed: 11, numRuns: 30 },
    );
    const nearly = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => (i === j ? 10 ** 9 - 1 : j === (i + 1) % 3 ? 10 ** 9 : 0)),
    );
    expect(decided(ballPositive, finiteModel({ flow: nearly })).verdict).toBe('fails');
  });
});
