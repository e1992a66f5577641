import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignment } from '../../../src/dynamics/distances/assignment.js';
import { costBounds } from '../../../src/dynamics/distances/cost-bounds.js';
import { sortedOrder } from '../../../src/dynamics/distances/order.js';
import { transport } from '../../../src/dynamics/distances/transport.js';

const costs = (n: number, m: number, max: number) =>
  fc.array(fc.nat({ max }), { minLength: n * m, maxLength: n * m }).map((c) => Float64Array.from(c));

describe('the assignment', () => {
  it('is a permutation of least cost with a dual solution, all in whole numbers', () => {
    const square = fc.integer({ min: 1, max: 30 }).chain((n) => fc.tuple(fc.constant(n), fc.constantFrom(1, 3, 1000).chain((max) => costs(n, n, max)))); // prettier-ignore
    fc.assert(
      fc.property(square, ([n, c]) => {
        const { column, u, v } = assignment(c, n);
        expect([...column].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        let [primal, dual, excess] = [0, 0, -Infinity];
        for (let i = 0; i < n; i++) {
          primal += c[i * n + column[i]];
          dual += u[i] + v[i];
          for (let j = 0; j < n; j++) excess = Math.max(excess, u[i] + v[j] - c[i * n + j]);
        }
        expect(excess).toBe(0);
        expect(dual).toBe(primal);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a cost that is not finite, with its place', () => {
    expect(() => assignment(Float64Array.of(1, 2, Number.NaN, 3), 2)).toThrow(/costs\[1\]\[0\]: NaN/);
  });
});

describe('the network simplex', () => {
  it('meets all masses and ends optimal, degenerate or not', () => {
    const problem = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .chain(([n, m]) =>
        fc.tuple(
          fc.array(fc.integer({ min: 1, max: 3 }), { minLength: n, maxLength: n }),
          fc.array(fc.integer({ min: 1, max: 3 }), { minLength: m, maxLength: m }),
          costs(n, m, 4),
        ),
      );
    fc.assert(
      fc.property(problem, ([a, b, c]) => {
        // totals made equal: each mass times the other total
        const [A, B] = [a, b].map((list) => list.reduce((s, k) => s + k));
        const [first, second] = [a.map((k) => k * B), b.map((k) => k * A)];
        const m = b.length;
        const { plan, potential, optimal } = transport(c, first, second);
        expect(optimal).toBe(true);
        let primal = 0;
        const [row, column] = [first.slice(), second.slice()];
        plan.mass.forEach((mass, k) => {
          row[plan.from[k]] -= mass;
          column[plan.to[k]] -= mass;
          primal += mass * c[plan.from[k] * m + plan.to[k]];
        });
        expect(Math.max(...[...row, ...column].map(Math.abs))).toBeLessThan(1e-9);
        const phi = first.map((_, i) => Math.min(...second.map((_, j) => c[i * m + j] - potential[j])));
        const dual = first.reduce((s, k, i) => s + k * phi[i], 0) + second.reduce((s, k, j) => s + k * potential[j], 0);
        expect(Math.abs(dual - primal)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the certificate checker', () => {
  // two points to two points, costs 1, 5, 5, 1, masses 1/2 each: the cost is 1
  const c = [1, 5, 5, 1];
  const problem = {
    a: [0.5, 0.5],
    b: [0.5, 0.5],
    cost: (i: number, j: number) => c[2 * i + j],
    costError: 0,
    costMax: 5,
  };
  const plan = (mass: number[]) => ({
    from: Int32Array.of(0, 1),
    to: Int32Array.of(0, 1),
    mass: Float64Array.from(mass),
  });
  const phiOf = (psi: Float64Array) =>
    Float64Array.from([0, 1], (i) => Math.min(c[2 * i] - psi[0], c[2 * i + 1] - psi[1]));
  const bounds = (mass: number[], psi: number[], phi = phiOf(Float64Array.from(psi))) =>
    costBounds(problem, plan(mass), Float64Array.from(psi), phi, 0);

  it('accepts a right one with a gap of rounding', () => {
    const { value, lower, upper } = bounds([0.5, 0.5], [0, 0]);
    expect(value).toBe(1);
    expect(upper - lower).toBeLessThan(1e-14);
    expect(lower <= 1 && 1 <= upper).toBe(true);
  });

  it('pays the largest cost for mass that a plan forgets', () => {
    expect(bounds([0.5, 0.25], [0, 0]).upper).toBeGreaterThan(0.75 + 0.25 * 5);
  });

  it('gives no upper end for a plan with a negative entry or NaN', () => {
    expect(bounds([0.75, -0.25], [0, 0]).upper).toBe(Infinity);
    expect(bounds([0.5, Number.NaN], [0, 0]).upper).toBe(Infinity);
  });

  it('finds a dearer plan dear', () => {
    const crossed = { from: Int32Array.of(0, 1), to: Int32Array.of(1, 0), mass: Float64Array.of(0.5, 0.5) };
    const { lower, upper } = costBounds(problem, crossed, new Float64Array(2), phiOf(new Float64Array(2)), 0);
    expect(upper).toBeGreaterThanOrEqual(5);
    expect(lower).toBeLessThanOrEqual(1);
  });

  it('proves less by a wrong potential, and never more than the truth', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 2 }), (psi) => {
        expect(bounds([0.5, 0.5], psi).lower).toBeLessThanOrEqual(1);
      }),
    );
    expect(bounds([0.5, 0.5], [0, 6]).lower).toBeLessThan(0.5);
  });

  it('takes the error of φ off', () => {
    const psi = new Float64Array(2);
    expect(costBounds(problem, plan([0.5, 0.5]), psi, phiOf(psi), 0.125).lower).toBeLessThanOrEqual(0.875);
  });
});

describe('the order of numbers', () => {
  it('is that of a comparison sort, for many equal ones, for all sizes and signs', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 1, 1 + 2 ** -52, -1),
      fc.double({ min: 1, max: 1 + 1e-13, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 4000 }), (few, n) => {
        // five values and sums of them, so that runs of equal keys are long
        const x = Float64Array.from({ length: n }, (_, i) => few[i % few.length] + (i % 7 === 0 ? Math.sin(i) : 0));
        const sorted = Array.from(sortedOrder(x), (i) => x[i]);
        expect(sorted.every((t, k) => k === 0 || sorted[k - 1] <= t)).toBe(true);
        expect(new Set(sortedOrder(x)).size).toBe(n);
      }),
    );
  });
});
