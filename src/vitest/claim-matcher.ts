import type { Claim, Instance, Step } from '../engines/claim.js';
import { witnessText } from '../engines/corpus.js';
import { examine, refutes } from '../engines/examine.js';
import { sizeOf, witnessId } from '../engines/instance.js';
import { minimise } from '../engines/minimise.js';
import type { Statement } from '../finite/certificate.js';
import type { FiniteModel } from '../finite/model.js';
import { finiteModel } from '../finite/model.js';
import { RejectedCertificate } from '../properties/certify.js';
import { isPropertyName } from '../properties/registry.js';
import { caseOf, claimAbout } from './claim-case.js';
import { explainCertificate } from './explain-certificate.js';
import { failureBlock } from './failure-block.js';
import type { Outcome } from './judge.js';
import { MatcherError } from './matcher-error.js';
import { readModel } from './read-model.js';
import { cut, echoed, nameOf, showCase } from './show-model.js';

/** Most points of a counterexample that is made smaller for a message, and most cases that are tried for it. */
const SHRUNK_POINTS = 6;
const SHRINK_TRIES = 400;

/**
 * The outcome of `toSatisfyClaim`: does the claim hold at this model?
 *
 * @throws {MatcherError} if the claim says nothing about it: see {@link claimAbout} and {@link caseOf}
 */
export function matchClaim(received: unknown, id: string): Outcome {
  const model = readModel(received);
  const claim = claimAbout(id);
  const instance = caseOf(claim, model);
  const { applies, holds, steps, rejected } = examine(claim, instance);
  if (rejected.length > 0) throw new RejectedCertificate(`${id} at ${nameOf(model)}`, rejected.join('; '));
  if (!applies) {
    throw new MatcherError(
      'hypothesis-missed',
      `${id} does not apply to ${nameOf(model)}: the model misses a hypothesis of "${claim.statement}"\n  whole case: ${showCase(model)}`,
    );
  }
  return {
    pass: holds,
    message: () => (holds ? satisfied(claim, model, instance, steps) : refuted(claim, model, instance, steps)),
  };
}

function refuted(claim: Claim, model: FiniteModel, instance: Instance, steps: readonly Step[]): string {
  const smallest = smallestCase(claim, instance);
  const smaller = smallest !== instance;
  return failureBlock({
    subject: claim.id,
    outcome: `fails for ${nameOf(model)}`,
    numbers: [cut(claim.statement), ...(smaller ? examine(claim, smallest).steps : steps).map(stepText)],
    shown: [
      ...(smaller ? [['smallest case', showCase(modelOfCase(smallest))] as const] : []),
      ['whole case', showCase(model)],
    ],
    replay: replayCommand(claim, smallest, 'counterexample'),
    hint: 'the checker accepts this counterexample; "flockproof claims" says whether the claim is known to be refuted',
  });
}

const satisfied = (claim: Claim, model: FiniteModel, instance: Instance, steps: readonly Step[]): string =>
  failureBlock({
    subject: claim.id,
    outcome: `holds for ${nameOf(model)}, expected to fail`,
    numbers: [cut(claim.statement), ...steps.map(stepText)],
    shown: [['whole case', showCase(model)]],
    replay: replayCommand(claim, instance, 'instance'),
    hint: 'the claim holds at this model, so .not is the wrong question',
  });

/** A smaller model that refutes the claim too, if greedy steps find one soon; else the case itself. */
function smallestCase(claim: Claim, instance: Instance): Instance {
  const isShrinkable = (instance.flow as readonly (readonly unknown[])[]).flat().every((f) => typeof f === 'number');
  if (!isShrinkable || sizeOf(instance) > SHRUNK_POINTS) return instance;
  let tries = 0;
  return minimise(instance, (candidate) => ++tries <= SHRINK_TRIES && refutes(claim, candidate));
}

const modelOfCase = (instance: Instance): FiniteModel =>
  finiteModel({ flow: instance.flow as unknown as (number | string)[][] });

const stepText = ({ role, text, holds, statement }: Step): string =>
  `${holds ? '✓' : '✗'} ${role}: ${text}${numbersOf(statement)}`;

/** The numbers of a statement that a reader wants to see. */
function numbersOf(s: Statement): string {
  if (s.kind === 'relation')
    return cut(`: ${JSON.stringify(s.values.left)} ${s.relation} ${JSON.stringify(s.values.right)}`);
  if (s.kind === 'bound') return `: ${s.quantity} against ${s.value}`;
  if (s.kind === 'property' && isPropertyName(s.property)) return `: ${explainCertificate(s.property, s.certificate)}`;
  return '';
}

function replayCommand(claim: Claim, instance: Instance, kind: 'counterexample' | 'instance'): string {
  const id = witnessId(claim.id, instance);
  const text = witnessText({ id, claim: claim.id, kind, instance }).trim();
  return `${echoed(text)} > ${id}.json && flockproof replay ${id}.json`;
}
