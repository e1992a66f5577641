import { describe, expect, it } from 'vitest';
import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { integrateExtrapolation } from '../../../src/dynamics/integrate/extrapolation.js';
import { kepler, keplerOrbit, problemOf, twoAgents } from './closed-forms.js';
import type { Integrator } from './integrator.properties.js';
import { distance } from './integrator.properties.js';

const INTEGRATORS: readonly (readonly [string, Integrator])[] = [
  ['DOP853', integrateDop853],
  ['extrapolation', integrateExtrapolation],
];
const TIGHT = { rtol: 1e-13, atol: 1e-15 };

/** Relative position and velocity of two agents from one place with v₀. */
const relative = (y: Float64Array): [number, number] => [y[1] - y[0], y[3] - y[2]];
const pair = (v0: number): Float64Array => Float64Array.of(0, 0, -v0 / 2, v0 / 2);

describe.each(INTEGRATORS)('two agents by %s', (_, integrate) => {
  it('reproduces β = 1, v = v₀ − asinh x, to 1e-10: x(1), and x(∞) = sinh v₀', () => {
    const { states } = integrate(twoAgents(1), pair(1), 0, 80, { ...TIGHT, times: [1, 80] });
    expect(relative(states.subarray(0, 4))[0]).toBeCloseTo(0.6423088844864197, 11);
    const [x, v] = relative(states.subarray(4));
    expect(x).toBeCloseTo(1.175201193643801, 11);
    expect(v).toBeCloseTo(0, 11);
  });

  it('reproduces β = 2, v = v₀ − arctan x, to 1e-10: x(10), and no alignment above v₀ = π/2', () => {
    const { states } = integrate(twoAgents(2), pair(2), 0, 1e12, { ...TIGHT, times: [10, 1e12] });
    expect(relative(states.subarray(0, 4))[0]).toBeCloseTo(7.465625918308296, 11);
    // v − v∞ = arctan(1/x) ≈ 1/(v∞ t)
    expect(relative(states.subarray(4))[1]).toBeCloseTo(0.4292036732051034, 10);
  });

  it.each([
    [1, (x: number) => Math.asinh(x)],
    [2, (x: number) => Math.atan(x)],
    [3, (x: number) => x / Math.sqrt(1 + x * x)],
  ])('keeps v + ∫φ along the run for β = %d, at all steps and between them', (beta, integral) => {
    let worst = 0;
    const state = new Float64Array(4);
    integrate(twoAgents(beta), pair(1.7), 0, 50, {
      ...TIGHT,
      onStep({ from, to, at }) {
        for (const part of [0.3, 0.7, 1]) {
          at(from + part * (to - from), state);
          const [x, v] = relative(state);
          worst = Math.max(worst, Math.abs(v + integral(x) - 1.7));
        }
      },
    });
    expect(worst).toBeLessThan(1e-11);
  });

  it('has the critical velocity B(1/2, (β − 1)/2)/2: 1 for β = 3', () => {
    // v∞ = v₀ − ∫φ above it, and x∞ = v₀/√(1 − v₀²) below
    const above = integrate(twoAgents(3), pair(1.25), 0, 1e6, TIGHT);
    expect(relative(above.y)[1]).toBeCloseTo(0.25, 10);
    const below = integrate(twoAgents(3), pair(0.6), 0, 200, TIGHT);
    expect(relative(below.y)[0]).toBeCloseTo(0.75, 10);
  });

  it('keeps the mean velocity to rounding', () => {
    const y0 = Float64Array.of(0, 1, 0.3, -0.7);
    const { y, steps } = integrate(twoAgents(1), y0, 0, 20);
    expect(Math.abs(y[2] + y[3] + 0.4)).toBeLessThanOrEqual(16 * steps * Number.EPSILON);
  });
});

describe.each(INTEGRATORS)('orbits by %s', (_, integrate) => {
  it("closes Kepler's orbit with e = 0.9 after one turn and after five", () => {
    const y0 = Float64Array.from(keplerOrbit(0.9, 0));
    const { states } = integrate(kepler, y0, 0, 10 * Math.PI, { ...TIGHT, times: [2 * Math.PI, 10 * Math.PI] });
    // An error δ of the energy at the pericentre is one of 2π · 3/2 · δ/E in the time, and the velocity there is 4.4.
    expect(distance(states.subarray(0, 4), y0)).toBeLessThan(1e-9);
    expect(distance(states.subarray(4), y0)).toBeLessThan(1e-8);
  });

  it('closes the orbit of Arenstorf', () => {
    const mu = 0.012277471;
    const arenstorf = problemOf(4, (_, y) => {
      const d1 = ((y[0] + mu) ** 2 + y[1] ** 2) ** 1.5;
      const d2 = ((y[0] - 1 + mu) ** 2 + y[1] ** 2) ** 1.5;
      return [
        y[2],
        y[3],
        y[0] + 2 * y[3] - ((1 - mu) * (y[0] + mu)) / d1 - (mu * (y[0] - 1 + mu)) / d2,
        y[1] - 2 * y[2] - ((1 - mu) * y[1]) / d1 - (mu * y[1]) / d2,
      ];
    });
    // Hairer, Nørsett, Wanner, (II.0.2)
    const y0 = Float64Array.of(0.994, 0, 0, -2.0015851063790824);
    const result = integrate(arenstorf, y0, 0, 17.065216560157964, TIGHT);
    expect(result.status).toBe('finished');
    // Errors grow by some 1e6 over the period, from rounding of the constants and of the first steps on.
    expect(distance(result.y.subarray(0, 2), y0)).toBeLessThan(1e-7);
  });
});

describe('the two integrators', () => {
  it('agree to 1e-10 where nothing is known: a double pendulum at all times asked for', () => {
    const pendulum = problemOf(4, (_, [a, b, p, q]) => {
      const [sine, cosine] = [Math.sin(a - b), Math.cos(a - b)];
      const det = 2 - cosine * cosine;
      return [
        p,
        q,
        (-(sine * (q * q + p * p * cosine)) - 2 * Math.sin(a) + Math.sin(b) * cosine) / det,
        (2 * sine * p * p + sine * cosine * q * q + 2 * Math.sin(a) * cosine - 2 * Math.sin(b)) / det,
      ];
    });
    const times = Array.from({ length: 61 }, (_, k) => k / 10);
    const options = { ...TIGHT, times };
    const one = integrateDop853(pendulum, Float64Array.of(1, 0.5, 0, 0), 0, 6, options);
    const two = integrateExtrapolation(pendulum, Float64Array.of(1, 0.5, 0, 0), 0, 6, options);
    expect(distance(one.states, two.states)).toBeLessThan(1e-10);
  });

  it('find the same events', () => {
    const meet = { name: 'meet', value: (_: number, y: Float64Array) => y[1] - y[0] };
    const y0 = Float64Array.of(0, 1, 1.5, -1.25);
    const [one, two] = INTEGRATORS.map(([, integrate]) =>
      integrate(twoAgents(2), y0, 0, 30, { ...TIGHT, events: [meet] }),
    );
    expect(one.events).toHaveLength(1);
    expect(one.events[0].t).toBeCloseTo(two.events[0].t, 11);
  });
});
