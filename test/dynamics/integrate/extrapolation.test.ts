import { describe, expect, it } from 'vitest';
import { integrateExtrapolation } from '../../../src/dynamics/integrate/extrapolation.js';
import { problemOf } from './closed-forms.js';

describe('the extrapolation method', () => {
  it('is exact between the ends of a step, to rounding, for polynomials that its own one can be', () => {
    // Three rows at least: degree 7. Extrapolation is exact for them at the ends.
    for (let degree = 1; degree <= 7; degree++) {
      const problem = problemOf(1, (t) => [degree * (t - 0.3) ** (degree - 1)]);
      const solution = (t: number): number => (t - 0.3) ** degree;
      const times = Array.from({ length: 33 }, (_, k) => k / 32);
      const options = { rtol: 1e-6, atol: 1e-6, firstStep: 1, times };
      const { states, steps } = integrateExtrapolation(problem, Float64Array.of(solution(0)), 0, 1, options);
      expect(steps).toBe(1);
      times.forEach((t, k) => expect(Math.abs(states[k] - solution(t))).toBeLessThan(1e-13));
    }
  });

  it.each([1e-4, 1e-5, 1e-7, 1e-8])(
    'is not taken in by estimates that are small by chance, at tolerance %d',
    (tolerance) => {
      // One component, so that an estimate may change its sign: without the bound on what a row gains these errors are up to
      // 400 tolerances.
      const problem = problemOf(1, (t, y) => [y[0] * Math.cos(t)]);
      const solution = (t: number): number => Math.exp(Math.sin(t));
      for (let t0 = 0; t0 < 6; t0 += 0.1) {
        const options = { rtol: tolerance, atol: tolerance };
        const { y } = integrateExtrapolation(problem, Float64Array.of(solution(t0)), t0, t0 + 9, options);
        // errors grow up to e² times, and there are some six steps
        expect(Math.abs(y[0] - solution(t0 + 9))).toBeLessThan(6 * Math.E ** 2 * tolerance);
      }
    },
  );

  it('takes fewer steps and more rows for smaller tolerances', () => {
    const pendulum = problemOf(2, (_, y) => [y[1], -Math.sin(y[0])]);
    const [loose, tight] = [1e-4, 1e-13].map((tolerance) =>
      integrateExtrapolation(pendulum, Float64Array.of(1, 0), 0, 20, { rtol: tolerance, atol: tolerance }),
    );
    expect(tight.rightSides / tight.steps).toBeGreaterThan(2 * (loose.rightSides / loose.steps));
    expect(tight.steps).toBeLessThan(3 * loose.steps);
  });
});
