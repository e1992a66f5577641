import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFlow } from '../../src/engines/arbitrary/flow.js';
import { masses, withData } from '../../src/engines/arbitrary/field.js';
import { finiteModel, modelFromFlow, strength } from '../../src/finite/model.js';
import { tensor } from '../../src/finite/tensor.js';
import { rationals } from '../../src/scalar/field.js';
import { multiply } from '../../src/scalar/rational.js';
import { texts } from '../fixtures/texts.js';
import { TWINS, expectModelTwin, twinOf } from '../fixtures/twin.js';

describe('the tensor product', () => {
  it("puts point (i, k) at i n' + k", () => {
    const a = finiteModel({
      flow: [
        [1, 2],
        [3, 4],
      ],
    });
    const b = finiteModel({
      flow: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(texts(tensor(a, b).flow)).toEqual(
      [
        [0, 1, 0, 2],
        [1, 0, 2, 0],
        [0, 3, 0, 4],
        [3, 0, 4, 0],
      ]
        .flat()
        .map(String),
    );
  });

  it('multiplies flows, strengths κ, and specific strengths s = κ/m, whoever has masses', () => {
    const part = withData(
      anyFlow(1, 3).map((flow) => ({ flow })),
      ({ flow }) => fc.record({ masses: fc.option(masses(flow.length), { nil: undefined }) }),
    ).map(({ flow, masses: m }) => finiteModel(m ? { flow, masses: m } : { flow }));
    fc.assert(
      fc.property(part, part, (a, b) => {
        const model = tensor(a, b);
        const outer = (u: readonly never[], v: readonly never[]) => u.flatMap((x) => v.map((y) => multiply(x, y)));
        expect(texts(strength(model))).toEqual(texts(outer(strength(a) as never[], strength(b) as never[])));
        const again = modelFromFlow(rationals, model.n, model.flow);
        expect(texts(again.kappa)).toEqual(texts(model.kappa));
        for (let k = 0; k < model.n ** 2; k++) {
          const [p, q] = [Math.floor(k / model.n), k % model.n];
          const [i, x] = [Math.floor(p / b.n), p % b.n];
          const [j, y] = [Math.floor(q / b.n), q % b.n];
          expect(model.flow[k]).toEqual(multiply(a.flow[i * a.n + j], b.flow[x * b.n + y]));
        }
      }),
      { seed: 29, numRuns: 60 },
    );
  });

  it.each(TWINS)('agrees in doubles and in rationals on $name', ({ model }) => {
    const twin = twinOf(model);
    expectModelTwin(tensor(model, model), tensor(twin, twin));
  });
});
