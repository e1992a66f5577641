import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  kappaOf,
  kernelTent,
  latticeQuadrature,
  measure,
  modelDoublyMollified,
  modelMollifiedPressure,
  OffSupportError,
  pressureIdealGas,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { mollifiedLoops } from './mollified-loops.js';
import { tent } from './plain-kernels.js';

const T = torus(1, 4);
const lattice = { h: 1 / 4, periods: [4], dim: 1 };
const quadrature = latticeQuadrature(T, '1/4');

/** ((u p)_φ / p_φ)_φ with p = ρ^γ of the cells */
const naive =
  (gamma: number): Naive =>
  (crowd, { y }) =>
    mollifiedLoops(
      tent(1),
      lattice,
      crowd,
      crowd.m.map((m) => (m / crowd.volume) ** gamma * crowd.volume),
      y,
    );

const gas = modelMollifiedPressure(T, kernelTent(1), quadrature, pressureIdealGas(2));
const fixed = modelDoublyMollified(T, kernelTent(1), quadrature);

describe('the over-mollified average of a pressure', () => {
  describeAgreement('p = ρ²', { model: gas, naive: naive(2), volume: 1 / 4, error: EmptyNeighbourhoodError });
  describeAgreement('p = 1', { model: fixed, naive: naive(0), volume: 1 / 4, error: EmptyNeighbourhoodError });

  const rho = measure(T, { points: [0, 1, 2], masses: ['1/4', '3/4', 0], volumes: ['1/2', '1/2', 1] });

  it('has κ = p(ρ) dx, in vacuum too', () => {
    expect(Array.from(kappaOf(gas, rho), toText)).toEqual(['1/8', '9/8', '0']);
    expect(Array.from(kappaOf(fixed, rho), toText)).toEqual(['1/2', '1/2', '1']);
  });

  it('has s = κ/ρ on the support, and nowhere else', () => {
    const dense = measure(T, { points: [0, 1], masses: ['1/4', '3/4'], volumes: ['1/2', '1/2'] });
    expect(Array.from(gas.strength(dense), toText)).toEqual(['1/2', '3/2']);
    expect(() => gas.strength(rho)).toThrow(OffSupportError);
    expect(() => gas.strength(rho)).toThrow('target 2 at (2)');
  });

  it('needs a density', () => {
    expect(() => gas.matrix(measure(T, { points: [0] }))).toThrow(
      expect.objectContaining({ code: 'needs-density', message: expect.stringContaining('points with volumes') }),
    );
  });
});
