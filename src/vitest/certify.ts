import type { LdltCertificate, Statement, VectorCertificate } from '../finite/certificate.js';
import { check } from '../finite/checker.js';
import { flowOf } from '../finite/flow.js';
import { testLowerBound } from '../finite/gap.js';
import { modelJson } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import { RejectedCertificate } from '../properties/classify.js';
import type { PropertyName, Verdict } from '../properties/property.js';
import { beyondExact, exactIsPractical, measured } from '../properties/property.js';
import { property } from '../properties/registry.js';
import type { Rational } from '../scalar/rational.js';
import { toText } from '../scalar/rational.js';

/**
 * The verdict of one property. A certified one has been through the independent checker.
 *
 * @throws {RejectedCertificate} if decision and checker disagree: a defect of flockproof, not of the model
 */
export function certifyProperty(name: PropertyName, model: FiniteModel): Verdict {
  const decided = property(name).decide(model);
  const { verdict, evidence, certificate } = decided;
  if (evidence !== 'certified' || verdict === 'undecided' || certificate === undefined) return decided;
  accept(name, { kind: 'property', property: name, model: modelJson(model), verdict, certificate });
  return decided;
}

/**
 * Is the best ε of (122) at least `bound`? Exact in both directions: an LDLᵀ shows yes, a field of mean zero shows no.
 *
 * @throws {RejectedCertificate} as {@link certifyProperty}
 */
export function certifyGap(model: FiniteModel, bound: Rational): Verdict {
  const flow = flowOf(model);
  if (!exactIsPractical(flow)) return measured('undecided', beyondExact(flow));
  const certificate: LdltCertificate | VectorCertificate = testLowerBound('gap', model, bound);
  const holds = certificate.kind === 'ldlt';
  const value = toText(bound);
  const side = holds ? 'lower' : 'strict';
  accept(`gap >= ${value}`, { kind: 'bound', quantity: 'gap', model: modelJson(model), side, value, certificate });
  return { verdict: holds ? 'holds' : 'fails', evidence: 'certified', certificate };
}

function accept(what: string, statement: Statement): void {
  const answer = check(statement);
  if (!answer.accepted) throw new RejectedCertificate(what, answer.reason);
}
