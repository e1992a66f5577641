import type { Chunk, ChunkResult, Proof } from '../chunk.js';
import type { Claim, Implication } from '../claim.js';
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
  if (from === 0) errors.push(...unproved(claim));
  return { cases: proofs.length, applied: proofs.length, checked: 0, families: {}, branches: {}, proofs, errors };
}

/** Implications of the claim that no derivation shows: a derivation of something else must not prove them. */
function unproved({ implications = [], derivations = [] }: Claim): string[] {
  return implications
    .filter((implication) => !derivations.some((derivation) => shows(derivation, implication)))
    .map(({ premises, conclusion }) => `no derivation shows ${premises.join(' & ')} ⇒ ${conclusion}`);
}

const shows = ({ given, part, shows: goals }: Derivation, { premises, conclusion }: Implication): boolean =>
  part === undefined &&
  Object.keys(given).join(',') === 'A' &&
  given['A'].every((name) => (premises as readonly string[]).includes(name)) &&
  goals.some((goal) => typeof goal !== 'string' && goal[0] === conclusion && goal[1] === 'A');

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
