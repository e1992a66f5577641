import { describe, expect, it } from 'vitest';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { problemOf, twoAgents } from './closed-forms.js';

describe('DOP853', () => {
  it('takes twelve right-hand sides a step, eleven for a rejected one, and two to begin', () => {
    const { steps, rejected, rightSides } = integrateDop853(twoAgents(1), Float64Array.of(0, 0, -0.5, 0.5), 0, 100);
    expect(rejected).toBeGreaterThan(0);
    expect(rightSides).toBe(12 * steps + 11 * rejected + 2);
  });

  it('takes three more for a step with something inside, and none for states at its ends', () => {
    const options = { firstStep: 0.25, maxStep: 0.25 };
    const run = (times: number[]) =>
      integrateDop853(
        problemOf(1, (_, y) => [-y[0]]),
        Float64Array.of(1),
        0,
        1,
        { ...options, times },
      ).rightSides;
    expect(run([0, 0.25, 1])).toBe(run([]));
    expect(run([0.1, 0.2, 0.9])).toBe(run([]) + 6);
  });

  it('rejects hardly any step on the way to a blow-up, where all are shorter than the one before', () => {
    const { steps, rejected } = integrateDop853(
      problemOf(1, (_, y) => [y[0] * y[0]]),
      Float64Array.of(1),
      0,
      2,
    );
    expect(steps).toBeGreaterThan(100);
    expect(rejected).toBeLessThan(steps / 20);
  });

  it('says when stability and not accuracy held the steps', () => {
    const stiff = problemOf(1, (t, y) => [-1000 * (y[0] - Math.cos(t))]);
    const run = (options: object) => integrateDop853(stiff, Float64Array.of(1), 0, 3, { rtol: 1e-5, ...options });
    expect(run({})).toMatchObject({ status: 'finished', advice: expect.stringMatching(/stiff/) as string });
    expect(run({ maxSteps: 100 }).advice).toMatch(/100 steps, t = .*stiff/);
    expect(
      integrateDop853(
        problemOf(1, () => [1]),
        Float64Array.of(1),
        0,
        3,
      ).advice,
    ).toBeUndefined();
  });
});
