import type { AtlasProperty } from '../../properties/pattern.js';
import { modelTerms } from './model-terms.js';
import type { SmtProblem } from './problem.js';
import { propertyTerms } from './properties.js';
import { caseProblem, storedMatrices } from './script.js';
import { TRUE, and, not } from './term.js';

/** Most points for which properties are encoded. */
export const MAX_ENCODED_POINTS = 3;

/** Some n-point model has these properties and lacks those. A solution is a case `{ flow }`; `unsat` says that there is none. */
export function existenceProblem(
  has: readonly AtlasProperty[],
  lacks: readonly AtlasProperty[],
  n: number,
): SmtProblem {
  const m = modelTerms(n);
  return caseProblem({
    points: n,
    models: [m],
    conditions: [
      ...has.map((name) => {
        const { holds, hints } = propertyTerms(name);
        return and(holds(m), hints?.(m) ?? TRUE);
      }),
      ...lacks.map((name) => not(propertyTerms(name).holds(m))),
    ],
    variables: m.flowNames.flat(),
    instance: (values) => ({ flow: storedMatrices([m.flowNames], values)[0] }),
  });
}
