import { fieldProblem } from '../../engines/smt/field-problem.js';
import { averageOf } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { and, less, or, product } from '../../engines/smt/term.js';

/**
 * Some [u]_i is above all u_j, or below all, or of larger modulus than all. Points are named so that i is the first.
 */
const maximumPrinciple = (n: number): SmtProblem =>
  fieldProblem(n, ['u'], (m, { u }) => {
    const [w] = averageOf(m, u);
    const [minusW, minusU] = [product(-1, w), u.map((x) => product(-1, x))];
    const above = and(...u.map((x) => less(x, w)));
    const below = and(...u.map((x) => less(w, x)));
    const outside = [w, minusW].map((y) => and(...[...u, ...minusU].map((x) => less(x, y))));
    return [or(above, below, ...outside)];
  });

/** Negations of eq-36-37. */
export const problems: readonly SmtProblem[] = [2, 3, 4].map(maximumPrinciple);
