import { describe, expect, it } from 'vitest';
import { chebyshevLabels, everySecond, leastJacobian } from '../../../src/claims/4/labels.js';

/** Rounding of sums of some tens of terms of order 1, magnified by the norm 2m² of the derivative. */
const ROUNDING = 1e-12;

describe('labels of a medium', () => {
  it('integrate polynomials of degree m exactly, with positive weights', () => {
    for (const m of [2, 6, 16]) {
      const { points, weights } = chebyshevLabels(1, m);
      expect(Math.min(...weights)).toBeGreaterThan(0);
      for (let k = 0; k <= m; k++) {
        const integral = points.reduce((s, [t], i) => s + weights[i] * t ** k, 0);
        expect(Math.abs(integral - (k % 2 === 0 ? 2 / (k + 1) : 0))).toBeLessThan(ROUNDING);
      }
    }
  });

  it('know the Jacobian of polynomial maps, on the line and in the plane', () => {
    const line = chebyshevLabels(1, 8);
    // x = t³ + t has x′ ≥ 1, at t = 0, which is a label
    expect(
      leastJacobian(
        line,
        line.points.map(([t]) => t ** 3 + t),
      ),
    ).toBeCloseTo(1, 11);
    const plane = chebyshevLabels(2, 6);
    // x_s = 2 + t, x_t = s, y_s = −3, y_t = 4: the determinant 4(2 + t) + 3s is at least 4 − 3
    const map = plane.points.flatMap(([s, t]) => [2 * s + t * s, -3 * s + 4 * t]);
    expect(leastJacobian(plane, map)).toBeCloseTo(1, 11);
  });

  it('see a fold, and do not take NaN for a map', () => {
    const line = chebyshevLabels(1, 8);
    expect(
      leastJacobian(
        line,
        line.points.map(([t]) => t * t),
      ),
    ).toBeCloseTo(-2, 11);
    expect(
      leastJacobian(
        line,
        line.points.map(() => NaN),
      ),
    ).toBeNaN();
  });

  it('contain those of half as many', () => {
    for (const dim of [1, 2] as const) {
      const [half, whole] = [chebyshevLabels(dim, 6), chebyshevLabels(dim, 12)];
      everySecond(whole).forEach((i, j) =>
        whole.points[i].forEach((t, c) => expect(Math.abs(t - half.points[j][c])).toBeLessThan(ROUNDING)),
      );
    }
  });
});
