import { describe, expect, it } from 'vitest';
import { favreFilter } from '../../../src/operators/fast/favre.js';
import { gridConvolution } from '../../../src/operators/fast/grid-convolution.js';
import { RESOLUTION } from '../../../src/operators/fast/grid.js';
import { gridKernel } from '../../../src/operators/grid-kernel.js';
import type { Environment, Kernel, Measure } from '../../../src/operators/index.js';
import {
  IsolatedAgentError,
  average,
  gridMeasure,
  kernelBox,
  kernelGaussian,
  kernelOneSided,
  kernelPower,
  kernelShifted,
  kernelTent,
  kernelTruncatedPolynomial,
  modelCuckerSmale,
  modelMotschTadmor,
  torus,
} from '../../../src/operators/index.js';
import { kernelMatrix } from '../../../src/operators/pair-weights.js';
import { largestGap, randomDoubles, randomSigned } from '../../fixtures/doubles.js';
import { SPACE_KERNELS, TORUS_KERNELS } from '../../fixtures/kernels.js';

/** Powers of two, other smooth lengths, primes and products with a large one, which are padded. */
const SHAPES: readonly (readonly number[])[][] = [
  [],
  [[64], [60], [37], [1]],
  [
    [8, 8],
    [6, 10],
    [17, 4],
    [7, 19],
  ],
  [
    [4, 4, 4],
    [3, 5, 2],
    [2, 17, 3],
  ],
];

interface Sums {
  readonly seen: Float64Array;
  readonly mean: Float64Array;
}

/** Σ φ m and Σ φ m u / Σ φ m by the matrix, transposed if reversed. */
function byMatrix(
  environment: Environment,
  kernel: Kernel,
  rho: Measure<number>,
  u: Float64Array,
  reversed = false,
): Sums {
  const { n } = rho;
  const components = u.length / n;
  const phi = kernelMatrix(environment, kernel, rho, rho);
  const seen = new Float64Array(n);
  const mean = new Float64Array(u.length);
  for (let i = 0; i < n; i++) {
    const row = Float64Array.from({ length: n }, (_, j) => phi[reversed ? j * n + i : i * n + j] * rho.masses[j]);
    seen[i] = row.reduce((s, t) => s + t, 0);
    for (let c = 0; c < components; c++)
      for (let j = 0; j < n; j++)
        if (seen[i] > 0) mean[i * components + c] += (row[j] / seen[i]) * u[j * components + c];
  }
  return { seen, mean };
}

/**
 * What the path promises: seen to RESOLUTION, means to twice RESOLUTION of the largest |u|, and the rounding of sums of n terms
 * on both sides.
 */
function expectPromised(actual: Sums, expected: Sums, n: number, largest = 1): void {
  const rounding = 8 * (n + 4) * Number.EPSILON;
  for (let i = 0; i < n; i++)
    if (!(Math.abs(actual.seen[i] - expected.seen[i]) <= (RESOLUTION + rounding) * expected.seen[i]))
      throw new Error(`seen[${i}]: ${actual.seen[i]}, expected ${expected.seen[i]}`);
  expect(largestGap(actual.mean, expected.mean)).toBeLessThanOrEqual((2 * RESOLUTION + rounding) * largest);
}

const wavy = (x: readonly number[]): number => 2 + Math.sin(2 * x[0]) + x.reduce((s, t) => s + 0.1 * t, 0);

const CASES = [
  ...TORUS_KERNELS,
  ...SPACE_KERNELS.map(({ kernel, environment: { dim } }) => ({
    kernel,
    environment: torus(dim, [3, 2, 7].slice(0, dim)),
  })),
];

describe.each(CASES.map(({ kernel, environment }) => ({ name: kernel.name, kernel, environment })))(
  '$name, dimension $environment.dim',
  ({ kernel, environment }) => {
    for (const shape of SHAPES[environment.dim])
      it(`on ${shape.join(' × ')} nodes is the matrix, and its transpose reversed`, () => {
        const rho = gridMeasure(environment, shape, wavy);
        for (const components of [0, 1, 2, 3]) {
          const u = randomSigned(5, rho.n * components);
          for (const reversed of [false, true])
            expectPromised(
              favreFilter(environment, kernel, reversed)(rho, rho, u),
              byMatrix(environment, kernel, rho, u, reversed),
              rho.n,
            );
        }
      });
  },
);

describe('the grid path', () => {
  const circle = torus(1, 1);
  const n = 256;
  const filterOf = (kernel: Kernel, rho: Measure<number>, u: Float64Array): Sums =>
    favreFilter(circle, kernel)(rho, rho, u);

  it('has been off by less than a thousandth of what it promises, for a thick crowd', () => {
    const u = randomSigned(3, n);
    const rho = gridMeasure(circle, [n], wavy);
    for (const kernel of [kernelPower(2), kernelTruncatedPolynomial('1/4', 2), kernelOneSided('1/3')]) {
      const actual = filterOf(kernel, rho, u);
      expect(largestGap(actual.mean, byMatrix(circle, kernel, rho, u).mean)).toBeLessThan(RESOLUTION / 1000);
    }
  });

  it('keeps the bound on the noise of a convolution, which is not a thousand times too large', () => {
    for (const [shape, environment] of [
      [[n], circle],
      [[61], circle],
      [[15, 15], torus(2, 1)],
      [[17, 8], torus(2, 1)],
    ] as const) {
      const rho = gridMeasure(environment, shape, (x) => (x[0] < 0.1 ? 1 : 1e-3));
      const kernel = kernelGaussian('1/400');
      const { noise, height } = gridConvolution(gridKernel(environment, kernel, shape));
      const { seen } = favreFilter(environment, kernel)(rho, rho);
      const heaviest = Math.max(...(rho.masses as Float64Array));
      const norm = Math.hypot(...Array.from(rho.masses as Float64Array, (m) => m / heaviest));
      const error = largestGap(seen, byMatrix(environment, kernel, rho, new Float64Array(0)).seen);
      const bound = noise * Math.SQRT2 * norm * heaviest * height;
      expect(error).toBeLessThanOrEqual(bound + 4 * rho.n * Number.EPSILON * Math.max(...seen));
      expect(error * 1000).toBeGreaterThan(bound);
    }
  });

  it('in vacuum finds the isolated node isolated, and names it', () => {
    const rho = gridMeasure(circle, [n], (x) => (x[0] < 0.5 ? 1 : 0));
    const kernel = kernelTruncatedPolynomial('1/10', 2);
    const u = randomSigned(1, n);
    const { seen, mean } = filterOf(kernel, rho, u);
    const expected = byMatrix(circle, kernel, rho, u);
    expect(seen.map((s) => (s === 0 ? 1 : 0))).toEqual(expected.seen.map((s) => (s === 0 ? 1 : 0)));
    expect(seen.filter((s) => s === 0).length).toBeGreaterThan(50);
    expect(mean.every((t, i) => seen[i] > 0 || t === 0)).toBe(true);
    const first = seen.indexOf(0);
    for (const model of [modelCuckerSmale(circle, kernel), modelMotschTadmor(circle, kernel)]) {
      expect(() => average(model, new Float64Array(n), rho, u)).toThrow(IsolatedAgentError);
      expect(() => average(model, new Float64Array(n), rho, u)).toThrow(new RegExp(`target ${first} at`));
      expect(() => model.matrix(rho)).toThrow(new RegExp(`target ${first} at`));
    }
  });

  it('sees dust beside a heavy crowd, at its own mass and velocity', () => {
    const dust = Math.round(0.75 * n);
    for (const mass of [1e-12, 1e-30, 1e-200, 1e-310]) {
      const rho = gridMeasure(circle, [n], (x) => (x[0] < 0.5 ? 1 : x[0] === 0.75 ? mass : 0));
      const kernel = kernelTent('1/10');
      const u = Float64Array.from({ length: n }, (_, j) => (j === dust ? 0.3 : 1e3));
      const { seen, mean } = filterOf(kernel, rho, u);
      expect(seen[dust]).toBe(rho.masses[dust]);
      expect(mean[dust]).toBe(0.3);
      expectPromised({ seen, mean }, byMatrix(circle, kernel, rho, u), n, 1e3);
    }
  });

  it('sees through a tail: a Gaussian far from the crowd, where noise is many orders above what is seen', () => {
    const rho = gridMeasure(circle, [n], (x) => (x[0] < 0.2 ? 1 : 0));
    const kernel = kernelGaussian('1/4000');
    const u = randomSigned(2, n);
    const expected = byMatrix(circle, kernel, rho, u);
    expect(Math.min(...expected.seen)).toBeLessThan(1e-40);
    expectPromised(filterOf(kernel, rho, u), expected, n);
  });

  it('is not confused by scales: of masses, of the kernel, of one component beside another', () => {
    const kernel: Kernel = { ...kernelPower(2), profile: (r2) => 1e-250 / (1 + r2) };
    const rho = gridMeasure(circle, [n], (x) => 1e-40 * wavy(x));
    const u = randomSigned(4, 2 * n).map((t, k) => (k % 2 === 0 ? 1e150 * t : 1e-150 * t));
    const actual = filterOf(kernel, rho, u);
    const expected = byMatrix(circle, kernel, rho, u);
    const component = (v: Float64Array, c: number): Float64Array => v.filter((_, k) => k % 2 === c);
    [1e150, 1e-150].forEach((scale, c) => {
      expectPromised(
        { seen: actual.seen, mean: component(actual.mean, c) },
        { seen: expected.seen, mean: component(expected.mean, c) },
        n,
        scale,
      );
    });
  });

  it('sums directly over a crowd on few nodes, and over a narrow kernel', () => {
    const few = gridMeasure(circle, [n], (x) => (x[0] < 0.03 ? 1 : 0));
    const u = randomSigned(6, n);
    for (const kernel of [kernelPower(2), kernelOneSided('1/2'), kernelShifted(kernelTent('1/8'), '1/4')])
      for (const reversed of [false, true]) {
        const actual = favreFilter(circle, kernel, reversed)(few, few, u);
        const expected = byMatrix(circle, kernel, few, u, reversed);
        expect(largestGap(actual.mean, expected.mean)).toBeLessThanOrEqual(64 * Number.EPSILON);
      }
    const narrow = kernelOneSided('1/50');
    const rho = gridMeasure(circle, [n], wavy);
    for (const reversed of [false, true]) {
      const actual = favreFilter(circle, narrow, reversed)(rho, rho, u);
      expect(largestGap(actual.mean, byMatrix(circle, narrow, rho, u, reversed).mean)).toBeLessThanOrEqual(
        64 * Number.EPSILON,
      );
    }
  });

  it('is noticed when it is the wrong way round', () => {
    const rho = gridMeasure(circle, [n], wavy);
    const u = randomDoubles(9, n);
    const kernel = kernelOneSided('1/3');
    const wrong = favreFilter(circle, kernel, true)(rho, rho, u);
    expect(() => expectPromised(wrong, byMatrix(circle, kernel, rho, u), n)).toThrow();
  });

  it('keeps a jump at a distance of nodes where the matrix has it', () => {
    const rho = gridMeasure(torus(2, 1), [20, 10], wavy);
    const u = randomSigned(1, 200);
    const kernel = kernelBox('3/10');
    expectPromised(favreFilter(torus(2, 1), kernel)(rho, rho, u), byMatrix(torus(2, 1), kernel, rho, u), 200);
  });
});
