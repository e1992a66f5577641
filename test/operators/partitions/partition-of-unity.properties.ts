import { describe, expect, it } from 'vitest';
import type { PartitionOfUnity } from '../../../src/operators/index.js';
import { periodsOf } from '../../../src/operators/index.js';
import type { Field } from '../../../src/scalar/field.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import type { Rational } from '../../../src/scalar/rational.js';
import { add, equal, multiply, ONE, rational, sign, sum, toNumber } from '../../../src/scalar/rational.js';
import { randomRationals } from '../../fixtures/points.js';

/** Points of the environment that fall on knots, cuts and between them; on a torus some outside of the cell. */
export function pointsOf({ environment }: PartitionOfUnity, count = 120): Rational[][] {
  const length = periodsOf(environment)?.[0] ?? rational(2n);
  return randomRationals(7, count * environment.dim, 48n)
    .map((q) => multiply(q, length))
    .reduce<Rational[][]>((rows, q, k) => {
      if (k % environment.dim === 0) rows.push([]);
      rows[rows.length - 1].push(q);
      return rows;
    }, []);
}

/** What every partition of unity keeps. */
export function describePartitionOfUnity(partition: PartitionOfUnity): void {
  const { length: L, environment } = partition;
  const points = pointsOf(partition);
  const inDoubles = points.map((x) => x.map(toNumber));

  describe(partition.name, () => {
    it('sums to 1, exactly where it is exact, with no negative value', () => {
      for (const [i, x] of points.entries()) {
        const float = partition.values(doubles, inDoubles[i]);
        expect(float).toHaveLength(L);
        // L additions of numbers below 1, each value with a few roundings of its own
        expect(Math.abs(float.reduce((a, b) => a + b, 0) - 1)).toBeLessThanOrEqual(8 * L * Number.EPSILON);
        expect(Math.min(...float)).toBeGreaterThanOrEqual(-Number.EPSILON);
        if (!partition.exact) continue;
        const g = partition.values(rationals, x);
        expect(equal(sum(g), ONE)).toBe(true);
        expect(g.every((q) => sign(q) >= 0)).toBe(true);
      }
    });

    it('has in doubles the values that it has exactly', () => {
      if (!partition.exact) return;
      for (const [i, x] of points.entries()) {
        // sharp cells and knots may change sides by a rounding of x
        if (partition.smoothness < 0 && !inDoubles[i].every(Number.isInteger)) continue;
        const exact = partition.values(rationals, x).map(toNumber);
        for (const [l, g] of partition.values(doubles, inDoubles[i]).entries()) expect(g).toBeCloseTo(exact[l], 11);
      }
    });

    it('is at least its infimum, is positive on its supports only, and says which of them meet', () => {
      if (partition.exact) checkSupports(partition, rationals, points);
      checkSupports(partition, doubles, inDoubles);
    });

    it('finds a point for every pair that overlaps, and for every support that is not all', () => {
      const seen = new Set<string>();
      const outside = new Set<number>();
      for (const x of [...inDoubles, ...fine(partition)]) {
        const g = partition.values(doubles, x);
        for (let l = 0; l < L; l++) {
          if (!partition.inSupport(doubles, l, x)) outside.add(l);
          for (let k = 0; k < L; k++) if (g[l] > 0 && g[k] > 0) seen.add(`${l},${k}`);
        }
      }
      for (let l = 0; l < L; l++)
        for (let k = 0; k < L; k++) expect([l, k, seen.has(`${l},${k}`)]).toEqual([l, k, partition.overlaps(l, k)]);
      expect(outside.size).toBe(partition.fullSupport ? 0 : L);
    });

    it('does not see which representative of a point on a torus it is given', () => {
      const periods = periodsOf(environment);
      if (!periods || !partition.exact) return;
      for (const x of points.slice(0, 40)) {
        const moved = x.map((t, k) => add(t, multiply(rational(-3n), periods[k])));
        expect(partition.values(rationals, moved)).toEqual(partition.values(rationals, x));
        for (let l = 0; l < L; l++)
          expect(partition.inSupport(rationals, l, moved)).toBe(partition.inSupport(rationals, l, x));
      }
    });
  });
}

function checkSupports<T>(partition: PartitionOfUnity, field: Field<T>, points: readonly T[][]): void {
  const { length: L } = partition;
  for (const x of points) {
    const g = partition.values(field, x).map((v) => field.toNumber(v));
    expect(Math.min(...g)).toBeGreaterThanOrEqual(partition.infimum - 1e-15);
    const supported = g.map((_, l) => partition.inSupport(field, l, x));
    for (let l = 0; l < L; l++) {
      if (g[l] > 0) expect(supported[l]).toBe(true);
      if (partition.fullSupport) expect(supported[l]).toBe(true);
      for (let k = 0; k < L; k++) {
        if (g[l] > 0 && g[k] > 0) expect(partition.overlaps(l, k)).toBe(true);
        if (supported[l] && supported[k]) expect(partition.supportsMeet(l, k)).toBe(true);
      }
    }
  }
}

/** A fine grid in doubles. */
function fine({ environment: { dim }, environment }: PartitionOfUnity): number[][] {
  const length = toNumber(periodsOf(environment)?.[0] ?? rational(2n));
  const side = dim === 1 ? 997 : 67;
  return Array.from({ length: side ** dim }, (_, i) =>
    Array.from({ length: dim }, (__, k) => ((Math.floor(i / side ** k) % side) / side) * 2 * length - length / 2),
  );
}
