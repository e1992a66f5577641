import { describe, expect, it } from 'vitest';
import { grows, vanishes } from '../../src/families/growth.js';
import { lengthsOf } from '../../src/families/lengths.js';
import { local } from '../../src/families/local.js';
import { material } from '../../src/families/material.js';
import { uniformlyRegular } from '../../src/families/uniformly-regular.js';
import type { PlainPair } from '../../src/operators/crowd.js';
import { defineModel } from '../../src/operators/define-model.js';
import { finiteSet, product, space, torus } from '../../src/operators/environment.js';
import { kernelPower } from '../../src/operators/kernels/power.js';
import { kernelTent } from '../../src/operators/kernels/tent.js';
import type { AveragingModel } from '../../src/operators/model.js';
import { modelBeta } from '../../src/operators/models/beta.js';
import { modelCuckerSmale } from '../../src/operators/models/cucker-smale.js';
import { modelGlobal } from '../../src/operators/models/global.js';
import { modelIdentity } from '../../src/operators/models/identity.js';
import { modelMollifiedPressure, pressureIdealGas } from '../../src/operators/models/mollified-pressure.js';
import { modelSegregation } from '../../src/operators/models/segregation.js';
import { partitionHats } from '../../src/operators/partitions/hats.js';
import { latticeQuadrature } from '../../src/operators/quadrature.js';

const R = space(1);
const bump = ({ r2 }: PlainPair): number => (r2 < 1 ? Math.exp(-1 / (1 - r2)) : 0);
const gaussian = ({ r2 }: PlainPair): number => Math.exp(-r2);
const plain = (weight: (pair: PlainPair) => number, strength: 'seen' | 'one' = 'seen') =>
  defineModel({ name: 'plain', environment: R, weight, strength });
const onTorus = (weight: (pair: PlainPair) => number) =>
  defineModel({ name: 'periodic', environment: torus(1, 1), weight });
const nearest = (count: number) =>
  defineModel({
    name: 'nearest',
    environment: R,
    strength: 'one',
    weights: (crowd) => {
      const reach = crowd.map(({ r }) => r).toSorted((a, b) => a - b)[Math.min(count, crowd.length - 1)];
      return crowd.map(({ r }) => (r <= reach ? 1 : 0));
    },
  });
const pressure = (() => {
  const T = torus(1, 4);
  return modelMollifiedPressure(T, kernelTent(1), latticeQuadrature(T, 1), pressureIdealGas(2));
})();

describe('growth', () => {
  it('is judged by the last steps', () => {
    expect([grows([1, 10, 100]), grows([100, 10, 1]), grows([1, 1, 1]), grows([1, 50, 50.1])]).toEqual([true, false, false, false]); // prettier-ignore
    expect([vanishes([100, 10, 1]), vanishes([1, 1, 0]), vanishes([1, 1, 1]), vanishes([1, 10, 100])]).toEqual([true, true, false, false]); // prettier-ignore
    expect([grows([1, 2, Number.NaN]), grows([1, 2, Infinity]), grows([5])]).toEqual([true, true, false]);
  });
});

/** Known by a line of thought each; `?` does not apply. */
const TABLE: readonly [string, AveragingModel, material: string, local: string, regular: string][] = [
  // s = ρ_φ ≤ sup φ; φ_ρ = φ
  ['Cucker-Smale, smooth', modelCuckerSmale(R, kernelPower(2)), 'holds', 'holds', 'holds'],
  ['Cucker-Smale, a Gaussian', plain(gaussian), 'holds', 'holds', 'holds'],
  ['Cucker-Smale, a smooth bump', plain(bump), 'holds', 'holds', 'holds'],
  // a kink is no second derivative, a jump no first one
  ['Cucker-Smale, a tent', modelCuckerSmale(space(2), kernelTent('7/3')), 'holds', 'holds', 'fails'],
  ['a square root at the edge', plain(({ r2 }) => (r2 < 1 ? Math.sqrt(1 - r2) : 0)), 'holds', 'holds', 'fails'],
  ['a cusp at 0', plain(({ r }) => Math.exp(-r)), 'holds', 'holds', 'fails'],
  // Table 2: uniformly regular if φ > 0, and only regular if it ends
  ['Motsch-Tadmor, φ > 0', plain(gaussian, 'one'), 'holds', 'holds', 'holds'],
  ['Motsch-Tadmor, φ ends', plain(bump, 'one'), 'holds', 'holds', 'fails'],
  // φ_ρ = φ ρ_φ, and nobody need be near
  ['beta = 2', modelBeta(R, kernelPower(2), 2), 'holds', 'fails', 'holds'],
  ['the global mean', modelGlobal(R), 'holds', 'holds', 'holds'],
  ['everybody for itself', modelIdentity(R), 'holds', 'fails', 'fails'],
  ['segregation by hats', modelSegregation(partitionHats(R, [0, 1, 2])), 'holds', 'holds', 'fails'],
  ['who is ahead is heard', plain(({ z }) => (z[0] <= 0 ? 1 : 0)), 'holds', 'fails', 'fails'],
  ['one nearest neighbour', nearest(1), 'holds', 'fails', 'fails'],
  ['six nearest neighbours', nearest(6), 'holds', 'fails', 'fails'],
  // strengths that are not bounded: with the distance, with emptiness, with nearness, with the place
  ['weights that grow', plain(({ r2 }) => 1 + r2), 'fails', 'holds', 'holds'],
  ['stronger where it is empty', defineModel({ name: 'empty', environment: R, weight: bump, strength: ({ seen }) => 1 / seen }), 'fails', 'holds', 'fails'],
  ['singular, without oneself', plain(({ r, self }) => (self ? 0 : 1 / r)), 'fails', 'holds', 'fails'],
  ['stronger far out', defineModel({ name: 'out', environment: R, weight: () => 1, strength: ({ x }) => 1 + x[0] ** 2 }), 'fails', 'holds', 'holds'],
  // on a torus |x − y| has a corner at half a period; periodic functions have not, and what has fallen below roundings has not
  ['a wide kernel on a small torus', onTorus(({ r2 }) => 1 / (1 + r2)), 'holds', 'holds', 'fails'],
  ['a Gaussian that is small at half a period', onTorus(({ r2 }) => Math.exp(-50 * r2)), 'holds', 'holds', 'fails'],
  ['a Gaussian that is nothing at half a period', onTorus(({ r2 }) => Math.exp(-2000 * r2)), 'holds', 'holds', 'holds'],
  ['a periodic kernel', onTorus(({ z }) => 2 + Math.cos(2 * Math.PI * z[0])), 'holds', 'holds', 'holds'],
  ['a pressure', pressure, 'fails', '?', '?'],
  ['on a finite set', defineModel({ name: 'set', environment: finiteSet(['a', 'b']), weight: () => 1 }), 'holds', '?', '?'],
  ['species that ignore their own', defineModel({ name: 'shy', environment: product(R, ['a', 'b']), weight: ({ listener, speaker, self }) => (self || listener !== speaker ? 1 : 0) }), 'holds', 'fails', 'fails'],
]; // prettier-ignore

describe.each(TABLE)('uniform bounds: %s', (_, model, isMaterial, isLocal, isRegular) => {
  const lengths = lengthsOf(model);
  const known = { holds: 'holds', fails: 'fails', '?': 'undecided' } as Record<string, string>;

  it('material, local and uniformly regular are what they are known to be, and measured', () => {
    const found = [material(model, lengths, true, []), local(model, lengths, true), uniformlyRegular(model, lengths, true)]; // prettier-ignore
    expect(found.map(({ verdict }) => verdict)).toEqual([isMaterial, isLocal, isRegular].map((word) => known[word]));
    expect(new Set(found.map(({ evidence }) => evidence))).toEqual(new Set(['measured']));
    for (const { note } of found) expect(note).toMatch(/./);
  });
});

describe('what is said of a bound', () => {
  it('is the sequence along which it fails, with values', () => {
    const model = plain(({ r2 }) => 1 + r2);
    expect(material(model, lengthsOf(model), false, []).note).toMatch(/^s is not bounded: [\d.e+]+, [\d.e+]+, [\d.e+]+, … as .*, /); // prettier-ignore
  });

  it('is why it is no function of the density', () => {
    const model = plain(gaussian);
    expect(uniformlyRegular(model, lengthsOf(model), false, 'it counts').note).toBe('φ_ρ differs at W₁ = 0: it counts');
  });

  it('is half a period where a torus turns the shortest way over', () => {
    const model = onTorus(({ r2 }) => 1 / (1 + r2));
    expect(uniformlyRegular(model, lengthsOf(model), false).note).toMatch(
      /kink near y − x = 0\.(?:5|49)\d*: .*half a period/,
    );
  });

  it('is a jump at the place of the listener', () => {
    const model = plain(({ self }) => (self ? 1 : 1 / 2));
    expect(uniformlyRegular(model, lengthsOf(model), false).note).toMatch(
      /^φ jumps at y = x: who is at the same place/,
    );
  });

  it('is a place of the kink', () => {
    const model = modelCuckerSmale(R, kernelTent(1));
    expect(uniformlyRegular(model, lengthsOf(model), false).note).toMatch(/kink near y − x = -?(?:0\.00|1\.0|0\.99)/);
  });
});
