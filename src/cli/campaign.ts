import type { Budget } from '../claims/budget.js';
import { isSettled, planClaim } from '../claims/plan.js';
import type { ClaimResult } from '../claims/result.js';
import { joinClaim } from '../claims/result.js';
import type { Chunk, ChunkResult, Witness } from '../engines/chunk.js';
import type { Claim } from '../engines/claim.js';
import { runProblems } from '../engines/smt/run.js';
import type { Solver } from '../engines/smt/solver.js';
import type { Finished, Pool } from './pool.js';
import type { Progress } from './progress.js';
import type { RunLog } from './run-log.js';
import { chunkKey } from './run-log.js';

export interface Verified {
  readonly claim: Claim;
  readonly result: ClaimResult;
  readonly seconds: number;
}

export interface Campaign {
  readonly claims: readonly Claim[];
  readonly budget: Budget;
  readonly seed: number;
  readonly jobs: number;
  readonly witnesses: readonly Witness[];
  readonly pool: Pool<Chunk, ChunkResult>;
  readonly solver: Solver;
  readonly log: RunLog<ChunkResult>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Number of chunks that a campaign has at most. */
export const countChunks = ({
  claims,
  budget,
  seed,
  witnesses,
}: Pick<Campaign, 'claims' | 'budget' | 'seed' | 'witnesses'>): number =>
  claims.reduce((n, claim) => n + planClaim(claim, budget, seed, witnesses).length, 0);

/**
 * Verifies claims: chunks of one claim in order, claims side by side. The result depends on seed, budget, corpus and code
 * alone. Stops between chunks when the signal is raised; what is finished stays in the log.
 */
export async function runCampaign(campaign: Campaign): Promise<Verified[]> {
  const results: Verified[] = [];
  const queue = campaign.claims.map((claim, index) => ({ claim, index }));
  // A second claim per job keeps a worker busy while another claim is joined.
  const lanes = Array.from({ length: campaign.jobs === 1 ? 1 : campaign.jobs + 1 }, async () => {
    for (let next = queue.shift(); next && !campaign.signal.aborted; next = queue.shift()) {
      const verified = await verifyClaim(campaign, next.claim);
      if (verified) results[next.index] = verified;
    }
  });
  await Promise.all(lanes);
  return results.filter((r) => r !== undefined);
}

async function verifyClaim(campaign: Campaign, claim: Claim): Promise<Verified | undefined> {
  const { budget, seed, witnesses, pool, solver, log, progress, signal } = campaign;
  const done: { chunk: Chunk; result: ChunkResult }[] = [];
  const refutedBy = new Set<string>();
  let seconds = 0;
  let broken = false;
  for (const chunk of planClaim(claim, budget, seed, witnesses)) {
    if (broken || isSettled(chunk, refutedBy)) {
      progress.skip(1);
      continue;
    }
    if (signal.aborted) return undefined;
    let entry = log.find(chunkKey(chunk));
    if (!entry) {
      const finished = chunk.engine === 'smt' ? await solve(claim, chunk, solver) : await pool.run(chunk);
      if (signal.aborted) return undefined;
      const key = chunkKey(chunk);
      entry = wasKilled(finished.result) ? { key, ...finished } : log.append(key, finished.seconds, finished.result);
    }
    seconds += entry.seconds;
    done.push({ chunk, result: entry.result });
    if (entry.result.counterexample) refutedBy.add(chunk.engine);
    broken = entry.result.errors.length > 0;
    progress.advance(1, claim.id);
  }
  return { claim, result: joinClaim(claim, done), seconds };
}

/** A killed solver has not answered: the next run asks again. */
const wasKilled = ({ proofs = [] }: ChunkResult): boolean => proofs.some((p) => p.outcome === 'killed');

async function solve(claim: Claim, chunk: Chunk, solver: Solver): Promise<Finished<ChunkResult>> {
  const start = performance.now();
  const result = await runProblems(claim, chunk, solver);
  return { result, seconds: (performance.now() - start) / 1000 };
}
