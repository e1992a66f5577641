import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, casesOf, galleryCase, targets, targetsOf } from '../../../src/claims/gallery/cases.js';
import { COMBINED, CS_WAVE } from '../../../src/claims/gallery/combined.js';
import { CS_TENT_R2, GALLERY } from '../../../src/claims/gallery/entries.js';

const SEED = { seed: 7, numRuns: 40 };
const sizes = (cases: ReturnType<typeof casesOf>): number[] =>
  fc.sample(cases, SEED).map((x) => (x.masses as readonly number[]).length);

describe('cases of the gallery', () => {
  it('has no more points than a short circle has places, and returns', () => {
    expect(Math.max(...sizes(casesOf(CS_WAVE, {}, 30)))).toBe(4);
  });

  it('has more points than the reach of a line has places where they are asked for', () => {
    const short = { ...CS_TENT_R2, reach: 1 };
    expect(Math.max(...sizes(casesOf(short, {}, 12)))).toBeGreaterThan(9);
  });

  it.each([...GALLERY, ...COMBINED].map((entry) => [entry.key, entry] as const))(
    'draws densities of %s, with more points than the usual',
    (_, entry) => {
      const data = entry.volume === undefined ? { targets } : { ...cells, targets };
      const found = fc.sample(casesOf(entry, entry.model.environment.dim > 0 ? data : {}, 9), SEED).map((x) => {
        const read = galleryCase(x);
        if (read && x.targets) expect(targetsOf(x, read)).toBeDefined();
        return read;
      });
      expect(found.filter((read) => read !== undefined).length).toBeGreaterThan(20);
    },
  );
});
