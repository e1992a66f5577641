import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../../src/scalar/field.js';
import * as Q from '../../../src/scalar/rational.js';
import type { Kernel } from '../../../src/operators/index.js';
import {
  kernelBox,
  kernelBump,
  kernelGaussian,
  kernelOneSided,
  kernelPower,
  kernelProduct,
  kernelScaled,
  kernelSquare,
  kernelTent,
  kernelTruncatedPolynomial,
} from '../../../src/operators/index.js';
import { convolution, evaluator, sumOf, stretched } from '../../../src/operators/kernels/piecewise.js';
import { KERNELS } from '../../fixtures/kernels.js';

/** (ψ * ψ)(z) by the midpoint rule on a cube. */
function squareAt(psi: Kernel, z: readonly number[]): number {
  const dim = z.length;
  const reach = Number.isFinite(psi.radius(dim)) ? psi.radius(dim) : 8;
  const n = dim === 1 ? 20_000 : dim === 2 ? 300 : 60;
  let sum = 0;
  const y = z.map(() => 0);
  for (let i = 0; i < n ** dim; i++) {
    for (let k = 0; k < dim; k++) y[k] = reach * ((2 * (Math.floor(i / n ** k) % n) + 1) / n - 1);
    const here = psi.value(doubles, y);
    if (here !== 0)
      sum +=
        here *
        psi.value(
          doubles,
          z.map((t, k) => t - y[k]),
        );
  }
  return sum * ((2 * reach) / n) ** dim;
}

describe('the factor of a kernel', () => {
  const factored = KERNELS.filter(
    ({ kernel, environment }) => environment.kind === 'space' && kernel.factor?.(environment.dim),
  );

  it('is known for tents, Gaussians, squares, and what is made of them', () => {
    const names = new Set(factored.map(({ kernel }) => kernel.name.split('(')[0]));
    expect([...names].sort()).toEqual(['gaussian', 'mollifier', 'product', 'scaled', 'square', 'tent']);
  });

  for (const { kernel, environment } of factored)
    it(`of ${kernel.name}, dimension ${environment.dim}: φ = scale ψ * ψ by quadrature, ψ even and not negative`, () => {
      const { dim } = environment;
      const { psi, scale, exactScale } = kernel.factor!(dim)!;
      expect(psi.even).toBe(true);
      expect(scale).toBeGreaterThan(0);
      if (exactScale) expect(Q.toNumber(exactScale)).toBeCloseTo(scale, 12);
      const reach = Number.isFinite(kernel.radius(1)) ? kernel.radius(1) : 3;
      for (const part of [0, 0.31, 0.77]) {
        const z = [part, part / 2, -part / 3].slice(0, dim).map((t) => t * reach);
        // jumps of a box: a layer of cells
        const tolerance = psi.smoothness < 0 ? [0, 1e-3, 0.05, 0.25][dim] : [0, 1e-6, 1e-3, 0.01][dim];
        expect(Math.abs(scale * squareAt(psi, z) - kernel.value(doubles, z))).toBeLessThan(tolerance * kernel.sup(dim));
      }
    });

  for (const { kernel, environment } of factored)
    if (kernel.onLine && environment.dim === 1)
      it(`of ${kernel.name} on the line: exactly`, () => {
        const { psi, exactScale } = kernel.factor!(1)!;
        const square = stretched(convolution(psi.onLine!, psi.onLine!), exactScale!, Q.ONE);
        const minus = { ...kernel.onLine!, pieces: kernel.onLine!.pieces.map((c) => c.map(Q.negate)) };
        expect(sumOf([square, minus]).breaks).toEqual([]);
      });
});

describe('kernelSquare', () => {
  const at = (kernel: Kernel, z: string): string => Q.toText(kernel.value(rationals, [Q.parseRational(z)]));

  it('of the box is the tent', () => {
    const square = kernelSquare(kernelBox('1/2'));
    for (const z of ['0', '1/3', '-3/4', '1', '2']) expect(at(square, z)).toBe(at(kernelTent(1), z));
  });

  it('of the tent is the cubic B-spline', () => {
    const spline = kernelSquare(kernelTent(1));
    expect(['-2', '-3/2', '-1', '-1/2', '0', '1/2', '1', '2'].map((z) => at(spline, z))).toEqual([
      '0',
      '1/48',
      '1/6',
      '23/48',
      '2/3',
      '23/48',
      '1/6',
      '0',
    ]);
    expect([spline.smoothness, spline.lipschitz(1)]).toEqual([2, 2 / 3]);
  });

  it('of 1 − z² is written down in closed form', () => {
    // ∫ (1 − y²)(1 − (1 − y)²) dy over [0, 1]
    expect(at(kernelSquare(kernelTruncatedPolynomial(1, 1)), '1')).toBe('11/30');
    expect(at(kernelSquare(kernelTruncatedPolynomial(1, 1)), '0')).toBe('16/15');
  });

  it('can be repeated, and taken as a product', () => {
    const twice = kernelSquare(kernelSquare(kernelBox('1/2')));
    expect(at(twice, '1/2')).toBe('23/48');
    expect(kernelProduct(twice).value(rationals, [Q.HALF, Q.ONE])).toEqual(
      Q.multiply(Q.rational(23n, 48n), Q.rational(1n, 6n)),
    );
  });

  it('has no closed form for others, and is not for kernels that are not even', () => {
    expect(() => kernelSquare(kernelBump())).toThrow(/psi: bump\(1\), expected a piecewise polynomial on the line/);
    expect(() => kernelSquare(kernelGaussian())).toThrow(/psi: gaussian\(1\)/);
    expect(() => kernelSquare(kernelPower())).toThrow(/psi: power\(2\)/);
    expect(() => kernelSquare(kernelOneSided())).toThrow(/psi: one-sided\(1\), expected an even kernel/);
  });
});

describe('piecewise polynomials', () => {
  it('convolve as their integrals say: ∫ f * g = ∫ f ∫ g, and (f * g)(z) by quadrature', () => {
    const f = kernelOneSided(2).onLine!;
    const g = kernelScaled(kernelTruncatedPolynomial(1, 2), { height: 2, length: '3/4' }).onLine!;
    const h = evaluator(doubles, convolution(f, g));
    const [F, G] = [evaluator(doubles, f), evaluator(doubles, g)];
    for (const z of [-2.3, -1.1, -0.2, 0.4]) {
      let sum = 0;
      for (let i = 0; i < 40_000; i++) {
        const y = -3 + (i + 0.5) * 1.5e-4;
        sum += F(y) * G(z - y) * 1.5e-4;
      }
      expect(h(z)).toBeCloseTo(sum, 6);
    }
  });
});
