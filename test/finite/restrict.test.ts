import { describe, expect, it } from 'vitest';
import { ModelError, finiteModel } from '../../src/finite/model.js';
import { restrict } from '../../src/finite/restrict.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

const model = finiteModel({
  flow: [
    [1, 2, 3],
    [4, 5, 6],
    [0, 8, 0],
  ],
  masses: [1, 2, '1/3'],
});

describe('restriction', () => {
  it('keeps the flows inside the subset, in its order, and what is left of each row', () => {
    const inside = restrict(model, [1, 0]);
    expect(texts(inside.flow)).toEqual(['5', '4', '2', '1']);
    expect(texts(inside.kappa)).toEqual(['9', '3']);
    expect(texts(inside.masses!)).toEqual(['2', '1']);
    expect(texts(restrict(model, [0, 1, 2]).flow)).toEqual(texts(model.flow));
    expect(restrict(finiteModel({ flow: [[1]] }), [0]).masses).toBeUndefined();
  });

  it.each([[[0, 0]], [[3]], [[-1]], [[0.5]], [[NaN]]])('refuses %j as a set of points', (points) => {
    expect(() => restrict(model, points)).toThrow(/points: .* are not distinct indices below 3/);
  });

  it('refuses the empty set, and points that listen to nobody inside', () => {
    expect(() => restrict(model, [])).toThrow(ModelError);
    expect(() => restrict(model, [2])).toThrow('flow[0]: the row sums to 0');
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model: exact }) => {
    const points = exact.n > 1 ? [exact.n - 1, exact.n - 2] : [0];
    expectModelTwin(restrict(exact, points), restrict(twinOf(exact), points));
  });
});
