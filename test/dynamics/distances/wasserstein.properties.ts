import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Atoms } from '../../../src/dynamics/distances/atoms.js';
import type { TransportDistance } from '../../../src/dynamics/distances/distance.js';

/** A way to compute W_p between atoms of some dimension. */
export interface Metric {
  readonly name: string;
  readonly dim: number;
  /** exponents that are tried */
  readonly exponents: readonly number[];
  distance(p: number, first: Atoms, second: Atoms): TransportDistance;
  /** d(x_i, y_j), for the certificate */
  ground(x: ArrayLike<number>, i: number, y: ArrayLike<number>, j: number): number;
}

/** Places on a coarse grid, so that many coincide, and masses k/total, some of them 0. */
export const atoms = (dim: number, most = 6): fc.Arbitrary<Atoms> =>
  fc
    .array(
      fc.record({
        place: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: dim, maxLength: dim }),
        mass: fc.oneof(fc.nat({ max: 3 }), fc.constant(1)),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((list) => {
      const total = list.reduce((s, { mass }) => s + mass, 0);
      return {
        n: list.length,
        dim,
        x: Float64Array.from(list.flatMap(({ place }) => place.map((k) => k / 4))),
        masses: Float64Array.from(list, ({ mass }) => (total > 0 ? mass / total : 1 / list.length)),
      };
    });

/** Gap of the cost W_p^p that rounding explains for a dozen points within distance 5. */
const COST_GAP = 1e-10;

/** The laws that every W_p keeps, with what its certificate leaves undecided. */
export function isMetric({ name, dim, exponents, distance, ground }: Metric): void {
  const p = fc.constantFrom(...exponents);

  it(`${name}: encloses its value, with a gap of rounding only`, () => {
    fc.assert(
      fc.property(p, atoms(dim), atoms(dim), (p, a, b) => {
        const { lower, value, upper, gap } = distance(p, a, b);
        expect(lower <= value && value <= upper).toBe(true);
        expect(gap).toBe(upper - lower);
        expect(upper ** p - lower ** p).toBeLessThan(COST_GAP);
      }),
    );
  });

  it(`${name}: has a plan with the marginals that costs the upper end, and a feasible potential that reaches the lower`, () => {
    fc.assert(
      fc.property(p, atoms(dim), atoms(dim), (p, a, b) => {
        const { plan, potential, lower, upper } = distance(p, a, b);
        const [row, column] = [new Float64Array(a.n), new Float64Array(b.n)];
        let [cost, least] = [0, Infinity];
        for (let k = 0; k < plan.mass.length; k++) {
          least = Math.min(least, plan.mass[k]);
          row[plan.from[k]] += plan.mass[k];
          column[plan.to[k]] += plan.mass[k];
          cost += plan.mass[k] * ground(a.x, plan.from[k], b.x, plan.to[k]) ** p;
        }
        expect(least).toBeGreaterThanOrEqual(0);
        const missed = [...row.map((r, i) => r - a.masses[i]), ...column.map((c, j) => c - b.masses[j])];
        expect(Math.max(...missed.map(Math.abs))).toBeLessThan(1e-12);
        expect(Math.abs(cost - upper ** p)).toBeLessThan(COST_GAP);
        let dual = 0;
        for (let i = 0; i < a.n; i++) {
          let phi = Infinity;
          for (let j = 0; j < b.n; j++) phi = Math.min(phi, ground(a.x, i, b.x, j) ** p - potential[j]);
          dual += a.masses[i] * phi;
        }
        for (let j = 0; j < b.n; j++) dual += b.masses[j] * potential[j];
        expect(Math.abs(dual - lower ** p)).toBeLessThan(COST_GAP);
      }),
    );
  });

  it(`${name}: is 0 from a measure to itself, and the same both ways`, () => {
    fc.assert(
      fc.property(p, atoms(dim), atoms(dim), (p, a, b) => {
        expect(distance(p, a, a).upper ** p).toBeLessThan(COST_GAP);
        const [there, back] = [distance(p, a, b), distance(p, b, a)];
        expect(there.lower).toBeLessThanOrEqual(back.upper);
        expect(back.lower).toBeLessThanOrEqual(there.upper);
      }),
    );
  });

  it(`${name}: keeps the triangle inequality, lower end against upper ends`, () => {
    fc.assert(
      fc.property(p, atoms(dim), atoms(dim), atoms(dim), (p, a, b, c) => {
        expect(distance(p, a, c).lower).toBeLessThanOrEqual(distance(p, a, b).upper + distance(p, b, c).upper);
      }),
    );
  });

  it(`${name}: grows with p for probabilities`, () => {
    fc.assert(
      fc.property(atoms(dim), atoms(dim), (a, b) => {
        const values = exponents.map((p) => distance(p, a, b));
        for (let k = 1; k < values.length; k++) expect(values[k - 1].lower).toBeLessThanOrEqual(values[k].upper);
      }),
    );
  });

  it(`${name}: refuses measures of different mass, with both totals`, () => {
    const one = { n: 1, dim, x: new Float64Array(dim), masses: [1] };
    expect(() => distance(1, one, { ...one, masses: [0.5] })).toThrow(
      /the first measure has 1 in total, the second 0\.5/,
    );
    expect(() => distance(1, one, { ...one, masses: [1 + 1e-9] })).toThrow(/expected the same/);
    expect(() => distance(0.5, one, one)).toThrow(/p: 0\.5/);
    expect(() => distance(1, one, { ...one, x: new Float64Array(dim).fill(Number.NaN) })).toThrow(
      /points\[0\]\[0\]: NaN/,
    );
  });
}
