import { describe, expect, it } from 'vitest';
import { slopeOf } from '../../src/claims/slope.js';

const curve = (f: (x: number) => number) => [1, 0.5, 0.25, 0.125, 0.0625].map((x) => [x, f(x)] as const);

describe('a fitted exponent', () => {
  it('is that of a power, with an interval of no width', () => {
    const { slope, low, high } = slopeOf(curve((x) => 3 * x ** 2));
    expect(slope).toBeCloseTo(2, 12);
    expect(high - low).toBeLessThan(1e-10);
  });

  it('has the drift of a curve that is no power in its interval', () => {
    const { low, high } = slopeOf(curve((x) => x ** 2 + x ** 3));
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
    expect(high - low).toBeGreaterThan(0.2);
  });

  it('keeps the points for the figure', () => {
    expect(slopeOf(curve((x) => x)).points).toHaveLength(5);
  });
});
