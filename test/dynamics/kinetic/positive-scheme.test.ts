import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../../src/engines/fit.js';
import { fourierHermite } from '../../../src/dynamics/kinetic/fourier-hermite.js';
import { hermiteMaxwellian } from '../../../src/dynamics/kinetic/hermite-data.js';
import { marchKinetic } from '../../../src/dynamics/kinetic/march.js';
import type { PositiveScheme } from '../../../src/dynamics/kinetic/positive-scheme.js';
import { positiveScheme, positiveState } from '../../../src/dynamics/kinetic/positive-scheme.js';
import { fLogF } from '../../../src/dynamics/kinetic/semi-lagrangian.js';
import {
  kernelTent,
  kernelTrigonometric,
  modelCuckerSmale,
  modelGlobal,
  modelMotschTadmor,
} from '../../../src/operators/index.js';
import { after, circle, covarianceOf, distance, gaussian, gaussianFlock, GAUSSIAN_END, GAUSSIAN_START, LONG, normal } from './closed-forms.js'; // prettier-ignore

const kernel = kernelTrigonometric(circle, [[1, '1/2']]);
const bump = (x: number): number => (1 + Math.cos(x) / 2) / (2 * Math.PI);
const wave = (x: number): number => Math.sin(x) + Math.cos(x) / 2;

/** σ Σ f log f + ½ Σ v² f, times the volume of a cell. */
function entropy({ circle: { n, period }, v, dv, sigma }: PositiveScheme, f: Float64Array): number {
  return (f.reduce((s, x, k) => s + sigma * fLogF(x) + (v[Math.floor(k / n)] ** 2 * x) / 2, 0) * dv * period) / n;
}

describe('the positive scheme, against Fourier-Hermite', () => {
  it.each([
    ['M_CS', modelCuckerSmale(circle, kernel)],
    ['M_MT', modelMotschTadmor(circle, kernel)],
  ])('agrees on %s with order 2 in Δv', (_, model) => {
    const smooth = fourierHermite(model, { nodes: 48, modes: 40, sigma: 1 });
    const reference = new Float64Array(96);
    const end = after(smooth, hermiteMaxwellian(smooth, bump, wave), 1, 96);
    smooth.density(end, reference.subarray(0, 48));
    smooth.velocity(end, reference.subarray(48));
    const errors = [32, 44, 64, 88].map((velocities) => {
      const scheme = positiveScheme(model, { nodes: 48, velocities, reach: 8, sigma: 1 });
      const y = after(
        scheme,
        positiveState(scheme, (x, v) => bump(x) * normal(v - wave(x), 1)),
        1,
        64,
      );
      const found = new Float64Array(96);
      scheme.density(y, found.subarray(0, 48));
      scheme.velocity(y, found.subarray(48));
      return [1 / velocities, distance(found, reference)] as const;
    });
    const { slope } = fitExponent(errors);
    expect(Math.abs(slope - 2), JSON.stringify(errors)).toBeLessThan(0.15);
    expect(errors[3][1]).toBeLessThan(1e-3);
  });
});

describe('the positive scheme', () => {
  it('has order 2 in time', () => {
    const scheme = positiveScheme(modelMotschTadmor(circle, kernel), { nodes: 48, velocities: 32, reach: 6, sigma: 1 });
    const start = positiveState(scheme, (x, v) => bump(x) * normal(v - wave(x), 1));
    const end = after(scheme, start, 1, 256);
    const errors = [16, 24, 32, 48].map((steps) => [1 / steps, distance(after(scheme, start, 1, steps), end)] as const);
    const { slope } = fitExponent(errors);
    expect(Math.abs(slope - 2), JSON.stringify(errors)).toBeLessThan(0.2);
  });

  it('meets exact solution 7, a Gaussian under M_MT, with order 2', () => {
    const errors = [32, 44, 64].map((velocities) => {
      const scheme = positiveScheme(gaussianFlock, { nodes: 3 * velocities, velocities, reach: 8, sigma: 1 });
      const y = after(scheme, positiveState(scheme, gaussian(GAUSSIAN_START, LONG / 2)), 1, velocities / 2);
      return [1 / velocities, distance(covarianceOf(scheme, scheme.circle.x, y, LONG / 2), GAUSSIAN_END)] as const;
    });
    const { slope } = fitExponent(errors);
    expect(Math.abs(slope - 2), JSON.stringify(errors)).toBeLessThan(0.2);
  });

  const island = (x: number, v: number): number => (Math.abs(x - Math.PI) < 1 && Math.abs(v - 1) < 1 ? 1 / 4 : 0);
  const beams = (x: number, v: number): number => ((Math.abs(v - 2) < 0.3 ? 1 : 0) + (Math.abs(v + 2) < 0.3 ? 1 : 0)) * bump(x); // prettier-ignore

  it.each([
    ['an island in vacuum, a compact kernel', modelCuckerSmale(circle, kernelTent(1)), island, 1 / 2],
    ['two beams', modelCuckerSmale(circle, kernel), beams, 1],
    ['an island under small σ', modelCuckerSmale(circle, kernel), island, 1 / 50],
  ])('keeps f ≥ 0, the mass to 1e-14, and lowers the entropy in every step: %s', (_, model, f, sigma) => {
    const scheme = positiveScheme(model, { nodes: 64, velocities: 96, reach: sigma < 0.1 ? 3 : 7, sigma });
    const y = positiveState(scheme, f);
    const { mass } = scheme.moments(y);
    let before = entropy(scheme, y);
    const run = marchKinetic(
      scheme,
      { step: 0, y: y.map((x) => x / mass) },
      {
        h: 1 / 20,
        steps: 40,
        onStep(t, now) {
          const entropyNow = entropy(scheme, now);
          if (t > 1 / 20) expect(entropyNow, `t = ${t}`).toBeLessThan(before);
          before = entropyNow;
          expect(now.every((x) => x >= 0)).toBe(true);
        },
      },
    );
    expect(run.status).toBe('finished');
    expect(run.advice).toBeUndefined();
    expect(run.ledger.massDrift).toBeLessThan(1e-14);
    // of order h² + Δv², with a drift that is frozen for a step
    expect(run.ledger.momentumDrift).toBeLessThan(1e-3);
  });

  it('rests at the discrete Maxwellian', () => {
    const scheme = positiveScheme(modelCuckerSmale(circle, kernel), {
      nodes: 16,
      velocities: 40,
      reach: 6,
      sigma: 1 / 2,
    });
    const start = positiveState(scheme, (_, v) => normal(v, 1 / 2) / (2 * Math.PI));
    expect(distance(after(scheme, start, 5, 50), start)).toBeLessThan(1e-14);
  });

  it('goes on from a checkpoint to the last bit', () => {
    const scheme = positiveScheme(modelMotschTadmor(circle, kernel), { nodes: 16, velocities: 24, reach: 5, sigma: 1 });
    const y = positiveState(scheme, island);
    const whole = marchKinetic(scheme, { step: 0, y }, { h: 1 / 8, steps: 9 });
    const half = marchKinetic(scheme, { step: 0, y }, { h: 1 / 8, steps: 4 });
    expect(marchKinetic(scheme, half, { h: 1 / 8, steps: 5 }).y).toEqual(whole.y);
  });

  it('says when mass reaches the walls and when cells are wider than √σ', () => {
    const wide = positiveScheme(modelGlobal(circle), { nodes: 16, velocities: 24, reach: 2, sigma: 1 });
    const y = positiveState(wide, (_, v) => normal(v, 1));
    expect(marchKinetic(wide, { step: 0, y }, { h: 1 / 8, steps: 1 }).advice).toMatch(
      /outermost velocity cells, at ±2/,
    );
    const coarse = positiveScheme(modelGlobal(circle), { nodes: 16, velocities: 8, reach: 4, sigma: 1 / 100 });
    const spike = positiveState(coarse, (_, v) => normal(v, 1 / 4));
    expect(marchKinetic(coarse, { step: 0, y: spike }, { h: 1 / 8, steps: 1 }).advice).toMatch(
      /cells of 1 are wider than √σ/,
    );
  });

  it('refuses f < 0', () => {
    const scheme = positiveScheme(modelGlobal(circle), { nodes: 16, velocities: 8, reach: 4, sigma: 1 });
    expect(() => positiveState(scheme, Math.cos)).toThrow(/f at x = .* is -/);
    const y = new Float64Array(scheme.size).fill(1).with(3, -1);
    expect(marchKinetic(scheme, { step: 0, y }, { h: 1, steps: 1 })).toMatchObject({
      status: 'undefined',
      error: { index: 3 },
    });
  });
});
