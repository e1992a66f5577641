import { describe, expect, it } from 'vitest';
import {
  EmptyNeighbourhoodError,
  finiteSet,
  measure,
  modelConditional,
  partitionBoxes,
  partitionDyadic,
  partitionIntoPoints,
  partitionLabels,
  partitionTrivial,
  product,
  space,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Listener, Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';

/** Σ m u / Σ m over those in the same cell */
const within =
  (cell: (at: Listener) => string): Naive =>
  ({ x, m, label }, at) => {
    const same = x.map((y, j) => cell({ y, label: label[j] }) === cell(at));
    let mass = 0;
    for (let j = 0; j < m.length; j++) if (same[j]) mass += m[j];
    return mass === 0 ? undefined : { s: 1, row: m.map((t, j) => (same[j] ? t / mass : 0)) };
  };

const error = EmptyNeighbourhoodError;
const R2 = space(2);
const circle = torus(1, 4);

describe('the conditional expectation', () => {
  describeAgreement('boxes in the plane', {
    model: modelConditional(R2, partitionBoxes(R2, [[-1, '1/2'], [0]])),
    naive: within(({ y: [a, b] }) => `${a < -1 ? 0 : a < 0.5 ? 1 : 2} ${b < 0 ? 0 : 1}`),
    error,
  });
  describeAgreement('dyadic cells of a circle', {
    model: modelConditional(circle, partitionDyadic(circle, 2)),
    naive: within(({ y: [a] }) => `${Math.floor(a) % 4}`),
    error,
  });
  describeAgreement('labels', {
    model: modelConditional(product(R2, ['a', 'b', 'c']), partitionLabels(product(R2, ['a', 'b', 'c']))),
    naive: within(({ label }) => `${label}`),
    error,
  });
  describeAgreement('one cell', { model: modelConditional(R2, partitionTrivial), naive: within(() => ''), error });
  describeAgreement('every place a cell', {
    model: modelConditional(R2, partitionIntoPoints(R2)),
    naive: within(({ y }) => y.join()),
    error,
  });

  it('names the empty cell', () => {
    const model = modelConditional(R2, partitionBoxes(R2, [[0], [0]]));
    const rho = measure(R2, { points: [[1, 1]] });
    expect(() => model.matrix(rho, measure(R2, { points: [[-1, 1]] }))).toThrow(
      expect.objectContaining({ code: 'empty-neighbourhood', target: 0, neighbourhood: 1 }),
    );
  });

  it('averages the players of a finite set that are told apart by nothing', () => {
    const players = finiteSet(['a', 'b']);
    const rho = measure(players, { labels: [0, 1], masses: ['1/3', '2/3'] });
    expect(Array.from(modelConditional(players, partitionTrivial).matrix(rho).entries, toText)).toEqual([
      '1/3',
      '2/3',
      '1/3',
      '2/3',
    ]);
  });
});
