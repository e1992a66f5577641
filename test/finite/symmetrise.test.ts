import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conservativeFlow } from '../../src/engines/arbitrary/conservative.js';
import { flowOf } from '../../src/finite/flow.js';
import { ModelError, finiteModel } from '../../src/finite/model.js';
import { symmetriseProduct, symmetriseSum } from '../../src/finite/symmetrise.js';
import { ballPositive } from '../../src/properties/ball-positive.js';
import { symmetric } from '../../src/properties/symmetric.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

describe('symmetrisation', () => {
  it('by the sum is the symmetric part of the flow', () => {
    const model = finiteModel({
      flow: [
        [0, 2, 0],
        [0, 0, 2],
        [2, 0, 1],
      ],
    });
    expect(texts(symmetriseSum(model).flow)).toEqual(['0', '1', '1', '1', '0', '1', '1', '1', '1']);
  });

  it('by the product is M* ∘ M, not M ∘ M*', () => {
    // F^T K^-1 F, with K = (1, 2, 2)
    const model = finiteModel({
      flow: [
        [0, 1, 0],
        [0, 0, 2],
        [1, 1, 0],
      ],
    });
    expect(texts(symmetriseProduct(model).flow)).toEqual(['1/2', '1/2', '0', '1/2', '3/2', '0', '0', '0', '2']);
  });

  it('is symmetric either way, of the same strength, and ball-positive by the product', () => {
    fc.assert(
      fc.property(conservativeFlow(1, 6), (flow) => {
        const model = finiteModel({ flow });
        for (const made of [symmetriseSum(model), symmetriseProduct(model)]) {
          expect(symmetric.holds(flowOf(made))).toBe(true);
          expect(texts(made.kappa)).toEqual(texts(model.kappa));
        }
        expect(ballPositive.holds(flowOf(symmetriseProduct(model)))).toBe(true);
      }),
      { seed: 28, numRuns: 80 },
    );
  });

  it('refuses a model that is not conservative', () => {
    const model = finiteModel({
      flow: [
        [1, 1],
        [0, 1],
      ],
    });
    expect(() => symmetriseSum(model)).toThrow(ModelError);
    expect(() => symmetriseProduct(model)).toThrow(ModelError);
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    expectModelTwin(symmetriseSum(model), symmetriseSum(twinOf(model)));
    expectModelTwin(symmetriseProduct(model), symmetriseProduct(twinOf(model)));
  });
});
