import { describe, expect, it } from 'vitest';
import { MOLLIFIED } from '../../../src/claims/gallery/entries.js';
import {
  kernelPower,
  kernelTent,
  measure,
  modelConvexCombination,
  modelCuckerSmale,
  modelGlobal,
  modelMean,
  modelMotschTadmor,
  space,
} from '../../../src/operators/index.js';
import type { Naive } from '../models/agreement.js';
import { describeAgreement } from '../models/agreement.js';
import { describeModelLaws } from '../models/model.properties.js';
import { power, tent } from '../models/plain-kernels.js';
import { favre } from '../models/weights.js';

const R = space(1);
const [wide, narrow] = [modelMotschTadmor(R, kernelPower(2)), modelMotschTadmor(R, kernelTent(1))];
const one = (): number => 1;

const mixed =
  (t: number): Naive =>
  (crowd, at) => {
    const [a, b] = [favre(power(2), one)(crowd, at), favre(tent(1), one)(crowd, at)];
    return a && b && { s: 1, row: a.row.map((x, j) => (1 - t) * x + t * b.row[j]) };
  };

describe('a convex combination', () => {
  describeAgreement('with t = 1/4', { model: modelConvexCombination(wide, narrow, '1/4'), naive: mixed(1 / 4) });
  describeAgreement('with t = 1/2', { model: modelMean(wide, narrow), naive: mixed(1 / 2) });
  describeModelLaws(MOLLIFIED, modelMean(MOLLIFIED.model, modelGlobal(MOLLIFIED.model.environment)));

  it('has a t from 0 to 1', () => {
    expect(() => modelConvexCombination(wide, narrow, '5/4')).toThrow('t: 5/4, expected a number from 0 to 1');
    expect(() => modelConvexCombination(wide, narrow, -1)).toThrow('t: -1');
  });

  it('wants models with the same strengths', () => {
    const model = modelMean(wide, modelCuckerSmale(R, kernelPower(2)));
    expect(() => model.matrix(measure(R, { points: [0, 1] }))).toThrow(
      expect.objectContaining({ code: 'different-strengths' }),
    );
  });
});
