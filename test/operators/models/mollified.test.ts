import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  finiteModelAt,
  fixedQuadrature,
  IsolatedAgentError,
  kernelGaussian,
  kernelPower,
  kernelTent,
  latticeQuadrature,
  measure,
  measureToDoubles,
  modelMollified,
  reproducingKernelOf,
  space,
  TooLargeError,
  torus,
} from '../../../src/operators/index.js';
import { property } from '../../../src/properties/registry.js';
import { toNumber, toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import type { Lattice } from './mollified-loops.js';
import { mollifiedLoops } from './mollified-loops.js';
import type { PlainKernel } from './plain-kernels.js';
import { gaussian, tent } from './plain-kernels.js';

const naive =
  (kernel: PlainKernel, lattice: Lattice): Naive =>
  (crowd, { y }) => {
    const found = mollifiedLoops(kernel, lattice, crowd, crowd.m, y);
    return found && { ...found, s: 1 };
  };

const R = space(1);
const T = torus(1, 4);
const T2 = torus(2, [3, 2]);

describe('the over-mollified average', () => {
  describeAgreement('tent on the line', {
    model: modelMollified(R, kernelTent(1), latticeQuadrature(R, '1/4')),
    naive: naive(tent(1), { h: 1 / 4, reach: 4, dim: 1 }),
    error: EmptyNeighbourhoodError,
  });
  describeAgreement('tent on a circle', {
    model: modelMollified(T, kernelTent(1), latticeQuadrature(T, '1/4')),
    naive: naive(tent(1), { h: 1 / 4, periods: [4], dim: 1 }),
    error: EmptyNeighbourhoodError,
  });
  describeAgreement('tent on a torus', {
    model: modelMollified(T2, kernelTent(1), latticeQuadrature(T2, '1/2')),
    naive: naive(tent(1), { h: 1 / 2, periods: [3, 2], dim: 2 }),
    error: EmptyNeighbourhoodError,
  });
  describeAgreement('Gaussian on the line, cut off with its nodes', {
    model: modelMollified(R, kernelGaussian('1/4'), latticeQuadrature(R, '1/4', 4)),
    naive: naive(gaussian(0.5), { h: 1 / 4, reach: 4, dim: 1 }),
  });

  const rho = measure(R, { points: [0, '1/2', 5], masses: ['1/4', '1/4', '1/2'] });
  const model = modelMollified(R, kernelTent(1), latticeQuadrature(R, '1/2'));

  it('is symmetric and ball-positive to the last digit, whatever the nodes', () => {
    const nodes = fixedQuadrature(1, ['-1/3', 0, '2/7', 1, 5], [1, 2, '1/2', 3, 1]);
    for (const quadrature of [latticeQuadrature(R, '1/2'), nodes]) {
      const finite = finiteModelAt(modelMollified(R, kernelTent(2), quadrature), rho);
      expect(property('symmetric').decide(finite).verdict).toBe('holds');
      expect(property('ball-positive').decide(finite).verdict).toBe('holds');
    }
  });

  it('names the node that the target sees and the crowd does not', () => {
    expect(() => model.matrix(rho, measure(R, { points: [0, 2] }))).toThrow(
      expect.objectContaining({ code: 'empty-neighbourhood', target: 1, place: '(2)' }),
    );
  });

  it('names a place that sees no node at all', () => {
    const one = modelMollified(R, kernelTent(1), fixedQuadrature(1, [0]));
    expect(() => one.matrix(rho)).toThrow(expect.objectContaining({ code: 'isolated-agent', target: 2, place: '(5)' }));
    expect(() => one.matrix(rho)).toThrow(IsolatedAgentError);
  });

  it('has the kernel Σ P D⁻¹ P, symmetric', () => {
    const phi = Array.from(reproducingKernelOf(model, rho), toText);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(phi[3 * i + j]).toBe(phi[3 * j + i]);
  });

  describe('over many nodes', () => {
    const circle = torus(1, 8);
    const wide = modelMollified(circle, kernelPower(2), latticeQuadrature(circle, '1/5'));
    const crowd = (n: number) =>
      measure(circle, {
        points: Array.from({ length: n }, (_, i) => [`${(i * 37) % 101}/13`]),
        masses: Array.from({ length: n }, (_, i) => `${i + 1}/${(n * (n + 1)) / 2}`),
      });

    it('is exact for a few points, whose values have thousands of digits', () => {
      const exact = wide.matrix(crowd(3)).entries;
      const inDoubles = wide.matrix(measureToDoubles(crowd(3))).entries;
      expect(exact[1].d > 2n ** 4000n).toBe(true);
      for (let k = 0; k < 9; k++) expect(toNumber(exact[k])).toBeCloseTo(inDoubles[k], 14);
    });

    it('says what is too much for exact work, and how much is not', () => {
      expect(() => wide.matrix(crowd(20))).toThrow(TooLargeError);
      expect(() => wide.matrix(crowd(20))).toThrow(
        /^mollified: 400 exact sums over 40 nodes, of up to \d+ binary digits: .* steps, the limit is 1\.1e\+12; use doubles/,
      );
      expect(wide.matrix(measureToDoubles(crowd(20))).rows).toBe(20);
      const fine = modelMollified(circle, kernelTent(1), latticeQuadrature(circle, '1/1000000'));
      expect(() => fine.matrix(crowd(2))).toThrow(/limit is 4000000/);
      const finer = modelMollified(circle, kernelTent(1), latticeQuadrature(circle, '1/100000'));
      expect(() => finer.matrix(crowd(20))).toThrow(/20 exact sums over 800000 nodes/);
    });
  });
});
