import type { Rational } from '../../scalar/rational.js';
import { caseProblem, storedMatrices, storedVector } from './script.js';
import type { ModelTerms } from './model-terms.js';
import { modelTerms } from './model-terms.js';
import type { SmtProblem } from './problem.js';
import type { Condition, Term } from './term.js';
import { variable } from './term.js';

/** The names x1, ..., xn of the values of a field. */
const namesOf = (field: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${field}${i + 1}`);

/**
 * A model on n points and fields by name; a solution is a case `{ flow, u, ... }`. Fields are stored up to scale.
 */
export function fieldProblem<Name extends string>(
  n: number,
  fields: readonly Name[],
  conditions: (m: ModelTerms, fields: Readonly<Record<Name, readonly Term[]>>) => readonly Condition[],
): SmtProblem {
  const m = modelTerms(n);
  const terms = Object.fromEntries(fields.map((x) => [x, namesOf(x, n).map(variable)])) as Record<Name, Term[]>;
  return caseProblem({
    points: n,
    domain: `all ${n}-point models and fields`,
    models: [m],
    conditions: conditions(m, terms),
    variables: [...m.flowNames.flat(), ...fields.flatMap((x) => namesOf(x, n))],
    instance: (values: ReadonlyMap<string, Rational>) => ({
      flow: storedMatrices([m.flowNames], values)[0],
      ...Object.fromEntries(fields.map((x) => [x, storedVector(namesOf(x, n), values)])),
    }),
  });
}

/** Two models of the same strength on n points; a solution is a case `{ first, second }`. */
export function pairProblem(
  n: number,
  domain: string,
  conditions: (first: ModelTerms, second: ModelTerms) => readonly Condition[],
): SmtProblem {
  const first = modelTerms(n, 'm');
  const second = modelTerms(n, 'n', first.kappa);
  return caseProblem({
    points: n,
    domain,
    models: [first, second],
    conditions: conditions(first, second),
    variables: [...first.flowNames.flat(), ...second.flowNames.flat()],
    instance: (values) => {
      const [one, two] = storedMatrices([first.flowNames, second.flowNames], values);
      return { first: one, second: two };
    },
  });
}
