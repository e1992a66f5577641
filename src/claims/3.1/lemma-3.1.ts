import { problems } from './lemma-3.1-smt.js';
import type { Claim } from '../../engines/claim.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { innerProduct } from '../../finite/energy.js';
import { average } from '../../finite/model.js';
import { normPower } from '../../finite/norm.js';
import { ZERO } from '../../scalar/rational.js';
import { smallest } from '../extremes.js';
import { adjointOf, averageOf, inner, kappaOf, normOf } from '../formulas.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, NEAR_CONSERVATIVE, withFields } from '../sources.js';
import { conclude, expectRelation, flowValue } from '../steps.js';

const adjointOnL1: Claim = {
  id: 'lemma-3.1',
  section: '3.1',
  source: 'Lemma 3.1',
  title: 'The adjoint on L¹',
  form: 'printed',
  statement: String.raw`The adjoint average $[\cdot]^*_\rho$ maps $L^1(\kappa_\rho)$ to itself, preserves order, and keeps the norm of non-negative fields.`,
  reading:
    'A flow matrix, a field f ≥ 0 and fields u, v. Duality (u, [v])_κ = ([u]*, v)_κ; [f]* ≥ 0; ∫[f]* dκ = ∫f dκ; ‖[u]*‖₁ ≤ ‖u‖₁.',
  note: String.raw`For all $N$, by hand: $[f]^*_j=\kappa_j^{-1}\sum_iF_{ij}f_i$ has non-negative coefficients, and $\sum_j\kappa_j[f]^*_j=\sum_i f_i\sum_jF_{ij}=\sum_i\kappa_if_i$.`,
  families: [withFields(ANY, 'f', 'u', 'v'), withFields(NEAR_CONSERVATIVE, 'f', 'u', 'v')],
  derivations: [{ given: { A: [] }, steps: [], shows: [['order-preserving', "A'"], "J A' = J"] }],
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const [f, u, v] = [vectorAt(x, 'f'), vectorAt(x, 'u'), vectorAt(x, 'v')];
    const { kappa } = model;
    const one = kappa.map(() => model.field.one);
    const [fStar, uStar] = [adjointAverage(model, f), adjointAverage(model, u)];
    const where = { F: flowValue(model), f, u, v };
    const k = kappaOf('F');
    return conclude(
      expectRelation(
        '(u, [v]) = ([u]*, v) in L²(κ)',
        where,
        [inner(k, 'u', averageOf('F', 'v')), innerProduct(model, kappa, u, average(model, v))],
        '=',
        [inner(k, adjointOf('F', 'u'), 'v'), innerProduct(model, kappa, uStar, v)],
      ),
      expectRelation('0 ≤ [f]*', where, ['0', ZERO], '<=', [['min', adjointOf('F', 'f')], smallest(fStar)]),
      expectRelation(
        '∫[f]* dκ = ∫f dκ',
        where,
        [['sum', ['*', k, adjointOf('F', 'f')]], innerProduct(model, kappa, fStar, one)],
        '=',
        [['sum', ['*', k, 'f']], innerProduct(model, kappa, f, one)],
      ),
      expectRelation('‖[u]*‖₁ ≤ ‖u‖₁', where, [normOf(k, adjointOf('F', 'u'), 1), normPower(kappa, uStar, 1)], '<=', [
        normOf(k, 'u', 1),
        normPower(kappa, u, 1),
      ]),
    );
  },
};

export const claims: readonly Claim[] = [adjointOnL1];
