import { describe, expect, it } from 'vitest';
import {
  IsolatedAgentError,
  kernelPower,
  kernelTent,
  measure,
  modelCuckerSmale,
  modelMotschTadmor,
  modelMultiFlock,
  space,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { apart, power, tent } from './plain-kernels.js';

const R2 = space(2);

/** (35), Cucker-Smale in the first flock and Motsch-Tadmor in the second: M s = M there. */
const naive =
  (epsilon: number): Naive =>
  ({ x, m, label }, at) => {
    const members = [0, 1].map((b) => m.map((_, j) => j).filter((j) => label[j] === b));
    const mass = members.map((flock) => flock.reduce((sum, j) => sum + m[j], 0));
    const centres = members.map((flock, b) =>
      [0, 1].map((k) => flock.reduce((sum, j) => sum + m[j] * x[j][k], 0) / mass[b]),
    );
    const row = m.map(() => 0);
    const pull = m.map((_, j) => (at.label === 0 ? tent(1) : power(2))(apart(at.y, x[j])));
    let seen = 0;
    for (const j of members[at.label]) seen += m[j] * pull[j];
    for (const j of members[at.label]) row[j] = at.label === 0 ? m[j] * pull[j] : (mass[1] * m[j] * pull[j]) / seen;
    const other = 1 - at.label;
    if (mass[0] > 0 && mass[1] > 0) {
      const psi = power(2)(apart(centres[at.label], centres[other]));
      // V^β is the mean of its members
      for (const j of members[other]) row[j] = epsilon * psi * m[j];
    }
    const s = row.reduce((sum, t) => sum + t, 0);
    return s === 0 ? undefined : { s, row: row.map((t) => t / s) };
  };

const rules = [modelCuckerSmale(R2, kernelTent(1)), modelMotschTadmor(R2, kernelPower(2))];
const coupling = { model: modelCuckerSmale(R2, kernelPower(2)), epsilon: '1/10' };

describe('several flocks', () => {
  describeAgreement('two in the plane', {
    model: modelMultiFlock(['one', 'two'], rules, coupling),
    naive: naive(1 / 10),
    error: IsolatedAgentError,
  });
  describeAgreement('two that do not see each other', {
    model: modelMultiFlock(['one', 'two'], rules),
    naive: naive(0),
    error: IsolatedAgentError,
  });

  it('couples flocks by ε M^β ψ of their centres', () => {
    const R = space(1);
    const inside = modelCuckerSmale(R, kernelTent(1));
    const model = modelMultiFlock(['one', 'two'], [inside, inside], {
      model: modelCuckerSmale(R, kernelPower(2)),
      epsilon: '1/2',
    });
    const rho = measure(model.environment, { points: [0, 2, 2], labels: [0, 1, 1], masses: [1, 1, 2] });
    // the other flock: 1/2 · 3 · ψ(2) = 3/10, shared 1 : 2
    expect(toText(model.strength(rho)[0])).toBe('13/10');
    expect(Array.from(model.matrix(rho).entries, toText).slice(0, 3)).toEqual(['10/13', '1/13', '2/13']);
  });

  it('asks for a space, where centres of mass are, and for one rule a flock', () => {
    const circle = torus(1, 1);
    const inside = modelCuckerSmale(circle, kernelTent('1/4'));
    expect(() => modelMultiFlock(['a'], [inside], { model: inside, epsilon: 1 })).toThrow(
      'centres of mass need a space',
    );
    expect(() => modelMultiFlock(['a', 'b'], [inside])).toThrow('rules: 1 of them, expected 2');
    expect(() => modelMultiFlock(['a', 'b'], rules, { ...coupling, epsilon: 0 })).toThrow('epsilon: 0');
  });
});
