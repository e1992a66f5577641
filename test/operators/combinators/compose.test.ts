import { describe, expect, it } from 'vitest';
import { MOLLIFIED } from '../../../src/claims/gallery/entries.js';
import {
  finiteModelAt,
  kernelPower,
  kernelTent,
  latticeQuadrature,
  measure,
  measureToDoubles,
  modelComposition,
  modelConjugation,
  modelCuckerSmale,
  modelGlobal,
  modelMollified,
  modelMotschTadmor,
  space,
  torus,
} from '../../../src/operators/index.js';
import { property } from '../../../src/properties/registry.js';
import { describeAgreement } from '../models/agreement.js';
import { describeModelLaws } from '../models/model.properties.js';
import { mollifiedLoops } from '../models/mollified-loops.js';
import { power, tent } from '../models/plain-kernels.js';
import { favre } from '../models/weights.js';
import { after } from './composition-loops.js';

const R = space(1);
const followers = modelMotschTadmor(R, kernelPower(2));
const local = modelMollified(R, kernelTent(1), latticeQuadrature(R, '1/4'));
const plainFollowers = favre(power(2), () => 1);
const plainLocal = (...[crowd, { y }]: Parameters<typeof plainFollowers>) => {
  const found = mollifiedLoops(tent(1), { h: 1 / 4, reach: 4, dim: 1 }, crowd, crowd.m, y);
  return found && { ...found, s: 1 };
};

describe('a composition', () => {
  describeAgreement('of Motsch-Tadmor after the over-mollified average', {
    model: modelComposition(followers, local),
    naive: after(plainFollowers, plainLocal),
  });
  describeModelLaws(MOLLIFIED, modelComposition(MOLLIFIED.model, modelGlobal(MOLLIFIED.model.environment)));

  const rho = measure(R, { points: [0, '1/2', 2], masses: ['1/4', '1/2', '1/4'] });

  it('of models with other strengths is none, and names the point', () => {
    const strong = modelCuckerSmale(R, kernelPower(2));
    const both = modelComposition(followers, strong);
    const error = { code: 'different-strengths', message: expect.stringContaining('at point 0') };
    expect(() => both.matrix(rho)).toThrow(expect.objectContaining(error));
    expect(() => both.matrix(measureToDoubles(rho))).toThrow(expect.objectContaining(error));
  });

  it('of models on different environments is none', () => {
    expect(() => modelComposition(followers, modelGlobal(torus(1, 1)))).toThrow('not on the same environment');
    expect(modelComposition(modelGlobal(space(2)), modelGlobal(space(2))).environment).toEqual(space(2));
  });

  it('of symmetric models M₁M₂M₁ keeps symmetry and ball-positivity', () => {
    const wide = modelMollified(R, kernelTent(2), latticeQuadrature(R, '1/4'));
    const finite = finiteModelAt(modelConjugation(local, wide), rho);
    expect(property('symmetric').decide(finite).verdict).toBe('holds');
    expect(property('ball-positive').decide(finite).verdict).toBe('holds');
  });

  it('is M₁ after M₂ after M₁', () => {
    const model = modelConjugation(local, followers);
    const inOrder = modelComposition(local, modelComposition(followers, local));
    expect(model.matrix(rho)).toEqual(inOrder.matrix(rho));
  });
});
