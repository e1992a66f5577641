import { describe, expect, it } from 'vitest';
import {
  InexactError,
  IsolatedAgentError,
  kernelPower,
  kernelTent,
  measure,
  modelBeta,
  modelCuckerSmale,
  modelMotschTadmor,
  space,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import { describeAgreement } from './agreement.js';
import { power, tent } from './plain-kernels.js';
import { favre } from './weights.js';

const [R, R2] = [1, 2].map(space);

describe('M_β', () => {
  describeAgreement('β = 1/3 in the plane', {
    model: modelBeta(R2, kernelPower(2), '1/3'),
    naive: favre(power(2), (seen) => seen ** (1 / 3)),
  });
  describeAgreement('β = 2 on the line', {
    model: modelBeta(R, kernelTent(1), 2),
    naive: favre(tent(1), (seen) => seen ** 2),
    error: IsolatedAgentError,
  });

  const rho = measure(R, { points: [0, '1/2', '3/2'], masses: ['1/2', '1/4', '1/4'] });

  it('is Motsch-Tadmor for β = 0 and Cucker-Smale for β = 1', () => {
    const kernel = kernelTent(1);
    const strengths = (model: ReturnType<typeof modelBeta>): string[] => Array.from(model.strength(rho), toText);
    expect(strengths(modelBeta(R, kernel, 0))).toEqual(strengths(modelMotschTadmor(R, kernel)));
    expect(strengths(modelBeta(R, kernel, 1))).toEqual(strengths(modelCuckerSmale(R, kernel)));
  });

  it('has exact strengths where the root is rational, and says so where it is not', () => {
    const model = modelBeta(R, kernelTent(1), '1/2');
    const quarter = measure(R, { points: [0], masses: ['1/4'] });
    expect(toText(model.strength(quarter)[0])).toBe('1/2');
    expect(() => model.strength(measure(R, { points: [0], masses: ['1/2'] }))).toThrow(InexactError);
  });

  it('refuses a negative β', () => {
    expect(() => modelBeta(R, kernelTent(1), '-1/2')).toThrow('beta: -1/2, expected a number ≥ 0');
  });
});
