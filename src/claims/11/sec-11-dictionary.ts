import { problems } from './sec-11-dictionary-smt.js';
import type { Claim } from '../../engines/claim.js';
import { energies, innerProduct } from '../../finite/energy.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { ballPositive } from '../../properties/ball-positive.js';
import { conservative } from '../../properties/conservative.js';
import { symmetric } from '../../properties/symmetric.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, multiply, subtract } from '../../scalar/rational.js';
import { averageOf, inner, kappaOf, matrixOf } from '../formulas.js';
import { modelAt, vectorAt } from '../read.js';
import { ANY, BALL_POSITIVE, CONSERVATIVE, MIXED, SYMMETRIC, withFields } from '../sources.js';
import { conclude, expectProperty, expectRelation, flowValue } from '../steps.js';

const indicators = (n: number): Rational[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? ONE : ZERO)));

/** (1_i, [1_j])_κ for all i, j: what the definitions see of a model. */
function pairing(model: FiniteModel): Rational[] {
  const e = indicators(model.n);
  return e.flatMap((ei) => e.map((ej) => innerProduct(model, model.kappa, ei, average(model, ej))));
}

/** u^T sym(F) u - (Fu)^T K^-1 (Fu), from the matrix. */
function ballForm({ n, flow, kappa }: FiniteModel, u: readonly Rational[]): Rational {
  let total = ZERO;
  for (let i = 0; i < n; i++) {
    let row = ZERO;
    for (let j = 0; j < n; j++) row = add(row, multiply(flow[i * n + j], u[j]));
    total = add(total, subtract(multiply(u[i], row), { n: row.n * row.n * kappa[i].d, d: row.d * row.d * kappa[i].n }));
  }
  return total;
}

const dictionary: Claim = {
  id: 'sec-11-dictionary',
  section: '11',
  source: 'Section 11, first paragraph',
  title: 'Properties of finite models in matrices',
  form: 'printed',
  statement: String.raw`On finite sets: conservative iff $A^\top\kappa=\kappa$; symmetric iff $KA$ is symmetric; ball-positive iff $\operatorname{sym}(KA)-A^\top KA\ge0$.`,
  reading:
    'A flow matrix and a field. Left: definitions (46), (51), (61) evaluated on indicators, which span the fields, and at the field. Right: the matrix conditions, decided. They agree.',
  note: String.raw`For all $N$, by hand: (46) is linear and (51) bilinear in the fields, so indicators are enough; (61) at $u$ is $u^\top(\operatorname{sym}(KA)-A^\top KA)u\ge0$.`,
  families: [
    withFields(ANY, 'u'),
    withFields(CONSERVATIVE, 'u'),
    withFields(SYMMETRIC, 'u'),
    withFields(BALL_POSITIVE, 'u'),
    withFields(MIXED, 'u'),
  ],
  branches: ['nothing', 'conservative', 'symmetric', 'conservative, ball-positive', 'symmetric, ball-positive'],
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    const n = model.n;
    const flow = flowOf(model);
    const [isConservative, isSymmetric, isBall] = [
      conservative.holds(flow),
      symmetric.holds(flow),
      ballPositive.holds(flow),
    ];
    const G = pairing(model);
    const where = { F: flowValue(model), u };
    const k = kappaOf('F');
    const KA = ['.', ['diag', k], matrixOf('F')] as const;
    const integrals = Array.from({ length: n }, (_, j) => G.filter((__, c) => c % n === j).reduce(add, ZERO));
    const transposed = G.map((_, c) => G[(c % n) * n + Math.floor(c / n)]);
    const { e1, e2 } = energies(model, u);
    const mean = averageOf('F', 'u');
    const branch = [isSymmetric ? 'symmetric' : isConservative ? 'conservative' : '', isBall ? 'ball-positive' : '']
      .filter((name) => name !== '')
      .join(', ');
    return conclude(
      branch === '' ? 'nothing' : branch,
      expectRelation(
        '∫[1_j] dκ = ∫1_j dκ for all j',
        where,
        [['.', ['T', matrixOf('F')], k], integrals],
        '=',
        [k, model.kappa],
        isConservative,
      ),
      expectProperty('conservative', model, 'the model', isConservative),
      expectRelation(
        '(1_i, [1_j])_κ = ([1_i], 1_j)_κ for all i, j',
        where,
        [KA, { n, entries: G }],
        '=',
        [['T', KA], { n, entries: transposed }],
        isSymmetric,
      ),
      expectProperty('symmetric', model, 'the model', isSymmetric),
      expectRelation(
        '(u, [u])_κ - ‖[u]‖² = uᵀ(sym(KA) - AᵀKA)u',
        where,
        [['-', inner(k, 'u', mean), inner(k, mean, mean)], subtract(e1, e2)],
        '=',
        [
          ['-', ['.', ['T', 'u'], ['.', KA, 'u']], ['.', ['T', ['.', matrixOf('F'), 'u']], ['.', KA, 'u']]],
          ballForm(model, u),
        ],
      ),
      expectProperty('ball-positive', model, 'the model', isBall),
    );
  },
};

export const claims: readonly Claim[] = [dictionary];
