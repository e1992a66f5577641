import type { Chunk, ChunkResult, Proof } from '../chunk.js';
import type { Claim } from '../claim.js';
import type { Derivation } from './derivation.js';
import { replay } from './replay.js';

/** What a derivation covers: no size and no κ enters it. */
export const EVERY_MODEL = 'every model';

/** Replays derivations from..to-1 of a claim. One that does not go through is a defect of the suite. */
export function runDerivations(claim: Claim, { from, to }: Chunk): ChunkResult {
  const proofs: Proof[] = [];
  const errors: string[] = [];
  for (const derivation of claim.derivations?.slice(from, to) ?? []) {
    try {
      proofs.push(proofOf(derivation));
    } catch (error) {
      errors.push(`derivation: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { cases: proofs.length, applied: proofs.length, checked: 0, families: {}, branches: {}, proofs, errors };
}

function proofOf(derivation: Derivation): Proof {
  const { hypotheses, lines, goals } = replay(derivation);
  const numbered = [...hypotheses.map((h, k) => `h${k}: ${h}`), ...lines];
  return {
    domain: EVERY_MODEL,
    outcome: 'proved',
    detail: [...numbered, ...goals.map((goal) => `hence ${goal}`)],
    ...(derivation.part === undefined ? {} : { part: derivation.part }),
  };
}
