import type { FiniteModel } from '../finite/model.js';
import { certifyProperty } from '../properties/certify.js';
import type { Verdict } from '../properties/property.js';
import { property } from '../properties/registry.js';
import { explainCertificate } from './explain-certificate.js';
import { failureBlock } from './failure-block.js';
import type { EvidenceOptions, Outcome } from './judge.js';
import { judge } from './judge.js';
import type { PropertyMatcherName } from './properties-by-matcher.js';
import { PROPERTY_MATCHERS } from './properties-by-matcher.js';
import { readModel } from './read-model.js';
import { checkCommand, nameOf, showCase } from './show-model.js';

/** The outcome of a property matcher on what a test hands over. */
export function matchProperty(
  matcher: PropertyMatcherName,
  received: unknown,
  options: EvidenceOptions = {},
  isNot = false,
): Outcome {
  const model = readModel(received);
  const verdict = certifyProperty(PROPERTY_MATCHERS[matcher].property, model);
  return judge(verdict, options, isNot, (counts) => propertyFailure(matcher, model, verdict, counts));
}

/** The block for a verdict that was not hoped for, or that does not count. */
export function propertyFailure(
  matcher: PropertyMatcherName,
  model: FiniteModel,
  { verdict, defect, certificate, note }: Verdict,
  counts: boolean,
): string {
  const { property: name, hint } = PROPERTY_MATCHERS[matcher];
  const shown = certificate ? explainCertificate(name, certificate) : undefined;
  const size = verdict === 'fails' && defect !== undefined ? `defect ${defect} exactly` : undefined;
  const outcome = {
    holds: counts ? 'holds for' : 'holds by measurement, not certified, for',
    fails: counts ? 'fails for' : 'fails by measurement, not certified, for',
    undecided: 'undecided for',
  }[verdict];
  return failureBlock({
    subject: name,
    outcome: `${outcome} ${nameOf(model)}${counts && verdict === 'holds' ? ', expected to fail' : ''}`,
    numbers: [
      `${name}: ${property(name).meaning}`,
      ...[[shown, size, note].filter((text) => text !== undefined).join('; ')].filter((text) => text !== ''),
    ],
    shown: [['whole case', showCase(model)]],
    replay: checkCommand(model, ` --property ${name}`),
    hint: hintFor(verdict, counts, hint),
  });
}

function hintFor(verdict: Verdict['verdict'], counts: boolean, hint: string): string {
  if (counts) return verdict === 'fails' ? hint : 'true of this model, so .not is the wrong question';
  return verdict === 'undecided'
    ? 'undecided passes neither with nor without .not; a smaller model is decided exactly'
    : `the limit of exact work is reached; { evidence: 'measured' } accepts this verdict`;
}
