import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../../src/scalar/field.js';
import * as Q from '../../../src/scalar/rational.js';
import type { Kernel } from '../../../src/operators/index.js';
import {
  OperatorError,
  checkKernel,
  finiteSet,
  kernelBox,
  kernelBracket,
  kernelBump,
  kernelCone,
  kernelCutoff,
  kernelGaussian,
  kernelMollifier,
  kernelOneSided,
  kernelPeriodised,
  kernelPower,
  kernelProduct,
  kernelScaled,
  kernelShifted,
  kernelTent,
  kernelTrigonometric,
  kernelTruncatedPolynomial,
  kernelWendland,
  measure,
  modelCuckerSmale,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';

const q = Q.parseRational;
const at = (kernel: Kernel, ...z: string[]): string => Q.toText(kernel.value(rationals, z.map(q)));

describe('values written down by hand', () => {
  it('are the definitions', () => {
    expect(at(kernelBox('3/2'), '1', '1')).toBe('1');
    expect(at(kernelBox('5'), '3', '4')).toBe('0');
    expect(at(kernelTent(2), '1/2', '-1')).toBe('3/8');
    expect(at(kernelPower(2), '1', '2')).toBe('1/6');
    expect(at(kernelPower(4), '1')).toBe('1/4');
    expect(at(kernelTruncatedPolynomial(2, 3), '1', '1')).toBe('1/8');
    expect(at(kernelCone(2, 3), '-1/2')).toBe('27/64');
    expect(at(kernelWendland(1), '1/2')).toBe('3/16');
    expect(at(kernelScaled(kernelPower(2), { height: 3, length: 2 }), '2')).toBe('3/2');
    expect(at(kernelShifted(kernelTent(1), '1/3'), '1/2')).toBe('5/6');
    expect(at(kernelProduct(kernelBox(1)), '9/10', '9/10')).toBe('1');
    // s = 4/3 (1 − 1/2) = 2/3
    expect(at(kernelCutoff(2), '1', '1')).toBe('64/81');
    expect([at(kernelCutoff(2), '1'), at(kernelCutoff(2), '2')]).toEqual(['1', '0']);
  });

  it('look ahead, at those with larger x, and at oneself', () => {
    const ahead = kernelOneSided(1);
    expect(['-1', '-1/4', '0', '1/4'].map((z) => at(ahead, z))).toEqual(['0', '3/4', '1', '0']);
  });

  it('are rational for other exponents where 1 + r² is a perfect power, and r is rational', () => {
    expect(at(kernelPower(1), '3/4')).toBe('4/5');
    expect(() => at(kernelPower(1), '1/2')).toThrow(/has no exact value here/);
    expect(at(kernelCone(10, 1), '3', '4')).toBe('1/2');
    expect(at(kernelWendland(10), '3', '4')).toBe('3/16');
    expect(() => at(kernelCone(10, 1), '1', '1')).toThrow(/has no exact value here/);
  });

  it('are those of the smooth kernels in doubles, and errors in rationals', () => {
    expect(kernelGaussian(4).value(doubles, [2, 2])).toBeCloseTo(Math.exp(-1), 15);
    expect(kernelBump(2).value(doubles, [1])).toBeCloseTo(Math.exp(-4 / 3), 15);
    expect(kernelBump(2).value(doubles, [2])).toBe(0);
    expect(() => at(kernelGaussian(4), '1')).toThrow(/the kernel gaussian\(4\) has no exact value/);
    expect(() => at(kernelBump(2), '1')).toThrow(/the kernel bump\(2\) has no exact value/);
  });
});

describe('kernelMollifier', () => {
  it('has the integral 1, exactly where it is rational', () => {
    for (const [kernel, dim] of [
      [kernelTent('2/3'), 1],
      [kernelTent('2/3'), 3],
      [kernelTruncatedPolynomial('5/7', 2), 1],
      [kernelBox(3), 1],
      [kernelCone(2, 3), 1],
      [kernelWendland(2), 1],
      [kernelPeriodised(kernelTent(2), torus(1, 1)), 1],
      [kernelTrigonometric(torus(2, [2, 3]), [[[1, 0], 1]]), 2],
    ] as const)
      expect(Q.toText(kernelMollifier(kernel, dim).exactIntegral!(dim)!)).toBe('1');
    for (const dim of [1, 2, 3])
      for (const kernel of [kernelGaussian(2), kernelBump(1), kernelPower(5), kernelTruncatedPolynomial(2, 1)]) {
        const mollifier = kernelMollifier(kernel, dim);
        expect(Math.abs(mollifier.integral(dim) - 1)).toBeLessThan(2 ** -46);
      }
  });

  it('stays rational where the integral is not, for one dimension', () => {
    const mollifier = kernelMollifier(kernelTruncatedPolynomial(1, 1), 2);
    expect(mollifier.exact(2)).toBe(true);
    expect(mollifier.exactIntegral!(2)).toBeUndefined();
    expect(() => checkKernel(space(3), mollifier)).toThrow(
      /mollifier\(truncated-polynomial\(1, 1\), 2\): on R³, expected dimension 2/,
    );
  });

  it('needs a finite integral: ⟨x⟩^(−n−γ) has one for γ > 0', () => {
    expect(() => kernelMollifier(kernelPower(2), 2)).toThrow(
      /kernel: power\(2\) has the integral Infinity in dimension 2/,
    );
    // ∫ (1 + |x|²)^(−3/2) dx = 2π in the plane
    expect(kernelBracket(2, 1).value(doubles, [0, 0])).toBeCloseTo(1 / (2 * Math.PI), 14);
    expect(() => kernelBracket(2, 0)).toThrow(/gamma: 0, expected a positive number/);
  });
});

describe('condition (88) of ⟨x⟩^(−n−γ)', () => {
  it('holds: values at |x| and |y| within a factor of 2 of each other are comparable, uniformly; for the Gaussian not', () => {
    const ratio = (kernel: Kernel, r: number): number => kernel.value(doubles, [r]) / kernel.value(doubles, [2 * r]);
    // (1 + 4r²)/(1 + r²) < 4
    for (const r of [0.1, 1, 10, 1e4]) expect(ratio(kernelBracket(1, 1), r)).toBeLessThanOrEqual(4);
    expect(ratio(kernelGaussian(1), 4)).toBeGreaterThan(1e9);
  });
});

describe('hostile parameters', () => {
  it('name place and value', () => {
    for (const factory of [
      kernelBox,
      kernelTent,
      kernelBump,
      kernelTruncatedPolynomial,
      kernelCone,
      kernelWendland,
      kernelCutoff,
      kernelOneSided,
    ]) {
      expect(() => factory(0)).toThrow(/radius: 0, expected a positive number/);
      expect(() => factory('-1/2')).toThrow(/radius: -1\/2/);
      expect(() => factory(NaN)).toThrow(/not a number/);
      expect(() => factory(Infinity)).toThrow(/not a number/);
    }
    expect(() => kernelPower(0)).toThrow(/beta: 0, expected a positive number/);
    expect(() => kernelGaussian(-1)).toThrow(/variance: -1, expected a positive number/);
    for (const factory of [kernelTruncatedPolynomial, kernelCone])
      for (const k of [0, 1.5, 13, NaN])
        expect(() => factory(1, k)).toThrow(new RegExp(`exponent: ${k}, expected an integer from 1 to 12`));
    expect(() => kernelScaled(kernelTent(1), { height: 0 })).toThrow(/height: 0/);
    expect(() => kernelScaled(kernelTent(1), { length: -1 })).toThrow(/length: -1/);
    const wave = kernelTrigonometric(torus(1, 3), [[1, 1]]);
    expect(() => kernelScaled(wave, { length: 2 })).toThrow(/length: 2, expected 1 for trigonometric/);
    expect(() => kernelProduct(wave)).toThrow(/base: trigonometric\(1: 1\) is not defined on the line/);
    expect(() => kernelProduct(kernelPower(1))).toThrow(/base: power\(1\), expected a tail that is not fat/);
    expect(() => kernelShifted(kernelTent(1), 0)).toThrow(/shift: \(0\), expected 1 to 3 coordinates, not all 0/);
    expect(() => kernelShifted(kernelTent(1), [1, 0])).toThrow(
      /kernel: tent\(1\), expected a continuous function of r/,
    );
    expect(() => kernelShifted(kernelBox(1), 1)).toThrow(/kernel: box\(1\), expected a continuous function of r/);
  });

  it('and environments where a kernel means nothing are errors of the models too', () => {
    expect(() => checkKernel(finiteSet(['a']), kernelTent(1))).toThrow(
      /kernel tent\(1\): on \{a\}, expected a space or a torus/,
    );
    expect(() => checkKernel(space(2), kernelOneSided(1))).toThrow(
      /kernel one-sided\(1\): on R², expected dimension 1/,
    );
    const images = kernelPeriodised(kernelTent(1), torus(1, 3));
    expect(() => checkKernel(torus(1, 2), images)).toThrow(/on T of period 2, expected the torus of period 3/);
    expect(() => checkKernel(space(1), images)).toThrow(/on R, expected the torus of period 3/);
    expect(() => checkKernel(product(torus(1, 3), ['a', 'b']), images)).not.toThrow();
    const model = modelCuckerSmale(space(2), kernelOneSided(1));
    const rho = measure(space(2), { points: [[0, 0]] });
    expect(() => model.matrix(rho)).toThrow(OperatorError);
  });
});
