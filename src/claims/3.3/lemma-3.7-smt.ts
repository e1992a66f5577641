import { pairProblem } from '../../engines/smt/field-problem.js';
import { columnSum } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { propertyTerms } from '../../engines/smt/properties.js';
import { equals, half, not, or, product, sum, sumOver } from '../../engines/smt/term.js';

/**
 * F^T has other row or column sums than κ, or one of F₂ K^-1 F₁ = F₂ A₁ and (F₁ + F₂)/2 has other column sums.
 */
const closure = (n: number): SmtProblem =>
  pairProblem(n, `all pairs of conservative ${n}-point models of equal strength`, (first, second) => {
    const { holds } = propertyTerms('conservative');
    const other = first.kappa.flatMap((kappa, j) =>
      [
        columnSum(first, j),
        sum(...first.flow[j]),
        sumOver(n, (k) => product(columnSum(second, k), first.average[k][j])),
        half(sum(columnSum(first, j), columnSum(second, j))),
      ].map((total) => not(equals(total, kappa))),
    );
    return [holds(first), holds(second), or(...other)];
  });

/** Negations of lemma-3.7. */
export const problems: readonly SmtProblem[] = [2, 3].map(closure);
