import { describe, expect, it } from 'vitest';
import {
  finiteModelAt,
  IsolatedAgentError,
  kernelBox,
  kernelGaussian,
  kernelOneSided,
  kernelPower,
  kernelTent,
  measure,
  modelCuckerSmale,
  reproducingKernelOf,
  space,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import { describeAgreement } from './agreement.js';
import { ahead, box, gaussian, power, tent } from './plain-kernels.js';
import { favre } from './weights.js';

const seen = (mass: number): number => mass;
const error = IsolatedAgentError;
const [R, R2, R3] = [1, 2, 3].map(space);
const T2 = torus(2, [3, 5]);

describe('Cucker-Smale', () => {
  describeAgreement('tent on the line', {
    model: modelCuckerSmale(R, kernelTent(1)),
    naive: favre(tent(1), seen),
    error,
  });
  describeAgreement('tent on a torus', {
    model: modelCuckerSmale(T2, kernelTent('3/2')),
    naive: favre(tent(1.5), seen, [3, 5]),
    error,
  });
  describeAgreement('power 3/2 in the plane', {
    model: modelCuckerSmale(R2, kernelPower('3/2')),
    naive: favre(power(1.5), seen),
  });
  describeAgreement('1/(1 + r²) in space', {
    model: modelCuckerSmale(R3, kernelPower(2)),
    naive: favre(power(2), seen),
  });
  describeAgreement('Gaussian in the plane', {
    model: modelCuckerSmale(R2, kernelGaussian('1/4')),
    naive: favre(gaussian(0.5), seen),
  });
  describeAgreement('box in the plane', {
    model: modelCuckerSmale(R2, kernelBox(1)),
    naive: favre(box(1), seen),
    error,
  });
  describeAgreement('looking ahead on the line', {
    model: modelCuckerSmale(R, kernelOneSided(1)),
    naive: favre(ahead(1), seen),
    error,
  });

  const model = modelCuckerSmale(R, kernelTent(1));
  const far = measure(R, { points: [0, '1/2', 9], masses: ['1/4', '1/4', '1/2'] });

  it('names the target that sees nobody, and its place', () => {
    const nowhere = measure(R, { points: [0, 5] });
    expect(() => model.matrix(far, nowhere)).toThrow(
      expect.objectContaining({
        code: 'isolated-agent',
        target: 1,
        place: '(5)',
        message: 'cucker-smale: target 1 at (5) sees no mass',
      }),
    );
  });

  it('has a strength and a kernel, both 0, where it has no average', () => {
    const nowhere = measure(R, { points: [5] });
    expect(toText(model.strength(far, nowhere)[0])).toBe('0');
    expect(Array.from(reproducingKernelOf(model, far, nowhere), toText)).toEqual(['0', '0', '0']);
  });

  it('flows m φ m between its agents', () => {
    expect(finiteModelAt(model, far).flow.map(toText)).toEqual([
      '1/16',
      '1/32',
      '0',
      '1/32',
      '1/16',
      '0',
      '0',
      '0',
      '1/4',
    ]);
  });
});
