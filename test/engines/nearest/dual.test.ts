import { describe, expect, it } from 'vitest';
import type { Cut, DualCertificate } from '../../../src/engines/nearest/dual.js';
import { NO_CUTS, boundOf, cutMatrix, distanceBetween, scaled } from '../../../src/engines/nearest/dual.js';
import { flowOf } from '../../../src/finite/flow.js';
import { finiteModel } from '../../../src/finite/model.js';
import { property } from '../../../src/properties/registry.js';
import * as Q from '../../../src/scalar/rational.js';
import { draws, randomFlow } from '../stays/random-flows.js';

const swap = finiteModel({ flow: [[0, 1], [1, 0]] }); // prettier-ignore
const cut = (weight: string, v = [1, -1]): DualCertificate => ({
  ...NO_CUTS,
  cuts: [{ form: 'positive', v, w: [], weight: Q.parseRational(weight) }],
});

describe('a cut', () => {
  it('is kept by every model with the property, and is tight at the average of the model itself', () => {
    const draw = draws(83);
    let [models, tight] = [0, 0];
    for (let round = 0; round < 3000; round++) {
      const model = randomFlow(draw, 2 + draw(3));
      for (const form of ['positive', 'ball'] as const) {
        if (!property(form === 'ball' ? 'ball-positive' : 'positive-semidefinite').holds(flowOf(model))) continue;
        models++;
        const [v, w] = [0, 1].map(() => model.kappa.map(() => draw(9) - 4));
        const value = Q.sum(cutMatrix({ form, v, w }).map((c, k) => Q.multiply(Q.rational(BigInt(c)), model.flow[k])));
        expect(Q.sign(value)).toBeGreaterThanOrEqual(0);
        if (value.n === 0n) tight++;
      }
    }
    expect(models).toBeGreaterThan(500);
    expect(tight).toBeGreaterThan(5);
    // The lazy three-cycle is on the boundary: v = (2, -2, 0) and w = [v] = (0, -1, 1).
    const C = cutMatrix({ form: 'ball', v: [2, -2, 0], w: [0, -1, 1] });
    expect([1, 1, 0, 0, 1, 1, 1, 0, 1].reduce((s, f, k) => s + f * C[k], 0)).toBe(0);
  });

  it('through a constant says nothing', () => {
    expect(cutMatrix({ form: 'ball', v: [3, 3], w: [3, 3] })).toEqual([0, 0, 0, 0]);
  });
});

describe('a certificate', () => {
  it('proves that [[0, 1], [1, 0]] is 2 away from every positive semi-definite model', () => {
    expect(Q.toText(boundOf(swap, cut('1')))).toBe('2');
    expect(Q.toText(boundOf(swap, cut('1/2')))).toBe('1');
    expect(
      Q.toText(
        distanceBetween(
          swap.flow,
          [1, 1, 1, 1].map((f) => Q.rational(BigInt(f))),
        ),
      ),
    ).toBe('2');
  });

  it('is refused if a weight is negative, a multiplier exceeds 1, or a matrix is not antisymmetric', () => {
    expect(() => boundOf(swap, cut('-1'))).toThrow('negative');
    expect(() => boundOf(swap, cut('2'))).toThrow('larger than 1');
    const ones = [0, 1, 1, 0].map((f) => Q.rational(BigInt(f)));
    expect(() => boundOf(swap, { ...NO_CUTS, antisymmetric: ones })).toThrow('not antisymmetric');
  });

  it('is scaled down until it proves something, and left alone if it does', () => {
    expect(Q.toText(boundOf(swap, scaled(2, cut('7'))))).toBe('2');
    expect(scaled(2, cut('1/3'))).toEqual(cut('1/3'));
  });

  it('proves nothing when it is empty', () => {
    expect(Q.toText(boundOf(swap, NO_CUTS))).toBe('0');
  });

  it('is capped from below at -1: no more can be saved on an entry than is there', () => {
    const potential = [Q.rational(-1n), Q.ONE];
    const model = finiteModel({ flow: [[1, 5], [1, 1]] }); // prettier-ignore
    // M_01 = -2 counts as -1, M_10 = 2 is too large.
    expect(() => boundOf(model, { ...NO_CUTS, potential })).toThrow('larger than 1');
    const half = potential.map((p) => Q.multiply(p, Q.HALF));
    expect(Q.toText(boundOf(model, { ...NO_CUTS, potential: half }))).toBe('4');
    // M = [[1/4, -5/4], [1, 1/4]]
    const deep: Cut = { form: 'ball', v: [0, 3], w: [1, 2] };
    expect(Q.toText(boundOf(model, { ...NO_CUTS, cuts: [{ ...deep, weight: Q.parseRational('1/4') }] }))).toBe('7/2');
  });
});
