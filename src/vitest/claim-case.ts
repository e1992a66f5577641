import { CLAIMS, claimById } from '../claims/registry.js';
import type { Claim, Instance } from '../engines/claim.js';
import { flowOf, integersOf } from '../finite/flow.js';
import { toRows } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import { beyondExact, exactIsPractical } from '../properties/property.js';
import { multiply, equal } from '../scalar/rational.js';
import { MatcherError } from './matcher-error.js';
import { nearNames } from '../claims/near-names.js';
import { nameOf } from './show-model.js';

/**
 * The claim that a test asks for.
 *
 * @throws {MatcherError} `unknown-claim` with ids near the written one; `claim-needs-more` if a model is not a case of it
 */
export function claimAbout(id: string): Claim {
  const claim = claimById(id);
  const bare = CLAIMS.filter((c) => c.enumerable).map((c) => c.id);
  if (!claim) {
    const near = nearNames(
      id,
      CLAIMS.map((c) => c.id),
    );
    throw new MatcherError('unknown-claim', `no claim "${id}"; near it: ${near.join(', ')}`);
  }
  if (!claim.enumerable) {
    throw new MatcherError(
      'claim-needs-more',
      `${id} needs more than a model: ${claim.reading} Claims about a model alone: ${bare.join(', ')}`,
    );
  }
  return claim;
}

/**
 * The model as a case of a claim about bare flows: integers in proportion to F where they are small, so that the case
 * can be made smaller; numerals otherwise.
 *
 * @throws {MatcherError} `claim-ignores-masses` for masses other than κ/Σκ, `too-large` beyond the limit of exact work
 */
export function caseOf(claim: Claim, model: FiniteModel): Instance {
  const { n, kappa, masses } = model;
  if (masses && masses.some((m, i) => !equal(multiply(m, kappa[0]), multiply(masses[0], kappa[i])))) {
    throw new MatcherError(
      'claim-ignores-masses',
      `${claim.id} is about flows with masses κ/Σκ, and ${nameOf(model)} has others; ask about { ...model, masses: undefined }`,
    );
  }
  const flow = flowOf(model);
  if (!exactIsPractical(flow)) throw new MatcherError('too-large', `${claim.id}: ${beyondExact(flow)}`);
  if (flow.integers)
    return {
      flow: toRows(
        n,
        integersOf(flow).map((f) => ({ n: f, d: 1n })),
      ),
    };
  const entries = [...flow.doubles];
  return { flow: Array.from({ length: n }, (_, i) => entries.slice(i * n, i * n + n)) };
}
