import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../../src/scalar/field.js';
import * as Q from '../../../src/scalar/rational.js';
import type { TrigonometricKernel } from '../../../src/operators/index.js';
import { kernelTrigonometric, space, torus } from '../../../src/operators/index.js';

const q = Q.parseRational;
const circle = torus(1, 3);

describe('kernelTrigonometric', () => {
  it('has rational values at multiples of L/4 and L/6, and an error elsewhere', () => {
    const kernel = kernelTrigonometric(circle, [
      [1, '1/2'],
      [2, '-1/3'],
    ]);
    const at = (z: string): string => Q.toText(kernel.value(rationals, [q(z)]));
    expect(['0', '1/2', '3/4', '1', '3/2', '-3/4', '6'].map(at)).toEqual([
      '7/6',
      '17/12',
      '4/3',
      '11/12',
      '1/6',
      '4/3',
      '7/6',
    ]);
    expect(() => at('3/5')).toThrow(/the kernel trigonometric\(1: 1\/2; 2: -1\/3\) has no exact value here/);
    expect(kernel.value(doubles, [0.6])).toBeCloseTo(1 + Math.cos(0.4 * Math.PI) / 2 - Math.cos(0.8 * Math.PI) / 3, 14);
  });

  it('multiplies waves as it says: φ * cos over ∫ φ, by quadrature', () => {
    const onCircle = kernelTrigonometric(circle, [
      [1, '1/2'],
      [3, '1/4'],
    ]);
    const onPlane = kernelTrigonometric(torus(2, [1, 2]), [
      [[1, -1], '1/2'],
      [[0, 2], '-1/4'],
    ]);
    const measured = (kernel: TrigonometricKernel, k: readonly number[]): number => {
      const lengths = kernel.periods!.map(Q.toNumber);
      const n = 24;
      let [sum, whole] = [0, 0];
      for (let i = 0; i < n ** k.length; i++) {
        const turns = k.map((_, axis) => (Math.floor(i / n ** axis) % n) / n);
        const phi = kernel.value(
          doubles,
          turns.map((t, axis) => t * lengths[axis]),
        );
        sum += phi * Math.cos(2 * Math.PI * turns.reduce((s, t, axis) => s + t * k[axis], 0));
        whole += phi;
      }
      return sum / whole;
    };
    for (const k of [0, 1, 2, 3, -3])
      expect(measured(onCircle, [k])).toBeCloseTo(Q.toNumber(onCircle.multiplier(k)), 13);
    for (const k of [
      [0, 0],
      [1, -1],
      [-1, 1],
      [1, 1],
      [0, 2],
      [0, -2],
    ])
      expect(measured(onPlane, k)).toBeCloseTo(Q.toNumber(onPlane.multiplier(k)), 13);
    expect(Q.toText(onPlane.multiplier([-1, 1]))).toBe('1/4');
  });

  it('decides φ ≥ 0 on the circle exactly, at double roots too', () => {
    // (1 + cos)²·2/3 = 1 + 4/3 cos + 1/3 cos 2θ has a zero of order four
    const touching = kernelTrigonometric(circle, [
      [1, '4/3'],
      [2, '1/3'],
    ]);
    expect([touching.positive, touching.infimum(9, 1)]).toEqual([false, 0]);
    expect(() =>
      kernelTrigonometric(circle, [
        [1, '4/3'],
        [2, '333333333/1000000000'],
      ]),
    ).toThrow(/is negative at an angle of cosine -1/);
    expect(
      kernelTrigonometric(circle, [
        [1, '4/3'],
        [2, '333333334/1000000000'],
      ]).positive,
    ).toBe(true);
    // least inside: 1 + a cos 2θ − … at cos θ = 0
    expect(() => kernelTrigonometric(circle, [[2, '1.01']])).toThrow(
      /negative at an angle of cosine (-0|0|[+-]?\d.*e-1\d)$/,
    );
    expect(kernelTrigonometric(circle, []).positive).toBe(true);
  });

  it('names place and value of what is wrong', () => {
    expect(() => kernelTrigonometric(space(1), [[1, 1]])).toThrow(/cosines: on R, expected a torus/);
    expect(() => kernelTrigonometric(circle, [[0, 1]])).toThrow(/terms\[0\]: frequency \(0\), expected not 0/);
    expect(() => kernelTrigonometric(circle, [[1.5, 1]])).toThrow(/terms\[0\]: frequency \(1.5\), expected 1 integers/);
    expect(() => kernelTrigonometric(circle, [[65, 1]])).toThrow(/of size at most 64/);
    expect(() =>
      kernelTrigonometric(circle, [
        [1, '1/2'],
        [-1, '1/4'],
      ]),
    ).toThrow(/terms\[1\]: frequency \(-1\), expected each frequency once/);
    expect(() => kernelTrigonometric(torus(2), [[1, 1]])).toThrow(/terms\[0\]: frequency \(1\), expected 2 integers/);
    expect(() =>
      kernelTrigonometric(torus(2), [
        [[1, 0], 1],
        [[0, 1], '1/4'],
      ]),
    ).toThrow(/Σ\|a_k\| = 5\/4, expected at most 1 in dimension 2/);
    expect(() => kernelTrigonometric(circle, [[1, NaN]])).toThrow(/not a number/);
  });
});
