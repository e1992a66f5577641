import { describe, expect, it } from 'vitest';
import { approximationOrder, heavyTails } from '../../../src/claims/9/approximation.js';
import { agrees } from '../../../src/engines/measure.js';

describe('the filtered field', () => {
  it('approximates to first order on a Cantor set, not better', () => {
    const [m] = approximationOrder.run(1, 1);
    expect(m).toSatisfy(agrees);
    expect(m.high).toBeLessThan(1.2);
  });

  it('is off by more and more between two atoms for heavy tails, by the same powers on finer nodes', () => {
    const [coarse, fine] = [heavyTails.run(1, 1), heavyTails.run(2, 1)];
    for (const [k, m] of coarse.entries()) {
      expect(m).toSatisfy(agrees);
      expect(fine[k].value).toBeCloseTo(m.value, 3);
    }
  });
});
