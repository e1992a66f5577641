import { fieldProblem } from '../../engines/smt/field-problem.js';
import { averageOf, innerProduct } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { constant, equals, half, minus, not, product } from '../../engines/smt/term.js';
import { rational } from '../../scalar/rational.js';

/** ¼‖u‖² - ‖Tu - ½u‖² ≠ (Tu, u) - ‖Tu‖² */
const definitions = (n: number): SmtProblem =>
  fieldProblem(n, ['u'], (m, { u }) => {
    const mean = averageOf(m, u);
    const away = mean.map((t, i) => minus(t, half(u[i])));
    const quarter = constant(rational(1n, 4n));
    return [
      not(
        equals(
          minus(product(quarter, innerProduct(m, u, u)), innerProduct(m, away, away)),
          minus(innerProduct(m, mean, u), innerProduct(m, mean, mean)),
        ),
      ),
    ];
  });

/** Negations of eq-59-60. */
export const problems: readonly SmtProblem[] = [2, 3].map(definitions);
