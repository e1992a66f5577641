import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  finiteModelAt,
  fixedQuadrature,
  IsolatedAgentError,
  kernelGaussian,
  kernelTent,
  latticeQuadrature,
  measure,
  modelMollified,
  reproducingKernelOf,
  space,
  torus,
} from '../../../src/operators/index.js';
import { property } from '../../../src/properties/registry.js';
import { toText } from '../../../src/scalar/rational.js';
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
});
