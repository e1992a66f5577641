import { enclose } from '../finite/gap.js';
import type { FiniteModel } from '../finite/model.js';
import type { Verdict } from '../properties/property.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import { NumeralError, equal, toRational, toText } from '../scalar/rational.js';
import { certifyGap } from './certify.js';
import { explainCertificate } from './explain-certificate.js';
import { failureBlock } from './failure-block.js';
import type { Outcome } from './judge.js';
import { judge } from './judge.js';
import { MatcherError } from './matcher-error.js';
import { readModel } from './read-model.js';
import { checkCommand, nameOf, showCase } from './show-model.js';

/** A lower bound on the best ε of (122). A number means the decimal that it prints: 0.1 is 1/10. */
export interface SpectralGapOptions {
  readonly atLeast: RationalLike;
}

/** The outcome of `toHaveSpectralGap`: (u, u − [u])_κ >= ε (u, u)_κ for every field u of mean zero, decided exactly. */
export function matchSpectralGap(received: unknown, options: SpectralGapOptions, isNot = false): Outcome {
  const model = readModel(received);
  const bound = readBound(options);
  if (model.n === 1) {
    throw new MatcherError(
      'no-mean-zero-field',
      `${nameOf(model)}: one point has no field of mean zero, so there is no spectral gap to compare with ${toText(bound)}`,
    );
  }
  const verdict = certifyGap(model, bound);
  return judge(verdict, {}, isNot, () => gapFailure(model, bound, verdict));
}

export function readBound(options: unknown): Rational {
  const atLeast = (options as Partial<SpectralGapOptions> | undefined)?.atLeast;
  if (atLeast === undefined)
    throw new MatcherError('invalid-bound', "atLeast: missing, expected { atLeast: 0.1 } or { atLeast: '1/10' }");
  try {
    return toRational(atLeast);
  } catch (error) {
    if (!(error instanceof NumeralError)) throw error;
    throw new MatcherError('invalid-bound', `atLeast: ${error.message}`);
  }
}

function gapFailure(model: FiniteModel, bound: Rational, { verdict, certificate, note }: Verdict): string {
  const epsilon = toText(bound);
  const numbers =
    verdict === 'undecided'
      ? [note ?? '']
      : [enclosureText(model), `${explainCertificate('gap', certificate!)}, ε = ${epsilon}`];
  return failureBlock({
    subject: `gap >= ${epsilon}`,
    outcome: `${verdict === 'undecided' ? 'undecided' : verdict} for ${nameOf(model)}${verdict === 'holds' ? ', expected to fail' : ''}`,
    numbers,
    shown: [['whole case', showCase(model)]],
    replay: checkCommand(model, ' --property has-gap'),
    hint: {
      fails: 'lower the bound to the gap, or let points listen more across the field u: it decays too slowly',
      holds: 'the bound holds, so .not is the wrong question',
      undecided: 'undecided passes neither with nor without .not; a smaller model is decided exactly',
    }[verdict],
  });
}

function enclosureText(model: FiniteModel): string {
  const { lower, upper, value } = enclose('gap', model)!;
  return equal(lower, upper)
    ? `gap = ${toText(lower)} exactly, about ${value.toPrecision(10)}`
    : `${toText(lower)} <= gap <= ${toText(upper)}, about ${value.toPrecision(10)}`;
}
