import type { Chunk, ChunkResult } from '../chunk.js';
import type { Claim } from '../claim.js';
import { examine } from '../examine.js';
import { caseSeed } from '../seed.js';
import { climb } from './climb.js';

/** Climbs towards a counterexample with evaluations from..to-1 of the budget; each interval has its own seed. */
export function runTarget(claim: Claim, { from, to, seed }: Chunk): ChunkResult {
  const target = claim.target!;
  const found = climb(claim, target, caseSeed(seed, `${claim.id}@target`, from), { evaluations: to - from });
  const result = { cases: found.evaluations, applied: 0, checked: 0, families: {}, branches: {}, errors: [] };
  if (found.counterexample) {
    const { instance, original } = found.counterexample;
    return { ...result, counterexample: { instance, original, replay: `${claim.id}@target` } };
  }
  if (!found.best) return result;
  const { applies, checked, rejected } = examine(claim, found.best.instance);
  return {
    ...result,
    applied: applies ? 1 : 0,
    checked,
    errors: rejected.map((reason) => `${target.name}: the checker rejects "${reason}"`),
    best: found.best,
  };
}
