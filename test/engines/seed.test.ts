import { describe, expect, it } from 'vitest';
import { drawCase } from '../../src/engines/chunk.js';
import { caseSeed } from '../../src/engines/seed.js';
import { claimById } from '../../src/claims/registry.js';

describe('the seed of a case', () => {
  it('is a 32-bit integer that depends on run, claim and number alone', () => {
    for (let k = 0; k < 100; k++) {
      const seed = caseSeed(1, 'prop-3.12', k);
      expect(seed).toBe(seed | 0);
      expect(caseSeed(1, 'prop-3.12', k)).toBe(seed);
    }
    // Pinned: replay strings of old reports must draw the same cases.
    expect([0, 1, 2].map((k) => caseSeed(1, 'prop-3.12', k))).toMatchInlineSnapshot(`
      [
        1720396371,
        292760239,
        1763521734,
      ]
    `);
  });

  it('differs between cases, claims and runs', () => {
    const seeds = new Set<number>();
    for (const run of [0, 1, 2]) {
      for (const claim of ['eq-50', 'eq-53', 'eq-5', 'eq-5/0']) {
        for (let k = 0; k < 2_000; k++) seeds.add(caseSeed(run, claim, k));
      }
    }
    // 24,000 draws from 2^32: fewer than one collision is expected.
    expect(seeds.size).toBeGreaterThan(24_000 - 3);
  });

  it('changes half of all bits from one case to the next', () => {
    let flipped = 0;
    for (let k = 0; k < 1_000; k++) {
      let x = caseSeed(1, 'eq-50', k) ^ caseSeed(1, 'eq-50', k + 1);
      for (; x !== 0; x &= x - 1) flipped++;
    }
    expect(flipped / 1_000).toBeGreaterThan(12);
    expect(flipped / 1_000).toBeLessThan(20);
  });

  it('draws the same case whatever was drawn before', () => {
    const claim = claimById('lemma-3.1')!;
    const alone = drawCase(claim, 3, 17);
    for (let k = 0; k < 17; k++) drawCase(claim, 3, k);
    expect(drawCase(claim, 3, 17)).toEqual(alone);
    expect(drawCase(claim, 4, 17).instance).not.toEqual(alone.instance);
  });

  it('spreads cases over the families in turn', () => {
    const claim = claimById('rem-3.11-p-contractive')!;
    const names = Array.from({ length: 6 }, (_, k) => drawCase(claim, 1, k).family);
    expect(names).toEqual([...claim.families, ...claim.families].map((f) => f.name));
  });
});
