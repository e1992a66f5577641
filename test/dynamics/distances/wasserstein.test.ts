import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atoms } from '../../../src/dynamics/distances/atoms.js';
import { UnequalMassError } from '../../../src/dynamics/distances/atoms.js';
import { wassersteinCircle } from '../../../src/dynamics/distances/circle.js';
import { groundEuclidean, groundOf } from '../../../src/dynamics/distances/ground.js';
import { wassersteinLine } from '../../../src/dynamics/distances/line.js';
import { wassersteinPoints } from '../../../src/dynamics/distances/points.js';
import { wassersteinSliced } from '../../../src/dynamics/distances/sliced.js';
import { kantorovich } from '../../../src/claims/3.7/kantorovich.js';
import { space, torus } from '../../../src/operators/environment.js';
import { measureInDoubles } from '../../../src/operators/measure.js';
import type { Rational } from '../../../src/scalar/rational.js';
import { ZERO, add, compare, multiply, rational, subtract, toNumber } from '../../../src/scalar/rational.js';
import { atoms, isMetric } from './wasserstein.properties.js';

const LINE = groundEuclidean([Infinity]);
const CIRCLE = groundEuclidean([2]);

const onLine = (x: ArrayLike<number>, i: number, y: ArrayLike<number>, j: number): number => Math.abs(x[i] - y[j]);
const onCircle = (x: ArrayLike<number>, i: number, y: ArrayLike<number>, j: number): number => {
  const d = Math.abs(x[i] - y[j]) % 2;
  return Math.min(d, 2 - d);
};

describe('W_p of atoms', () => {
  isMetric({ name: 'on the line', dim: 1, exponents: [1, 1.5, 2, 3], distance: wassersteinLine, ground: onLine });
  isMetric({
    name: 'on a circle',
    dim: 1,
    exponents: [1, 1.5, 2],
    distance: (p, a, b) => wassersteinCircle(p, 2, a, b),
    ground: onCircle,
  });
  isMetric({
    name: 'in the plane',
    dim: 2,
    exponents: [1, 2],
    distance: (p, a, b) => wassersteinPoints(p, groundEuclidean([Infinity, Infinity]), a, b),
    ground: (x, i, y, j) => Math.hypot(x[2 * i] - y[2 * j], x[2 * i + 1] - y[2 * j + 1]),
  });
  isMetric({
    name: 'in phase space over a circle',
    dim: 2,
    exponents: [1, 2],
    distance: (p, a, b) => wassersteinPoints(p, groundOf(torus(1, 2), 1), a, b),
    ground: (x, i, y, j) => Math.hypot(onCircle([x[2 * i]], 0, [y[2 * j]], 0), x[2 * i + 1] - y[2 * j + 1]),
  });

  it('takes measures of the library as they are', () => {
    const rho = measureInDoubles(space(1), { x: [0, 1] });
    expect(wassersteinLine(1, rho, measureInDoubles(space(1), { x: [1, 2] })).value).toBe(1);
  });

  it('is the same by quantiles, by the shift and by transport', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 1.5, 2, 3), atoms(1, 9), atoms(1, 7), (p, a, b) => {
        const [line, plane] = [wassersteinLine(p, a, b), wassersteinPoints(p, LINE, a, b)];
        expect(line.lower <= plane.upper && plane.lower <= line.upper).toBe(true);
        const [shift, circle] = [wassersteinCircle(p, 2, a, b), wassersteinPoints(p, CIRCLE, a, b)];
        expect(shift.lower <= circle.upper && circle.lower <= shift.upper).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the exact twin', () => {
  const unit = (k: number): Rational => rational(BigInt(k), 4n);
  const cloud = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), {
    minLength: 1,
    maxLength: 5,
  });
  const permutations = (n: number): number[][] =>
    n === 0
      ? [[]]
      : permutations(n - 1).flatMap((s) =>
          Array.from({ length: n }, (_, k) => [...s.slice(0, k), n - 1, ...s.slice(k)]),
        );

  it('by all permutations agrees with assignments, W_2 squared in rationals', () => {
    fc.assert(
      fc.property(cloud, fc.infiniteStream(fc.integer({ min: -5, max: 5 })), (first, numbers) => {
        const n = first.length;
        const second = first.map(() => [numbers.next().value, numbers.next().value] as const);
        const cost = (i: number, j: number): Rational =>
          [0, 1].reduce((s, k) => {
            const z = subtract(unit(first[i][k]), unit(second[j][k]));
            return add(s, multiply(z, z));
          }, ZERO);
        const best = permutations(n)
          .map((s) => s.reduce((sum, j, i) => add(sum, cost(i, j)), ZERO))
          .reduce((p, q) => (compare(p, q) <= 0 ? p : q));
        const exact = toNumber(multiply(best, rational(1n, BigInt(n))));
        const places = (rows: readonly (readonly number[])[]): Atoms => ({
          n,
          dim: 2,
          x: Float64Array.from(rows.flatMap((row) => row.map((k) => k / 4))),
          masses: new Float64Array(n).fill(1 / n),
        });
        const found = wassersteinPoints(2, groundEuclidean([Infinity, Infinity]), places(first), places(second));
        expect(found.lower ** 2 - 1e-14 <= exact && exact <= found.upper ** 2 + 1e-14).toBe(true);
      }),
    );
  });

  it('by distribution functions agrees with W_1 on the line and on a circle, weighted', () => {
    const masses = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 4 }), fc.nat({ max: 4 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(masses, fc.boolean(), (rows, isCircle) => {
        const [a, b] = [1, 2].map((c) => rows.map((row) => row[c] + (row === rows[0] ? 1 : 0)));
        const share = (list: readonly number[]): Rational[] => {
          const total = list.reduce((s, k) => s + k, 0);
          return list.map((k) => rational(BigInt(k), BigInt(total)));
        };
        const at = rows.map(([k]) => unit(k));
        const exact = toNumber(kantorovich(at, share(a), share(b), isCircle ? rational(2n) : undefined).distance);
        const measure = (list: readonly number[]): Atoms => ({
          n: rows.length,
          dim: 1,
          x: at.map(toNumber),
          masses: share(list).map(toNumber),
        });
        const found = isCircle
          ? wassersteinCircle(1, 2, measure(a), measure(b))
          : wassersteinLine(1, measure(a), measure(b));
        // masses are rounded: a relative 2⁻⁵³ of each may go half way round
        expect(found.lower - 1e-15 <= exact && exact <= found.upper + 1e-15).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('masses', () => {
  it('that differ are named in a typed error', () => {
    const one = { n: 2, dim: 1, x: [0, 1], masses: [0.5, 0.5] };
    try {
      wassersteinLine(2, one, { ...one, masses: [0.25, 0.5] });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnequalMassError);
      expect(error).toMatchObject({ code: 'unequal-masses', first: 1, second: 0.75 });
    }
  });

  it('scale W_1: total mass is not divided out', () => {
    const at = (x: number): Atoms => ({ n: 1, dim: 1, x: [x], masses: [3] });
    expect(wassersteinLine(1, at(0), at(2)).value).toBe(6);
  });
});

describe('the sliced estimate', () => {
  /** A multiplicative generator: enough for directions. */
  const uniform = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  it('is labelled, below W_2, and near its mean for a shift: |shift| times the mean square of a cosine', () => {
    const x = Float64Array.from({ length: 40 }, (_, k) => Math.sin(k * k));
    const first = { n: 20, dim: 2, x, masses: new Float64Array(20).fill(1 / 20) };
    const second = { ...first, x: x.map((t, k) => t + (k % 2 === 0 ? 3 : 4)) };
    const found = wassersteinSliced(2, first, second, 400, uniform(1));
    expect(found.kind).toBe('estimate');
    expect(found.value).toBeLessThan(wassersteinPoints(2, groundEuclidean([Infinity, Infinity]), first, second).upper);
    expect(Math.abs(found.value ** 2 - 12.5)).toBeLessThan(4 * found.costError);
    expect(wassersteinSliced(2, first, second, 400, uniform(1))).toEqual(found);
  });
});
