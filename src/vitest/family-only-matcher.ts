import type { FamilyMatcherName } from './family-properties-by-matcher.js';
import { FAMILY_MATCHERS } from './family-properties-by-matcher.js';
import { isFamily, matchFamily } from './family-matcher.js';
import type { EvidenceOptions, Outcome } from './judge.js';
import { MatcherError } from './matcher-error.js';
import { readModel } from './read-model.js';
import { nameOf } from './show-model.js';

/**
 * The outcome of a matcher that only models on environments answer: `toBeGalileanInvariant`, `toBeMaterial`, … They compare
 * densities; a finite model is one matrix at one density on points without positions.
 *
 * @throws {MatcherError} `needs-environment` for a finite model
 */
export function matchFamilyOnly(
  matcher: FamilyMatcherName,
  received: unknown,
  options: EvidenceOptions | undefined,
  isNot: boolean,
): Outcome {
  const { property, words } = FAMILY_MATCHERS[matcher];
  if (isFamily(received)) return matchFamily(property, received, options, isNot);
  throw new MatcherError(
    'needs-environment',
    `whether a model is ${words} is asked over densities on an environment; ${nameOf(readModel(received))} is a finite model, one matrix on points without positions`,
  );
}
