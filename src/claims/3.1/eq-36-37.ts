import { anyFlow } from '../../engines/arbitrary/flow.js';
import { field, withData } from '../../engines/arbitrary/field.js';
import type { Claim } from '../../engines/claim.js';
import { average } from '../../finite/model.js';
import { maximumNorm } from '../../finite/norm.js';
import type { Rational } from '../../scalar/rational.js';
import { compare } from '../../scalar/rational.js';
import { averageOf } from '../formulas.js';
import { modelAt, vectorAt } from '../read.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

const largest = (u: readonly Rational[]): Rational => u.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
const smallest = (u: readonly Rational[]): Rational => u.reduce((a, b) => (compare(a, b) <= 0 ? a : b));

const maximumPrinciple: Claim = {
  id: 'eq-36-37',
  section: '3.1',
  source: '(36), (37)',
  title: 'Maximum principle',
  form: 'printed',
  statement: String.raw`An average stays between the extremes of the field, $\min u\le[u]_\rho\le\max u$; hence $\|[u]_\rho\|_\infty\le\|u\|_\infty$.`,
  reading:
    'A flow matrix and a field u; the largest and smallest entry and the largest modulus of [u] against those of u.',
  note: String.raw`Each $[u]_i$ is a convex combination of the values of $u$: weights $F_{ij}/\kappa_i\ge 0$ with sum 1. This proves it for all $N$.`,
  families: [
    {
      name: 'any flow, N <= 8, integer fields',
      arbitrary: withData(
        anyFlow().map((flow) => ({ flow })),
        ({ flow }) => field(flow.length).map((u) => ({ u })),
      ),
    },
  ],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const v = average(model, u);
    const where = { F: flowValue(model), u };
    const mean = averageOf('F', 'u');
    return conclude(
      expectRelation('max [u] ≤ max u', where, [['max', mean], largest(v)], '<=', [['max', 'u'], largest(u)]),
      expectRelation('min u ≤ min [u]', where, [['min', 'u'], smallest(u)], '<=', [['min', mean], smallest(v)]),
      expectRelation('‖[u]‖∞ ≤ ‖u‖∞', where, [['max', ['abs', mean]], maximumNorm(v)], '<=', [
        ['max', ['abs', 'u']],
        maximumNorm(u),
      ]),
    );
  },
};

export const claims: readonly Claim[] = [maximumPrinciple];
