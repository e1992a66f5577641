import { describe, expect, it } from 'vitest';
import { CS_ONE_SIDED, MOLLIFIED } from '../../../src/claims/gallery/entries.js';
import {
  finiteModelAt,
  kappaOf,
  kernelPower,
  measure,
  modelAdjoint,
  modelCuckerSmale,
  space,
} from '../../../src/operators/index.js';
import { ModelError } from '../../../src/finite/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from '../models/agreement.js';
import { describeModelLaws } from '../models/model.properties.js';
import { apart, power } from '../models/plain-kernels.js';
import { crowd, uneven } from './uneven.js';

const R = space(1);

/** A*(y, x) = κ(x) A(x, y)/κ(y); for a symmetric kernel it is A again, with the loops the other way round. */
const backwards: Naive = ({ x, m }, { y }) => {
  const seen = (place: readonly number[]): number =>
    m.reduce((sum, mass, k) => sum + mass * power(2)(apart(place, x[k])), 0);
  // [v]*_j = Σ_i κ_i A_ij v_i / κ_j, with κ_i = m_i s_i and the atom of y taken apart by masses
  const own = x.findIndex((place) => place[0] === y[0]);
  const row = x.map((place, i) => {
    const kappa = m[i] * seen(place);
    const a = (m[own] * power(2)(apart(place, x[own]))) / seen(place);
    return (kappa * a) / (m[own] * seen(y));
  });
  return { s: seen(y), row };
};

describe('the adjoint model', () => {
  const symmetric = modelCuckerSmale(R, kernelPower(2));

  it('of a symmetric model is the model, by loops over the other index', () => {
    const rho = measure(R, { points: [0, '1/2', 3], masses: ['1/4', '1/4', '1/2'] });
    const { entries } = modelAdjoint(symmetric).matrix(rho);
    const plain = { x: [[0], [0.5], [3]], m: [0.25, 0.25, 0.5], label: [0, 0, 0], volume: 0 };
    plain.x.forEach((y, i) =>
      backwards(plain, { y, label: 0 })!.row.forEach((a, j) =>
        expect(Math.abs(Number(entries[3 * i + j].n) / Number(entries[3 * i + j].d) - a)).toBeLessThanOrEqual(1e-12),
      ),
    );
  });

  it('turns every flow round, and keeps κ', () => {
    const [there, back] = [finiteModelAt(uneven, crowd), finiteModelAt(modelAdjoint(uneven), crowd)];
    expect(Array.from(kappaOf(modelAdjoint(uneven), crowd), toText)).toEqual(there.kappa.map(toText));
    const { n } = there;
    const turned = there.flow.map((_, k) => toText(there.flow[(k % n) * n + Math.floor(k / n)]));
    expect(back.flow.map(toText)).toEqual(turned);
    expect(turned).not.toEqual(there.flow.map(toText));
  });

  describeModelLaws(MOLLIFIED, modelAdjoint(MOLLIFIED.model), { ownPlacesOnly: true });

  it('is no model where the first is not conservative', () => {
    const rho = measure(R, { points: [0, 1] });
    expect(() => modelAdjoint(CS_ONE_SIDED.model).matrix(rho)).toThrow(ModelError);
  });

  it('is known on the support only', () => {
    const rho = measure(R, { points: [0, 1] });
    expect(() => modelAdjoint(symmetric).matrix(rho, measure(R, { points: [2] }))).toThrow(
      expect.objectContaining({ code: 'off-support', place: '(2)' }),
    );
  });
});
