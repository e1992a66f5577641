import { afterAll, describe, expect, it } from 'vitest';
import { simdCells } from '../../../../src/dynamics/forces/simd/cells.js';
import { profileError } from '../../../../src/dynamics/forces/simd/profile.js';
import { useThreads } from '../../../../src/dynamics/forces/simd/team.js';
import { plainPairs } from '../../../../src/dynamics/forces/plain-pairs.js';
import { kernelPower, kernelTent, kernelTruncatedPolynomial, space, torus } from '../../../../src/operators/index.js';
import { crowdsAround } from '../../../fixtures/crowds.js';
import { largestGap, randomSigned } from '../../../fixtures/doubles.js';
import { boundOfSums, emptySums, scattered } from '../../../fixtures/pair-crowds.js';

const ENVIRONMENTS = [1, 2, 3].flatMap((dim) => [space(dim), torus(dim, [1, '5/4', '3/2'].slice(0, dim))]);

describe('pairs in cells', () => {
  for (const environment of ENVIRONMENTS)
    for (const kernel of [
      kernelTruncatedPolynomial('1/6', 2),
      kernelTruncatedPolynomial('1/6', 1),
      kernelTent('1/6'),
    ]) {
      const where = `${kernel.name}, ${environment.kind} of dimension ${environment.dim}`;

      it(`agree with plain loops: ${where}`, () => {
        const { dim } = environment;
        for (const n of [1, 2, 7, 100, 601]) {
          const task = scattered(environment, kernel, n, 1.7, n);
          const [expected, sums] = [emptySums(n, dim), emptySums(n, dim)];
          plainPairs(task, expected);
          expect(simdCells(task, sums)).toBe(true);
          const bound = boundOfSums(task, profileError(kernel.form!, dim, 1));
          expect(largestGap(sums.pull, expected.pull)).toBeLessThanOrEqual(bound);
          expect(largestGap(sums.seen, expected.seen)).toBeLessThanOrEqual(bound);
        }
      });

      it(`agree with plain loops in crowds that are hard, or are left to other paths: ${where}`, () => {
        const { dim } = environment;
        let taken = 0;
        for (const { title, rho } of crowdsAround(environment, 1 / 6, 150)) {
          const { n, x, masses } = rho;
          const task = {
            ...scattered(environment, kernel, n, 1),
            x: Float64Array.from({ length: n * dim }, (_, k) => x[k]),
            masses,
          };
          const [expected, sums] = [emptySums(n, dim), emptySums(n, dim)];
          if (!simdCells(task, sums)) continue;
          taken++;
          plainPairs(task, expected);
          const bound = boundOfSums(task, profileError(kernel.form!, dim, 1));
          expect(largestGap(sums.seen, expected.seen), title).toBeLessThanOrEqual(bound);
          expect(largestGap(sums.pull, expected.pull), title).toBeLessThanOrEqual(bound);
        }
        expect(taken).toBeGreaterThanOrEqual(3);
      });
    }

  it('are not for kernels without an end, or circles of a few radii', () => {
    expect(simdCells(scattered(space(2), kernelPower(1), 10, 1), emptySums(10, 2))).toBe(false);
    expect(simdCells(scattered(torus(2, 1), kernelTruncatedPolynomial('1/2'), 10, 1), emptySums(10, 2))).toBe(false);
  });

  it('are not for clusters in a void, where wide cells hold too many', () => {
    const task = scattered(space(2), kernelTruncatedPolynomial('1/1000000'), 400, 1);
    const x = randomSigned(3, 800).map((t, k) => (k < 2 ? 1e5 : 0) + t);
    expect(simdCells({ ...task, x }, emptySums(400, 2))).toBe(false);
  });
});

describe('threads', () => {
  afterAll(() => useThreads(1));

  it('change no bit of the sums in cells', async () => {
    for (const environment of [space(2), torus(2, 1), torus(3, 1)]) {
      const { dim } = environment;
      const task = scattered(environment, kernelTruncatedPolynomial('1/20', 2), 3000, 1);
      const alone = emptySums(3000, dim);
      await useThreads(1);
      simdCells(task, alone);
      await useThreads(3);
      for (let round = 0; round < 10; round++) {
        const sums = emptySums(3000, dim);
        simdCells(task, sums);
        expect(sums).toEqual(alone);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }
  });
});
