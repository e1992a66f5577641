import path from 'node:path';
import type { Atlas, AtlasWitness } from '../atlas/atlas.js';
import { REALISED, arrowsOf, createAtlas } from '../atlas/atlas.js';
import { CLAIMS, claimById } from '../claims/registry.js';
import type { Witness } from '../engines/chunk.js';
import { loadCorpus } from '../engines/corpus.js';
import { examine } from '../engines/examine.js';
import { patternText } from '../properties/pattern.js';
import { closure } from '../engines/derive/chain.js';
import { runDerivations } from '../engines/derive/run.js';
import { UsageError } from './errors.js';
import { PACKAGE_ROOT } from './files.js';
import { matches } from './selection.js';

/** What makes an implication usable. */
export interface ArrowStatus {
  /** its derivation was replayed now */
  readonly proof: 'replayed';
  readonly scope: string;
}

export interface LoadedAtlas {
  readonly atlas: Atlas;
  readonly status: ReadonlyMap<string, ArrowStatus>;
}

/**
 * The atlas from the corpus. Of all implications that claims state only those are used whose derivations, for every model,
 * are replayed on the spot.
 *
 * @param without ids of claims (with everything under `id/`) that must not be used
 * @param corpus the stored witnesses, if they are at hand
 * @throws {UsageError} for an id that no claim has
 */
export function loadAtlas(
  without: readonly string[] = [],
  corpus: readonly Witness[] = loadCorpus(path.join(PACKAGE_ROOT, 'corpus')),
): LoadedAtlas {
  const unknown = without.filter((id) => !CLAIMS.some((claim) => matches(claim, id)));
  if (unknown.length > 0) throw new UsageError(`--without ${unknown.join(', ')}: no such claim`);
  const status = new Map<string, ArrowStatus>();
  for (const claim of CLAIMS) {
    const count = claim.derivations?.length ?? 0;
    if (!claim.implications?.length || count === 0 || without.some((id) => matches(claim, id))) continue;
    const { errors } = runDerivations(claim, { claim: claim.id, engine: 'derive', from: 0, to: count, seed: 0 });
    if (errors.length === 0) status.set(claim.id, { proof: 'replayed', scope: 'every model (derivation)' });
  }
  const arrows = arrowsOf(CLAIMS.filter((claim) => status.has(claim.id)));
  const atlas = createAtlas(arrows, corpus);
  for (const { id, pattern } of atlas.witnesses.values())
    if (closure(pattern, arrows) !== pattern) throw new Error(`${id} contradicts a proved implication`);
  return { atlas, status };
}

/** Decides all properties of a witness again, and has the checker see every certificate. */
export function isAccepted({ pattern, flow }: AtlasWitness): boolean {
  const result = examine(claimById(REALISED)!, { pattern: patternText(pattern), flow });
  return result.applies && result.holds && result.rejected.length === 0;
}

/** Title of a claim, for people. */
export const titleOf = (id: string): string => claimById(id)?.title ?? id;
