import { FAMILY_PROPERTIES, checkFamily } from '../families/check-family.js';
import type { FamilyPropertyName, FamilyPropertyResult, FamilyResult } from '../families/result.js';
import { caseText, showFlow } from '../families/show-case.js';
import { completed, looksLikeModel, problemsOf } from '../families/validate.js';
import type { Certificate } from '../finite/certificate.js';
import { ModelError } from '../finite/model.js';
import { describeEnvironment } from '../operators/environment.js';
import type { AveragingModel } from '../operators/model.js';
import { isPropertyName, property } from '../properties/registry.js';
import { explainCertificate } from './explain-certificate.js';
import { failureBlock } from './failure-block.js';
import { FAMILY_MATCHERS } from './family-properties-by-matcher.js';
import type { EvidenceOptions, Outcome } from './judge.js';
import { judge } from './judge.js';
import { MatcherError } from './matcher-error.js';
import { PROPERTY_MATCHERS } from './properties-by-matcher.js';
import { cut, echoed } from './show-model.js';

/** Is it a model on an environment, rather than a finite one? */
export const isFamily = (received: unknown): received is object => looksLikeModel(received);

const MODELS = new WeakMap<object, AveragingModel>();

/**
 * The model that a test hands over.
 *
 * @throws {ModelError} with everything that is wrong with its shape
 */
export function readFamily(received: object): AveragingModel {
  const known = MODELS.get(received);
  if (known) return known;
  const given = received as Record<string, unknown>;
  const problems = problemsOf(given);
  if (problems.length > 0) throw new ModelError(problems);
  const model = completed(given, 'the model');
  MODELS.set(received, model);
  return model;
}

const RESULTS = new WeakMap<AveragingModel, FamilyResult>();

/** All properties of a model, decided once however many tests ask. */
function resultOf(model: AveragingModel): FamilyResult {
  const result = RESULTS.get(model) ?? checkFamily(model, { names: FAMILY_PROPERTIES });
  RESULTS.set(model, result);
  return result;
}

/**
 * The outcome of a matcher on a model on an environment. That it holds at all crowds that were tried is no proof, so measured
 * verdicts count unless the test asks for certified ones.
 *
 * @throws {ModelFault} if the model is none when it is asked
 */
export function matchFamily(
  name: FamilyPropertyName,
  received: object,
  { evidence = 'measured' }: EvidenceOptions = {},
  isNot = false,
): Outcome {
  const model = readFamily(received);
  const found = resultOf(model).properties[name];
  const verdict = { verdict: found.verdict, evidence: found.evidence };
  return judge(verdict, { evidence }, isNot, (counts) => failure(name, model, found, counts));
}

/** @throws {MatcherError} always: the question is about one density, and a family has many */
export function refuseFamily(received: object, question: string): never {
  const { name } = readFamily(received);
  throw new MatcherError(
    'needs-density',
    `${question} is asked of a model at one density, and ${name} is one for every density; give finiteModelAt(${name}, rho)`,
  );
}

function failure(
  name: FamilyPropertyName,
  model: AveragingModel,
  { verdict, evidence, defect, certificate, note, counterexample }: FamilyPropertyResult,
  counts: boolean,
): string {
  const { meaning, hint } = wordsOf(name);
  const where = `${model.name} on ${describeEnvironment(model.environment)}`;
  const outcome = {
    holds: counts ? 'holds for' : `holds, ${evidence}, for`,
    fails: counts ? 'fails for' : `fails, ${evidence}, for`,
    undecided: 'undecided for',
  }[verdict];
  const shown = certificate && isPropertyName(name) ? explainCertificate(name, certificate as Certificate) : undefined;
  const size = verdict === 'fails' && defect !== null ? `defect ${defect} exactly` : undefined;
  const numbers = [shown, size, note].filter((text) => text !== undefined && text !== '').join('; ');
  const smallest = counterexample && [
    caseText(counterexample),
    ...(counterexample.flow ? [`F = ${showFlow(counterexample.flow)}`] : []),
    ...(counterexample.shift ? [`shifted by (${counterexample.shift.join(', ')}): F = ${showFlow(counterexample.shiftedFlow!)}`] : []), // prettier-ignore
  ];
  return failureBlock({
    subject: name,
    outcome: `${outcome} ${where}${counts && verdict === 'holds' ? ', expected to fail' : ''}`,
    numbers: [`${name}: ${meaning}`, ...(numbers === '' ? [] : [cut(numbers)])],
    shown: smallest ? [['smallest case', cut(smallest.join('  '))]] : [],
    replay:
      counterexample?.flow && !counterexample.shift
        ? `${echoed(JSON.stringify({ flow: counterexample.flow, ...(counterexample.support ? {} : { masses: counterexample.masses }) }))} | flockproof check - --property ${name}`
        : `flockproof check, with the module that exports it, --property ${name}`,
    hint: counts
      ? verdict === 'fails'
        ? hint
        : 'nothing was found against it, so .not is the wrong question'
      : verdict === 'undecided'
        ? 'undecided passes neither with nor without .not'
        : `{ evidence: 'measured' } accepts this verdict`,
  });
}

/** What a property means and what to try where it fails. */
function wordsOf(name: FamilyPropertyName): { meaning: string; hint: string } {
  const own = Object.values(FAMILY_MATCHERS).find((matcher) => matcher.property === name);
  if (own) return own;
  const finite = Object.values(PROPERTY_MATCHERS).find((matcher) => matcher.property === name)!;
  return { meaning: property(finite.property).meaning, hint: finite.hint };
}
