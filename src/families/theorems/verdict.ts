import type { Condition, TheoremResult } from '../result.js';

/** One failing condition is enough against a theorem; for it there is never more than that nothing refutes it. */
export function verdictOf(conditions: readonly Condition[]): TheoremResult['verdict'] {
  if (conditions.some(({ verdict }) => verdict === 'fails')) return 'does not apply';
  return conditions.every(({ verdict }) => verdict === 'holds') ? 'not refuted' : 'undecided';
}
