import { describe, expect, it } from 'vitest';
import { cellList } from '../../../src/operators/fast/cell-list.js';
import { displacement, measureInDoubles, periodsOf, space, torus } from '../../../src/operators/index.js';
import type { Environment, Measure, Points } from '../../../src/operators/index.js';
import { doubles } from '../../../src/scalar/field.js';
import { toNumber } from '../../../src/scalar/rational.js';
import { crowdsAround } from '../../fixtures/crowds.js';
import { randomDoubles } from '../../fixtures/doubles.js';

/** For each target the points that the list shows, in the order in which it shows them. */
function shown(environment: Environment, rho: Points<number>, targets: Points<number>, radius: number): number[][] {
  const list = cellList(rho, targets, radius, periodsOf(environment)?.map(toNumber));
  return Array.from({ length: targets.n }, (_, i) => {
    const place = Float64Array.from({ length: rho.dim }, (__, k) => targets.x[i * rho.dim + k]);
    const count = list.around(place);
    return Array.from({ length: count }, (__, r) => [
      ...list.order.subarray(list.ranges[2 * r], list.ranges[2 * r + 1]),
    ]).flat();
  });
}

/** Every point nearer than the radius is shown, and none twice. */
function expectComplete(environment: Environment, rho: Points<number>, targets: Points<number>, radius: number): void {
  const between = displacement(environment, doubles);
  const z = Array.from({ length: rho.dim }, () => 0);
  shown(environment, rho, targets, radius).forEach((points, i) => {
    const seen = new Set(points);
    expect(seen.size).toBe(points.length);
    for (let j = 0; j < rho.n; j++) {
      between(z, targets.x, i, rho.x, j);
      if (Math.hypot(...z) <= radius && !seen.has(j)) throw new Error(`target ${i} does not find point ${j}`);
    }
  });
}

const ENVIRONMENTS = [space(1), space(2), space(3), torus(1, 3), torus(2, [2, 3]), torus(3, [1, 2, 10])];

describe('cellList', () => {
  for (const environment of ENVIRONMENTS)
    for (const radius of [0.01, 0.3, 1, 1.4, 20])
      it(`finds all within ${radius} once, ${environment.kind} of dimension ${environment.dim}`, () => {
        for (const { rho } of crowdsAround(environment, radius, 120)) {
          expectComplete(environment, rho, rho, radius);
          const [, other] = crowdsAround(environment, radius, 40, 9);
          expectComplete(environment, rho, other.rho, radius);
        }
      });

  it('finds pairs at the very radius, whatever the rounding of their places', () => {
    const radius = 0.1;
    const x = Float64Array.from({ length: 200 }, (_, j) => j * radius);
    const line = measureInDoubles(space(1), { x });
    expectComplete(space(1), line, line, radius);
    const circle = measureInDoubles(torus(1, 20), { x });
    expectComplete(torus(1, 20), circle, circle, radius);
  });

  it('finds a pair nearer than the radius whose places round into cells that are not neighbours', () => {
    const radius = 0.6835549184090641;
    const x = [-8.31711944726663, 12.18952810500529, 12.873083023414354];
    const cell = (t: number): number => Math.floor((t - x[0]) / radius);
    expect(x[2] - x[1]).toBeLessThan(radius);
    expect(cell(x[2]) - cell(x[1])).toBe(2);
    const rho = measureInDoubles(space(1), { x });
    expectComplete(space(1), rho, rho, radius);
  });

  it('finds them around a torus from many periods away, where places are known less well', () => {
    for (const turns of [1, 2 ** 10, 2 ** 20, 2 ** 30, 2 ** 40]) {
      // Pairs exactly 21 digits of their places apart, the radius and a third of a cell of the torus hardly more.
      const digit = Math.max(turns * 2 ** -51, 2 ** -20);
      const radius = 21 * digit * (1 + 1e-7);
      const period = 300 * radius * (1 + 2e-6);
      const circle = torus(1, period);
      const t = randomDoubles(4, 500).map((s) => Math.floor((period * (s + turns)) / digit) * digit);
      const x = Float64Array.from({ length: 1000 }, (_, j) => t[j >> 1] + (j % 2) * 21 * digit);
      const rho = measureInDoubles(circle, { x });
      expectComplete(circle, rho, rho, radius);
    }
  });

  it('needs memory for the points, not for the extent, and sorts far points apart', () => {
    const extreme = (scale: number): Measure<number> =>
      measureInDoubles(space(3), { x: randomDoubles(5, 300).map((t) => (t - 0.5) * scale) });
    for (const scale of [1e9, 1e100, Number.MAX_VALUE]) {
      const rho = extreme(scale);
      expectComplete(space(3), rho, rho, 1e-6);
    }
    // 27 cells of a table with more than two buckets a point, shared by chance only
    const most = Math.max(...shown(space(3), extreme(1e9), extreme(1e9), 1).map((points) => points.length));
    expect(most).toBeLessThan(60);
  });

  it('sorts apart points that stand in a row with gaps of any power of two', () => {
    for (const gap of [1, 16, 2 ** 10, 2 ** 18]) {
      const x = Float64Array.from({ length: 600 }, (_, k) => (k % 2 === 0 ? 0 : Math.floor(k / 2) * gap * 1.5));
      const rho = measureInDoubles(space(2), { x });
      const most = Math.max(...shown(space(2), rho, rho, 1).map((points) => points.length));
      expect(most).toBeLessThan(30);
    }
  });

  it('finds nothing near places beyond all points', () => {
    const rho = measureInDoubles(space(2), { x: [0, 0, 1, 1] });
    const far = measureInDoubles(space(2), { x: [1e300, 0, 0, -1e300, -1.7e308, 1.7e308] });
    expect(shown(space(2), rho, far, 0.5)).toEqual([[], [], []]);
  });

  it('is noticed when it misses: cells narrower than the radius that is asked for', () => {
    const [{ rho }] = crowdsAround(space(2), 1, 100);
    const list = shown(space(2), rho, rho, 0.25);
    const missed = list.some((points, i) =>
      Array.from({ length: rho.n }, (_, j) => j).some(
        (j) => !points.includes(j) && Math.hypot(rho.x[2 * i] - rho.x[2 * j], rho.x[2 * i + 1] - rho.x[2 * j + 1]) < 1,
      ),
    );
    expect(missed).toBe(true);
  });
});
