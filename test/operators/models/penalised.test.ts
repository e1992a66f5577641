import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  kernelPower,
  kernelTent,
  latticeQuadrature,
  measure,
  modelCuckerSmale,
  modelPenalised,
  space,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { mollifiedLoops } from './mollified-loops.js';
import { power, tent } from './plain-kernels.js';
import { favre } from './weights.js';

const R = space(1);
const quadrature = latticeQuadrature(R, '1/8');
const model = modelPenalised(modelCuckerSmale(R, kernelPower(2)), '1/5', kernelTent('1/2'), quadrature);

/** ε s/(ε s + 1) [u] + 1/(ε s + 1) u_δ, s^ε = s + 1/ε */
const naive: Naive = (crowd, at) => {
  const epsilon = 1 / 5;
  const whole = favre(power(2), (seen) => seen)(crowd, at);
  const local = mollifiedLoops(tent(1 / 2), { h: 1 / 8, reach: 4, dim: 1 }, crowd, crowd.m, at.y);
  if (whole?.s === undefined || !local) return undefined;
  const es = epsilon * whole.s;
  return {
    s: whole.s + 1 / epsilon,
    row: whole.row.map((a, j) => (es / (es + 1)) * a + local.row[j] / (es + 1)),
  };
};

describe('the penalised model', () => {
  describeAgreement('Cucker-Smale on the line', { model, naive, error: EmptyNeighbourhoodError });

  it('does not look into vacuum', () => {
    const rho = measure(R, { points: [0, '1/4'], masses: [1, 0], volumes: [1, 1] });
    const here = measure(R, { points: [0] });
    expect(Array.from(model.matrix(rho, here).entries, toText)).toEqual(['1', '0']);
  });

  it('refuses ε ≤ 0', () => {
    expect(() => modelPenalised(modelCuckerSmale(R, kernelPower(2)), 0, kernelTent(1), quadrature)).toThrow(
      'epsilon: 0',
    );
  });
});
