import { describe, expect, it } from 'vitest';
import { crossing, lowest } from '../../../src/dynamics/integrate/scalar-search.js';

describe('the crossing of a function', () => {
  it('is within a rounding of the zero, at the side of the second end, in both directions', () => {
    for (const [a, b] of [
      [1, 2],
      [2, 1],
    ]) {
      const g = (t: number): number => t * t - 2;
      const t = crossing(g, a, b);
      expect(Math.abs(t - Math.SQRT2)).toBeLessThanOrEqual(Number.EPSILON * 2);
      expect(Math.sign(g(t)) * Math.sign(g(b))).toBeGreaterThanOrEqual(0);
    }
  });

  it('is a zero where one is met', () => {
    expect(crossing((t) => t - 0.5, 0, 1)).toBe(0.5);
  });

  it('ends for zeros at 0, where numbers are dense', () => {
    let calls = 0;
    const t = crossing((s) => (calls++, s), -1, 1 / 3);
    expect(Math.abs(t)).toBeLessThan(1e-20);
    expect(calls).toBeLessThan(100);
  });
});

describe('the lowest point of a function', () => {
  it('of a smooth one is seen far below the root of rounding', () => {
    const { t, value } = lowest((s) => 1 - Math.sin(s), 1.4, 1.7);
    expect(t).toBeCloseTo(Math.PI / 2, 10);
    expect(value).toBeLessThanOrEqual(Number.EPSILON);
  });

  it('of one with a corner is the corner', () => {
    const { t } = lowest((s) => (s < 0.3 ? 0.3 - s : 5 * (s - 0.3)), 0, 1);
    expect(t).toBeCloseTo(0.3, 7);
  });

  it('is an end where the function has it there', () => {
    expect(lowest((s) => s, 2, 3).t).toBeCloseTo(2, 7);
    expect(lowest((s) => s * s, -3, -2).t).toBeCloseTo(-2, 7);
  });
});
