import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionalFlow } from '../../src/engines/arbitrary/symmetric.js';
import { finiteModel } from '../../src/finite/model.js';
import { idempotent } from '../../src/properties/idempotent.js';
import { decided } from '../fixtures/decided.js';
import { describeProperty } from './property.properties.js';

describeProperty(idempotent, { exactDefect: true });

describe('idempotency', () => {
  it('holds for every conditional expectation', () => {
    fc.assert(
      fc.property(conditionalFlow(1, 7), ({ flow }) => {
        expect(decided(idempotent, finiteModel({ flow })).verdict).toBe('holds');
      }),
      { seed: 13, numRuns: 60 },
    );
  });

  it('fails for the swap by 1: twice the swap is nothing', () => {
    expect(
      decided(
        idempotent,
        finiteModel({
          flow: [
            [0, 1],
            [1, 0],
          ],
        }),
      ).defect,
    ).toBe('1');
  });
});
