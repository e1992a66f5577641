import { afterAll, describe, expect, it } from 'vitest';
import {
  kernelGaussian,
  kernelPower,
  kernelScaled,
  kernelTent,
  kernelTruncatedPolynomial,
  kernelWendland,
  space,
  torus,
} from '../../../../src/operators/index.js';
import { plainPairs } from '../../../../src/dynamics/forces/plain-pairs.js';
import { simdPairs } from '../../../../src/dynamics/forces/simd/pairs.js';
import { profileError } from '../../../../src/dynamics/forces/simd/profile.js';
import { useThreads } from '../../../../src/dynamics/forces/simd/team.js';
import { largestGap } from '../../../fixtures/doubles.js';
import { boundOfSums, emptySums, scattered } from '../../../fixtures/pair-crowds.js';

const KERNELS = [
  kernelPower(1),
  kernelPower(2),
  kernelPower(3),
  kernelPower('4/5'),
  kernelGaussian('1/3'),
  kernelTruncatedPolynomial('3/4', 2),
  kernelTent('2/3'),
  kernelScaled(kernelPower('5/2'), { height: 3, length: '1/3' }),
  kernelScaled(kernelTent(1), { height: '1/2', length: 2 }),
];

describe('all pairs, vectorised', () => {
  for (const kernel of KERNELS)
    for (const environment of [1, 2, 3].flatMap((dim) => [space(dim), torus(dim, [1, '3/2', 2].slice(0, dim))]))
      it(`agrees with plain loops: ${kernel.name}, ${environment.kind} of dimension ${environment.dim}`, () => {
        // one, few, odd, more than a tile, more than one part
        for (const n of [1, 2, 3, 10, 65, 259, 520]) {
          const { dim } = environment;
          const task = scattered(environment, kernel, n, 4, n);
          const [expected, sums] = [emptySums(n, dim), emptySums(n, dim)];
          expect(plainPairs(task, expected)).toBe(true);
          expect(simdPairs(task, sums)).toBe(true);
          const bound = boundOfSums(task, profileError(kernel.form!, dim, 1));
          expect(largestGap(sums.pull, expected.pull)).toBeLessThanOrEqual(bound);
          expect(largestGap(sums.seen, expected.seen)).toBeLessThanOrEqual(bound);
        }
      });

  it('gives exactly 0 to agents of one velocity, and keeps the momentum to rounding', () => {
    const task = scattered(space(2), kernelPower(1), 777, 5);
    const sums = emptySums(777, 2);
    simdPairs({ ...task, v: task.v.map((_, k) => (k % 2 === 0 ? 1 / 3 : 1e9)) }, sums);
    expect(sums.pull.every((p) => p === 0)).toBe(true);
    simdPairs(task, sums);
    for (const k of [0, 1]) {
      let momentum = 0;
      for (let i = 0; i < 777; i++) momentum += task.masses[i] * sums.pull[2 * i + k];
      // antisymmetric terms: only sums and products round
      expect(Math.abs(momentum)).toBeLessThanOrEqual(777 * 4 * Number.EPSILON);
    }
  });

  it('leaves kernels without a form, and extents beyond its range, to other paths', () => {
    expect(simdPairs(scattered(space(2), kernelWendland(2), 10, 1), emptySums(10, 2))).toBe(false);
    expect(simdPairs(scattered(space(2), kernelPower(1), 10, 1e16), emptySums(10, 2))).toBe(false);
  });
});

describe('threads', () => {
  afterAll(() => useThreads(1));

  it('change no bit of the sums, whatever their number', async () => {
    const task = scattered(space(2), kernelGaussian(1), 1501, 5);
    const alone = emptySums(1501, 2);
    simdPairs(task, alone);
    for (const threads of [2, 4, 3, 1]) {
      expect(await useThreads(threads)).toBe(threads);
      for (let round = 0; round < 12; round++) {
        const sums = emptySums(1501, 2);
        simdPairs(task, sums);
        expect(sums.pull).toEqual(alone.pull);
        expect(sums.seen).toEqual(alone.seen);
        // lets the threads start
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
  });

  it('are 1 to 16', async () => {
    await expect(useThreads(0)).rejects.toThrow('threads: 0');
    await expect(useThreads(17)).rejects.toThrow('threads: 17');
  });
});
