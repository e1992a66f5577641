import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../../src/engines/fit.js';
import { distanceToMaxwellian, entropyRates, modulatedEnergy, relativeEntropy, trueEntropy } from '../../../src/dynamics/kinetic/entropy.js'; // prettier-ignore
import { fisherInformations, fisherRates } from '../../../src/dynamics/kinetic/fisher.js';
import { fourierHermite } from '../../../src/dynamics/kinetic/fourier-hermite.js';
import { hermiteMaxwellian, hermiteState } from '../../../src/dynamics/kinetic/hermite-data.js';
import { hermiteSampler } from '../../../src/dynamics/kinetic/hermite-sample.js';
import { marchKinetic } from '../../../src/dynamics/kinetic/march.js';
import type { PhaseSample } from '../../../src/dynamics/kinetic/phase-sample.js';
import { positiveSampler } from '../../../src/dynamics/kinetic/positive-sample.js';
import { positiveScheme, positiveState } from '../../../src/dynamics/kinetic/positive-scheme.js';
import {
  kernelTrigonometric,
  modelBeta,
  modelCuckerSmale,
  modelGlobal,
  modelMotschTadmor,
  modelSegregation,
  partitionHats,
} from '../../../src/operators/index.js';
import { circle, globalWave, normal } from './closed-forms.js';

const kernel = kernelTrigonometric(circle, [[1, '1/2']]);
const density = (x: number): number => (1 + Math.cos(x) / 2) / (2 * Math.PI);
const velocity = (x: number): number => 0.4 + 0.5 * Math.sin(x) + 0.3 * Math.cos(x);

/** All the functionals of a sample that have a rate. */
function functionals(sample: PhaseSample) {
  const { vv, xv, xx } = fisherInformations(sample);
  return { true: trueEntropy(sample), relative: relativeEntropy(sample), vv, xv, xx };
}

describe('entropy and Fisher informations of exact solution 6', () => {
  it.each([
    [1, 0.5],
    [1, 1],
    [1 / 2, 2],
  ])('are met to rounding, σ = %d, t = %d', (sigma, t) => {
    const solver = fourierHermite(modelGlobal(circle), { nodes: 32, modes: 40, sigma });
    const exact = globalWave(1 / 2, sigma, t);
    const sample = hermiteSampler(solver)(hermiteState(solver, exact.f));
    const { vv, xv, xx } = fisherInformations(sample);
    for (const [found, expected] of [[relativeEntropy(sample), exact.H], [vv, exact.vv], [xv, exact.xv], [xx, exact.xx]]) expect(Math.abs(found - expected)).toBeLessThan(1e-14); // prettier-ignore
    expect(sample.negativeMass).toBe(0);
  });

  it('are the numbers of the table at a = 1/2, σ = t = 1', () => {
    const { H, vv } = globalWave(1 / 2, 1, 1);
    expect(H).toBeCloseTo(0.045717762237359, 14);
    expect(vv).toBeCloseTo(0.037440941011044, 14);
  });
});

/** d/dt at the middle of nine values h apart, of order 8. */
const derivative = (y: readonly number[], h: number): number =>
  [4 / 5, -1 / 5, 4 / 105, -1 / 280].reduce((s, c, a) => s + c * (y[5 + a] - y[3 - a]), 0) / h;

/** What differences of order 8 and a run of order 4 leave of the identities with h = 1/256. */
const LEFT = 1e-9;

describe('the laws of entropy and Fisher information, as identities along solutions', () => {
  it.each([
    ['M_CS', modelCuckerSmale(circle, kernel), 1],
    ['M_MT', modelMotschTadmor(circle, kernel), 0.6],
    ['M_β, β = 1/2', modelBeta(circle, kernel, '1/2'), 0.6],
  ] as const)('(251), (252), (261), (262) and Lemmas 8.2 to 8.4 before they are estimated: %s', (_, model, sigma) => {
    const solver = fourierHermite(model, { nodes: 64, modes: 48, sigma });
    const sampler = hermiteSampler(solver);
    const h = 1 / 256;
    const values: ReturnType<typeof functionals>[] = [];
    let [entropy, fisher] = [{} as ReturnType<typeof entropyRates>, {} as ReturnType<typeof fisherRates>];
    marchKinetic(
      solver,
      { step: 0, y: hermiteMaxwellian(solver, density, velocity) },
      {
        h,
        steps: 68,
        lookEvery: 100,
        onStep(t, y) {
          if (t < 60 * h) return;
          const sample = sampler(y);
          values.push(functionals(sample));
          if (values.length === 5) [entropy, fisher] = [entropyRates(sample), fisherRates(sample)];
        },
      },
    );
    const rate = (key: keyof (typeof values)[0]): number => derivative(values.map((v) => v[key]), h); // prettier-ignore
    expect(Math.abs(entropy.eq251 - rate('true'))).toBeLessThan(LEFT);
    expect(Math.abs(entropy.eq252 - rate('true'))).toBeLessThan(LEFT);
    expect(Math.abs(entropy.eq261 - rate('relative'))).toBeLessThan(LEFT);
    expect(Math.abs(entropy.eq262 - rate('relative'))).toBeLessThan(LEFT);
    for (const key of ['vv', 'xv', 'xx'] as const) expect(Math.abs(fisher[key] - rate(key)), key).toBeLessThan(LEFT);
    // and they are no zeros
    expect(Math.min(...Object.values(entropy).map(Math.abs))).toBeGreaterThan(0.05);
    expect(Math.min(...Object.values(fisher).map(Math.abs))).toBeGreaterThan(1e-3);
  });

  it('entropy decreases in every step for a conservative model', () => {
    const solver = fourierHermite(modelSegregation(partitionHats(circle, 3)), { nodes: 48, modes: 32, sigma: 1 });
    const sampler = hermiteSampler(solver);
    const y = hermiteMaxwellian(solver, density, velocity);
    let before = trueEntropy(sampler(y));
    marchKinetic(solver, { step: 0, y }, {
      h: 1 / 64,
      steps: 32,
      onStep(_, c) {
        const now = trueEntropy(sampler(c));
        expect(now).toBeLessThan(before);
        before = now;
      },
    }); // prettier-ignore
  });
});

describe('distances', () => {
  const solver = fourierHermite(modelGlobal(circle), { nodes: 32, modes: 48, sigma: 1 });
  const sampler = hermiteSampler(solver);

  it('to the Maxwellian: 0 there, ∫ |cos|/4π for a modulated density, and (258) bounds it by the entropy', () => {
    const rest = sampler(hermiteMaxwellian(solver, () => 1 / (2 * Math.PI), () => 0.7)); // prettier-ignore
    expect(distanceToMaxwellian(rest)).toBeLessThan(1e-13);
    expect(Math.abs(relativeEntropy(rest))).toBeLessThan(1e-13);
    // kinks of |cos|: the trapezoidal rule has order 2 there
    const modulated = sampler(hermiteMaxwellian(solver, density));
    expect(Math.abs(distanceToMaxwellian(modulated) - 1 / Math.PI)).toBeLessThan(2e-3);
    // Csiszár-Kullback-Pinsker: σ ‖f − μ‖²/2 ≤ 𝓗
    expect(distanceToMaxwellian(modulated) ** 2 / 2).toBeLessThan(relativeEntropy(modulated));
  });

  it('modulated energy is σ/2 with respect to u of a local Maxwellian, and ½∫ρ|u − w|² more for another field', () => {
    const sample = sampler(hermiteMaxwellian(solver, density, velocity));
    expect(modulatedEnergy(sample, sample.x.map(velocity))).toBeCloseTo(1 / 2, 12);
    expect(modulatedEnergy(sample, sample.x.map((x) => velocity(x) + 1))).toBeCloseTo(1, 12); // prettier-ignore
  });

  it('what is negative is told, not taken the logarithm of', () => {
    const y = hermiteMaxwellian(solver, density);
    // a polynomial of degree 3 that is negative for fast v
    for (let i = 0; i < 32; i++) y[3 * 32 + i] = 0.05;
    const sample = sampler(y);
    expect(sample.negativeMass).toBeGreaterThan(1e-4);
    expect(trueEntropy(sample)).toBeTypeOf('number');
    expect(Number.isFinite(fisherInformations(sample).vv)).toBe(true);
  });
});

describe('samples of the positive scheme', () => {
  it('have all functionals and rates with order 2', () => {
    const model = modelMotschTadmor(circle, kernel);
    const solver = fourierHermite(model, { nodes: 64, modes: 48, sigma: 1 });
    const all = (sample: PhaseSample): number[] => [
      ...Object.values(functionals(sample)),
      ...Object.values(fisherInformations(sample)),
      ...Object.values(entropyRates(sample)),
      ...Object.values(fisherRates(sample)),
    ];
    const f = (x: number, v: number): number => density(x) * normal(v - velocity(x), 1);
    const exact = all(hermiteSampler(solver)(hermiteState(solver, f)));
    const errors = [48, 64, 96, 128].map((n) => {
      const scheme = positiveScheme(model, { nodes: n, velocities: n, reach: 8, sigma: 1 });
      return all(positiveSampler(scheme)(positiveState(scheme, f))).map((value, k) => Math.abs(value - exact[k]));
    });
    exact.forEach((_, k) => {
      const points = errors.map((e, i) => [1 / [48, 64, 96, 128][i], e[k]] as const);
      // some are met to rounding: moments of Gaussians by the midpoint rule
      if (points[0][1] < 1e-10) return;
      expect(Math.abs(fitExponent(points).slope - 2), `${k}: ${JSON.stringify(points)}`).toBeLessThan(0.1);
    });
  });

  it('are finite for data with vacuum', () => {
    const scheme = positiveScheme(modelCuckerSmale(circle, kernel), { nodes: 32, velocities: 32, reach: 4, sigma: 1 });
    const sample = positiveSampler(scheme)(positiveState(scheme, (x, v) => (x < 2 && Math.abs(v) < 1 ? 1 / 4 : 0)));
    for (const value of [...Object.values(functionals(sample)), ...Object.values(fisherRates(sample))]) expect(Number.isFinite(value)).toBe(true); // prettier-ignore
  });
});
