import type { Report, ReportClaim } from './schema.js';

/** An implication between properties, and the claim that states it. */
export interface AtlasArrow {
  readonly claim: ReportClaim;
  readonly premises: readonly string[];
  readonly conclusion: string;
}

/** What the ids of the claims of the atlas begin with. */
export const ATLAS = 'atlas/';

/** The implications that claims of the atlas state, those with fewer premises first. */
export const atlasArrows = ({ claims }: Report): AtlasArrow[] =>
  claims
    .filter(({ id }) => id.startsWith(ATLAS))
    .flatMap((claim) => (claim.around ?? []).map(({ implication }) => ({ claim, ...implication })))
    .toSorted((a, b) => a.premises.length - b.premises.length);

/** Claims of the atlas that are no implication: what they say of all of them. */
export const atlasRemarks = ({ claims }: Report): ReportClaim[] =>
  claims.filter(({ id, around = [] }) => id.startsWith(ATLAS) && around.length === 0);
