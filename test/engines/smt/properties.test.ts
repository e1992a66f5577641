import { describe, expect, it } from 'vitest';
import { enumerateFlows, codeCount } from '../../../src/engines/enumerate.js';
import { modelTerms } from '../../../src/engines/smt/model-terms.js';
import { isEncoded, propertyTerms } from '../../../src/engines/smt/properties.js';
import { isTrue } from '../../../src/engines/smt/term.js';
import { smallFlow } from '../../../src/finite/flow.js';
import { PROPERTIES } from '../../../src/properties/registry.js';
import { valuesOfModel } from './values-of-model.js';

/** All flows of one and two points with entries up to 3, and those of three points with entries 0 and 1. */
function* smallFlows(): Generator<number[][]> {
  for (const [points, entries] of [
    [1, 1],
    [2, 1],
    [2, 2],
    [2, 3],
    [3, 1],
  ]) {
    yield* enumerateFlows(points, entries, 0, codeCount(points, entries));
  }
  // Circulations, near and far from them, idempotents: what flows of 0 and 1 are too few for.
  yield* [
    [
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 1],
    ],
    [
      [2, 1, 0],
      [1, 2, 1],
      [0, 1, 2],
    ],
    [
      [2, 2, 0],
      [0, 2, 1],
      [2, 0, 2],
    ],
    [
      [3, 1, 1],
      [1, 3, 1],
      [1, 1, 3],
    ],
    [
      [1, 2, 3],
      [2, 4, 6],
      [3, 6, 9],
    ],
    [
      [1, 1, 0],
      [2, 2, 0],
      [0, 0, 3],
    ],
    [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 3],
    ],
    [
      [0, 2, 1],
      [1, 0, 2],
      [2, 1, 0],
    ],
    [
      [0, 3, 1],
      [1, 0, 3],
      [3, 1, 0],
    ],
    [
      [4, 3, 0],
      [0, 4, 3],
      [3, 0, 4],
    ],
    [
      [3, 4, 0],
      [0, 3, 4],
      [4, 0, 3],
    ],
    [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
  ];
}

const flows = [...smallFlows()];
const encoded = PROPERTIES.filter(({ name }) => isEncoded(name));

describe('properties as formulas', () => {
  it('leaves out only p-contractivity, which is not a formula', () => {
    expect(PROPERTIES.length - encoded.length).toBe(1);
  });

  it.each(encoded.map((property) => [property.name, property] as const))(
    '%s: formula and decision agree on all small flows, and the hints follow',
    (name, property) => {
      if (!isEncoded(name)) throw new Error(name);
      const { holds, hints } = propertyTerms(name);
      const seen = new Set<boolean>();
      for (const flow of flows) {
        const m = modelTerms(flow.length);
        const at = valuesOfModel(flow);
        const decided = property.holds(smallFlow(flow));
        seen.add(decided);
        expect(isTrue(holds(m), at), JSON.stringify(flow)).toBe(decided);
        if (decided && hints) expect(isTrue(hints(m), at), JSON.stringify(flow)).toBe(true);
      }
      expect(seen.size).toBe(name === 'right-stochastic' ? 1 : 2);
    },
  );
});
