import type { PropertyName } from '../../properties/property.js';
import type { Implication } from '../claim.js';
import { harmonicProblem } from './harmonic.js';
import { modelTerms } from './model-terms.js';
import type { SmtProblem } from './problem.js';
import type { EncodedProperty } from './properties.js';
import { isEncoded, propertyTerms } from './properties.js';
import { caseProblem, storedMatrices } from './script.js';
import { TRUE, and, not } from './term.js';

/** All premises, and not the conclusion, on n points. A solution is a case `{ flow }`. */
export function implicationProblem(
  premises: readonly EncodedProperty[],
  conclusion: EncodedProperty,
  n: number,
): SmtProblem {
  const m = modelTerms(n);
  const given = premises.map((name) => {
    const { holds, hints } = propertyTerms(name);
    return and(holds(m), hints?.(m) ?? TRUE);
  });
  return caseProblem({
    points: n,
    models: [m],
    conditions: [...given, not(propertyTerms(conclusion).holds(m))],
    variables: m.flowNames.flat(),
    instance: (values) => ({ flow: storedMatrices([m.flowNames], values)[0] }),
  });
}

/**
 * Implications at which z3 does not finish with the minors of three points. They have proofs for every model in the
 * algebra of operators.
 */
const TWO_POINTS_ONLY: readonly Implication[] = [
  { premises: ['conservative'], conclusion: '2-contractive' },
  { premises: ['1-contractive'], conclusion: '2-contractive' },
  { premises: ['ball-positive'], conclusion: 'positive-semidefinite' },
  { premises: ['ball-positive'], conclusion: '2-contractive' },
  { premises: ['symmetric', 'positive-semidefinite'], conclusion: 'ball-positive' },
  { premises: ['idempotent', 'symmetric'], conclusion: 'positive-semidefinite' },
  { premises: ['idempotent', 'positive-semidefinite'], conclusion: 'symmetric' },
  { premises: ['normal'], conclusion: 'conservative' },
];

/** Does the known implication give the other one? It may have fewer premises. */
const covers = (known: Implication, wanted: Implication): boolean =>
  known.conclusion === wanted.conclusion && known.premises.every((name) => wanted.premises.includes(name));

const HARMONIC: Implication = { premises: ['idempotent', 'irreducible'], conclusion: 'has-gap' };

const allEncoded = (names: readonly PropertyName[]): names is readonly EncodedProperty[] => names.every(isEncoded);

/** The problems of an implication; none if a property is not a formula of real arithmetic. */
export function implicationProblems(implication: Implication, sizes: readonly number[] = [2, 3]): SmtProblem[] {
  const { premises, conclusion } = implication;
  if (!allEncoded(premises) || !isEncoded(conclusion)) return [];
  const slow = TWO_POINTS_ONLY.some((known) => covers(known, implication));
  const harmonic = covers(HARMONIC, implication);
  return sizes
    .filter((n) => !slow || n <= 2)
    .map((n) => (harmonic && n > 2 ? harmonicProblem(n) : implicationProblem(premises, conclusion, n)));
}
