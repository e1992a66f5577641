import { describe, expect, it } from 'vitest';
import { drawCloud } from '../../src/families/clouds/drawn.js';
import { lengthsOf } from '../../src/families/lengths.js';
import { search } from '../../src/families/search.js';
import { defineModel } from '../../src/operators/define-model.js';
import { space } from '../../src/operators/environment.js';
import { kernelPower } from '../../src/operators/kernels/power.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import { modelTopologicalCuckerSmale } from '../../src/operators/models/topological.js';
import { property } from '../../src/properties/registry.js';
import type { PropertyName } from '../../src/properties/property.js';

const R = space(1);

function find(model: AveragingModel, name: PropertyName) {
  const lengths = lengthsOf(model);
  const clouds = Array.from({ length: 40 }, (_, k) => drawCloud(R, lengths, 1, k, 4)!);
  return search(model, name, clouds, lengths, 1, true);
}

describe('the search against a form', () => {
  it.each<[string, AveragingModel, PropertyName]>([
    ['a gap of Motsch-Tadmor', modelMotschTadmor(R, kernelPower(2)), 'has-gap'],
    ['the positivity of a parabola, whose transform changes sign', defineModel({ name: 'parabola', environment: R, exact: true, weight: ({ r2 }, k) => k.max(0, k.subtract(1, r2)) }), 'positive-semidefinite'],
    ['the ball-positivity of a topological model', modelTopologicalCuckerSmale(R, { psi: kernelTent(2), alpha: 2, epsilon: '1/10', edge: 1 }), 'ball-positive'],
  ])('finds a crowd against %s, which is decided exactly', (_, model, name) => {
    const found = find(model, name)!;
    expect(found).toBeDefined();
    expect(found.error).toBeUndefined();
    expect(property(name).decide(found.finite).verdict).toBe('fails');
  }); // prettier-ignore

  it('finds nothing against a positive-definite kernel', () => {
    const model = modelCuckerSmale(R, kernelPower(2));
    expect(find(model, 'positive-semidefinite')).toBeUndefined();
    expect(find(model, 'ball-positive')).toBeUndefined();
  });

  it('is deterministic', () => {
    const model = modelMotschTadmor(R, kernelPower(2));
    expect(find(model, 'has-gap')!.cloud).toEqual(find(model, 'has-gap')!.cloud);
  });
});
