import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import type { PropertyName } from '../../properties/property.js';

const part = (premise: PropertyName, conclusion: PropertyName): SmtProblem[] =>
  implicationProblems({ premises: [premise], conclusion }).map((problem) => ({
    ...problem,
    part: `${premise} ⇒ ${conclusion}`,
  }));

/** Negations of rem-3.11-p-contractive/two: 2-contractive and conservative are the same. */
export const problems: readonly SmtProblem[] = [
  ...part('2-contractive', 'conservative'),
  ...part('conservative', '2-contractive'),
];
