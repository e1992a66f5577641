import type { Condition, TheoremResult } from '../result.js';

/** One failing condition is enough against a theorem; for it there is never more than that nothing refutes it. */
export function verdictOf(conditions: readonly Condition[]): TheoremResult['verdict'] {
  if (conditions.some(({ verdict }) => verdict === 'fails')) return 'does not apply';
  return conditions.every(({ verdict }) => verdict === 'holds') ? 'not refuted' : 'undecided';
}

/**
 * The theorem with one more condition: that φ_ρ depends on ρ. What counts agents may do what a theorem says for each number of
 * them, but not uniformly, and has no meaning for densities.
 *
 * @param against why the model is no function of the density, if it is none
 */
export function askedOfDensities(theorem: TheoremResult, against: string | undefined): TheoremResult {
  if (against === undefined) return theorem;
  const condition: Condition = {
    name: 'a function of the density',
    verdict: 'fails',
    evidence: 'measured',
    note: against,
  };
  const conditions = [...theorem.conditions, condition];
  return { ...theorem, conditions, verdict: verdictOf(conditions) };
}
