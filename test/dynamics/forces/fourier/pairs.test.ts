import { describe, expect, it } from 'vitest';
import { FOURIER_ERROR, fourierPairs } from '../../../../src/dynamics/forces/fourier/pairs.js';
import { plainPairs } from '../../../../src/dynamics/forces/plain-pairs.js';
import type { PairTask } from '../../../../src/dynamics/forces/pair-sums.js';
import {
  kernelGaussian,
  kernelPeriodised,
  kernelPower,
  kernelScaled,
  kernelTent,
  kernelTrigonometric,
  space,
  torus,
} from '../../../../src/operators/index.js';
import type { Environment, Kernel } from '../../../../src/operators/index.js';
import { largestGap } from '../../../fixtures/doubles.js';
import { emptySums, scattered } from '../../../fixtures/pair-crowds.js';

const [line, plane] = [torus(1, 2), torus(2, [1, '3/2'])];

const CASES: readonly (readonly [Environment, Kernel])[] = [
  [line, kernelPeriodised(kernelGaussian('1/100'), line)],
  [line, kernelPeriodised(kernelGaussian('1/2'), line)],
  [
    line,
    kernelTrigonometric(line, [
      [1, '1/2'],
      [5, '1/4'],
    ]),
  ],
  [plane, kernelPeriodised(kernelGaussian('1/100'), plane)],
  [plane, kernelPeriodised(kernelScaled(kernelGaussian(1), { height: 5, length: '1/3' }), plane)],
];

/** The bounds as printed. */
function bounds({ kernel, dim, masses, v, n }: PairTask): { readonly seen: number; readonly pull: number } {
  const mass = Array.from(masses).reduce((s, m) => s + m, 0);
  let spread = 0;
  for (let k = 0; k < dim; k++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += (masses[i] * v[i * dim + k]) / mass;
    for (let i = 0; i < n; i++) spread = Math.max(spread, Math.abs(v[i * dim + k] - mean));
  }
  const seen = FOURIER_ERROR * kernel.sup(dim) * mass;
  return { seen, pull: seen * 2 * spread };
}

describe('pairs by waves', () => {
  for (const [environment, kernel] of CASES)
    it(`agree with plain loops to the stated error: ${kernel.name} in dimension ${environment.dim}`, () => {
      const { dim } = environment;
      const task = scattered(environment, kernel, 100, 5);
      const [expected, sums] = [emptySums(task.n, dim), emptySums(task.n, dim)];
      plainPairs(task, expected);
      expect(fourierPairs(task, sums)).toBe(true);
      const { seen, pull } = bounds(task);
      expect(largestGap(sums.seen, expected.seen)).toBeLessThanOrEqual(seen);
      expect(largestGap(sums.pull, expected.pull)).toBeLessThanOrEqual(pull);
    });

  it('are not for kernels with a kink, on Rⁿ, or in three dimensions', () => {
    const solid = torus(3, 1);
    for (const [environment, kernel] of [
      [plane, kernelPower(2)],
      [line, kernelTent('1/2')],
      [space(2), kernelGaussian(1)],
      [solid, kernelPeriodised(kernelGaussian('1/100'), solid)],
    ] as const)
      expect(fourierPairs(scattered(environment, kernel, 5, 1), emptySums(5, environment.dim))).toBe(false);
  });
});
