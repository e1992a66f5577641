import { pairProblem } from '../../engines/smt/field-problem.js';
import type { Matrix } from '../../engines/smt/model-terms.js';
import { matrixOf } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { propertyTerms } from '../../engines/smt/properties.js';
import { equals, less, not, or, product, sum, sumOver } from '../../engines/smt/term.js';

/** A row of A₂A₁ does not sum to 1 or has a negative entry, or A₁A₂A₁ is not symmetric. */
const conjugation = (n: number): SmtProblem =>
  pairProblem(n, `all pairs of symmetric ${n}-point models of equal strength`, (first, second) => {
    const times = (A: Matrix, B: Matrix): Matrix => matrixOf(n, (i, j) => sumOver(n, (k) => product(A[i][k], B[k][j])));
    const composed = times(second.average, first.average);
    const average = times(first.average, composed);
    const flow = matrixOf(n, (i, j) => product(first.kappa[i], average[i][j]));
    const { holds } = propertyTerms('symmetric');
    return [
      holds(first),
      holds(second),
      or(
        ...composed.flatMap((row) => [not(equals(sum(...row), 1)), ...row.map((entry) => less(entry, 0))]),
        not(holds({ ...first, average, flow })),
      ),
    ];
  });

/** Negations of sec-13-compose. */
export const problems: readonly SmtProblem[] = [
  { ...conjugation(2), part: 'compositions are models, conjugations symmetric' },
];
