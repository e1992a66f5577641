import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import type { PropertyName } from '../../properties/property.js';

const part = (premises: readonly PropertyName[], conclusion: PropertyName): SmtProblem[] =>
  implicationProblems({ premises, conclusion }).map((problem) => ({
    ...problem,
    part: `${premises.join(' & ')} ⇒ ${conclusion}`,
  }));

/** Negations of lemma-3.10. */
export const problems: readonly SmtProblem[] = [
  ...part(['symmetric', 'positive-semidefinite'], 'ball-positive'),
  ...part(['ball-positive'], 'positive-semidefinite'),
];
