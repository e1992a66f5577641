import { describe, expect, it } from 'vitest';
import { equalTimes, drawFlock, follow, largestRatio, withIntegrals } from '../../src/claims/agent-runs.js';
import { largestDiameter } from '../../src/dynamics/observables/lyapunov.js';
import { agrees } from '../../src/engines/measure.js';
import { space } from '../../src/operators/environment.js';
import { kernelPower } from '../../src/operators/kernels/power.js';
import { modelGlobal } from '../../src/operators/models/global.js';

const flock = drawFlock('global', modelGlobal(space(2)), 4, 7, { spread: 3, speed: 2, mass: 5 });

describe('flocks of claims', () => {
  it('are the same for the same seed, and as asked', () => {
    const again = drawFlock('global', modelGlobal(space(2)), 4, 7, { spread: 3, speed: 2, mass: 5 });
    expect(again.y).toEqual(flock.y);
    expect(again.name).toBe('global, N = 4');
    expect(flock.system.masses.reduce((a, b) => a + b)).toBeCloseTo(5, 14);
    expect(Math.max(...flock.y.subarray(0, 8).map(Math.abs))).toBeLessThanOrEqual(3);
    expect(Math.max(...flock.y.subarray(8).map(Math.abs))).toBeLessThanOrEqual(2);
  });

  it('are followed with an error that covers the true one', () => {
    const { states, error, times } = follow(flock.system, flock.y, equalTimes(4, 8), 1e-9);
    const mean = [0, 1].map((c) => flock.system.masses.reduce((s, m, i) => s + (m * flock.y[8 + 2 * i + c]) / 5, 0));
    // v̇ = ū − v for the global model, whatever the total mass
    states.forEach((state, k) => {
      for (let i = 0; i < 8; i++) {
        const exact = mean[i % 2] + (flock.y[8 + i] - mean[i % 2]) * Math.exp(-times[k]);
        expect(Math.abs(state[8 + i] - exact)).toBeLessThanOrEqual(error);
      }
    });
    expect(error).toBeLessThan(1e-5);
  });

  it('that end early settle nothing', () => {
    const broken = {
      ...flock.system,
      rightSide: (_: number, y: Float64Array, dy: Float64Array) => void dy.fill(y[0] ** 2 + 1),
    };
    expect(() => follow(broken, flock.y, [0, 100])).toThrow('the run ended at t =');
  });

  it('carry integrals beside them', () => {
    const problem = withIntegrals(flock.system, 2, (state, out) => {
      out[0] = 1;
      out[1] = state[8];
    });
    const { states } = follow(problem, Float64Array.of(...flock.y, 0, 0), [0, 3]);
    expect(states[1][16]).toBeCloseTo(3, 12);
    // ∫ v = x(3) − x(0)
    expect(states[1][17]).toBeCloseTo(states[1][0] - flock.y[0], 8);
  });
});

describe('bounds along runs', () => {
  it('hold up to the error, and fail beyond it', () => {
    const at = (value: number) => [{ value, bound: 2, error: 1e-8 }];
    expect(agrees(largestRatio('', at(2), '', ''))).toBe(true);
    expect(agrees(largestRatio('', at(2.001), '', ''))).toBe(false);
    expect(agrees(largestRatio('', at(NaN), '', ''))).toBe(false);
  });

  it('say nothing where the error is too large', () => {
    const noise = { value: 9, bound: 1e-9, error: 1e-8 };
    expect(largestRatio('', [noise, { value: 1, bound: 2, error: 1e-8 }], '', '').value).toBe(0.5);
    expect(agrees(largestRatio('', [noise], '', ''))).toBe(false);
  });

  it('know the diameter that a flock cannot exceed', () => {
    expect(largestDiameter(kernelPower(1), 0, 1)).toBeCloseTo(Math.sinh(1), 12);
    expect(largestDiameter(kernelPower(1), 2, 3, 4)).toBeCloseTo(Math.sinh(Math.asinh(2) + 0.75), 11);
  });
});
