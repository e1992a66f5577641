import { fieldProblem } from '../../engines/smt/field-problem.js';
import { averageOf, innerProduct } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { propertyTerms } from '../../engines/smt/properties.js';
import { formAt, formMatrix } from '../../engines/smt/semidefinite.js';
import type { Term } from '../../engines/smt/term.js';
import { and, constant, equals, minus, not, or } from '../../engines/smt/term.js';
import { ONE, ZERO } from '../../scalar/rational.js';

/**
 * A matrix condition holds and the definition fails at fields u, v; or it fails and the definition holds at all
 * indicators; or the form of (61) at u is not that of the matrix.
 */
const dictionary = (n: number): SmtProblem =>
  fieldProblem(n, ['u', 'v'], (m, { u, v }) => {
    const one = u.map(() => constant(ONE));
    const indicators = u.map((_, i) => u.map((__, j) => constant(i === j ? ONE : ZERO)));
    const pair = (x: readonly Term[], y: readonly Term[]): Term => innerProduct(m, x, y);
    const keeps = (x: readonly Term[]) => equals(pair(one, averageOf(m, x)), pair(one, x));
    const exchanges = (x: readonly Term[], y: readonly Term[]) =>
      equals(pair(x, averageOf(m, y)), pair(averageOf(m, x), y));
    const [conservative, symmetric] = [propertyTerms('conservative').holds(m), propertyTerms('symmetric').holds(m)];
    const mean = averageOf(m, u);
    return [
      or(
        and(conservative, not(keeps(u))),
        and(not(conservative), ...indicators.map(keeps)),
        and(symmetric, not(exchanges(u, v))),
        and(not(symmetric), ...indicators.flatMap((x) => indicators.map((y) => exchanges(x, y)))),
        not(equals(minus(pair(u, mean), pair(mean, mean)), formAt(formMatrix('ball', m), u))),
      ),
    ];
  });

/** Negations of sec-11-dictionary. */
export const problems: readonly SmtProblem[] = [2, 3].map(dictionary);
