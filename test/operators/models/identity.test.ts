import { describe, expect, it } from 'vitest';
import { measure, modelIdentity, OffSupportError, product, space, torus } from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';

/** u at the place itself; of agents at one place the mean velocity */
const own =
  (labelled: boolean): Naive =>
  ({ x, m, label }, at) => {
    const same = x.map((place, j) => place.every((t, k) => t === at.y[k]) && (!labelled || label[j] === at.label));
    let atom = 0;
    for (let j = 0; j < m.length; j++) if (same[j]) atom += m[j];
    return atom === 0 ? undefined : { s: 1, row: m.map((mass, j) => (same[j] ? mass / atom : 0)) };
  };

const R = space(1);

describe('the identity', () => {
  describeAgreement('on the line', { model: modelIdentity(R), naive: own(false), error: OffSupportError });
  describeAgreement('on a product', {
    model: modelIdentity(product(space(2), ['a', 'b'])),
    naive: own(true),
    error: OffSupportError,
  });

  it('takes agents at one place as one atom, on a torus modulo the period', () => {
    const circle = torus(1, 2);
    const rho = measure(circle, { points: ['1/2', '5/2', 1], masses: ['1/4', '1/2', '1/4'] });
    const { entries } = modelIdentity(circle).matrix(rho);
    expect(Array.from(entries, toText)).toEqual(['1/3', '2/3', '0', '1/3', '2/3', '0', '0', '0', '1']);
  });

  it('has no value off the support, and says where', () => {
    const rho = measure(R, { points: [0, 1] });
    expect(() => modelIdentity(R).matrix(rho, measure(R, { points: [0, '1/3'] }))).toThrow(
      expect.objectContaining({ code: 'off-support', target: 1, place: '(1/3)' }),
    );
  });
});
