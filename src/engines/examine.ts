import { check } from '../finite/checker.js';
import type { Claim, Decision, Instance } from './claim.js';

/** A decided case after the checker has seen every step of it. */
export interface Examined extends Decision {
  /** statements that the checker accepted */
  readonly checked: number;
  /** steps that the checker rejected, with its reasons: a defect of the suite, never of the claim */
  readonly rejected: readonly string[];
}

/** Decides a case of a claim and hands every statement to the independent checker. */
export function examine(claim: Claim, instance: Instance): Examined {
  const decision = claim.decide(instance);
  let checked = 0;
  const rejected: string[] = [];
  for (const step of decision.steps) {
    const answer = check(step.statement);
    if (answer.accepted) checked++;
    else rejected.push(`${step.text}: ${answer.reason}`);
  }
  return { ...decision, checked, rejected };
}

/** Is this case an accepted counterexample? */
export function refutes(claim: Claim, instance: Instance): boolean {
  const result = examine(claim, instance);
  return result.applies && !result.holds && result.rejected.length === 0;
}
