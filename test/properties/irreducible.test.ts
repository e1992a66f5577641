import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { closedSet, digraphOfFlow, digraphOfModel, irreducible } from '../../src/properties/irreducible.js';
import { flowFromIntegers, flowOf } from '../../src/finite/flow.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(irreducible, { exactDefect: true });

describe('irreducibility', () => {
  it('fails by the number of components minus 1 and shows a set that listens to itself alone', () => {
    // 0 -> 1 <-> 2, 3 -> 0
    const model = finiteModel({
      flow: [
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
      ],
    });
    const verdict = decided(irreducible, model);
    expect(verdict.defect).toBe('2');
    expect(verdict.certificate).toEqual({ kind: 'closed-set', points: [1, 2] });
    expect(closedSet(digraphOfModel(model))).toEqual([1, 2]);
  });

  it('sees the same graph in a model and in its flow, also where doubles underflow', () => {
    const model = finiteModel({
      flow: [
        ['1e300', '1e-300'],
        [1, 0],
      ],
    });
    expect(digraphOfFlow(flowOf(model))).toEqual(digraphOfModel(model));
    const flow = flowFromIntegers(2, [10n ** 400n, 1n, 1n, 0n]);
    expect(flow.doubles[1]).toBe(0);
    expect(irreducible.holds(flow)).toBe(true);
  });
});
