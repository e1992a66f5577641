import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { masses, withData } from '../../src/engines/arbitrary/field.js';
import { finiteModel } from '../../src/finite/model.js';
import { hasGap } from '../../src/properties/has-gap.js';
import { decided } from '../fixtures/decided.js';
import * as naive from '../fixtures/naive.js';
import { describeProperty } from './property.properties.js';

describeProperty(hasGap, { exactDefect: true });

const withMasses = withData(
  mixedFlow(1, 5).map((flow) => ({ flow })),
  ({ flow }) => fc.record({ masses: masses(flow.length), factor: fc.constantFrom('1', '1/7', '1000') }),
);

describe('the gap', () => {
  it('is decided for given masses as for those of the definition, whatever their total', () => {
    const seen = { holds: 0, fails: 0 };
    fc.assert(
      fc.property(withMasses, ({ flow, masses: m, factor }) => {
        const expected = naive.hasGap(naive.grid(flow), m.map(BigInt));
        const scaled = m.map((x) => (factor === '1/7' ? `${x}/7` : x * Number(factor)));
        const verdict = decided(hasGap, finiteModel({ flow, masses: scaled }));
        expect(verdict.verdict).toBe(expected ? 'holds' : 'fails');
        expect(verdict.defect).toBe(decided(hasGap, finiteModel({ flow, masses: m })).defect);
        seen[verdict.verdict as 'holds']++;
      }),
      { seed: 14, numRuns: 150 },
    );
    expect(Math.min(seen.holds, seen.fails)).toBeGreaterThan(10);
  });

  it('depends on the masses where the model is not conservative', () => {
    // One listens to the other: u^T (K - sym F) u = u_1 (u_1 - u_0), negative between the two roots.
    const flow = [
      [1, 0],
      [1, 0],
    ];
    expect(decided(hasGap, finiteModel({ flow, masses: [1, 1] })).verdict).toBe('holds');
    const flat = [
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
    ];
    expect(decided(hasGap, finiteModel({ flow: flat, masses: [1, 1, 1] })).verdict).toBe('fails');
  });

  it('fails by the number of directions that lose nothing', () => {
    const identity = finiteModel({
      flow: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    expect(decided(hasGap, identity).defect).toBe('2');
  });
});
