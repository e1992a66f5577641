import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { check } from '../../src/finite/checker.js';
import { modelJson } from '../../src/finite/model-json.js';
import { finiteModel } from '../../src/finite/model.js';
import { contractionViolation, pContractive } from '../../src/properties/p-contractive.js';
import { grid, isConservative } from '../fixtures/naive.js';
import { describeProperty } from './property.properties.js';

describeProperty(pContractive, { exactDefect: true });

describe('contraction in Lp', () => {
  it('is refuted at every integer exponent, one alone as well as all', () => {
    fc.assert(
      fc.property(mixedFlow(2, 5), fc.integer({ min: 1, max: 9 }), (flow, p) => {
        fc.pre(!isConservative(grid(flow)));
        const model = finiteModel({ flow });
        const certificate = contractionViolation(model, p);
        expect(certificate.p).toBe(p);
        const statement = {
          kind: 'property',
          property: 'p-contractive',
          model: modelJson(model),
          verdict: 'fails',
          certificate,
        };
        expect(check(statement)).toEqual({ accepted: true });
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('has no violation to find in a conservative model, and says so', () => {
    expect(() =>
      contractionViolation(
        finiteModel({
          flow: [
            [0, 1],
            [1, 0],
          ],
        }),
        2,
      ),
    ).toThrow(RangeError);
  });
});
