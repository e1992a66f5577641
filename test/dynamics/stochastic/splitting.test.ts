import { describe, expect, it } from 'vitest';
import { fitExponent } from '../../../src/engines/fit.js';
import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';
import { ensembleRows, estimates } from '../../../src/dynamics/stochastic/ensemble.js';
import { runPaths } from '../../../src/dynamics/stochastic/run.js';
import type { Scheme } from '../../../src/dynamics/stochastic/splitting.js';
import { splitting } from '../../../src/dynamics/stochastic/splitting.js';
import { surroundingsOf } from '../../../src/dynamics/stochastic/surroundings.js';
import { space, torus } from '../../../src/operators/environment.js';
import { kernelGaussian } from '../../../src/operators/kernels/gaussian.js';
import { kernelTrigonometric } from '../../../src/operators/kernels/trigonometric.js';
import type { AveragingModel } from '../../../src/operators/model.js';
import { modelCuckerSmale } from '../../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../../src/operators/models/motsch-tadmor.js';
import type { Linear } from './linear.js';
import { covarianceOfEquation, covarianceOfScheme, surroundingsOfLinear } from './linear.js';

/** Neither symmetric nor idempotent, strengths that differ. */
const UNEVEN: Linear = {
  n: 3,
  strengths: [1, 0.5, 2],
  matrix: [
    [0.2, 0.8, 0],
    [0.1, 0.3, 0.6],
    [0.5, 0, 0.5],
  ],
};
const GLOBAL: Linear = {
  n: 3,
  strengths: [1, 1, 1],
  matrix: Array.from({ length: 3 }, () => [1 / 3, 1 / 3, 1 / 3]),
};

const largestDifference = (A: readonly (readonly number[])[], B: readonly (readonly number[])[]): number =>
  Math.max(...A.flatMap((row, i) => row.map((a, j) => Math.abs(a - B[i][j]))));

const SIGMA = 0.7;
const DOUBLINGS = [4, 8, 16, 32, 64];

describe('splitting, weak order, on linear equations without sampling', () => {
  const exact = covarianceOfEquation(UNEVEN, SIGMA, 1);
  const order = (scheme: Scheme) =>
    fitExponent(
      DOUBLINGS.map((steps) => [
        1 / steps,
        largestDifference(covarianceOfScheme(UNEVEN, SIGMA, 1, steps, scheme), exact),
      ]),
    );

  it('is 2 with the average at the middle of the step', () => {
    const { slope, low, high } = order('midpoint');
    expect(Math.abs(slope - 2)).toBeLessThan(0.1);
    expect(high - low).toBeLessThan(0.2);
  });

  it('is 1 with the average frozen: neighbours relax too', () => {
    expect(Math.abs(order('frozen').slope - 1)).toBeLessThan(0.1);
  });

  it('leaves no error in the velocities of M_glob at any step, and order 2 in the positions', () => {
    const velocities = (C: number[][]): number[][] => C.slice(3).map((row) => row.slice(3));
    const of = covarianceOfEquation(GLOBAL, SIGMA, 2);
    // the Runge-Kutta rule of the oracle: (1/1000)⁴
    for (const steps of [1, 2, 5])
      expect(
        largestDifference(velocities(covarianceOfScheme(GLOBAL, SIGMA, 2, steps, 'midpoint')), velocities(of)),
      ).toBeLessThan(1e-11);
    const { slope } = fitExponent(
      DOUBLINGS.map((steps) => [1 / steps, largestDifference(covarianceOfScheme(GLOBAL, SIGMA, 2, steps, 'midpoint'), of)]), // prettier-ignore
    );
    expect(Math.abs(slope - 2)).toBeLessThan(0.1);
  });

  it('keeps the Maxwellian of M_glob: deviations have the variance σ (1 − 1/N) for ever, with steps of 5', () => {
    const C = covarianceOfScheme(GLOBAL, SIGMA, 200, 40, 'midpoint');
    const P = (i: number, j: number): number => (i === j ? 1 : 0) - 1 / 3;
    const deviation = [0, 1, 2].reduce((s, i) => s + P(0, i) * [0, 1, 2].reduce((r, j) => r + P(0, j) * C[3 + i][3 + j], 0), 0); // prettier-ignore
    expect(deviation).toBeCloseTo(SIGMA * (1 - 1 / 3), 11);
  });
});

const circle = torus(1, 2 * Math.PI);
const MODELS: readonly (readonly [string, AveragingModel])[] = [
  ['M_CS on a circle', modelCuckerSmale(circle, kernelTrigonometric(circle, [[1, '1/2']]))],
  ['M_MT on a line', modelMotschTadmor(space(1), kernelGaussian(1))],
  ['M_CS in the plane', modelCuckerSmale(space(2), kernelGaussian(1))],
];
const N = 5;
const LEVELS = [1, 2, 3, 4, 5];

/** |z(h) − z(h/2)|² at time 1 for z = (x, v) and steps h = 1/2, 1/4, … along one path. */
function differences(model: AveragingModel, seed: number, replica: number): number[] {
  const around = surroundingsOf(model, N);
  const noise = counterNoise(seed, replica);
  const [x, v] = [0, 1].map((index) => {
    const out = new Float64Array(N * around.dim);
    noise.fillNormal(out, around.dim, STREAM.initial, index);
    return out;
  });
  const states = [...LEVELS, LEVELS.length + 1].map((level) => {
    const end = runPaths(around, 1, { seed, replica, span: 1, level }, { x, v }, 2 ** level);
    return [...end.x, ...end.v];
  });
  return LEVELS.map((_, k) => states[k].reduce((s, t, j) => s + (t - states[k + 1][j]) ** 2, 0));
}

/** Differences of steps h and h/2 go like h^order: their fit, over the finest four. */
const orderOf = (values: readonly number[]) =>
  fitExponent(values.slice(1).map((value, k) => [2 ** -LEVELS[k + 1], Math.abs(value)]));

describe('splitting, order along shared paths', () => {
  it.each(MODELS)('is strongly 1 for %s', (_, model) => {
    const rows = ensembleRows(0, 30, LEVELS.length, (r) => differences(model, 7, r));
    const { slope, low, high } = orderOf(estimates(rows, LEVELS.length).map(({ mean }) => Math.sqrt(mean)));
    expect(Math.abs(slope - 1)).toBeLessThan(0.15);
    expect(low).toBeLessThan(1.1);
    expect(high).toBeGreaterThan(0.9);
  });
});

describe('splitting without noise', () => {
  it('has order 2 for (4)', () => {
    const [, model] = MODELS[2];
    const around = surroundingsOf(model, N);
    const noise = counterNoise(3);
    const [x, v] = [0, 1].map((index) => {
      const out = new Float64Array(2 * N);
      noise.fillNormal(out, 2, STREAM.initial, index);
      return out;
    });
    const at = (level: number): Float64Array =>
      runPaths(around, 0, { seed: 0, span: 1, level }, { x, v }, 2 ** level).v;
    const fine = at(12);
    const { slope } = fitExponent(
      [3, 4, 5, 6].map((level) => [2 ** -level, Math.max(...at(level).map((t, j) => Math.abs(t - fine[j])))]),
    );
    expect(Math.abs(slope - 2)).toBeLessThan(0.1);
  });
});

describe('splitting, small strengths', () => {
  it('stands still where the strength is 0, and is continuous there', () => {
    const still: Linear = { n: 2, strengths: [0, 1e-9], matrix: [[1, 0], [0, 1]] }; // prettier-ignore
    const [x, v] = [new Float64Array([0, 0]), new Float64Array([1, 1])];
    splitting(surroundingsOfLinear(still), 1).step(0, 0.5, x, v, new Float64Array([1, 1]));
    expect([...v]).toEqual([1, 1 + Math.sqrt(2e-9)]);
    expect(x[0]).toBe(0.5);
  });

  it('refuses σ < 0', () => {
    expect(() => splitting(surroundingsOfLinear(GLOBAL), -1)).toThrow('sigma: -1, expected a number ≥ 0');
  });
});
