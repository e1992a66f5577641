import { describe, expect, it } from 'vitest';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';
import { besselRatio, orderOf, runAngularVicsek, runVicsek } from '../../../src/dynamics/stochastic/vicsek.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { space, torus } from '../../../src/operators/environment.js';
import { modelGlobal } from '../../../src/operators/models/global.js';
import { modelVicsek } from '../../../src/operators/models/vicsek.js';
import { SIGMAS, zOf } from './law.js';

/** Agents anywhere on the torus of period L with directions anywhere. */
function swarm(n: number, period: number, seed: number): { x: Float64Array; v: Float64Array } {
  const noise = counterNoise(seed);
  const x = Float64Array.from({ length: 2 * n }, (_, j) => period * noise.uniform(STREAM.initial, j, 0, 0));
  const v = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const angle = 2 * Math.PI * noise.uniform(STREAM.initial, i, 1, 0);
    v[2 * i] = Math.cos(angle);
    v[2 * i + 1] = Math.sin(angle);
  }
  return { x, v };
}

describe('besselRatio', () => {
  it('is I₁/I₀', () => {
    expect(besselRatio(5)).toBeCloseTo(0.8933831370440852, 15);
    expect(besselRatio(0)).toBe(0);
    // the integrals themselves, by the trapezoidal rule on a period
    for (const k of [0.1, 1, 20, 100]) {
      const [m0, m1] = [0, 1].map((p) => Array.from({ length: 400 }, (_, j) => Math.cos((Math.PI * j) / 200)).reduce((s, c) => s + c ** p * Math.exp(k * (c - 1)), 0)); // prettier-ignore
      expect(Math.abs(besselRatio(k) - m1 / m0)).toBeLessThan(1e-14);
    }
  });
});

describe('runVicsek, the rule (2)', () => {
  it('is the rule: mean directions at speed v₀, noise, and positions moved by the new velocities', () => {
    const rule = { model: modelVicsek(space(2), 1), speed: 2, sigma: 0.5 };
    const noise = counterNoise(1);
    const from = { x: [0, 0, 0.5, 0, 9, 9], v: [1, 0, 0, 1, -3, 0] };
    const { x, v } = runVicsek(rule, noise, from, 1);
    const xi = (i: number, c: number): number => 0.5 * noise.normal(STREAM.vicsek, i, c, 0);
    const wanted = [Math.SQRT2, Math.SQRT2, Math.SQRT2, Math.SQRT2, -2, 0];
    for (let j = 0; j < 6; j++) {
      expect(v[j]).toBeCloseTo(wanted[j] + xi(Math.floor(j / 2), j % 2), 14);
      expect(x[j]).toBeCloseTo(from.x[j] + v[j], 14);
    }
  });

  it('replays from any state', () => {
    const rule = { model: modelVicsek(torus(2, 5), 1), speed: 0.3, sigma: 0.1 };
    const from = swarm(100, 5, 3);
    const whole = runVicsek(rule, counterNoise(3), from, 10);
    expect(runVicsek(rule, counterNoise(3), runVicsek(rule, counterNoise(3), from, 4), 6)).toEqual(whole);
  });

  it('ends where an agent has no direction to go', () => {
    const rule = { model: modelVicsek(space(2), 1), speed: 1, sigma: 0 };
    const result = runVicsek(rule, counterNoise(1), { x: [0, 0, 0, 0.5], v: [1, 0, -1, 0] }, 5);
    expect(result.status).toBe('undefined');
    expect(result.advice).toMatch(/agent 0: the mean velocity is 0 and has no direction, in the step from t = 0 to 1/);
  });
});

describe('runAngularVicsek', () => {
  it('keeps all speeds', () => {
    const rule = { model: modelVicsek(torus(2, 5), 1), speed: 0.3, alignment: 2, diffusion: 0.5 };
    const { v, status } = runAngularVicsek(rule, counterNoise(3), 0.1, swarm(100, 5, 3), 20);
    expect(status).toBe('finished');
    for (let i = 0; i < 100; i++) expect(Math.hypot(v[2 * i], v[2 * i + 1])).toBeCloseTo(0.3, 14);
  });

  it('relaxes exactly: tan of half the angle to the mean shrinks by e^(−νt), in one step or in many', () => {
    // the heavy majority of M_glob flies along e₁ and hardly turns: an agent at right angles follows
    const n = 2001;
    const x = new Float64Array(2 * n);
    const v = Float64Array.from({ length: 2 * n }, (_, j) => (j % 2 === 0 ? 1 : 0));
    [v[0], v[1]] = [0, 1];
    const rule = { model: modelGlobal(space(2)), speed: 1, alignment: 0.7, diffusion: 0 };
    for (const [h, steps] of [[1, 1], [1 / 16, 16]] as const) {
      const end = runAngularVicsek(rule, counterNoise(1), h, { x, v }, steps).v;
      const angle = Math.atan2(end[1], end[0]);
      // the mean direction is off by 1/n at first
      expect(Math.abs(Math.tan(angle / 2) - Math.exp(-0.7))).toBeLessThan(2 / n);
    }
  }); // prettier-ignore

  it('freezes the mean over a step: order 1 against dθ = ν sin(θ̄ − θ) dt without noise', () => {
    const angles = [0, 0.4, 2, -1];
    const step = (y: Float64Array, dy: Float64Array): void => {
      const mean = Math.atan2(
        y.reduce((s, t) => s + Math.sin(t), 0),
        y.reduce((s, t) => s + Math.cos(t), 0),
      );
      y.forEach((t, i) => (dy[i] = 0.7 * Math.sin(mean - t)));
    };
    const exact = integrateDop853({ size: 4, rightSide: (_, y, dy) => step(y, dy) }, Float64Array.from(angles), 0, 1, { rtol: 1e-12, atol: 1e-13 }).y; // prettier-ignore
    const v = angles.flatMap((t) => [Math.cos(t), Math.sin(t)]);
    const rule = { model: modelGlobal(space(2)), speed: 1, alignment: 0.7, diffusion: 0 };
    const errors = [8, 16, 32, 64].map((steps) => {
      const end = runAngularVicsek(rule, counterNoise(1), 1 / steps, { x: new Float64Array(8), v }, steps).v;
      return [1 / steps, Math.max(...angles.map((_, i) => Math.abs(Math.atan2(end[2 * i + 1], end[2 * i]) - exact[i])))] as const; // prettier-ignore
    });
    expect(Math.abs(fitExponent(errors).slope - 1)).toBeLessThan(0.1);
  });

  it('diffuses: without alignment the mean cosine of the turn is e^(−Dt)', () => {
    const n = 20_000;
    const v = Float64Array.from({ length: 2 * n }, (_, j) => (j % 2 === 0 ? 1 : 0));
    const rule = { model: modelGlobal(space(2)), speed: 1, alignment: 0, diffusion: 0.4 };
    const end = runAngularVicsek(rule, counterNoise(2), 0.25, { x: new Float64Array(2 * n), v }, 8).v;
    expect(Math.abs(zOf(end.filter((_, j) => j % 2 === 0), Math.exp(-0.8)))).toBeLessThan(SIGMAS); // prettier-ignore
  });

  it('has the order I₁/I₀ where everybody hears everybody: exact solution 12, k = 5', () => {
    const rule = { model: modelGlobal(space(2)), speed: 1, alignment: 5, diffusion: 1 };
    const orders = Array.from({ length: 8 }, (_, replica) => {
      let [sum, count] = [0, 0];
      runAngularVicsek(rule, counterNoise(12, replica), 1 / 20, swarm(400, 1, replica), 120, (t, _, v) => {
        if (t <= 2) return;
        sum += orderOf(v, 2);
        count++;
      });
      return sum / count;
    });
    expect(Math.abs(zOf(orders, besselRatio(5)))).toBeLessThan(SIGMAS);
    const mean = orders.reduce((a, b) => a + b) / 8;
    expect(Math.abs(mean - besselRatio(5))).toBeLessThan(0.003);
  });
});
