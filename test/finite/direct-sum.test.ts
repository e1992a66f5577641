import { describe, expect, it } from 'vitest';
import { directSum } from '../../src/finite/direct-sum.js';
import { finiteModel } from '../../src/finite/model.js';
import { flowOf } from '../../src/finite/flow.js';
import { PROPERTIES } from '../../src/properties/registry.js';
import { FIXTURES } from '../fixtures/models.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

describe('the direct sum', () => {
  it('puts the flows side by side', () => {
    const a = finiteModel({
      flow: [
        [1, 2],
        [3, 4],
      ],
      masses: [1, 2],
    });
    const b = finiteModel({ flow: [[5]], masses: ['1/2'] });
    const model = directSum(a, b);
    expect(texts(model.flow)).toEqual(['1', '2', '0', '3', '4', '0', '0', '0', '5']);
    expect(texts(model.kappa)).toEqual(['3', '7', '5']);
    expect(texts(model.masses!)).toEqual(['1', '2', '1/2']);
    expect(
      texts(
        directSum(
          finiteModel({
            flow: [
              [1, 1],
              [1, 1],
            ],
          }),
          b,
        ).masses!,
      ),
    ).toEqual(['1/2', '1/2', '1/2']);
    expect(directSum(finiteModel({ flow: [[1]] }), finiteModel({ flow: [[1]] })).masses).toBeUndefined();
  });

  it('has the properties that both parts have, is never irreducible, positive or gapped if conservative', () => {
    const additive = PROPERTIES.filter(
      ({ name }) => !['irreducible', 'primitive', 'positive', 'has-gap'].includes(name),
    );
    for (const one of FIXTURES) {
      for (const two of FIXTURES) {
        const flow = flowOf(directSum(finiteModel(one), finiteModel(two)));
        for (const { name, holds } of additive)
          expect([one.name, two.name, name, holds(flow)]).toEqual([
            one.name,
            two.name,
            name,
            one.holds.includes(name) && two.holds.includes(name),
          ]);
        for (const { name, holds } of PROPERTIES)
          if (['irreducible', 'primitive', 'positive'].includes(name)) expect(holds(flow)).toBe(false);
      }
    }
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    expectModelTwin(directSum(model, model), directSum(twinOf(model), twinOf(model)));
  });
});
