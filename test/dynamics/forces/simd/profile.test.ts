import { describe, expect, it } from 'vitest';
import {
  kernelGaussian,
  kernelPower,
  kernelScaled,
  kernelTruncatedPolynomial,
} from '../../../../src/operators/index.js';
import type { Kernel } from '../../../../src/operators/index.js';
import { applySimdProfile } from '../../../../src/dynamics/forces/simd/apply-profile.js';
import { profileError } from '../../../../src/dynamics/forces/simd/profile.js';
import { randomDoubles } from '../../../fixtures/doubles.js';
import { errorOfExp, errorOfPower, exactly } from '../../../fixtures/high-precision.js';

/** Squared distances of all sizes: 0, tiny, around the powers of two where the logarithm changes its branch, and huge. */
function squares(largest: number): Float64Array {
  const around = [0.5, Math.SQRT2 - 1, 1, 2 * Math.SQRT2 - 1, 3, 4 * Math.SQRT2 - 1, 7].flatMap((t) => [
    t * (1 - 2 ** -52),
    t,
    t * (1 + 2 ** -52),
  ]);
  const exponents = randomDoubles(5, 200).map((t) => 2 ** (80 * t - 40));
  const ordinary = randomDoubles(6, 201).map((t) => 4 * t);
  const all = [0, 2 ** -1074, 2 ** -60, 2 ** -53, ...around, ...exponents, ...ordinary, 2 ** 99];
  return Float64Array.from(all.filter((r2) => r2 <= largest));
}

const formOf = ({ form }: Kernel) => form!;

describe('φ of many squared distances', () => {
  for (const [p, q] of [
    [1, 2],
    [1, 1],
    [3, 2],
    [2, 1],
    [5, 2],
    [6, 1],
    [11, 2],
    [1, 8],
    [3, 8],
    [5, 4],
    [17, 8],
    [7, 1],
    [41, 16],
  ])
    it(`is (1 + r²)^(−${p}/${q}) to its stated error, against exact powers`, () => {
      const kernel = kernelPower(`${2 * p}/${q}`);
      const r2 = squares(2 ** 99);
      const phi = applySimdProfile(formOf(kernel), r2);
      const bound = profileError(formOf(kernel), 1, 0) * Number.EPSILON;
      for (const [k, t] of r2.entries()) {
        const { n, d } = exactly(t);
        const error = errorOfPower(phi[k], { n: n + d, d }, p, q);
        if (!(Math.abs(error) <= bound)) expect.fail(`at r² = ${t}: ${error / Number.EPSILON} ε`);
      }
    });

  it('is a power of a stretched distance to its stated error', () => {
    const kernel = kernelScaled(kernelPower('5/4'), { length: 3 });
    const r2 = squares(2 ** 99);
    const phi = applySimdProfile(formOf(kernel), r2);
    const bound = profileError(formOf(kernel), 1, 0) * Number.EPSILON;
    for (const [k, t] of r2.entries()) {
      const { n, d } = exactly(t);
      const error = errorOfPower(phi[k], { n: n + 9n * d, d: 9n * d }, 5, 8);
      if (!(Math.abs(error) <= bound)) expect.fail(`at r² = ${t}: ${error / Number.EPSILON} ε`);
    }
  });

  it('is exp(−r²/2) to its stated error, against a series of 1300 bits', () => {
    const form = formOf(kernelGaussian(1));
    const r2 = Float64Array.from([...squares(1), ...randomDoubles(7, 400).map((t) => 1416 * t), 1415.9]);
    const phi = applySimdProfile(form, r2);
    for (const [k, t] of r2.entries()) {
      const error = errorOfExp(phi[k], t / 2);
      // −r²/2 is exact here, so that the part of |ln φ| is not used up: one ulp is
      const bound = (t < 1 ? 1 : profileError(form, 1, t)) * Number.EPSILON;
      if (!(Math.abs(error) <= bound)) expect.fail(`at r² = ${t}: ${error / Number.EPSILON} ε`);
    }
  });

  it('is 0 where a Gaussian or a power is below the normal numbers', () => {
    expect([...applySimdProfile(formOf(kernelGaussian(1)), Float64Array.of(1416.1, 2000, 1e30))]).toEqual([0, 0, 0]);
    expect([...applySimdProfile(formOf(kernelPower('201/8')), Float64Array.of(2 ** 99, 2 ** 99))]).toEqual([0, 0]);
  });

  it('is (1 − r²/R²)₊^k to its stated error, and exactly 0 beyond R', () => {
    for (const k of [1, 2, 3, 12]) {
      const kernel = kernelTruncatedPolynomial('3/2', k);
      const r2 = Float64Array.from([...squares(4), 2.25, 2.25 * (1 + 2 ** -52), 2.25 * (1 - 2 ** -52), 1e9]);
      const phi = applySimdProfile(formOf(kernel), r2);
      const bound = profileError(formOf(kernel), 1, 0) * Number.EPSILON;
      for (const [i, t] of r2.entries()) {
        // the rounding of the expected value, which raises one rounded number to the power k
        expect(Math.abs(phi[i] - kernel.profile!(t))).toBeLessThanOrEqual(bound);
        if (t > 2.25 * (1 + 4 * Number.EPSILON)) expect(phi[i]).toBe(0);
      }
    }
  });
});
