import type { Statement } from '../finite/certificate.js';
import { check } from '../finite/checker.js';
import { modelJson } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import type { PropertyName, Verdict } from './property.js';
import { property } from './registry.js';

/** A certificate that the independent checker did not accept: a defect of flockproof, not of the model. */
export class RejectedCertificate extends Error {
  override readonly name = 'RejectedCertificate';
  constructor(what: string, reason: string) {
    super(`the checker rejects the certificate of ${what}: ${reason}`);
  }
}

/** @throws {RejectedCertificate} if the independent checker does not accept the statement */
export function accept(what: string, statement: Statement): void {
  const answer = check(statement);
  if (!answer.accepted) throw new RejectedCertificate(what, answer.reason);
}

/**
 * The verdict of one property. A certified one has been through the independent checker.
 *
 * @throws {RejectedCertificate} if decision and checker disagree
 */
export function certifyProperty(name: PropertyName, model: FiniteModel): Verdict {
  const decided = property(name).decide(model);
  const { verdict, evidence, certificate } = decided;
  if (evidence !== 'certified' || verdict === 'undecided') return decided;
  // A certified verdict without a certificate is rejected too.
  accept(name, { kind: 'property', property: name, model: modelJson(model), verdict, certificate: certificate! });
  return decided;
}
