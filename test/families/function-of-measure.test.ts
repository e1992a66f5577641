import { describe, expect, it } from 'vitest';
import { drawCloud } from '../../src/families/clouds/drawn.js';
import type { Defined } from '../../src/families/evaluate.js';
import { evaluate } from '../../src/families/evaluate.js';
import { functionOfMeasure } from '../../src/families/function-of-measure.js';
import { lengthsOf } from '../../src/families/lengths.js';
import { defineModel } from '../../src/operators/define-model.js';
import { space } from '../../src/operators/environment.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import type { Field } from '../../src/scalar/field.js';

const R = space(1);

function notes(model: AveragingModel): readonly string[] {
  const lengths = lengthsOf(model);
  const clouds = Array.from({ length: 30 }, (_, k) => drawCloud(R, lengths, 1, k, 4)!);
  return functionOfMeasure(
    model,
    clouds.map((cloud) => evaluate(model, cloud)).filter((e): e is Defined => e.defined),
  ).notes;
}

describe('whether a model is a function of the density', () => {
  it('nothing is said of models that are', () => {
    expect(notes(modelCuckerSmale(R, kernelTent(2)))).toEqual([]);
    expect(notes(modelMotschTadmor(R, kernelTent(2)))).toEqual([]);
    expect(notes(defineModel({ name: 'plain', environment: R, weight: ({ r }) => Math.exp(-r) }))).toEqual([]);
  });

  it('a random model is a fault, with or without a kernel of its own', () => {
    const dice = defineModel({ name: 'dice', environment: R, weight: () => Math.random() });
    expect(() => notes(dice)).toThrow(
      'dice: asked twice at one crowd it says two things: it is random, or keeps a memory',
    );
    const { reproducingKernel: _, ...bare } = dice;
    expect(() => notes(bare)).toThrow(/asked twice at one crowd it says two things.*\n {2}at x = \[/);
  });

  it('a leader that is first in the list is caught', () => {
    const first = defineModel({
      name: 'first',
      environment: R,
      exact: true,
      weights: (crowd) => crowd.map((_, j) => (j === 0 ? 2 : 1)),
    });
    expect(notes(first)).toContainEqual(expect.stringMatching(/^it depends on the order in which the agents are listed.*x = \[/)); // prettier-ignore
  });

  it('counting heads is caught', () => {
    const heads = defineModel({
      name: 'heads',
      environment: R,
      exact: true,
      weight: ({ mass }, k) => k.divide(1, mass),
    });
    expect(notes(heads)).toContainEqual(expect.stringMatching(/^it counts agents, not mass/));
  });

  it('another formula in doubles than in rationals is caught', () => {
    const kernel = kernelTent(2);
    const twofold = modelCuckerSmale(R, {
      ...kernel,
      value: <T>(field: Field<T>, z: readonly T[]): T =>
        field.name === 'double'
          ? field.multiply(kernel.value(field, z), kernel.value(field, z))
          : kernel.value(field, z),
    });
    expect(notes(twofold)).toContainEqual(expect.stringMatching(/^in doubles it is another model than in rationals/));
  });
});
