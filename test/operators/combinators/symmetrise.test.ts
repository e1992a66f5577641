import { describe, expect, it } from 'vitest';
import { CONDITIONAL, MOLLIFIED } from '../../../src/claims/gallery/entries.js';
import {
  finiteModelAt,
  modelAdjoint,
  modelComposition,
  modelSymmetrisedProduct,
  modelSymmetrisedSum,
} from '../../../src/operators/index.js';
import { property } from '../../../src/properties/registry.js';
import { add, divide, equal, HALF, multiply, sum } from '../../../src/scalar/rational.js';
import { describeModelLaws } from '../models/model.properties.js';
import { crowd as rho, uneven } from './uneven.js';

describe('symmetrisations', () => {
  const { flow: F, kappa, n } = finiteModelAt(uneven, rho);
  const at = (i: number, j: number) => F[i * n + j];

  it('start from a model that is conservative and not symmetric', () => {
    const finite = finiteModelAt(uneven, rho);
    expect(property('conservative').decide(finite).verdict).toBe('holds');
    expect(property('symmetric').decide(finite).verdict).toBe('fails');
  });

  it('(M + M*)/2 has the flow (F + Fᵀ)/2', () => {
    const { flow } = finiteModelAt(modelSymmetrisedSum(uneven), rho);
    flow.forEach((f, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      expect(equal(f, multiply(HALF, add(at(i, j), at(j, i))))).toBe(true);
    });
  });

  it('M*M has the flow Fᵀ K⁻¹ F, and is ball-positive', () => {
    const finite = finiteModelAt(modelSymmetrisedProduct(uneven), rho);
    finite.flow.forEach((f, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      expect(equal(f, sum(kappa.map((s, l) => divide(multiply(at(l, i), at(l, j)), s))))).toBe(true);
    });
    expect(property('ball-positive').decide(finite).verdict).toBe('holds');
  });

  it('M*M is the adjoint after the model', () => {
    const direct = finiteModelAt(modelSymmetrisedProduct(uneven), rho);
    expect(direct.flow).toEqual(finiteModelAt(modelComposition(modelAdjoint(uneven), uneven), rho).flow);
  });

  describeModelLaws(MOLLIFIED, modelSymmetrisedSum(MOLLIFIED.model), { ownPlacesOnly: true });
  describeModelLaws(CONDITIONAL, modelSymmetrisedProduct(CONDITIONAL.model), { ownPlacesOnly: true });
});
