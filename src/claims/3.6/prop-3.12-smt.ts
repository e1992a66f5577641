import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';

/** Negations of prop-3.12. */
export const problems: readonly SmtProblem[] = implicationProblems({
  premises: ['ball-positive'],
  conclusion: 'conservative',
});

/** Two points are too few for a ball-positive model that is not symmetric (Lemma 11.1). */
export const symmetricProblems: readonly SmtProblem[] = implicationProblems(
  { premises: ['ball-positive'], conclusion: 'symmetric' },
  [2],
);
