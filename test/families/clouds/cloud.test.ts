import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/families/clouds/cloud.js';
import { cloudJson, compareClouds, isDistinct, measureOf, moved } from '../../../src/families/clouds/cloud.js';
import { product, space, torus } from '../../../src/operators/environment.js';
import { rational, toRational, toText } from '../../../src/scalar/rational.js';
import type { RationalLike } from '../../../src/scalar/rational.js';

const cloud = (x: readonly RationalLike[], masses: readonly number[], labels?: number[]): Cloud => ({
  kind: 'test',
  points: x.map((t) => [toRational(t)]),
  masses: masses.map(BigInt),
  ...(labels ? { labels } : {}),
});

describe('a crowd', () => {
  it('is a probability, whatever its masses are', () => {
    const rho = measureOf(space(1), cloud([0, '1/2'], [1, 3]));
    expect(Array.from({ length: 2 }, (_, i) => toText(rho.masses[i]))).toEqual(['1/4', '3/4']);
    expect(measureOf(space(1), { ...cloud([0], [1]), cells: true }).volumes).toHaveLength(1);
  });

  it('is shown in exact numerals, labels by name', () => {
    const species = product(space(1), ['prey', 'predator']);
    expect(cloudJson(species, cloud([0, '-1/3'], [1, 1], [1, 0]))).toEqual({
      points: [['0'], ['-1/3']],
      masses: ['1/2', '1/2'],
      labels: ['predator', 'prey'],
    });
  });

  it('has distinct points up to the periods, and up to labels', () => {
    const circle = torus(1, 3);
    expect(isDistinct(circle, cloud([0, 1], [1, 1]))).toBe(true);
    expect(isDistinct(circle, cloud([0, 3], [1, 1]))).toBe(false);
    expect(isDistinct(product(circle, ['a', 'b']), cloud([0, 3], [1, 1], [0, 1]))).toBe(true);
  });

  it('moves on a torus within the cell', () => {
    const there = moved(torus(1, 3), cloud([0, '5/2'], [1, 1]), [rational(1n)]);
    expect(there.points.flat().map(toText)).toEqual(['1', '1/2']);
  });

  it('is smaller with fewer points, then with less to read', () => {
    const inOrder = [
      cloud([0], [1]),
      cloud([0, 1], [1, 1]),
      cloud([0, 2], [1, 1]),
      cloud([0, '1/2'], [1, 1]),
      cloud([0, '7/3'], [1, 2]),
      cloud([0, 1, 2], [1, 1, 1]),
    ];
    expect(inOrder.toReversed().toSorted(compareClouds)).toEqual(inOrder);
    expect(compareClouds(cloud([0, 1], [1, 1]), cloud([0, -1], [1, 1]))).toBeLessThan(0);
  });
});
