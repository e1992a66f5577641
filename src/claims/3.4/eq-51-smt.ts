import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';

/** Negations of eq-51-conservative. */
export const problems: readonly SmtProblem[] = implicationProblems({
  premises: ['symmetric'],
  conclusion: 'conservative',
});

/** Two points are too few for a conservative model that is not symmetric. */
export const converseProblems: readonly SmtProblem[] = implicationProblems(
  { premises: ['conservative'], conclusion: 'symmetric' },
  [2],
);
