import { describe, expect, it } from 'vitest';
import { gridKernel } from '../../src/operators/grid-kernel.js';
import {
  gridMeasure,
  kernelBox,
  kernelOneSided,
  kernelPower,
  kernelTent,
  kernelTruncatedPolynomial,
  measure,
  torus,
} from '../../src/operators/index.js';
import { kernelMatrix } from '../../src/operators/pair-weights.js';
import { toNumber } from '../../src/scalar/rational.js';

describe('gridKernel', () => {
  it('has φ at the shortest displacement of each difference of indices', () => {
    const { shape, samples } = gridKernel(torus(1, 2), kernelTent(1), [4]);
    expect(shape).toEqual([1, 1, 4]);
    expect([...samples]).toEqual([1, 0.5, 0, 0.5]);
    // z = −1/2 at difference 3, and −1 at difference 2: the far end belongs to the left
    expect([...gridKernel(torus(1, 2), kernelOneSided(2), [4]).samples]).toEqual([1, 0, 0.5, 0.75]);
    expect([...gridKernel(torus(2, [1, 2]), kernelTent(1), [1, 2]).samples]).toEqual([1, 0]);
    expect(gridKernel(torus(2, 1), kernelTent(1), [3, 2]).shape).toEqual([1, 3, 2]);
  });

  it('is sampled once for a kernel, a torus and a shape', () => {
    const kernel = kernelPower(2);
    const first = gridKernel(torus(1, 1), kernel, [8]);
    expect(gridKernel(torus(1, 1), kernel, [8])).toBe(first);
    expect(gridKernel(torus(1, 2), kernel, [8])).not.toBe(first);
    expect(gridKernel(torus(1, 1), kernel, [9])).not.toBe(first);
    expect(gridKernel(torus(1, 1), kernelPower(2), [8])).not.toBe(first);
  });
});

describe('kernelMatrix on a grid', () => {
  it('is circulant to the last digit, and what it is at the exact nodes', () => {
    for (const [environment, shape, periods] of [
      [torus(1, 3), [10], [3]],
      [torus(2, [1, 3]), [3, 4], [1, 3]],
      [torus(3, [1, 3, 2]), [2, 3, 2], [1, 3, 2]],
    ] as const) {
      const rho = gridMeasure(environment, shape, () => 1);
      const n = rho.n;
      const kernel = kernelTruncatedPolynomial(2, 2);
      const phi = kernelMatrix(environment, kernel, rho, rho);
      const index = (i: number): number[] =>
        shape.map((m, k) => Math.floor(i / shape.slice(k + 1).reduce((a, b) => a * b, 1)) % m);
      const exact = measure(environment, {
        points: Array.from({ length: n }, (_, i) => index(i).map((d, k) => `${d * periods[k]}/${shape[k]}`)),
      });
      const expected = kernelMatrix(environment, kernel, exact, exact);
      const byDifference = new Map<string, number>();
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          const key = index(i)
            .map((d, k) => (d - index(j)[k] + shape[k]) % shape[k])
            .join();
          const value = phi[i * n + j];
          expect(byDifference.get(key) ?? value).toBe(value);
          byDifference.set(key, value);
          expect(Math.abs(value - toNumber(expected[i * n + j]))).toBeLessThanOrEqual(16 * Number.EPSILON);
        }
      expect(byDifference.size).toBe(n);
    }
  });

  it('keeps a jump at a distance of nodes where it is: 3/10 is not within 3/10, whichever nodes', () => {
    const rho = gridMeasure(torus(1, 1), [10], () => 1);
    const phi = kernelMatrix(torus(1, 1), kernelBox('3/10'), rho, rho);
    for (let i = 0; i < 10; i++)
      expect(Array.from({ length: 10 }, (_, d) => phi[i * 10 + ((i + d) % 10)])).toEqual([
        1, 1, 1, 0, 0, 0, 0, 0, 1, 1,
      ]);
    // the rounded coordinates themselves would not agree
    const { grid: _, ...points } = rho;
    const byCoordinates = kernelMatrix(torus(1, 1), kernelBox('3/10'), points, points);
    expect(Array.from(byCoordinates as Float64Array)).not.toEqual(Array.from(phi as Float64Array));
  });
});
