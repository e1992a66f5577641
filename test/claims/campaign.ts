import type { Budget } from '../../src/claims/budget.js';
import { isSettled, planClaim } from '../../src/claims/plan.js';
import type { ClaimResult } from '../../src/claims/result.js';
import { joinClaim } from '../../src/claims/result.js';
import type { Chunk, ChunkResult, EngineName, Witness } from '../../src/engines/chunk.js';
import { runChunk } from '../../src/engines/chunk.js';
import type { Claim } from '../../src/engines/claim.js';

/** Cases that each kind of chunk keeps. */
export type Trim = Partial<Record<EngineName, number>>;

export interface Small {
  readonly trim: Trim;
  readonly seed?: number;
  readonly budget?: Budget;
  readonly witnesses?: readonly Witness[];
}

/** The plan of a claim with its first chunk of every engine and layer only, cut to a few cases; the solver is left out. */
export function smallPlan(claim: Claim, { trim, seed = 1, budget = 'quick', witnesses = [] }: Small): Chunk[] {
  return planClaim(claim, budget, seed, witnesses)
    .filter((chunk) => chunk.from === 0 && chunk.engine !== 'smt')
    .map((chunk) => ({ ...chunk, to: Math.min(chunk.to, trim[chunk.engine] ?? chunk.to) }));
}

/** Verifies a claim by its small plan, in the order and with the rule of the command line. */
export function smallCampaign(claim: Claim, small: Small): ClaimResult {
  const done: { chunk: Chunk; result: ChunkResult }[] = [];
  const refutedBy = new Set<string>();
  for (const chunk of smallPlan(claim, small)) {
    if (isSettled(chunk, refutedBy)) continue;
    const result = runChunk(claim, chunk);
    done.push({ chunk, result });
    if (result.counterexample) refutedBy.add(chunk.engine);
    if (result.errors.length > 0) break;
  }
  return joinClaim(claim, done);
}
