import { describe, expect, it } from 'vitest';
import {
  IsolatedAgentError,
  kernelGaussian,
  kernelPower,
  kernelTent,
  measure,
  modelMotschTadmor,
  reproducingKernelOf,
  space,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import { describeAgreement } from './agreement.js';
import { gaussian, power, tent } from './plain-kernels.js';
import { favre } from './weights.js';

const one = (): number => 1;
const [R, R2] = [1, 2].map(space);

describe('Motsch-Tadmor', () => {
  describeAgreement('tent in the plane', {
    model: modelMotschTadmor(R2, kernelTent(1)),
    naive: favre(tent(1), one),
    error: IsolatedAgentError,
  });
  describeAgreement('tent on a circle', {
    model: modelMotschTadmor(torus(1, 5), kernelTent(1)),
    naive: favre(tent(1), one, [5]),
    error: IsolatedAgentError,
  });
  describeAgreement('Gaussian on the line', {
    model: modelMotschTadmor(R, kernelGaussian(1)),
    naive: favre(gaussian(1), one),
  });
  describeAgreement('1/(1 + r²) in the plane', {
    model: modelMotschTadmor(R2, kernelPower(2)),
    naive: favre(power(2), one),
  });

  it('has the kernel φ/ρ_φ, and none where nothing is seen', () => {
    const model = modelMotschTadmor(R, kernelTent(1));
    const rho = measure(R, { points: [0, '1/2'], masses: ['1/2', '1/2'] });
    expect(Array.from(reproducingKernelOf(model, rho), toText)).toEqual(['4/3', '2/3', '2/3', '4/3']);
    expect(() => reproducingKernelOf(model, rho, measure(R, { points: [3] }))).toThrow(IsolatedAgentError);
  });
});
