import { numbersProblem } from '../../engines/smt/numbers-problem.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { atMost, less, minus, positive, product, variable } from '../../engines/smt/term.js';

const [a, b, p, q, r] = ['a', 'b', 'p', 'q', 'r'].map(variable);

/**
 * Two agents of masses a, b with symmetric weights p, q, r = w(x, x), w(x, y), w(y, y): the determinant of F = m w m is
 * negative although q is at most p and r.
 */
export const problems: readonly SmtProblem[] = [
  numbersProblem(
    ['a', 'b', 'p', 'q', 'r'],
    [
      ...[a, b, p, r].map((t) => positive(t)),
      atMost(0, q),
      atMost(q, p),
      atMost(q, r),
      less(minus(product(a, a, p, b, b, r), product(a, b, q, a, b, q)), 0),
    ],
    { domain: 'all densities of 2 points', points: 2 },
  ),
];
