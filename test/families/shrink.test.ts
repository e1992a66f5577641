import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/families/clouds/cloud.js';
import { compareClouds, isDistinct } from '../../src/families/clouds/cloud.js';
import { shrink } from '../../src/families/shrink.js';
import { product, space, torus } from '../../src/operators/environment.js';
import type { RationalLike } from '../../src/scalar/rational.js';
import { compare, magnitude, rational, subtract, toRational, toText } from '../../src/scalar/rational.js';

const cloud = (x: readonly RationalLike[], masses?: readonly number[], labels?: number[]): Cloud => ({
  kind: 'test',
  points: x.map((t) => [toRational(t)]),
  masses: (masses ?? x.map(() => 1)).map(BigInt),
  ...(labels ? { labels } : {}),
});
const shown = ({ points, masses }: Cloud) => [points.flat().map(toText), masses.map(Number)];
const line = space(1);
const big = cloud(['91/64', '-33/8', '17/3', '5/7', '22/7'], [5, 3, 999, 4, 1]);

describe('shrinking a crowd', () => {
  it('ends with one point at the origin if everything fails', () => {
    expect(shown(shrink(line, big, () => true))).toEqual([['0'], [1]]);
  });

  it('keeps what fails, and never gets larger', () => {
    const far = ({ points }: Cloud): boolean =>
      points.some(([x], i) => points.slice(i).some(([y]) => compare(magnitude(subtract(x, y)), rational(3n, 2n)) > 0));
    const smallest = shrink(line, big, far);
    expect(far(smallest)).toBe(true);
    expect(shown(smallest)).toEqual([
      ['0', '2'],
      [1, 1],
    ]);
    expect(compareClouds(smallest, big)).toBeLessThan(0);
  });

  it('brings masses to the least uneven ones that still fail', () => {
    const uneven = ({ masses }: Cloud): boolean => masses.some((m) => masses.some((k) => m > 8n * k));
    expect(shown(shrink(line, big, uneven))[1]).toEqual(expect.arrayContaining([1, 9]));
  });

  it('keeps points distinct, within the cell of a torus, and lowers labels', () => {
    const species = product(torus(1, 4), ['a', 'b', 'c']);
    const drawn = cloud(['7/2', '11/3', 3], [1, 1, 1], [2, 1, 2]);
    const smallest = shrink(species, drawn, ({ points }) => points.length >= 2);
    expect(isDistinct(species, smallest)).toBe(true);
    expect(smallest.points).toHaveLength(2);
    expect(smallest.labels!.reduce((a, b) => a + b)).toBeLessThanOrEqual(1);
    expect(smallest.points.flat().map(toText).toSorted()).toEqual(['0', smallest.labels!.includes(1) ? '0' : '1']);
  });

  it('returns the crowd itself if nothing smaller fails', () => {
    const same = (candidate: Cloud): boolean => candidate === big;
    expect(shrink(line, big, same)).toBe(big);
  });
});
