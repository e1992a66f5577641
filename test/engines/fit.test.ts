import { describe, expect, it } from 'vitest';
import { fitExponent, fitLine } from '../../src/engines/fit.js';

describe('a fitted line', () => {
  it('goes through points that lie on one, with an interval of no width', () => {
    const { slope, intercept, low, high } = fitLine([
      [0, 1],
      [1, 3],
      [2, 5],
    ]);
    expect([slope, intercept, low, high]).toEqual([2, 1, 2, 2]);
  });

  it('has the interval of the textbook: ten points, standard error and t by hand', () => {
    // y = x with residuals ±1 in turn: sxx = 82.5, slope and residual sum computed with the normal equations
    const points = Array.from({ length: 10 }, (_, k) => [k, k + (k % 2 === 0 ? 1 : -1)] as const);
    const sxx = 82.5;
    const sxy = points.reduce((s, [x, y]) => s + (x - 4.5) * y, 0);
    const slope = sxy / sxx;
    const intercept = 4.5 - slope * 4.5;
    const rss = points.reduce((s, [x, y]) => s + (y - intercept - slope * x) ** 2, 0);
    const half = 2.306 * Math.sqrt(rss / 8 / sxx);
    const fit = fitLine(points);
    expect(fit.slope).toBeCloseTo(slope, 12);
    expect(fit.high - fit.slope).toBeCloseTo(half, 12);
    expect(fit.slope - fit.low).toBeCloseTo(half, 12);
  });

  it('widens its interval with few degrees of freedom, monotonically from 1 to 40', () => {
    const widths = Array.from({ length: 40 }, (_, k) => {
      const n = k + 3;
      const points = Array.from({ length: n }, (_, i) => [i, i % 2] as const);
      const { slope, high, intercept } = fitLine(points);
      const rss = points.reduce((s, [x, y]) => s + (y - intercept - slope * x) ** 2, 0);
      const sxx = points.reduce((s, [x]) => s + (x - (n - 1) / 2) ** 2, 0);
      return (high - slope) / Math.sqrt(rss / (n - 2) / sxx);
    });
    for (let k = 1; k < widths.length; k++) expect(widths[k]).toBeLessThan(widths[k - 1]);
    expect(widths[29]).toBeCloseTo(2.0423, 3);
  });

  it('is refused with fewer than three points, or with all at one x', () => {
    expect(() =>
      fitLine([
        [0, 1],
        [1, 2],
      ]),
    ).toThrow(/2 points/);
    expect(() =>
      fitLine([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toThrow(/no slope/);
  });
});

describe('a fitted exponent', () => {
  it('finds the power of a power law', () => {
    const { slope, intercept } = fitExponent([1, 2, 4, 8].map((x) => [x, 3 * x ** -1.5] as const));
    expect(slope).toBeCloseTo(-1.5, 12);
    expect(Math.exp(intercept)).toBeCloseTo(3, 12);
  });
});
