import type { LdltCertificate, VectorCertificate } from '../finite/certificate.js';
import { flowOf } from '../finite/flow.js';
import { testLowerBound } from '../finite/gap.js';
import { modelJson } from '../finite/model-json.js';
import type { FiniteModel } from '../finite/model.js';
import { accept } from '../properties/certify.js';
import type { Verdict } from '../properties/property.js';
import { beyondExact, exactIsPractical, measured } from '../properties/property.js';
import type { Rational } from '../scalar/rational.js';
import { toText } from '../scalar/rational.js';

/**
 * Is the best ε of (122) at least `bound`? Exact in both directions: an LDLᵀ shows yes, a field of mean zero shows no.
 *
 * @throws {RejectedCertificate} if decision and checker disagree: a defect of flockproof, not of the model
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
