import type { MatcherState } from 'vitest';
import { matchClaim } from './claim-matcher.js';
import { matchGalileanInvariance } from './galilean-matcher.js';
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
      return matchProperty(name, received, options, this.isNot);
    },
  ]),
) as Record<PropertyMatcherName, PropertyMatcher>;

/** What `expect.extend` is given. */
export const matchers = {
  ...propertyMatchers,
  toHaveSpectralGap(this: MatcherState, received: unknown, options: SpectralGapOptions): Outcome {
    return matchSpectralGap(received, options, this.isNot);
  },
  toSatisfyClaim: (received: unknown, id: string): Outcome => matchClaim(received, id),
  toBeGalileanInvariant: (received: unknown): Outcome => matchGalileanInvariance(received),
};
