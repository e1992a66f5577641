import { describe, expect, it } from 'vitest';
import { betaRates } from '../../../src/claims/4/near-uniform.js';
import { THIN_MODELS, bestRates, printedRates } from '../../../src/claims/4/thin-densities.js';
import { agrees } from '../../../src/engines/measure.js';

describe('the gap against the thickness', () => {
  it.each(THIN_MODELS.map((thin) => [thin.name, thin] as const))('follows the best exponent, %s', (_, thin) => {
    for (const m of bestRates(thin, 1)) {
      expect(m).toSatisfy(agrees);
      expect(m.value).toBeCloseTo(thin.best, 1);
    }
  });

  it('does not follow it at all where one place is thin', () => {
    const one = printedRates(THIN_MODELS[0], 1).find((m) => m.name.endsWith('one valley'))!;
    expect(Math.abs(one.value)).toBeLessThan(0.02);
  });
});

describe('M_β near the uniform density', () => {
  it.each(betaRates.map((e) => [e.name, e] as const))(
    '%s: half of the gap is left, and less than all of it',
    (_, e) => {
      const [m] = e.run(1, 1);
      expect(m).toSatisfy(agrees);
      expect(m.value).toBeLessThan(2 * m.expected.value);
    },
  );
});
