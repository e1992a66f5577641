import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/families/clouds/cloud.js';
import { compareClouds, isDistinct, measureOf } from '../../../src/families/clouds/cloud.js';
import { drawCloud, evenCloud } from '../../../src/families/clouds/drawn.js';
import { largeClouds } from '../../../src/families/clouds/large.js';
import { smallClouds } from '../../../src/families/clouds/small.js';
import type { Lengths } from '../../../src/families/lengths.js';
import { finiteSet, product, space, torus } from '../../../src/operators/environment.js';
import { rational, toNumber } from '../../../src/scalar/rational.js';

const lengths: Lengths = { scale: rational(3n, 2n), edges: [rational(3n, 2n)] };
const ENVIRONMENTS = [
  space(1),
  space(2),
  space(3),
  torus(1, 4),
  torus(2, ['3', 5]),
  torus(1, 2 * Math.PI),
  finiteSet(['a', 'b', 'c']),
  finiteSet(Array.from({ length: 30 }, (_, i) => `${i}`)),
  product(space(2), ['prey', 'predator']),
  product(torus(1), ['a', 'b', 'c', 'd', 'e']),
];

describe.each(ENVIRONMENTS.map((environment) => [environment.kind, environment.dim, environment] as const))(
  'crowds on a %s of dimension %d',
  (_, __, environment) => {
    const drawn = Array.from({ length: 60 }, (___, k) => drawCloud(environment, lengths, 1, k, 5));
    const small = smallClouds(environment, lengths);
    const large = largeClouds(environment, lengths);
    const all: Cloud[] = [...small, ...large, ...drawn.filter((cloud) => cloud !== undefined)];

    it('are measures, with distinct points', () => {
      for (const cloud of all) {
        expect(() => measureOf(environment, cloud)).not.toThrow();
        expect(isDistinct(environment, cloud)).toBe(true);
      }
    });

    it('come in order of size where they are small, from one point on, and not too many', () => {
      expect(small).toEqual(small.toSorted(compareClouds));
      expect(small[0].points).toHaveLength(1);
      expect(small.length).toBeGreaterThan(5);
      expect(small.length).toBeLessThan(800);
    });

    it('depend on the seed and their number alone', () => {
      expect(drawCloud(environment, lengths, 1, 7, 5)).toEqual(drawn[7]);
      expect(drawCloud(environment, lengths, 2, 7, 5)).not.toEqual(drawn[7]);
    });

    it('keep to their size', () => {
      // The whole of a small finite set is a crowd of its own.
      for (const cloud of drawn) expect(cloud?.points.length ?? 0).toBeLessThanOrEqual(5);
    });

    it('are large where only many show what a model does, but not too large, and not on a finite set', () => {
      for (const cloud of large) expect(cloud.points.length).toBeGreaterThan(5);
      for (const cloud of large) expect(cloud.points.length).toBeLessThanOrEqual(20);
      if (environment.dim === 0) expect(large).toEqual([]);
      if (environment.kind === 'space') expect(new Set(large.map(({ kind }) => kind)).size).toBe(2);
    });

    it('are evenly spread for the reference, with the same mass each', () => {
      const even = evenCloud(environment, lengths);
      expect(isDistinct(environment, even)).toBe(true);
      expect(new Set(even.masses)).toEqual(new Set([1n]));
      expect(even.points.length).toBeLessThanOrEqual(20);
    });
  },
);

describe('drawn crowds', () => {
  const drawn = Array.from({ length: 90 }, (_, k) => drawCloud(space(1), lengths, 3, k, 5)!);
  const of = (kind: string): Cloud[] => drawn.filter((cloud) => cloud.kind === kind);

  it('are of all kinds', () => {
    expect([...new Set(drawn.map(({ kind }) => kind))].toSorted()).toEqual([
      'clustered',
      'collinear',
      'edges',
      'near vacuum',
      'one heavy atom',
      'random',
      'spread',
      'two groups',
      'two scales',
    ]);
  });

  it('stand on the edges of the model exactly, and a little beside them', () => {
    const gaps = of('edges').flatMap(({ points }) =>
      points.flatMap(([x], i) => points.slice(i + 1).map(([y]) => Math.abs(toNumber(x) - toNumber(y)))),
    );
    expect(gaps).toContain(1.5);
    expect(gaps.some((gap) => gap !== 1.5 && Math.abs(gap - 1.5) < 0.05)).toBe(true);
  });

  it('have a member of a millionth where they are to be nearly empty', () => {
    for (const { masses } of of('near vacuum')) expect(masses.slice(0, 2)).toEqual([1n, 1_000_000n]);
  });
});

describe('small crowds', () => {
  it('have all pairs of labels at one place', () => {
    const pairs = smallClouds(product(space(1), ['a', 'b', 'c']), lengths).filter(
      ({ points, labels }) => points.length === 2 && labels![0] !== labels![1],
    );
    expect(new Set(pairs.map(({ labels }) => labels!.join('')))).toEqual(new Set(['01', '02', '10', '12', '20', '21']));
  });

  it('of a finite set are all its subsets, if they are not too many', () => {
    const subsets = smallClouds(finiteSet(['a', 'b', 'c']), lengths).map(({ labels }) => labels!.join(''));
    expect(new Set(subsets)).toEqual(new Set(['0', '1', '2', '01', '02', '12', '012']));
  });
});
