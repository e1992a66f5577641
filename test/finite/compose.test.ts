import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conservativePair, symmetricBallPositivePair } from '../../src/engines/arbitrary/pair.js';
import { compose, conjugate, requireSameStrength } from '../../src/finite/compose.js';
import type { FiniteModel } from '../../src/finite/model.js';
import { ModelError, average, averageMatrix, finiteModel } from '../../src/finite/model.js';
import { ballPositive } from '../../src/properties/ball-positive.js';
import { conservative } from '../../src/properties/conservative.js';
import { symmetric } from '../../src/properties/symmetric.js';
import { rational } from '../../src/scalar/rational.js';
import { flowOf } from '../../src/finite/flow.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

/** [[u]_1]_2 for the unit fields: the columns of A2 A1. */
const nested = (second: FiniteModel, first: FiniteModel): string[][] =>
  first.kappa.map((_, j) => {
    const unit = first.kappa.map((__, i) => rational(i === j ? 1n : 0n));
    return texts(average(second, average(first, unit)));
  });

describe('composition', () => {
  it('averages with the first, then with the second: A = A2 A1, strength and masses kept', () => {
    fc.assert(
      fc.property(conservativePair(5), ({ first, second }) => {
        const [one, two] = [finiteModel({ flow: first }), finiteModel({ flow: second })];
        const model = compose(two, one);
        const A = averageMatrix(model);
        nested(two, one).forEach((column, j) =>
          expect(one.kappa.map((_, i) => texts([A[i * model.n + j]])[0])).toEqual(column),
        );
        expect(texts(model.kappa)).toEqual(texts(one.kappa));
        expect(conservative.holds(flowOf(model))).toBe(true);
      }),
      { seed: 24, numRuns: 80 },
    );
  });

  it('does not commute', () => {
    const first = finiteModel({
      kappa: [1, 1],
      A: [
        [1, 0],
        ['1/2', '1/2'],
      ],
      masses: [1, 2],
    });
    const second = finiteModel({
      kappa: [1, 1],
      A: [
        [0, 1],
        [1, 0],
      ],
      masses: [1, 2],
    });
    expect(texts(compose(second, first).flow)).toEqual(['1/2', '1/2', '1', '0']);
    expect(texts(compose(first, second).flow)).toEqual(['0', '1', '1/2', '1/2']);
    expect(texts(compose(first, second).masses!)).toEqual(['1', '2']);
  });

  it('refuses models of different strength and names every point', () => {
    const one = finiteModel({
      flow: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    const two = finiteModel({
      flow: [
        [1, 0, 0],
        [0, 2, 0],
        [0, 0, '1/3'],
      ],
    });
    expect(() => compose(one, two)).toThrow(ModelError);
    expect(() => compose(one, two)).toThrow(/kappa\[1\]: 1 against 2.*\nkappa\[2\]: 1 against 1\/3/);
    expect(() => requireSameStrength(one, finiteModel({ flow: [[1]] }))).toThrow('3 points against 1');
    expect(() => requireSameStrength(one, one)).not.toThrow();
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    const twin = twinOf(model);
    expectModelTwin(compose(model, model), compose(twin, twin));
  });
});

describe('conjugation', () => {
  it('is M1 ∘ M2 ∘ M1 and keeps symmetry and ball-positivity', () => {
    fc.assert(
      fc.property(symmetricBallPositivePair(4), ({ first, second }) => {
        const [outer, inner] = [finiteModel({ flow: first }), finiteModel({ flow: second })];
        const model = conjugate(outer, inner);
        expect(texts(model.flow)).toEqual(texts(compose(compose(outer, inner), outer).flow));
        expect(symmetric.holds(flowOf(model))).toBe(true);
        expect(ballPositive.holds(flowOf(model))).toBe(true);
      }),
      { seed: 25, numRuns: 60 },
    );
  });

  it('is taken in the right order', () => {
    const outer = finiteModel({
      kappa: [1, 1],
      A: [
        [0, 1],
        [1, 0],
      ],
    });
    const inner = finiteModel({
      kappa: [1, 1],
      A: [
        [1, 0],
        ['1/2', '1/2'],
      ],
    });
    // The swap on both sides exchanges the points.
    expect(texts(conjugate(outer, inner).flow)).toEqual(['1/2', '1/2', '0', '1']);
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    const twin = twinOf(model);
    expectModelTwin(conjugate(model, model), conjugate(twin, twin));
  });
});
