import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../../../src/operators/errors.js';
import { plainPlan } from '../../../../src/operators/fast/fourier/plain.js';
import { fourierPlan } from '../../../../src/operators/fast/fourier/plan.js';
import { vectorisedPlan } from '../../../../src/operators/fast/fourier/vectorised.js';
import { largestGap, total } from '../../../fixtures/doubles.js';
import { GRIDS, UNIT, nameOf, obeysTheLawsOfTransforms, randomParts } from './plan.properties.js';

describe('plainPlan', () => {
  GRIDS.forEach((grid, k) => obeysTheLawsOfTransforms(plainPlan(grid), k));
});

describe('vectorisedPlan', () => {
  GRIDS.forEach((grid, k) => {
    const plan = vectorisedPlan(grid)!;
    obeysTheLawsOfTransforms(plan, k);
    it(`${nameOf(grid)}: equals the plain one up to rounding, both ways`, () => {
      const plain = plainPlan(grid);
      for (const direction of ['forward', 'backward'] as const) {
        const [a, b] = [randomParts(k, plan.size), randomParts(k, plan.size)];
        plan[direction](...a);
        plain[direction](...b);
        const [re, im] = randomParts(k, plan.size);
        const bound = (plan.rounding + plain.rounding) * UNIT * (total(re) + total(im));
        expect(Math.max(largestGap(a[0], b[0]), largestGap(a[1], b[1]))).toBeLessThanOrEqual(bound);
      }
    });
  });

  it('is exact where no digit is lost: constants and waves of period 4, lengths that are powers of two', () => {
    for (const n of [4, 8, 16, 32, 128, 1024]) {
      const plan = fourierPlan([n]);
      plan.re.fill(3);
      plan.im.fill(0);
      plan.forward(plan.re, plan.im);
      expect([...plan.re]).toEqual([3 * n, ...Array.from({ length: n - 1 }, () => 0)]);
      plan.re.set(Float64Array.from({ length: n }, (_, j) => [1, 0, -1, 0][j % 4]));
      plan.im.set(Float64Array.from({ length: n }, (_, j) => [0, 1, 0, -1][j % 4]));
      plan.forward(plan.re, plan.im);
      expect(plan.re[n / 4]).toBe(n);
      expect(total(plan.re) + total(plan.im)).toBe(n);
    }
  });

  // In norm, relative to the transform. Measured: 0.3 to 0.5 ε log₂ n, with chirps ten times that.
  for (const [n, most] of [
    [48, 1],
    [256, 1],
    [360, 1],
    [512, 1],
    [1000, 1],
    [1024, 1],
    [997, 4],
  ] as const)
    it(`of length ${n} rounds by ${most} ε/2 log₂ n in norm, against a compensated sum`, () => {
      const plan = fourierPlan([n], { after: 2 });
      const [re, im] = randomParts(n, 2 * n);
      plan.re.set(re);
      plan.im.set(im);
      plan.forward(plan.re, plan.im);
      let [error, size] = [0, 0];
      for (let k = 0; k < n; k++) {
        const terms = Array.from({ length: n }, (_, j) => {
          const angle = reducedAngle((j * k) % n, n);
          return [re[2 * j], im[2 * j], angle[0], angle[1]];
        });
        const real = compensated(terms.flatMap(([r, i, c, s]) => [r * c, i * s]));
        const imaginary = compensated(terms.flatMap(([r, i, c, s]) => [-r * s, i * c]));
        error += (real - plan.re[2 * k]) ** 2 + (imaginary - plan.im[2 * k]) ** 2;
        size += real ** 2 + imaginary ** 2;
      }
      expect(Math.sqrt(error / size)).toBeLessThanOrEqual(most * UNIT * Math.log2(n));
    });
});

describe('fourierPlan', () => {
  it('has vector instructions where the tests run', () => {
    expect(fourierPlan([8]).re.buffer.byteLength).toBeGreaterThan(8 * 8);
  });

  it('refuses lengths that are not positive integers, and arrays of other lengths', () => {
    for (const shape of [[], [0], [4, -1], [1.5], [NaN]]) expect(() => fourierPlan(shape)).toThrow(OperatorError);
    expect(() => fourierPlan([4, 0])).toThrow('shape[1]: 0, expected a positive integer');
    expect(() => fourierPlan([4], { before: 0 })).toThrow('before: 0');
    expect(() => fourierPlan([4], { after: Infinity })).toThrow('after: Infinity');
    for (const plan of [fourierPlan([4]), plainPlan({ shape: [4], before: 1, after: 1 })]) {
      const x = new Float64Array(4);
      expect(() => plan.forward(x, new Float64Array(3))).toThrow('im: length 3, expected 4');
      expect(() => plan.backward(new Float64Array(5), x)).toThrow('re: length 5, expected 4');
      expect(() => plan.forward(x, x)).toThrow('one array, expected two');
    }
  });

  it('refuses its own arrays in exchanged roles', () => {
    const plan = fourierPlan([4]);
    expect(() => plan.forward(plan.im, plan.re)).toThrow('expected both in their order');
    expect(() => plan.forward(plan.re, new Float64Array(4))).toThrow('expected both in their order');
  });
});

/** cos and sin of 2π k/n, the angle in [0, π/4] */
function reducedAngle(k: number, n: number): [number, number] {
  const eighth = Math.floor((8 * k) / n);
  const fold = eighth % 2 === 0 ? 8 * k - eighth * n : (eighth + 1) * n - 8 * k;
  const angle = ((Math.PI / 4) * fold) / n;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return (
    [
      [c, s],
      [s, c],
      [-s, c],
      [-c, s],
      [-c, -s],
      [-s, -c],
      [s, -c],
      [c, -s],
    ] as [number, number][]
  )[eighth];
}

/** Neumaier's sum: rounds as if once. */
function compensated(terms: readonly number[]): number {
  let [sum, rest] = [0, 0];
  for (const t of terms) {
    const next = sum + t;
    rest += Math.abs(sum) >= Math.abs(t) ? sum - next + t : t - next + sum;
    sum = next;
  }
  return sum + rest;
}
