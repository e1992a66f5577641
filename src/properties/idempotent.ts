import type { FlowMatrix } from '../finite/flow.js';
import { modelOf } from '../finite/flow.js';
import { agreeModulo, applyModulo } from '../finite/modular.js';
import type { FiniteModel } from '../finite/model.js';
import { averageMatrix } from '../finite/model.js';
import type { Rational } from '../scalar/rational.js';
import { ONE, ZERO, add, multiply } from '../scalar/rational.js';
import { decideEquation, decideLargeEquation } from './equation-property.js';
import type { Property, Verdict } from './property.js';

/** A A = A: averaging twice is averaging once, as for conditional expectations (Example 2.7). */
export const idempotent: Property = {
  name: 'idempotent',
  meaning: 'averaging twice is averaging once',
  definition: String.raw`[[u]_\rho]_\rho=[u]_\rho`,
  source: 'standard, Example 2.7',
  defect: 'largest entry of |A² - A|',
  decide: (model) => decideLargeEquation(model, idempotentModulo, () => decideExactly(model)),
  holds: (flow) => idempotentModulo(flow) && decideExactly(modelOf(flow)).verdict === 'holds',
};

function decideExactly(model: FiniteModel): Verdict {
  const n = model.n;
  const A = averageMatrix(model);
  const at = (i: number, j: number): Rational => A[i * n + j];
  const square = (i: number, j: number): Rational => {
    let sum = ZERO;
    for (let k = 0; k < n; k++) sum = add(sum, multiply(at(i, k), at(k, j)));
    return sum;
  };
  return decideEquation(n, square, at, ONE);
}

const idempotentModulo = (flow: FlowMatrix): boolean =>
  agreeModulo(
    flow,
    (m, v) => applyModulo(m, m.A, applyModulo(m, m.A, v)),
    (m, v) => applyModulo(m, m.A, v),
  );
