import { describe, expect, it } from 'vitest';
import { CS_TENT, GLOBAL } from '../../../src/claims/gallery/entries.js';
import {
  IsolatedAgentError,
  kernelPower,
  kernelTent,
  latticeQuadrature,
  modelCuckerSmale,
  modelDoublyMollified,
  modelMotschTadmor,
  modelSum,
  space,
  torus,
} from '../../../src/operators/index.js';
import type { Naive } from '../models/agreement.js';
import { describeAgreement } from '../models/agreement.js';
import { describeModelLaws } from '../models/model.properties.js';
import { power, tent } from '../models/plain-kernels.js';
import { favre } from '../models/weights.js';

const R = space(1);
const near = modelCuckerSmale(R, kernelTent(1));
const far = modelMotschTadmor(R, kernelPower(2));

/** s = 2 s₁ + s₂/3, [u] = (2 s₁ [u]₁ + s₂ [u]₂ / 3)/s; who sees nobody nearby follows the rest */
const naive: Naive = (crowd, at) => {
  const [a, b] = [favre(tent(1), (seen) => seen)(crowd, at), favre(power(2), () => 1)(crowd, at)!];
  const s = 2 * (a?.s ?? 0) + b.s! / 3;
  return { s, row: b.row.map((x, j) => (2 * (a ? a.s! * a.row[j] : 0) + (b.s! * x) / 3) / s) };
};

describe('a sum of forces', () => {
  describeAgreement('of Cucker-Smale and Motsch-Tadmor', {
    model: modelSum([
      { model: near, factor: 2 },
      { model: far, factor: '1/3' },
    ]),
    naive,
  });
  describeAgreement('of one model is the model', {
    model: modelSum([{ model: near, factor: 1 }]),
    naive: favre(tent(1), (seen) => seen),
    error: IsolatedAgentError,
  });
  describeModelLaws(
    CS_TENT,
    modelSum([
      { model: CS_TENT.model, factor: 1 },
      { model: GLOBAL.model, factor: '1/2' },
    ]),
  );

  it('wants positive factors, material models and one environment', () => {
    const T = torus(1, 4);
    expect(() => modelSum([{ model: near, factor: 0 }])).toThrow('factor[0]: 0');
    expect(() =>
      modelSum([{ model: modelDoublyMollified(T, kernelTent(1), latticeQuadrature(T, 1)), factor: 1 }]),
    ).toThrow('doubly-mollified: not material');
    expect(() =>
      modelSum([
        { model: near, factor: 1 },
        { model: modelCuckerSmale(T, kernelTent(1)), factor: 1 },
      ]),
    ).toThrow('not on the same environment');
  });
});
