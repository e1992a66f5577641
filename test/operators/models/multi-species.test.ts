import { describe, expect, it } from 'vitest';
import {
  IsolatedAgentError,
  kernelPower,
  kernelTent,
  measure,
  modelCuckerSmale,
  modelMotschTadmor,
  modelMultiSpecies,
  space,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { apart, power, tent } from './plain-kernels.js';

const R2 = space(2);
const [prey, predator] = [kernelTent(1), kernelPower(2)];

/** (34), with Cucker-Smale rules but for predators among prey, who follow Motsch and Tadmor. */
const naive: Naive = ({ x, m, label }, at) => {
  const kernels = [
    [tent(1), power(2)],
    [power(2), tent(1)],
  ];
  const mass = [0, 1].map((b) => m.reduce((sum, t, j) => (label[j] === b ? sum + t : sum), 0));
  const pull = x.map((place, j) => kernels[at.label][label[j]](apart(at.y, place)));
  let s = 0;
  const row = m.map(() => 0);
  for (const b of [0, 1]) {
    if (mass[b] === 0) continue;
    let seen = 0;
    for (let j = 0; j < m.length; j++) if (label[j] === b) seen += (m[j] / mass[b]) * pull[j];
    const favre = at.label === 1 && b === 0;
    s += mass[b] * (favre ? 1 : seen);
    for (let j = 0; j < m.length; j++) if (label[j] === b) row[j] = m[j] * pull[j] * (favre ? 1 / seen : 1);
  }
  return s === 0 ? undefined : { s, row: row.map((t) => t / s) };
};

const model = modelMultiSpecies(
  ['prey', 'predator'],
  [
    [modelCuckerSmale(R2, prey), modelCuckerSmale(R2, predator)],
    [modelMotschTadmor(R2, predator), modelCuckerSmale(R2, prey)],
  ],
);

describe('several species', () => {
  describeAgreement('two in the plane', { model, naive, error: IsolatedAgentError });

  it('is the system (33) for Cucker-Smale rules', () => {
    const R = space(1);
    const rules = [
      [modelCuckerSmale(R, kernelTent(2)), modelCuckerSmale(R, kernelPower(2))],
      [modelCuckerSmale(R, kernelPower(2)), modelCuckerSmale(R, kernelTent(1))],
    ];
    const both = modelMultiSpecies(['a', 'b'], rules);
    const rho = measure(both.environment, { points: [0, 1], labels: [0, 1], masses: [3, 2] });
    // agent 0: 3 φ_aa(0) + 2 φ_ab(1) = 3 + 1, of which half of 2 is the other's
    expect(Array.from(both.strength(rho), toText)).toEqual(['4', '7/2']);
    expect(Array.from(both.matrix(rho).entries, toText)).toEqual(['3/4', '1/4', '3/7', '4/7']);
  });

  it('leaves out a species that is not there, or has vacuum only', () => {
    const { environment } = model;
    const alone = measure(environment, { points: [[0, 0]], labels: [1] });
    const vacuum = measure(environment, {
      points: [[0, 0], [1, 0]],
      labels: [1, 0],
      masses: [1, 0],
      volumes: [1, 1],
    }); // prettier-ignore
    expect(toText(model.strength(alone)[0])).toBe('1');
    expect(Array.from(model.matrix(vacuum, alone).entries, toText)).toEqual(['1', '0']);
  });

  it('refuses a table of rules that is not square, and rules on different environments', () => {
    expect(() => modelMultiSpecies(['a', 'b'], [[modelCuckerSmale(R2, prey)]])).toThrow('a table of 2 × 2');
    expect(() => modelMultiSpecies(['a'], [[modelCuckerSmale(R2, prey)], [modelCuckerSmale(space(1), prey)]])).toThrow(
      'not on the same environment',
    );
  });
});
