import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  measure,
  modelSegregation,
  partitionBlended,
  partitionHats,
  partitionSmoothstep,
  partitionTensor,
  reproducingKernelOf,
  space,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { apart } from './plain-kernels.js';

/** Σ_l g_l(y) Σ m v g_l(x) / Σ m g_l(x) */
const communities =
  (g: readonly ((x: readonly number[]) => number)[]): Naive =>
  ({ x, m }, { y }) => {
    const row = m.map(() => 0);
    for (const member of g) {
      const here = member(y);
      if (here === 0) continue;
      let population = 0;
      for (let j = 0; j < m.length; j++) population += m[j] * member(x[j]);
      if (population === 0) return undefined;
      for (let j = 0; j < m.length; j++) row[j] += (here * m[j] * member(x[j])) / population;
    }
    return { s: 1, row };
  };

/** Hats of a circle of length L with n knots. */
const hats = (L: number, n: number, axis = 0) =>
  Array.from({ length: n }, (_, l) => (x: readonly number[]) => {
    const [z] = apart([x[axis]], [(l * L) / n], [L]);
    return Math.max(0, 1 - (Math.abs(z) * n) / L);
  });

const error = EmptyNeighbourhoodError;
const R = space(1);
const T = torus(1, 4);
const smooth = (t: number): number => t ** 3 * (10 - 15 * t + 6 * t * t);

describe('the segregation model', () => {
  describeAgreement('hats on a circle', {
    model: modelSegregation(partitionHats(T, 4)),
    naive: communities(hats(4, 4)),
    error,
  });
  describeAgreement('smooth steps on a circle', {
    model: modelSegregation(partitionSmoothstep(T, 4)),
    naive: communities(hats(4, 4).map((g) => (x: readonly number[]) => smooth(g(x)))),
    error,
  });
  describeAgreement('hats of full support on a circle', {
    model: modelSegregation(partitionBlended(partitionHats(T, 4), '1/4')),
    naive: communities(hats(4, 4).map((g) => (x: readonly number[]) => (g(x) + 1 / 4) / 2)),
  });
  describeAgreement('hats on the line', {
    model: modelSegregation(partitionHats(R, [-1, 0, 1])),
    naive: communities([
      ([x]) => Math.min(1, Math.max(0, -x)),
      ([x]) => Math.max(0, 1 - Math.abs(x)),
      ([x]) => Math.min(1, Math.max(0, x)),
    ]),
    error,
  });
  describeAgreement('products on a torus', {
    model: modelSegregation(partitionTensor(partitionHats(torus(1, 4), 2), partitionHats(torus(1, 2), 4))),
    naive: communities(hats(4, 2).flatMap((g) => hats(2, 4, 1).map((h) => (x: readonly number[]) => g(x) * h(x)))),
    error,
  });

  const model = modelSegregation(partitionHats(T, 4));
  const rho = measure(T, { points: [0, '1/2'], masses: ['1/2', '1/2'] });

  it('names the community without mass', () => {
    expect(() => model.matrix(rho, measure(T, { points: ['1/4', '3/2'] }))).toThrow(
      expect.objectContaining({ code: 'empty-neighbourhood', target: 1, place: '(3/2)', neighbourhood: 2 }),
    );
  });

  it('has the kernel Σ g_l g_l / ρ(g_l)', () => {
    // g_0 = (1, 1/2), g_1 = (0, 1/2): ρ(g_0) = 3/4, ρ(g_1) = 1/4
    expect(Array.from(reproducingKernelOf(model, rho), toText)).toEqual(['4/3', '2/3', '2/3', '4/3']);
  });
});
