import { describe, expect, it } from 'vitest';
import { forceFor } from '../../../src/dynamics/forces/force-for.js';
import {
  IsolatedAgentError,
  average,
  kernelCone,
  kernelGaussian,
  kernelOneSided,
  kernelPower,
  kernelTent,
  kernelTruncatedPolynomial,
  kernelWendland,
  measureInDoubles,
  modelBeta,
  modelCuckerSmale,
  modelGlobal,
  modelMotschTadmor,
  space,
  torus,
} from '../../../src/operators/index.js';
import type { AveragingModel, Environment, Kernel, Measure } from '../../../src/operators/index.js';
import { kernelHollow } from '../../../src/operators/kernels/hollow.js';
import { toArray } from '../../../src/operators/vector.js';
import { largestGap, randomDoubles, randomSigned } from '../../fixtures/doubles.js';

const MODELS: readonly ((environment: Environment, kernel: Kernel) => AveragingModel)[] = [
  modelCuckerSmale,
  modelMotschTadmor,
  (environment, kernel) => modelBeta(environment, kernel, '1/2'),
];

/** s ([v] − v) by the model's own strength and average. */
function byModel(model: AveragingModel, rho: Measure<number>, v: Float64Array): Float64Array {
  const out = new Float64Array(v.length);
  const s = model.strength(rho);
  average(model, out, rho, v);
  return out.map((mean, k) => s[Math.floor(k / rho.dim)] * (mean - v[k]));
}

describe('forceFor', () => {
  for (const make of MODELS)
    for (const kernel of [
      kernelPower(1),
      kernelGaussian(1),
      kernelTent(2),
      kernelCone(2),
      kernelWendland(2),
      kernelTruncatedPolynomial(2),
    ])
      for (const environment of [space(1), space(2), space(3), torus(2, 3)]) {
        const model = make(environment, kernel);
        it(`is s([v] − v): ${model.name}, ${kernel.name}, ${environment.kind} of dimension ${environment.dim}`, () => {
          const force = forceFor(model)!;
          for (const n of [2, 40, 90]) {
            const size = n * environment.dim;
            const rho = measureInDoubles(environment, { x: randomSigned(n, size).map((t) => 1.5 * t) });
            const v = randomSigned(n + 1, size);
            const out = new Float64Array(size);
            force(out, rho, v);
            // sums of n terms, weights 1/n, velocities of size 1; the model's mean loses as many digits as its smallest seen mass
            const strength = Math.max(...toArray(model.strength(rho)));
            const bound = 16 * (n + 8) * Number.EPSILON * Math.max(1, strength);
            expect(largestGap(out, byModel(model, rho, v))).toBeLessThanOrEqual(bound);
          }
        });
      }

  it('is not for models of other kinds, or kernels that are not even', () => {
    expect(forceFor(modelGlobal(space(2)))).toBeUndefined();
    expect(forceFor(modelCuckerSmale(space(1), kernelOneSided(1)))).toBeUndefined();
  });

  it('names an agent that sees no mass, not even its own, and a velocity that is not finite', () => {
    const force = forceFor(modelMotschTadmor(space(1), kernelHollow))!;
    const rho = measureInDoubles(space(1), { x: [1, 1] });
    expect(() => force(new Float64Array(2), rho, new Float64Array(2))).toThrow(IsolatedAgentError);
    expect(() => force(new Float64Array(2), rho, Float64Array.of(0, NaN))).toThrow('v[1]: NaN');
  });

  it('does not believe a form that is another kernel’s', () => {
    const profile = (r2: number): number => 1 / (1 + r2 * r2);
    const kernel: Kernel = {
      ...kernelPower(2),
      name: 'mine',
      value: (field, z) => {
        const r2 = z.reduce((s, t) => field.add(s, field.multiply(t, t)), field.zero);
        return field.divide(field.one, field.add(field.one, field.multiply(r2, r2)));
      },
      profile,
    };
    const model = modelCuckerSmale(space(2), kernel);
    const rho = measureInDoubles(space(2), { x: randomDoubles(1, 20) });
    const v = randomSigned(2, 20);
    const out = new Float64Array(20);
    forceFor(model)!(out, rho, v);
    expect(largestGap(out, byModel(model, rho, v))).toBeLessThanOrEqual(100 * Number.EPSILON);
  });
});
