import { CLAIMS } from '../claims/registry.js';
import type { Claim } from '../engines/claim.js';
import { UsageError } from './errors.js';

/** Claims by id (with everything under `id/`) and by section (3 is 3.1, 3.3, ...). */
export function selectClaims(ids: readonly string[], section: string | undefined): readonly Claim[] {
  const unknown = ids.filter((id) => !CLAIMS.some((c) => matches(c, id)));
  if (unknown.length > 0) {
    const known = CLAIMS.map((c) => c.id).filter((id) => !id.includes('/'));
    throw new UsageError(`no claim ${unknown.join(', ')}; there are ${known.join(', ')}`);
  }
  const chosen = CLAIMS.filter(
    (c) =>
      (ids.length === 0 || ids.some((id) => matches(c, id))) &&
      (section === undefined || c.section === section || c.section.startsWith(`${section}.`)),
  );
  if (chosen.length === 0) {
    const sections = [...new Set(CLAIMS.map((c) => c.section))];
    throw new UsageError(`no claim in section ${section ?? ''} of these; sections are ${sections.join(', ')}`);
  }
  return chosen;
}

/** Is this the claim with the id, or one under it? */
export const matches = (claim: Claim, id: string): boolean => claim.id === id || claim.id.startsWith(`${id}/`);
