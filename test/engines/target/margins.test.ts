import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../../src/engines/arbitrary/boundary.js';
import { conditionalFlow, symmetricFlow } from '../../../src/engines/arbitrary/symmetric.js';
import { MARGINS, STRICT } from '../../../src/engines/target/margins.js';
import { smallestShift, smallestValue } from '../../../src/engines/target/spectrum.js';
import { estimateQuantity } from '../../../src/finite/gap.js';
import { finiteModel, toDoubles } from '../../../src/finite/model.js';
import { doubles } from '../../../src/scalar/field.js';
import type { PropertyName } from '../../../src/properties/property.js';
import { DEFINITIONS, grid } from '../../fixtures/naive.js';

const NAMES = Object.keys(MARGINS) as PropertyName[];

/** Small integers only: on the others floats cannot tell the boundary. */
const kinds = fc.oneof(
  mixedFlow(1, 5).filter((rows) => Math.max(...rows.flat()) < 100),
  symmetricFlow(1, 5),
  conditionalFlow(1, 5).map(({ flow }) => flow),
);

describe.each(NAMES)('the margin of %s', (name) => {
  it('has the sign that the definition decides, up to rounding', () => {
    const seen = { holds: 0, fails: 0 };
    fc.assert(
      fc.property(kinds, (rows) => {
        const margin = MARGINS[name](rows.length, Float64Array.from(rows.flat()));
        const holds = DEFINITIONS[name](grid(rows));
        seen[holds ? 'holds' : 'fails']++;
        if (STRICT.has(name)) expect([rows, margin > 1e-7]).toEqual([rows, holds]);
        else expect([rows, margin > -1e-9]).toEqual([rows, holds]);
      }),
      { seed: 5, numRuns: 300 },
    );
    if (name !== 'right-stochastic') expect(Math.min(seen.holds, seen.fails)).toBeGreaterThan(10);
  });

  it('does not depend on the scale of the flow', () => {
    for (const rows of fc.sample(kinds, { seed: 6, numRuns: 60 })) {
      const F = Float64Array.from(rows.flat());
      const [a, b] = [F, F.map((f) => f * 1024)].map((G) => MARGINS[name](rows.length, G));
      if (Number.isFinite(a)) expect(Math.abs(a - b)).toBeLessThan(1e-9);
      else expect(b).toBe(a);
    }
  });
});

describe('the spectrum', () => {
  it('has the gap of the numerical range', () => {
    for (const rows of fc.sample(mixedFlow(2, 6), { seed: 7, numRuns: 200 })) {
      const { value } = estimateQuantity('gap', toDoubles(finiteModel({ flow: rows }), doubles));
      expect(smallestValue('gap', rows.length, Float64Array.from(rows.flat()))).toBeCloseTo(value, 9);
    }
  });

  it('reaches the boundary of a form by the smallest shift', () => {
    for (const rows of fc.sample(fc.oneof(symmetricFlow(2, 5), mixedFlow(2, 5)), { seed: 8, numRuns: 200 })) {
      const n = rows.length;
      const F = Float64Array.from(rows.flat());
      for (const form of ['positive', 'ball'] as const) {
        if (form === 'ball' && !(MARGINS.conservative(n, F) >= 0 && MARGINS.irreducible(n, F) > 0)) continue;
        const t = smallestShift(form, n, F);
        // Flows of loops alone vanish there.
        if (!(t > -0.999)) continue;
        const value = smallestValue(
          form,
          n,
          F.map((f, k) => f + (k % (n + 1) === 0 ? t * rowSum(F, n, k) : 0)),
        );
        expect(Math.abs(value)).toBeLessThan(1e-6);
      }
    }
  });

  it('is NaN for an empty row', () => {
    expect(smallestValue('gap', 2, Float64Array.of(0, 0, 1, 1))).toBeNaN();
  });
});

const rowSum = (F: Float64Array, n: number, k: number): number => {
  const i = Math.floor(k / n);
  return F.subarray(i * n, i * n + n).reduce((a, b) => a + b, 0);
};
