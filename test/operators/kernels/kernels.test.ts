import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../src/operators/index.js';
import { kernelBump, kernelPower, kernelTent, kernelTruncatedPolynomial, space } from '../../../src/operators/index.js';
import * as Q from '../../../src/scalar/rational.js';
import { KERNELS } from '../../fixtures/kernels.js';
import { checksOf, describeKernel } from './kernel.properties.js';

for (const testCase of KERNELS) describeKernel(testCase);

/** Titles of the checks that a kernel with one wrong fact fails. */
function failuresOf(kernel: Kernel, dim: number): string[] {
  return checksOf({ kernel, environment: space(dim) })
    .filter(({ run }) => {
      try {
        run();
        return false;
      } catch {
        return true;
      }
    })
    .map(({ title }) => title);
}

describe('a wrong fact is noticed', () => {
  const tent = kernelTent(1);
  const wrong = (facts: Partial<Kernel>, dim = 2, kernel: Kernel = tent): string =>
    failuresOf({ ...kernel, ...facts }, dim).join();

  it('in none of the kernels that are right', () => {
    for (const dim of [1, 2, 3]) expect(failuresOf(tent, dim)).toEqual([]);
  });

  it('in the support: too small, as it was when the product tent claimed a ball of radius R, and too large', () => {
    expect(wrong({ radius: () => 1 })).toMatch(/vanishes beyond its radius/);
    expect(wrong({ radius: () => 2 })).toMatch(/vanishes beyond its radius/);
    expect(wrong({ radius: () => 0.9 }, 1, kernelBump(1))).toMatch(/vanishes beyond its radius/);
  });

  it('in the bounds of (27)', () => {
    const { C, R0 } = tent.bounds(2);
    // true on the line only
    expect(wrong({ bounds: () => ({ core: { c: Q.HALF, r0: Q.HALF }, C, R0 }) })).toMatch(/keeps the bounds of \(27\)/);
    expect(wrong({ bounds: () => ({ core: undefined, C, R0: Q.ONE }) })).toMatch(/keeps the bounds of \(27\)/);
    expect(wrong({ bounds: () => ({ core: undefined, C: Q.HALF, R0 }) })).toMatch(/keeps the bounds of \(27\)/);
    expect(wrong({ bounds: () => ({ core: undefined, C, R0: undefined }) })).toMatch(
      /say whether the support is bounded/,
    );
  });

  it('in supremum, infimum, Lipschitz constant, integral and smoothness', () => {
    expect(wrong({ sup: () => 0.9 })).toMatch(/below its supremum/);
    expect(wrong({ sup: () => 1.1 })).toMatch(/below its supremum/);
    // true on the diagonal only
    expect(wrong({ infimum: (r, dim) => Math.max(0, 1 - r / Math.sqrt(dim)) ** dim })).toMatch(
      /stays above its infimum/,
    );
    expect(wrong({ infimum: () => 0 })).toMatch(/stays above its infimum/);
    expect(wrong({ lipschitz: () => 1 })).toMatch(/Lipschitz/);
    expect(wrong({ lipschitz: () => 2 })).toMatch(/Lipschitz/);
    expect(wrong({ integral: () => 1.1 })).toMatch(/has its integral/);
    expect(wrong({ integral: () => Infinity })).toMatch(/has its integral/);
    expect(wrong({ smoothness: 1 }, 1)).toMatch(/as smooth as it says/);
    expect(wrong({ smoothness: 0 }, 1, kernelTruncatedPolynomial(1, 2))).toMatch(/as smooth as it says/);
  });

  it('in evenness, positivity, tails, profile and exactness', () => {
    expect(wrong({ even: false })).toMatch(/is even/);
    expect(wrong({ positive: true })).toMatch(/is positive everywhere/);
    expect(wrong({ fatTail: true }, 1)).toMatch(/fat tail/);
    expect(wrong({ fatTail: false }, 1, kernelPower(1))).toMatch(/fat tail/);
    expect(wrong({ integral: () => 3 }, 1, kernelPower(1))).toMatch(/has its integral/);
    expect(wrong({ profile: (r2) => r2 })).toMatch(/has a profile/);
    expect(wrong({ exact: () => true }, 1, kernelPower(1))).toMatch(/in rationals/);
  });
});
