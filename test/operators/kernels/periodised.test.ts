import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../../src/scalar/field.js';
import * as Q from '../../../src/scalar/rational.js';
import {
  InexactError,
  finiteSet,
  kernelBox,
  kernelGaussian,
  kernelPeriodised,
  kernelPower,
  kernelTent,
  kernelTruncatedPolynomial,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';

const q = Q.parseRational;

describe('kernelPeriodised', () => {
  it('adds the images, exactly', () => {
    // 1 − |z|/2 at 1/2, −5/2 and 7/2 … for the period 3: 3/4 + 0, at 3/2: 1/4 + 1/4
    const tent = kernelPeriodised(kernelTent(2), torus(1, 3));
    expect(['1/2', '-5/2', '3/2', '0', '4'].map((z) => Q.toText(tent.value(rationals, [q(z)])))).toEqual([
      '3/4',
      '3/4',
      '1/2',
      '1',
      '1/2',
    ]);
    const wide = kernelPeriodised(kernelTruncatedPolynomial(3, 1), torus(1, 1));
    // Σ (1 − (z + k)²/9) over |z + k| < 3 at 0
    expect(Q.toText(wide.value(rationals, [q('0')]))).toBe(Q.toText(Q.subtract(q('5'), q('10/9'))));
  });

  it('is the kernel itself where its support fits, with its facts', () => {
    const [tent, circle] = [kernelTent(1), torus(1, 2)];
    const images = kernelPeriodised(tent, circle);
    expect([images.radius(1), images.lipschitz(1), images.sup(1), images.truncation]).toEqual([1, 1, 1, 0]);
    for (const z of ['-1', '-1/3', '0', '7/8'])
      expect(images.value(rationals, [q(z)])).toEqual(tent.value(rationals, [q(z)]));
    expect(kernelPeriodised(tent, torus(1, '19/10')).radius(1)).toBe(Infinity);
  });

  it('in the limit of many images is constant: ∫ φ / L', () => {
    const flat = kernelPeriodised(kernelTent(5), torus(1, 1));
    expect(Q.toText(flat.value(rationals, [q('1/3')]))).toBe('5');
    expect(flat.positive).toBe(true);
    expect(flat.lipschitz(1)).toBeLessThan(1e-12);
    expect(flat.smoothness).toBe(Infinity);
    // two boxes that touch leave out a point
    expect(Q.toText(kernelPeriodised(kernelBox(1), torus(1, 2)).value(rationals, [q('1')]))).toBe('0');
    expect(kernelPeriodised(kernelBox(1), torus(1, 2)).smoothness).toBe(-1);
  });

  it('misses less of an infinite sum than it says: 1/(1 + z²) has a closed form', () => {
    for (const L of [1, 3, 10]) {
      const images = kernelPeriodised(kernelPower(2), torus(1, L));
      for (const z of [0, 0.1, 0.31, 0.5]) {
        const a = (2 * Math.PI) / L;
        const closed = ((Math.PI / L) * Math.sinh(a)) / (Math.cosh(a) - Math.cos(a * z * L));
        const missing = closed - images.value(doubles, [z * L]);
        expect(missing).toBeGreaterThan(0);
        expect(missing).toBeLessThanOrEqual(images.truncation);
        // the bound is no more than four times too large
        expect(images.truncation).toBeLessThan(4 * missing);
      }
    }
  });

  it('sums Gaussians to the last digit: Poisson', () => {
    const images = kernelPeriodised(kernelGaussian(1), torus(1, 2));
    const z = 0.7;
    let sum = Math.sqrt(2 * Math.PI) / 2;
    for (let k = 1; k < 12; k++)
      sum += Math.sqrt(2 * Math.PI) * Math.exp(-((Math.PI * k) ** 2) / 2) * Math.cos(Math.PI * k * z);
    expect(images.value(doubles, [z])).toBeCloseTo(sum, 14);
    expect(images.truncation).toBeLessThan(1e-15);
    expect(images.positiveDefinite(torus(1, 2))).toBe(true);
    expect(kernelGaussian(1).positiveDefinite(torus(1, 2))).toBe(false);
    expect(() => images.value(rationals, [q('1')])).toThrow(InexactError);
  });

  it('factors on the torus as the kernel does on the line', () => {
    const circle = torus(1, 3);
    const tent = kernelPeriodised(kernelTent(4), circle);
    const { psi, scale } = tent.factor!(1)!;
    const n = 30_000;
    for (const z of [0.1, 1.4]) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const y = (3 * (i + 0.5)) / n;
        sum += (psi.value(doubles, [y]) * psi.value(doubles, [z - y]) * 3) / n;
      }
      expect(scale * sum).toBeCloseTo(tent.value(doubles, [z]), 3);
    }
  });

  it('names place and value of what is wrong', () => {
    expect(() => kernelPeriodised(kernelTent(1), space(1))).toThrow(/images: on R, expected a torus/);
    expect(() => kernelPeriodised(kernelTent(1), finiteSet(['a']))).toThrow(/expected a torus/);
    expect(() => kernelPeriodised(kernelTent(1), product(torus(1), ['a']))).toThrow(/expected a torus/);
    expect(() => kernelPeriodised(kernelPower(1), torus(1, 1))).toThrow(/the images of power\(1\) have no finite sum/);
    expect(() => kernelPeriodised(kernelPower(2), torus(2, 1))).toThrow(/no finite sum/);
    const once = kernelPeriodised(kernelTent(1), torus(1, 1));
    expect(() => kernelPeriodised(once, torus(1, 1))).toThrow(/periodised\(tent\(1\)\) is periodic already/);
    expect(() => kernelPeriodised(kernelTent(1), torus(3, '1/100'))).toThrow(/images, the limit is 100000/);
  });
});
