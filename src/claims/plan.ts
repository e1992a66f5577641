import type { Chunk, Witness } from '../engines/chunk.js';
import type { Claim } from '../engines/claim.js';
import { codeCount } from '../engines/enumerate.js';
import type { Budget } from './budget.js';
import {
  CHUNK_CASES,
  CHUNK_CODES,
  CHUNK_EVALUATIONS,
  EFFORT,
  EVALUATIONS,
  LAYERS,
  SAMPLES,
  SOLVER_SECONDS,
} from './budget.js';

/** The chunks of a claim in the order in which they run: corpus, then proofs, then what is exhaustive, then searches. */
export function planClaim(claim: Claim, budget: Budget, seed: number, witnesses: readonly Witness[]): Chunk[] {
  const chunks: Chunk[] = [];
  const own = witnesses.filter((w) => w.claim === claim.id);
  if (own.length > 0) chunks.push({ claim: claim.id, engine: 'corpus', from: 0, to: own.length, seed, witnesses: own });
  const cut = (total: number, size: number, make: (from: number, to: number) => Chunk): void => {
    for (let from = 0; from < total; from += size) chunks.push(make(from, Math.min(total, from + size)));
  };
  if (claim.derivations?.length) {
    chunks.push({ claim: claim.id, engine: 'derive', from: 0, to: claim.derivations.length, seed });
  }
  if (claim.exhaustion) {
    cut(claim.exhaustion.cases.length, CHUNK_CASES, (from, to) => ({
      claim: claim.id,
      engine: 'exhaust',
      from,
      to,
      seed,
    }));
  }
  for (let k = 0; k < (claim.smt?.length ?? 0); k++)
    chunks.push({ claim: claim.id, engine: 'smt', from: k, to: k + 1, seed, limit: SOLVER_SECONDS[budget] });
  if (claim.enumerable) {
    for (const { points, entries } of LAYERS[budget]) {
      cut(codeCount(points, entries), CHUNK_CODES, (from, to) => ({
        claim: claim.id,
        engine: 'enumerate',
        from,
        to,
        seed,
        points,
        entries,
      }));
    }
  }
  if (claim.target) {
    cut(EVALUATIONS[budget], CHUNK_EVALUATIONS, (from, to) => ({ claim: claim.id, engine: 'target', from, to, seed }));
  }
  if (claim.families.length > 0) {
    const { cost = 1 } = claim;
    const size = Math.max(1, Math.floor(CHUNK_CASES / cost));
    cut(Math.max(1, Math.floor(SAMPLES[budget] / cost)), size, (from, to) => ({
      claim: claim.id,
      engine: 'sample',
      from,
      to,
      seed,
    }));
  }
  for (let k = 0; k < (claim.experiments?.length ?? 0); k++)
    chunks.push({ claim: claim.id, engine: 'measure', from: k, to: k + 1, seed, effort: EFFORT[budget] });
  return chunks;
}

/**
 * Does the plan skip this chunk, given what earlier ones found? An engine that has its counterexample stops: the later
 * layers and samples could only find larger ones.
 */
export const isSettled = (chunk: Chunk, refutedBy: ReadonlySet<string>): boolean => refutedBy.has(chunk.engine);
