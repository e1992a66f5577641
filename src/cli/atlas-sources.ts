import path from 'node:path';
import { arrowsOf, createAtlas } from '../atlas/atlas.js';
import type { Atlas } from '../atlas/atlas.js';
import { CLAIMS, claimById } from '../claims/registry.js';
import { loadCorpus } from '../engines/corpus.js';
import { runDerivations } from '../engines/derive/run.js';
import { UsageError } from './errors.js';
import { PACKAGE_ROOT } from './files.js';
import { defaultBaseline, loadBaseline } from './baseline.js';
import { matches } from './selection.js';

/** What makes an implication usable. */
export interface ArrowStatus {
  /** `replayed`: its derivation was replayed now; `accepted`: proved by the last accepted run */
  readonly proof: 'replayed' | 'accepted';
  readonly scope: string;
}

export interface LoadedAtlas {
  readonly atlas: Atlas;
  readonly status: ReadonlyMap<string, ArrowStatus>;
}

/**
 * The atlas from the corpus. Of all implications that claims state only those are used that are proved: by a derivation
 * that is replayed on the spot, or, where solver or exhaustion did it, in the accepted verdicts.
 *
 * @param without ids of claims (with everything under `id/`) that must not be used
 * @throws {UsageError} for an id that no claim has
 */
export function loadAtlas(without: readonly string[] = []): LoadedAtlas {
  const unknown = without.filter((id) => !CLAIMS.some((claim) => matches(claim, id)));
  if (unknown.length > 0) throw new UsageError(`--without ${unknown.join(', ')}: no such claim`);
  const baseline = loadBaseline(defaultBaseline());
  const status = new Map<string, ArrowStatus>();
  for (const claim of CLAIMS) {
    if (!claim.implications?.length || without.some((id) => matches(claim, id))) continue;
    const accepted = baseline?.verdicts[claim.id];
    const count = claim.derivations?.length ?? 0;
    if (count > 0) {
      const { errors } = runDerivations(claim, { claim: claim.id, engine: 'derive', from: 0, to: count, seed: 0 });
      const whole = claim.derivations!.every((d) => d.part === undefined);
      if (errors.length === 0 && whole) status.set(claim.id, { proof: 'replayed', scope: 'every model (derivation)' });
    } else if (accepted?.status === 'proved') status.set(claim.id, { proof: 'accepted', scope: accepted.scope });
  }
  const arrows = arrowsOf(CLAIMS.filter((claim) => status.has(claim.id)));
  return { atlas: createAtlas(arrows, loadCorpus(path.join(PACKAGE_ROOT, 'corpus'))), status };
}

/** Title of a claim, for people. */
export const titleOf = (id: string): string => claimById(id)?.title ?? id;
