import { problems } from './eq-36-37-smt.js';
import type { Claim } from '../../engines/claim.js';
import { average } from '../../finite/model.js';
import { maximumNorm } from '../../finite/norm.js';
import { largest, smallest } from '../extremes.js';
import { averageOf } from '../formulas.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

const maximumPrinciple: Claim = {
  id: 'eq-36-37',
  section: '3.1',
  source: '(36), (37)',
  title: 'Maximum principle',
  form: 'printed',
  statement: String.raw`An average stays between the extremes of the field, $\min u\le[u]_\rho\le\max u$; hence $\|[u]_\rho\|_\infty\le\|u\|_\infty$.`,
  reading: 'A flow matrix and a field u: the extremes and the largest modulus of [u] against those of u.',
  note: String.raw`For all $N$, by hand: $[u]_i$ is a convex combination of the values of $u$ with weights $F_{ij}/\kappa_i\ge 0$ of sum 1.`,
  families: [withFields(ANY, 'u'), withFields(CONSERVATIVE, 'u')],
  smt: problems,
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
