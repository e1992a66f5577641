import { describe, expect, it } from 'vitest';
import { wassersteinCircle } from '../../../src/dynamics/distances/circle.js';
import { wassersteinOneOfDensities } from '../../../src/dynamics/distances/density-one.js';
import { wassersteinTwoOfDensity } from '../../../src/dynamics/distances/density-two.js';
import { wassersteinGaussian } from '../../../src/dynamics/distances/gaussian.js';
import { histogramOf } from '../../../src/dynamics/distances/histogram.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { wassersteinLine } from '../../../src/dynamics/distances/line.js';

const TURN = 2 * Math.PI;

/** A linear congruential generator with 32 bits of state: plain, seeded. */
const uniform = (seed: number) => (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

describe('distances to densities', () => {
  it('reproduce E W_2² = 1/(6N) for N uniform points, within four standard errors', () => {
    const random = uniform(3);
    const points: [number, number][] = [];
    for (const N of [1, 3, 10, 40]) {
      const runs = 4000;
      const squares = Array.from({ length: runs }, () => {
        const atoms = {
          n: N,
          dim: 1,
          x: Float64Array.from({ length: N }, random),
          masses: new Float64Array(N).fill(1 / N),
        };
        const found = wassersteinTwoOfDensity({ edges: [0, 1], masses: [1] }, atoms);
        expect(found.gap).toBeLessThan(1e-11);
        return found.value ** 2;
      });
      const mean = squares.reduce((s, q) => s + q) / runs;
      const error = Math.sqrt(squares.reduce((s, q) => s + (q - mean) ** 2, 0) / (runs - 1) / runs);
      expect(Math.abs(mean - 1 / (6 * N))).toBeLessThan(4 * error);
      points.push([N, mean]);
    }
    // order −1: each logarithm is known to a fortieth, and N goes over a factor of forty
    expect(Math.abs(fitExponent(points).slope + 1)).toBeLessThan(0.02);
  });

  it('are exact for midpoints: W_2² = 1/(12N²), W_1 = 1/(4N)', () => {
    for (const N of [1, 2, 7, 100]) {
      const x = Float64Array.from({ length: N }, (_, i) => (i + 0.5) / N);
      const atoms = { n: N, dim: 1, x, masses: new Float64Array(N).fill(1 / N) };
      const [one, two] = [
        wassersteinOneOfDensities({ edges: [0, 1], masses: [1] }, atoms),
        wassersteinTwoOfDensity({ edges: [0, 1], masses: [1] }, atoms),
      ];
      expect(one.lower <= 1 / (4 * N) && 1 / (4 * N) <= one.upper).toBe(true);
      expect(two.lower ** 2 <= 1 / (12 * N * N) && 1 / (12 * N * N) <= two.upper ** 2).toBe(true);
    }
  });

  it('are 2/π from the uniform law of a circle to (1 + cos x)/2π, with order 2 in the cells', () => {
    const errors = [100, 1000, 10_000].map((cells) => {
      const found = wassersteinOneOfDensities(
        histogramOf((x) => x / TURN, [0, TURN], cells),
        histogramOf((x) => (x + Math.sin(x)) / TURN, [0, TURN], cells),
        TURN,
      );
      expect(found.gap).toBeLessThan(1e-9);
      // (h²/8) sup|ρ′| 2π of histogramOf, ρ′ ≤ 1/2π
      expect(Math.abs(found.value - 2 / Math.PI)).toBeLessThan((TURN / cells) ** 2 / 8 + found.gap);
      return Math.abs(found.value - 2 / Math.PI);
    });
    expect(Math.log10(errors[0] / errors[1])).toBeCloseTo(2, 2);
    expect(Math.log10(errors[1] / errors[2])).toBeCloseTo(2, 2);
  });

  it('are 0 between equal densities on a circle, and know its shorter way', () => {
    const half = { edges: [0, 1, 2], masses: [1, 0] };
    expect(wassersteinOneOfDensities(half, half, 2)).toMatchObject({ value: 0, lower: 0 });
    const atom = { n: 1, dim: 1, x: [1.5], masses: [1] };
    expect(wassersteinOneOfDensities(half, atom).value).toBe(1);
    expect(wassersteinOneOfDensities(half, atom, 2).value).toBe(0.75);
    expect(() => wassersteinOneOfDensities(half, { ...atom, x: [2.5] }, 2)).toThrow(/place 2\.5/);
  });

  it('are the limits of those to fine atoms', () => {
    const random = uniform(9);
    for (let run = 0; run < 50; run++) {
      const edges = [-1, -0.4, 0.1, 0.7, 2];
      const parts = [0, 1, 2, 3].map(() => Math.floor(4 * random()));
      parts[run % 4] += 1;
      const total = parts.reduce((s, k) => s + k);
      const density = { edges, masses: parts.map((k) => k / total) };
      const m = 1 + (run % 5);
      const atoms = {
        n: m,
        dim: 1,
        x: Float64Array.from({ length: m }, () => 4 * random() - 1.5),
        masses: new Float64Array(m).fill(1 / m),
      };
      const fine = 500;
      const cells = parts.flatMap((k, c) => (k > 0 ? [c] : []));
      const x = cells.flatMap((c) =>
        Array.from({ length: fine }, (_, q) => edges[c] + ((edges[c + 1] - edges[c]) * (q + 0.5)) / fine),
      );
      const masses = cells.flatMap((c) => Array.from({ length: fine }, () => density.masses[c] / fine));
      const twin = { n: x.length, dim: 1, x, masses };
      // the twin is within half a cell of 1.3/500 of the density
      const far = 1.3 / 1000;
      expect(
        Math.abs(wassersteinOneOfDensities(density, atoms).value - wassersteinLine(1, twin, atoms).value),
      ).toBeLessThan(far);
      expect(
        Math.abs(wassersteinTwoOfDensity(density, atoms).value - wassersteinLine(2, twin, atoms).value),
      ).toBeLessThan(far);
    }
  });

  it('refuse edges that do not rise', () => {
    expect(() => wassersteinOneOfDensities({ edges: [0, 0], masses: [1] }, { edges: [0, 1], masses: [1] })).toThrow(
      /edges\[1\]: 0, expected more than 0/,
    );
  });
});

describe('the shift on a circle', () => {
  it('takes n equal points to the same turned by t at cost min(t, h − t), h their distance', () => {
    const n = 64;
    const ring = (t: number) => ({
      n,
      dim: 1,
      x: Float64Array.from({ length: n }, (_, i) => i / n + t),
      masses: new Float64Array(n).fill(1 / n),
    });
    for (const p of [1, 2, 3])
      for (const t of [0, 0.001, 1 / 128, 0.01, 0.015, 0.3, 0.77]) {
        const h = t % (1 / n);
        const exact = Math.min(h, 1 / n - h);
        const found = wassersteinCircle(p, 1, ring(0), ring(t));
        expect(found.lower ** p - 1e-15 <= exact ** p && exact ** p <= found.upper ** p + 1e-15).toBe(true);
      }
  });
});

describe('normal laws', () => {
  const law = (covariance: number[], mean = covariance.length === 1 ? [0] : [0, 0]) => ({ mean, covariance });

  it('have W_2² = 5 − 2√5 between N(0, I) and N(0, [[2, 1], [1, 1]])', () => {
    const found = wassersteinGaussian(law([1, 0, 0, 1]), law([2, 1, 1, 1]));
    const exact = Math.sqrt(5 - 2 * Math.sqrt(5));
    expect(found.lower <= exact && exact <= found.upper).toBe(true);
    expect(found.gap).toBeLessThan(1e-12);
  });

  it('differ by means and standard deviations on the line', () => {
    const found = wassersteinGaussian(law([4], [1]), law([9], [5]));
    expect(found.lower <= Math.sqrt(17) && Math.sqrt(17) <= found.upper).toBe(true);
  });

  it('may be singular: the gap says what the lower end loses', () => {
    const apart = wassersteinGaussian(law([1, 0, 0, 0]), law([0, 0, 0, 1]));
    expect(apart.upper).toBeGreaterThanOrEqual(Math.SQRT2);
    expect(apart.lower).toBeLessThanOrEqual(Math.SQRT2);
    expect(apart.gap).toBeLessThan(1e-6);
    expect(wassersteinGaussian(law([0, 0, 0, 0], [3, 4]), law([0, 0, 0, 0])).value).toBe(5);
  });

  it('are refused with a covariance that is none', () => {
    expect(() => wassersteinGaussian(law([1, 2, 2, 1]), law([1, 0, 0, 1]))).toThrow(/eigenvalue -/);
    expect(() => wassersteinGaussian(law([1, 0.5, 0, 1]), law([1, 0, 0, 1]))).toThrow(/covariance\[1\]\[0\]/);
  });
});
