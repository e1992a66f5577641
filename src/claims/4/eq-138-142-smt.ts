import { fieldProblem } from '../../engines/smt/field-problem.js';
import { averageOf, innerProduct } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { propertyTerms } from '../../engines/smt/properties.js';
import type { Condition, Term } from '../../engines/smt/term.js';
import { and, atMost, less, minus, or, product } from '../../engines/smt/term.js';

/** One of E₁ <= E₀, E₂ <= E₁, A₁ <= A₀ fails; or A₁E₀ <= A₀E₁, where E₁ > 0; or E₀ <= A₀, where it is not. */
function denied(e0: Term, e1: Term, e2: Term): Condition {
  const [a0, a1] = [minus(e0, e1), minus(e1, e2)];
  return or(
    less(e0, e1),
    less(e1, e2),
    less(a0, a1),
    and(less(0, e1), less(product(a0, e1), product(a1, e0))),
    and(atMost(e1, 0), less(a0, e0)),
  );
}

const hierarchy = (n: number): SmtProblem =>
  fieldProblem(n, ['u'], (m, { u }) => {
    const mean = averageOf(m, u);
    return [
      propertyTerms('ball-positive').holds(m),
      denied(innerProduct(m, u, u), innerProduct(m, u, mean), innerProduct(m, mean, mean)),
    ];
  });

/** Negations of eq-138-142. */
export const problems: readonly SmtProblem[] = [hierarchy(2)];
