import { describe, expect, it } from 'vitest';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { integrateExtrapolation } from '../../../src/dynamics/integrate/extrapolation.js';
import type { OdeProblem } from '../../../src/dynamics/integrate/problem.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { kepler, keplerOrbit, problemOf } from './closed-forms.js';
import type { Integrator } from './integrator.properties.js';
import { distance } from './integrator.properties.js';

/** Tolerances that accept any step: lengths are then those asked for. */
const LOOSE = 1e6;

/** Root mean square of each error over steps from many times: at one of them its leading term may vanish. */
function fromManyTimes(errors: (t0: number) => number[]): number[] {
  const all = Array.from({ length: 24 }, (_, k) => errors((k * Math.PI) / 12));
  return all[0].map((_, i) => Math.sqrt(all.reduce((s, list) => s + list[i] ** 2, 0) / all.length));
}

interface Case {
  readonly name: string;
  readonly problem: OdeProblem;
  solution(t: number): number[];
  /** lengths of steps, relative */
  readonly scale: number;
}

const CASES: readonly Case[] = [
  { name: "Kepler's orbit with e = 0.1", problem: kepler, solution: (t) => keplerOrbit(0.1, t), scale: 1 },
  {
    name: 'y′ = y cos t',
    problem: problemOf(1, (t, y) => [y[0] * Math.cos(t)]),
    solution: (t) => [Math.exp(Math.sin(t))],
    scale: 1.4,
  },
];

/** Slopes are not told apart to more than this: terms beyond the second. */
const RESOLVED = 0.05;

/**
 * The order of errors c h^p + c′ h^(p+1) + …: a slope with its interval, widened to both sides by three times what the slopes
 * of the coarser and the finer half differ, for the second term is no noise and the interval does not know of it.
 */
function expectOrder(order: number, lengths: readonly number[], error: (h: number) => number): void {
  const points = lengths.map((h) => [h, error(h)] as const);
  const { slope, low, high } = fitExponent(points);
  const half = Math.ceil(points.length / 2);
  const drift =
    RESOLVED + 3 * Math.abs(fitExponent(points.slice(0, half)).slope - fitExponent(points.slice(-half)).slope);
  const text = `${slope} in [${low}, ${high}] with a drift of ${drift}`;
  expect(low - drift, text).toBeLessThanOrEqual(order);
  expect(high + drift, text).toBeGreaterThanOrEqual(order);
  // and not its neighbours
  expect(Math.abs(slope - order), text).toBeLessThan(0.5);
}

describe.each(CASES)('DOP853 with fixed steps on $name', ({ problem, solution }) => {
  it('has order 8 at the end of a run', () => {
    const lengths = [12, 14, 16, 18, 20, 23, 26, 30, 34].map((steps) => 3 / steps);
    expectOrder(
      8,
      lengths,
      (h) =>
        fromManyTimes((t0) => {
          const options = { rtol: LOOSE, atol: LOOSE, firstStep: h, maxStep: h };
          const { y, steps } = integrateDop853(problem, Float64Array.from(solution(t0)), t0, t0 + 3, options);
          expect(steps).toBe(Math.round(3 / h));
          return [distance(y, solution(t0 + 3))];
        })[0],
    );
  });

  it('has a local error of order 8 between the ends of a step, which is order 7 of the polynomial, and 9 at its end', () => {
    const lengths = [4, 4.5, 5, 5.5, 6, 7, 8, 9, 10].map((parts) => 1.6 / parts);
    const errors = (h: number): number[] =>
      fromManyTimes((t0) => {
        const times = Array.from({ length: 11 }, (_, k) => (k === 10 ? t0 + h : t0 + (h * k) / 10));
        const options = { rtol: LOOSE, atol: LOOSE, firstStep: h, times };
        const { states, steps } = integrateDop853(problem, Float64Array.from(solution(t0)), t0, t0 + h, options);
        expect(steps).toBe(1);
        const { size } = problem;
        return times.map((t, k) => distance(states.subarray(k * size, (k + 1) * size), solution(t)));
      });
    expectOrder(8, lengths, (h) => Math.max(...errors(h).slice(0, 10)));
    expectOrder(9, lengths, (h) => errors(h)[10]);
  });
});

describe.each(CASES)('extrapolation in one step on $name', ({ problem, solution, scale }) => {
  // The relative tolerance says how many rows the first step aims at; where the absolute one allows anything it takes one less.
  it.each([
    [3, 1e-5, 0.4],
    [4, 10 ** -6.6, 0.6],
    [5, 10 ** -8.3, 0.8],
  ])('has order 2k with %d rows', (rows, rtol, longest) => {
    const lengths = [1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.2].map((c) => (scale * longest) / c);
    expectOrder(
      2 * rows + 1,
      lengths,
      (h) =>
        fromManyTimes((t0) => {
          const options = { rtol, atol: LOOSE, firstStep: h };
          const { y, rightSides } = integrateExtrapolation(
            problem,
            Float64Array.from(solution(t0)),
            t0,
            t0 + h,
            options,
          );
          // f at 2 + 6 + 10 + … = 2 rows² substeps and at both ends
          expect(rightSides).toBe(2 * rows * rows + 2);
          return [distance(y, solution(t0 + h))];
        })[0],
    );
  });
});

describe.each([
  ['DOP853', integrateDop853],
  ['extrapolation', integrateExtrapolation],
] as readonly [string, Integrator][])('%s with its own steps', (_, integrate) => {
  it('has an error in proportion to the tolerance', () => {
    const tolerances = [-5, -6, -7, -8, -9, -10, -11].map((k) => 10 ** k);
    const fit = fitExponent(
      tolerances.map((tolerance) => {
        const { y } = integrate(kepler, Float64Array.from(keplerOrbit(0.5, 0)), 0, 9, {
          rtol: tolerance,
          atol: tolerance,
        });
        return [tolerance, distance(y, keplerOrbit(0.5, 9))] as const;
      }),
    );
    expect(fit.low).toBeLessThan(1);
    expect(fit.high).toBeGreaterThan(0.9);
  });
});
