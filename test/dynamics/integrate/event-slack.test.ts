import { describe, expect, it } from 'vitest';
import { perturbation } from '../../../src/dynamics/integrate/event-slack.js';

const slack = (g: (y: Float64Array) => number, y: Float64Array, radius: number): number =>
  perturbation(g, y, y.slice(), () => radius);

describe('what an error of the state does to an event', () => {
  it('is of the size of root of sum of squares of gradient times radius, for linear functions', () => {
    const y = Float64Array.from({ length: 200 }, (_, i) => Math.sin(i));
    const gradient = y.map((_, i) => Math.cos(3 * i));
    const expected = 1e-6 * Math.hypot(...gradient);
    const found = slack((x) => x.reduce((s, v, i) => s + gradient[i] * v, 0), y, 1e-6);
    expect(found).toBeGreaterThan(expected);
    expect(found).toBeLessThan(20 * expected);
  });

  it('is not missed for the difference of any two components', () => {
    const y = new Float64Array(64);
    for (let i = 0; i < 64; i++)
      for (let j = 0; j < i; j++) expect(slack((x) => x[i] - x[j], y, 1e-6)).toBeCloseTo(8e-6, 12);
  });

  it('leaves out what has no value', () => {
    expect(slack((x) => Math.sqrt(x[0]), Float64Array.of(0), 1e-6)).toBeCloseTo(4e-3, 10);
  });
});
