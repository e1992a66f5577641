import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';

/** Negations of eq-51-conservative. */
export const problems: readonly SmtProblem[] = implicationProblems({
  premises: ['symmetric'],
  conclusion: 'conservative',
});
