import { matrixOf, modelTerms } from '../../engines/smt/model-terms.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { propertyTerms } from '../../engines/smt/properties.js';
import { caseProblem, storedMatrices } from '../../engines/smt/script.js';
import { not, product, sumOver } from '../../engines/smt/term.js';

/** F^T K^-1 F = F^T A has the average A*A; it is not ball-positive. */
function productProblem(n: number): SmtProblem {
  const m = modelTerms(n);
  const flow = matrixOf(n, (i, j) => sumOver(n, (k) => product(m.flow[k][i], m.average[k][j])));
  const average = matrixOf(n, (i, j) => sumOver(n, (k) => product(m.adjoint[i][k], m.average[k][j])));
  return caseProblem({
    points: n,
    models: [m],
    conditions: [
      propertyTerms('conservative').holds(m),
      not(propertyTerms('ball-positive').holds({ ...m, flow, average })),
    ],
    variables: m.flowNames.flat(),
    instance: (values) => ({ flow: storedMatrices([m.flowNames], values)[0] }),
  });
}

/** Negations of cor-3.11. */
export const problems: readonly SmtProblem[] = [productProblem(2)];
