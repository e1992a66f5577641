import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/report/run/thin-points.js';
import { thinPoints } from '../../../src/report/run/thin-points.js';

describe('thinning the points of a line', () => {
  it('leaves a short line alone', () => {
    const points: Point[] = [[0, 1], [1, null], [2, 3]]; // prettier-ignore
    expect(thinPoints(points)).toBe(points);
  });

  it('keeps ends, peaks and gaps, and the order', () => {
    const points = Array.from({ length: 50_000 }, (_, k): Point => {
      if (k === 31_007) return [k, 9];
      if (k === 31_010) return [k, -9];
      return [k, k > 20_000 && k < 20_010 ? null : Math.sin(k / 500)];
    });
    const thin = thinPoints(points);
    expect(thin.length).toBeLessThanOrEqual(610);
    expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect(thin).toContain(points[31_007]);
    expect(thin).toContain(points[31_010]);
    expect(thin.some(([, y]) => y === null)).toBe(true);
    expect(thin.every(([t], k) => k === 0 || t > thin[k - 1][0])).toBe(true);
  });
});
