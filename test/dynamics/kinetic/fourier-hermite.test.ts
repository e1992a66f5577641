import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../../src/engines/fit.js';
import { fourierHermite } from '../../../src/dynamics/kinetic/fourier-hermite.js';
import { hermiteMaxwellian, hermiteState } from '../../../src/dynamics/kinetic/hermite-data.js';
import { marchKinetic } from '../../../src/dynamics/kinetic/march.js';
import {
  gridMeasure,
  gridQuadrature,
  kernelGaussian,
  kernelPeriodised,
  kernelTrigonometric,
  modelBeta,
  modelCuckerSmale,
  modelGlobal,
  modelMollified,
  modelMotschTadmor,
  modelSegregation,
  partitionHats,
  space,
  torus,
} from '../../../src/operators/index.js';
import type { AveragingModel } from '../../../src/operators/index.js';
import {
  after,
  circle,
  covarianceOf,
  distance,
  gaussian,
  gaussianFlock,
  GAUSSIAN_END,
  GAUSSIAN_START,
  globalWave,
  kolmogorov,
  LONG,
  longCircle,
  longKernel,
  normal,
} from './closed-forms.js';

const kernel = kernelTrigonometric(circle, [[1, '1/2']]);
const steep = kernelTrigonometric(circle, [[1, 1]]);

/** Slopes are told apart to this: the next term of the error is no noise. */
const RESOLVED = 0.1;

/** Errors after 1/h steps have the order. */
function expectOrder(order: number, steps: readonly number[], error: (steps: number) => number): void {
  const errors = steps.map((n) => [1 / n, error(n)] as const);
  const { slope, low, high } = fitExponent(errors);
  const text = `slope ${slope} in [${low}, ${high}] of ${JSON.stringify(errors)}`;
  expect(Math.abs(slope - order), text).toBeLessThan(RESOLVED);
}

describe('exact solution 6: a wave under M_glob', () => {
  const solver = fourierHermite(modelGlobal(circle), { nodes: 16, modes: 40, sigma: 1 });
  const start = hermiteState(solver, globalWave(1 / 2, 1, 0).f);
  const end = hermiteState(solver, globalWave(1 / 2, 1, 1).f);

  it('is met with order 4 in time', () => {
    expectOrder(4, [24, 32, 48, 64, 96], (steps) => distance(after(solver, start, 1, steps), end));
  });

  it('is met to 1e-12 with 256 steps', () => {
    expect(distance(after(solver, start, 1, 256), end)).toBeLessThan(1e-12);
  });

  it('is met spectrally in v: each three modes more gain a factor', () => {
    const errors = [5, 8, 11].map((modes) => {
      const coarse = fourierHermite(modelGlobal(circle), { nodes: 16, modes, sigma: 1 });
      const y = after(coarse, hermiteState(coarse, globalWave(1 / 2, 1, 0).f), 1, 128);
      return distance(y, end.subarray(0, y.length));
    });
    for (let k = 1; k < errors.length; k++) expect(errors[k] / errors[k - 1], errors.join(' ')).toBeLessThan(1 / 50);
  });
});

describe('exact solution 5: the Kolmogorov process', () => {
  it('is met by its second moments at t = 1 from the law at t = 1/2', () => {
    // Var x is .07 at the start and .34 at the end: many frequencies, and images that are not seen
    const solver = fourierHermite(modelGlobal(torus(1, 9)), { nodes: 160, modes: 48, sigma: 1 });
    const start = hermiteState(solver, gaussian(kolmogorov(1 / 2), 9 / 2));
    const y = after(solver, start, 1 / 2, 96);
    expect(distance(covarianceOf(solver, solver.circle.x, y, 9 / 2), kolmogorov(1))).toBeLessThan(1e-9);
    expect(distance(kolmogorov(1), [0.3361824814491566, 0.399576400893728, 0.8646647167633873])).toBeLessThan(1e-15);
  });
});

describe('exact solution 7: Gaussians under M_MT and M_φ', () => {
  const solver = fourierHermite(gaussianFlock, { nodes: 96, modes: 32, sigma: 1 });
  const start = hermiteState(solver, gaussian(GAUSSIAN_START, LONG / 2));
  const error = (steps: number): number =>
    distance(covarianceOf(solver, solver.circle.x, after(solver, start, 1, steps), LONG / 2), GAUSSIAN_END);

  it('is met by M_MT with order 4 in time, and to 1e-10', () => {
    expectOrder(4, [36, 44, 54, 66, 80], error);
    expect(error(128)).toBeLessThan(1e-9);
  });

  it('is met by M_φ to what vacuum at the ends lets it see', () => {
    const nodes = gridMeasure(longCircle, [96], () => 1);
    const mollified = fourierHermite(modelMollified(longCircle, longKernel, gridQuadrature(nodes)), {
      nodes,
      modes: 32,
      sigma: 1,
    });
    const y = after(mollified, start, 1, 64);
    expect(distance(covarianceOf(mollified, mollified.circle.x, y, LONG / 2), GAUSSIAN_END)).toBeLessThan(1e-8);
  });
});

describe('exact solution 8: the spectrum at the uniform state', () => {
  /** λ of the slowest pair of mode 1, from four samples of its amplitude: y₊₊ = p y₊ − q y, e^λ = p/2 ± (p²/4 − q)^½. */
  const nodes = gridMeasure(circle, [16], () => 1);

  function slowest(model: AveragingModel): { re: number; im: number } {
    const solver = fourierHermite(model, { nodes, modes: 32, sigma: 1 });
    const y: number[] = [];
    const from = hermiteMaxwellian(solver, (x) => (1 + 1e-4 * Math.cos(x)) / (2 * Math.PI));
    const amplitude = (c: Float64Array): number => solver.circle.x.reduce((s, x, i) => s + c[i] * Math.cos(x), 0);
    marchKinetic(
      solver,
      { step: 0, y: from },
      { h: 1 / 50, steps: 400, onStep: (t, c) => void (Math.round(50 * t) % 50 === 0 && y.push(amplitude(c))) },
    );
    const [a, b, c, d] = y.slice(-4);
    const [p, q] = [(a * d - b * c) / (a * c - b * b), (b * d - c * c) / (a * c - b * b)];
    const root = p * p / 4 - q; // prettier-ignore
    return root < 0
      ? { re: Math.log(q) / 2, im: Math.atan2(Math.sqrt(-root), p / 2) }
      : { re: Math.log(p / 2 + Math.sqrt(root)), im: 0 };
  }

  it('has −σk²/s for M_glob, whose multipliers vanish', () => {
    const { re, im } = slowest(modelGlobal(circle));
    expect(Math.abs(re + 1)).toBeLessThan(1e-4);
    expect(im).toBe(0);
  });

  // φ̂_1/φ̂_0 = e^(−η²/2), squared 1/2
  const round = kernelPeriodised(kernelGaussian(Math.LN2), circle);

  it.each([
    ['M_MT, φ̂₁/φ̂₀ = 1/2', modelMotschTadmor(circle, steep)],
    ['M_CS, φ̂₁/φ̂₀ = 1/2', modelCuckerSmale(circle, steep)],
    ['M_φ, (φ̂₁/φ̂₀)² = 1/2', modelMollified(circle, round, gridQuadrature(nodes))],
  ])('has −0.80518 ± 0.89740 i for %s', (_, model) => {
    const { re, im } = slowest(model);
    expect(Math.abs(re + 0.80518019893939)).toBeLessThan(1e-5);
    expect(Math.abs(im - 0.89739510289778)).toBeLessThan(1e-5);
  });
});

describe('the solver', () => {
  const nodes = gridMeasure(circle, [24], () => 1);
  const options = { nodes, modes: 24, sigma: 1 / 2 };
  const bump = (x: number): number => (1 + Math.cos(x) / 2) / (2 * Math.PI);
  const wave = (x: number): number => Math.sin(x) + 1 / 4;

  it('conserves mass for every model, and momentum for conservative ones and no others', () => {
    const hats = partitionHats(circle, 3);
    for (const [model, conservative] of [
      [modelCuckerSmale(circle, kernel), true],
      [modelMollified(circle, kernel, gridQuadrature(nodes)), true],
      [modelSegregation(hats), true],
      [modelGlobal(circle), true],
      [modelMotschTadmor(circle, kernel), false],
      [modelBeta(circle, kernel, '1/2'), false],
    ] as const) {
      const solver = fourierHermite(model, options);
      const y = hermiteMaxwellian(solver, bump, (x) => Math.cos(x));
      const { status, ledger } = marchKinetic(solver, { step: 0, y }, { h: 1 / 64, steps: 64 });
      expect(status).toBe('finished');
      expect(ledger.massDrift).toBeLessThan(1e-14);
      if (conservative) expect(ledger.momentumDrift, model.name).toBeLessThan(1e-14);
      else expect(ledger.momentumDrift, model.name).toBeGreaterThan(1e-5);
    }
  });

  it('goes on from a checkpoint to the last bit', () => {
    const solver = fourierHermite(modelMotschTadmor(circle, kernel), options);
    const y = hermiteMaxwellian(solver, bump, wave);
    const whole = marchKinetic(solver, { step: 0, y }, { h: 1 / 64, steps: 20 });
    const half = marchKinetic(solver, { step: 0, y }, { h: 1 / 64, steps: 7 });
    const again = fourierHermite(modelMotschTadmor(circle, kernel), options);
    const rest = marchKinetic(again, { step: half.step, y: Float64Array.from(half.y) }, { h: 1 / 64, steps: 13 });
    expect(rest.y).toEqual(whole.y);
    expect(rest.step).toBe(20);
  });

  it('reads moments, density and velocity of a local Maxwellian', () => {
    const solver = fourierHermite(modelGlobal(circle), { nodes: 32, modes: 24, sigma: 1 / 2 });
    const y = hermiteMaxwellian(solver, bump, wave);
    const { mass, momentum, energy } = solver.moments(y);
    expect(Math.abs(mass - 1)).toBeLessThan(1e-14);
    expect(Math.abs(momentum - 1 / 4)).toBeLessThan(1e-14);
    // ½ ∫ ρ (σ + u²), u² = sin² + sin/2 + 1/16
    expect(Math.abs(energy - (1 / 2 + 1 / 2 + 1 / 16) / 2)).toBeLessThan(1e-14);
    const other = hermiteState(solver, (x, v) => bump(x) * normal(v - wave(x), 1 / 2));
    expect(distance(other, y)).toBeLessThan(1e-13);
    const [density, velocity] = [new Float64Array(32), new Float64Array(32)];
    solver.density(y, density);
    solver.velocity(y, velocity);
    expect(distance(density, solver.circle.x.map(bump))).toBeLessThan(1e-14);
    expect(distance(velocity, solver.circle.x.map(wave))).toBeLessThan(1e-13);
  });

  it('says when steps are too long for transport, and ends a run that leaves the numbers', () => {
    const solver = fourierHermite(modelGlobal(circle), { nodes: 48, modes: 40, sigma: 1 });
    const y = hermiteMaxwellian(solver, bump, (x) => Math.sin(3 * x));
    const run = marchKinetic(solver, { step: 0, y }, { h: 1, steps: 4000 });
    expect(run.status).toBe('undefined');
    expect(run.advice).toMatch(/steps of 1 are longer than 0\.0\d+/);
    expect(run.error).toMatchObject({ time: expect.any(Number), index: expect.any(Number) });
    expect(run.y.every(Number.isFinite)).toBe(true);
  });

  it('says when the modes do not hold the data', () => {
    const solver = fourierHermite(modelGlobal(circle), { nodes: 16, modes: 12, sigma: 1 / 10 });
    const y = hermiteState(solver, (_, v) => (normal(v - 1, 1 / 10) + normal(v + 1, 1 / 10)) / (4 * Math.PI));
    expect(marchKinetic(solver, { step: 0, y }, { h: 1 / 99, steps: 1 }).advice).toMatch(/finest scales hold \d/);
  });

  it('refuses what makes no solver, no state and no run', () => {
    const solver = fourierHermite(modelGlobal(circle), options);
    const y = hermiteMaxwellian(solver, bump);
    expect(() => fourierHermite(modelGlobal(space(1)), options)).toThrow(/expected a material model on T¹/);
    expect(() => fourierHermite(modelGlobal(circle), { ...options, sigma: 0 })).toThrow(/sigma: 0/);
    expect(() => fourierHermite(modelGlobal(circle), { ...options, modes: 2 })).toThrow(/modes: 2/);
    expect(() => marchKinetic(solver, { step: 0, y: y.slice(1) }, { h: 1, steps: 1 })).toThrow(/expected 576/);
    expect(() => marchKinetic(solver, { step: 0, y: y.with(7, NaN) }, { h: 1, steps: 1 })).toThrow(/entry 7/);
    expect(() => marchKinetic(solver, { step: 0, y }, { h: -1, steps: 1 })).toThrow(/h: -1/);
    expect(() => hermiteState(solver, (x) => 1 / x)).toThrow(/at x = 0, v = .* is Infinity/);
    const negative = marchKinetic(solver, { step: 0, y: hermiteMaxwellian(solver, (x) => Math.cos(x)) }, { h: 0.01, steps: 1 }); // prettier-ignore
    expect(negative).toMatchObject({ status: 'undefined', error: { code: 'negative-density', index: 7, time: 0 } });
  });
});
