import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASIS } from '../../../src/claims/3.6/atlas-realised.js';
import type { Arrow } from '../../../src/engines/derive/chain.js';
import { closedPatterns, closure, exclude, toArrow } from '../../../src/engines/derive/chain.js';
import { PATTERN_COUNT, bitOf, bitsOf } from '../../../src/properties/pattern.js';

const arrow = (claim: string, premises: Parameters<typeof bitsOf>[0], conclusion: Arrow['conclusion']): Arrow => ({
  claim,
  premises: bitsOf(premises),
  conclusion,
});
const patterns = fc.nat({ max: PATTERN_COUNT - 1 });

describe('chains of arrows', () => {
  it('close a pattern under all that follows from it', () => {
    const known = closure(bitsOf(['symmetric', 'positive-semidefinite']), BASIS);
    expect(known).toBe(
      bitsOf([
        'conservative',
        'symmetric',
        'positive-semidefinite',
        'ball-positive',
        '1-contractive',
        '2-contractive',
        'normal',
      ]),
    );
  });

  it('make closure growing, idempotent and monotone', () => {
    fc.assert(
      fc.property(patterns, patterns, (p, q) => {
        const closed = closure(p, BASIS);
        expect(closed & p).toBe(p);
        expect(closure(closed, BASIS)).toBe(closed);
        expect(closure(p & q, BASIS) & ~closed).toBe(0);
      }),
    );
  });

  it('exclude a conjunction exactly if its closure meets what it lacks, by arrows that each follow from the ones before', () => {
    fc.assert(
      fc.property(patterns, patterns, (has, other) => {
        const lacks = other & ~has;
        const chain = exclude({ has, lacks }, BASIS);
        expect(chain !== undefined).toBe((closure(has, BASIS) & lacks) !== 0);
        if (!chain) return;
        let known = has;
        for (const { premises, conclusion } of chain) {
          expect(premises & ~known).toBe(0);
          expect(known & bitOf(conclusion)).toBe(0);
          known |= bitOf(conclusion);
        }
        expect(bitOf(chain.at(-1)!.conclusion) & lacks).not.toBe(0);
      }),
    );
  });

  it('are shortest: no proper selection of the arrows excludes as well', () => {
    fc.assert(
      fc.property(patterns, patterns, (has, other) => {
        const cube = { has, lacks: other & ~has };
        const chain = exclude(cube, BASIS);
        for (const left of chain ?? [])
          expect(
            exclude(
              cube,
              chain!.filter((a) => a !== left),
            ),
          ).toBeUndefined();
      }),
    );
  });

  it('prefer one arrow to two', () => {
    const long = [arrow('a', ['symmetric'], 'normal'), arrow('b', ['normal'], 'conservative')];
    const cube = { has: bitOf('symmetric'), lacks: bitOf('conservative') };
    expect(exclude(cube, long)?.map((a) => a.claim)).toEqual(['a', 'b']);
    expect(exclude(cube, [...long, arrow('c', ['symmetric'], 'conservative')])?.map((a) => a.claim)).toEqual(['c']);
  });

  it('allow 89 patterns', () => {
    expect(closedPatterns(BASIS)).toHaveLength(89);
  });

  it('leave out implications about other properties', () => {
    expect(toArrow('x', { premises: ['p-contractive'], conclusion: 'conservative' })).toBeUndefined();
    expect(toArrow('x', { premises: ['normal'], conclusion: 'conservative' })).toEqual(
      arrow('x', ['normal'], 'conservative'),
    );
  });
});
