import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';

/** Negations of prop-3.12. */
export const problems: readonly SmtProblem[] = implicationProblems({
  premises: ['ball-positive'],
  conclusion: 'conservative',
});
