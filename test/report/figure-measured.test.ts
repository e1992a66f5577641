import { describe, expect, it } from 'vitest';
import { figureMeasured } from '../../src/report/figure-measured.js';
import { HOSTILE } from './hostile-report.js';
import { wellFormed } from './markup.js';

type Points = readonly (readonly [number, number])[];
const draw = (points: Points, x = 'n', y = 'error'): string =>
  figureMeasured('decay', { x, y, points: points.map(([a, b]) => [a, b]) }, 'c:plot-0');
const dots = (svg: string): [number, number][] =>
  [...svg.matchAll(/<circle class="dot" cx="([^"]*)" cy="([^"]*)"/g)].map(([, a, b]) => [Number(a), Number(b)]);

describe('the plot of a measurement', () => {
  it('puts powers on a straight line of logarithmic axes', () => {
    const svg = draw([10, 100, 1000, 10_000].map((n) => [n, 3 / n ** 2] as const));
    const places = dots(svg);
    expect(places).toHaveLength(4);
    places.forEach(([a, b], k) => {
      expect(a).toBeCloseTo(k * 120, 0);
      expect(b).toBeCloseTo(k * 80, 0);
    });
    expect(svg).toContain('n, logarithmic');
    expect(svg).toContain('error, logarithmic');
  });

  it('is linear where numbers are of one size or have both signs', () => {
    const svg = draw([[-1, 1], [0, 1.5], [1, 2]]); // prettier-ignore
    expect(svg).not.toContain('logarithmic');
    expect(dots(svg)).toEqual([[0, 240], [180, 120], [360, 0]]); // prettier-ignore
  });

  it('is finite and well-formed for points of one height, for zeros and for hostile titles', () => {
    for (const points of [
      [
        [1, 1],
        [2, 1],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [1e-9, -1e9],
        [1, 1e9],
      ],
      [
        [1, 1],
        [30, 1e300],
      ],
    ] satisfies Points[]) {
      // prettier-ignore
      const svg = draw(points, HOSTILE, HOSTILE);
      expect(svg).not.toMatch(/NaN|Infinity/);
      expect(wellFormed(svg)).toEqual([]);
    }
  });

  it('has two to seven ticks on each axis', () => {
    for (const top of [1.1, 3, 19, 21, 1e3, 1e9, 1e40]) {
      const svg = draw([[1, 1], [top, top]]); // prettier-ignore
      const ticks = svg.match(/text-anchor="end"/g)!.length;
      expect(ticks).toBeGreaterThanOrEqual(2);
      expect(ticks).toBeLessThanOrEqual(7);
    }
  });

  it('needs two points', () => {
    expect(draw([[1, 1]])).toBe('');
  });
});
