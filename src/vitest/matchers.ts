import type { MatcherState } from 'vitest';
import { matchClaim } from './claim-matcher.js';
import { isFamily, matchFamily, refuseFamily } from './family-matcher.js';
import { matchFamilyOnly } from './family-only-matcher.js';
import type { FamilyMatcherName } from './family-properties-by-matcher.js';
import { FAMILY_MATCHERS } from './family-properties-by-matcher.js';
import type { EvidenceOptions, Outcome } from './judge.js';
import type { PropertyMatcherName } from './properties-by-matcher.js';
import { PROPERTY_MATCHERS } from './properties-by-matcher.js';
import { matchProperty } from './property-matcher.js';
import type { SpectralGapOptions } from './spectral-gap-matcher.js';
import { matchSpectralGap } from './spectral-gap-matcher.js';

type PropertyMatcher = (this: MatcherState, received: unknown, options?: EvidenceOptions) => Outcome;

const propertyMatchers = Object.fromEntries(
  (Object.keys(PROPERTY_MATCHERS) as PropertyMatcherName[]).map((name): [string, PropertyMatcher] => [
    name,
    function (received, options) {
      return isFamily(received)
        ? matchFamily(PROPERTY_MATCHERS[name].property, received, options, this.isNot)
        : matchProperty(name, received, options, this.isNot);
    },
  ]),
) as Record<PropertyMatcherName, PropertyMatcher>;

const familyMatchers = Object.fromEntries(
  (Object.keys(FAMILY_MATCHERS) as FamilyMatcherName[]).map((name): [string, PropertyMatcher] => [
    name,
    function (received, options) {
      return matchFamilyOnly(name, received, options, this.isNot);
    },
  ]),
) as Record<FamilyMatcherName, PropertyMatcher>;

/** What `expect.extend` is given. */
export const matchers = {
  ...propertyMatchers,
  ...familyMatchers,
  toHaveSpectralGap(this: MatcherState, received: unknown, options: SpectralGapOptions): Outcome {
    return isFamily(received)
      ? refuseFamily(received, 'a spectral gap')
      : matchSpectralGap(received, options, this.isNot);
  },
  toSatisfyClaim: (received: unknown, id: string): Outcome =>
    isFamily(received) ? refuseFamily(received, id) : matchClaim(received, id),
};
