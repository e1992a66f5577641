import { flowOf } from '../finite/flow.js';
import { certifyProperty } from '../properties/certify.js';
import type { PropertyName, Verdict } from '../properties/property.js';
import { property } from '../properties/registry.js';
import type { Outcome } from './decide-doubles.js';
import { decideInDoubles } from './decide-doubles.js';
import type { Defined } from './evaluate.js';

/** What a property is at one crowd. `open`: beyond exact work, or in doubles too close to say. */
export interface AtCloud {
  readonly outcome: Outcome;
  /** set if it was decided exactly, or as exactly as can be */
  readonly verdict?: Verdict;
}

/**
 * Decides a property at a crowd: exact values exactly, with a certificate that the checker accepts; values from doubles as far
 * as roundings allow.
 *
 * @param trustZeros are zeros in doubles zeros? not where weights underflow
 * @throws {RejectedCertificate} if decision and checker disagree
 */
export function decideAt(name: PropertyName, evaluation: Defined, trustZeros = true): AtCloud {
  if (evaluation.error) return { outcome: decideInDoubles(name, evaluation, trustZeros) };
  const verdict = certifyProperty(name, evaluation.finite);
  return { outcome: verdict.verdict === 'undecided' ? 'open' : verdict.verdict, verdict };
}

/** The same yes or no without a certificate, for shrinking. */
export function failsAt(name: PropertyName, evaluation: Defined, trustZeros = true): boolean {
  if (evaluation.error) return decideInDoubles(name, evaluation, trustZeros) === 'fails';
  // The gap is that of the masses of ρ, and a bare flow has none.
  if (name === 'has-gap') return property(name).decide(evaluation.finite).verdict === 'fails';
  return !property(name).holds(flowOf(evaluation.finite));
}
