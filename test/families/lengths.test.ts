import { describe, expect, it } from 'vitest';
import { lengthsOf } from '../../src/families/lengths.js';
import type { ModelDefinition } from '../../src/operators/define-model.js';
import { defineModel } from '../../src/operators/define-model.js';
import { finiteSet, product, space, torus } from '../../src/operators/environment.js';
import { kernelBox } from '../../src/operators/kernels/box.js';
import { kernelPower } from '../../src/operators/kernels/power.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelMotschTadmor } from '../../src/operators/models/motsch-tadmor.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { toText } from '../../src/scalar/rational.js';

const found = (model: AveragingModel) => {
  const { scale, edges, reach, underflow } = lengthsOf(model);
  return { scale: toText(scale), edges: edges.map(toText), reach, underflow };
};
const plain = (weight: (r: number) => number, environment: ModelDefinition['environment'] = space(1)) =>
  defineModel({ name: 'plain', environment, weight: ({ r }) => weight(r) });

describe('the lengths of a model', () => {
  it('are the edge of its kernel, exactly', () => {
    expect(found(modelMotschTadmor(space(1), kernelBox('3/2')))).toMatchObject({ scale: '3/2', edges: ['3/2'] });
    expect(found(modelCuckerSmale(space(2), kernelTent('7/3')))).toMatchObject({ scale: '7/3', edges: ['7/3'] });
    expect(found(modelCuckerSmale(torus(1, 2 * Math.PI), kernelTent('1/2'))).edges).toEqual(['1/2']);
    expect(found(modelMotschTadmor(space(1), kernelBox(1))).reach).toBeCloseTo(1, 10);
  });

  it('are all edges where weights jump between positive values', () => {
    expect(found(plain((r) => (r < 1 ? 1 : r < 3 ? 0.5 : 0.25))).edges).toEqual(['1', '3']);
  });

  it('are where the weight has fallen to a half, roughly, if there is no edge', () => {
    const { scale, edges, reach } = found(modelCuckerSmale(space(1), kernelPower(2)));
    expect(edges).toEqual([]);
    expect(reach).toBeUndefined();
    expect(['1', '3/2', '4/3', '5/4']).toContain(scale);
    expect(Number(found(plain((r) => 1 / (1 + (r / 1000) ** 2))).scale)).toBeGreaterThan(500);
  });

  it('tell an underflow from an edge', () => {
    const gaussian = found(plain((r) => Math.exp(-r * r)));
    expect(gaussian.edges).toEqual([]);
    expect(gaussian.underflow).toBeCloseTo(Math.sqrt(745.13), 1);
    const bump = found(plain((r) => (r < 1 ? Math.exp(-1 / (1 - r * r)) : 0)));
    expect(bump.underflow).toBeUndefined();
    expect(bump.reach).toBeCloseTo(1, 2);
    expect(found(plain((r) => Math.exp(-r))).underflow).toBeCloseTo(745.13, 0);
  });

  it('are found among labels, and are 1 where there are none', () => {
    const shy = defineModel({
      name: 'shy',
      environment: product(space(1), ['a', 'b']),
      weight: ({ r, listener, speaker }) => (listener === speaker ? 1 : r < 2 ? 1 : 0),
    });
    expect(found(shy).edges).toEqual(['2']);
    expect(found(defineModel({ name: 'set', environment: finiteSet(['a']), weight: () => 1 })).scale).toBe('1');
    expect(found(plain(() => 1)).scale).toBe('1');
    expect(found(plain(() => { throw new Error('never'); })).scale).toBe('1'); // prettier-ignore
  });
});
