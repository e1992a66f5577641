import { describe, expect, it } from 'vitest';
import { approach, latticeDistance, likelyDenominator } from '../../../src/engines/nearest/lattice.js';
import { flowFromIntegers } from '../../../src/finite/flow.js';
import { property } from '../../../src/properties/registry.js';

const integers = (F: readonly number[]): bigint[] => F.map(BigInt);
const psd = { n: 2, property: property('positive-semidefinite'), conservative: false };
const ball = { n: 3, property: property('ball-positive'), conservative: true };

describe('a lattice model', () => {
  it('is reached from far inside by steps towards the target', () => {
    expect(approach(psd, [3, 1, 1, 3], 1, integers([0, 1, 1, 0]))).toEqual(integers([1, 1, 1, 1]));
    const lazy = approach(ball, [4, 1, 0, 0, 4, 1, 1, 0, 4], 1, integers([0, 1, 0, 0, 0, 1, 1, 0, 0]))!;
    expect(latticeDistance(lazy, integers([0, 1, 0, 0, 0, 1, 1, 0, 0]))).toBe(3n);
  });

  it('is reached from outside by the fewest loops that do', () => {
    expect(approach(psd, [0, 5, 5, 0], 2, integers([0, 10, 10, 0]))).toEqual(integers([10, 10, 10, 10]));
    const F = approach(ball, [0, 2, 0, 0, 0, 1, 1, 0, 0], 1, integers([0, 2, 0, 0, 0, 1, 1, 0, 0]))!;
    expect(ball.property.holds(flowFromIntegers(3, F))).toBe(true);
  });

  it('is guessed from the simplest rationals near a point', () => {
    expect(likelyDenominator([0.333334, 0.25, 1e-9, 2], 1e-5)).toBe(12);
    expect(likelyDenominator([Math.SQRT2, Math.PI, Math.E], 1e-12)).toBeUndefined();
  });
});
