import { describe, expect, it } from 'vitest';
import { logarithm, normalFromWords, upperQuantile } from '../../../src/dynamics/stochastic/normal-quantile.js';

/** P(Z > z), z ≥ 0: the series of Φ near 0, Laplace's continued fraction further out. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 2.5) {
    let [term, sum] = [z, z];
    for (let k = 1; k < 200; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 400; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}

/** Relative errors: 1e-16 of the formula and a few roundings; the oracle's own cancellation near 1/2 costs digits. */
const RELATIVE = 2e-13;

describe('upperQuantile', () => {
  it.each([
    [0.025, 1.959963984540054],
    [0.005, 2.5758293035489004],
    [0.1, 1.2815515655446004],
    [1e-10, 6.361340902404056],
  ])('has the tabulated value at %d', (p, z) => {
    expect(Math.abs(upperQuantile(p) / z - 1)).toBeLessThan(1e-15);
  });

  it('inverts the tail of the normal law from 2⁻⁵⁴ to 1/2', () => {
    for (let e = 1; e <= 54; e += 0.37) {
      const p = 2 ** -e;
      const z = upperQuantile(p);
      expect(Math.abs(upperTail(z) / p - 1), `p = ${p}`).toBeLessThan(RELATIVE * Math.max(1, z * z));
    }
  });

  it('decreases, also where its three formulas meet', () => {
    for (const p of [0.075, Math.exp(-25)])
      for (let k = -50; k < 50; k++)
        expect(upperQuantile(p * (1 + k * 1e-9))).toBeGreaterThan(upperQuantile(p * (1 + (k + 1) * 1e-9)));
  });
});

describe('logarithm', () => {
  it('agrees with that of the engine to a unit in the last place', () => {
    for (let k = 1; k < 4000; k++) {
      const p = k % 2 ? k / 4000 : 2 ** (-k / 70);
      expect(Math.abs(logarithm(p) - Math.log(p))).toBeLessThanOrEqual(2 ** -52 * Math.abs(Math.log(p)));
    }
  });
});

describe('normalFromWords', () => {
  it('gives numbers that differ in sign for words that differ in the first bit', () => {
    for (const [a, b] of [[0, 0], [0x7fffffff, 0xffffffff], [123456, 789]] as const)
      expect(normalFromWords((a | 0x80000000) >>> 0, b)).toBe(-normalFromWords(a, b));
  }); // prettier-ignore

  it('is finite and at most 8.3 for all words, and not 0', () => {
    expect(normalFromWords(0, 0)).toBeCloseTo(8.2927, 3);
    const least = normalFromWords(0x000fffff, 0xffffffff);
    expect(least).toBeGreaterThan(0);
    expect(least).toBeLessThan(1e-15);
  });
});
