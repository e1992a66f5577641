import { implicationProblems } from '../../engines/smt/implication.js';
import type { SmtProblem } from '../../engines/smt/problem.js';

/** Negation of lemma-11.1. */
export const problems: readonly SmtProblem[] = implicationProblems(
  { premises: ['ball-positive'], conclusion: 'symmetric' },
  [2],
);
