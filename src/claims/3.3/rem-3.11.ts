import { problems } from './rem-3.11-smt.js';
import type { Claim, Step } from '../../engines/claim.js';
import type { Derivation } from '../../engines/derive/derivation.js';
import { flowOf } from '../../finite/flow.js';
import { modelJson } from '../../finite/model-json.js';
import type { FiniteModel } from '../../finite/model.js';
import { maximumNorm } from '../../finite/norm.js';
import { average } from '../../finite/model.js';
import { conservative } from '../../properties/conservative.js';
import { contractionViolation } from '../../properties/p-contractive.js';
import { averageOf } from '../formulas.js';
import { integerAt, modelAt, vectorAt } from '../read.js';
import { ANY, BALL_POSITIVE, CONSERVATIVE, MIXED, NEAR_CONSERVATIVE, bare, withFields } from '../sources.js';
import { assumeRelation, conclude, expectProperty, flowValue } from '../steps.js';
import { CONSERVATIVE_CONTRACTS, FORM_IS_CONSERVATIVE } from '../proofs.js';

/** A field that one exponent refutes contractivity with. */
function violated(model: FiniteModel, p: number): Step {
  const certificate = contractionViolation(model, p);
  const statement = {
    kind: 'property',
    property: 'p-contractive',
    model: modelJson(model),
    verdict: 'fails',
    certificate,
  } as const;
  return { role: 'conclusion', text: `some u has ‖[u]‖ᵖ > ‖u‖ᵖ, p = ${p}`, holds: true, statement };
}

/** 2-contractive implies conservative, and the other way round. */
const BOTH_WAYS: readonly Derivation[] = [
  { given: { A: ['2-contractive'] }, steps: FORM_IS_CONSERVATIVE, shows: [['conservative', 'A']] },
  { given: { A: ['conservative'] }, steps: CONSERVATIVE_CONTRACTS, shows: [['2-contractive', 'A']] },
];

const settled: Claim = {
  id: 'rem-3.11-p-contractive',
  section: '3.3',
  source: 'Section 3.6, remark before Proposition 3.12',
  title: 'One finite p is enough: p-contractive implies conservative',
  form: 'sharp',
  statement: String.raw`If $\|[u]_\rho\|_{L^p(\kappa_\rho)}\le\|u\|_{L^p(\kappa_\rho)}$ for all $u$ and a single finite $p\ge1$, then $\mathcal M$ is conservative. In particular 2-contractivity alone is sufficient, which the paper doubts.`,
  reading:
    'A flow matrix and p in 1..6. Not conservative: a field 1 + t 1_j that violates p-contractivity is constructed, and the form for p = 2 is negative somewhere. Conservative: the form for p = 2 is non-negative.',
  note: String.raw`Proof for every model and every real $p\ge1$: put $u=1+tw$, $w$ bounded. Then $\|[u]\|_p^p-\|u\|_p^p=pt\left(\int[w]\,d\kappa-\int w\,d\kappa\right)+O(t^2)$. If this is $\le0$ for $t$ of both signs, the bracket is 0 for every $w$, which is (46). For $p=2$ even shorter: $S=K-F^\top K^{-1}F$ has $\mathbb 1^\top S\mathbb 1=0$, so $S\ge0$ forces $S\mathbb 1=\kappa-F^\top\mathbb 1=0$.`,
  uses: ['lemma-3.9', 'prop-3.12'],
  derivations: [
    {
      given: { A: ['contractive for one p'] },
      steps: [['J A = J', { by: 'first variation', fact: 'h0' }]],
      shows: [['conservative', 'A']],
    },
    ...BOTH_WAYS,
  ],
  families: [withFields(ANY, 'anyP'), withFields(NEAR_CONSERVATIVE, 'anyP'), withFields(CONSERVATIVE, 'anyP')],
  branches: ['conservative', 'not conservative'],
  decide(x) {
    const model = modelAt(x);
    if (conservative.holds(flowOf(model))) {
      return conclude('conservative', expectProperty('conservative', model), expectProperty('2-contractive', model));
    }
    return conclude(
      'not conservative',
      expectProperty('conservative', model, 'the model', false),
      () => violated(model, integerAt(x, 'p')),
      expectProperty('2-contractive', model, 'the model', false),
    );
  },
};

const twoContractive: Claim = {
  id: 'rem-3.11-p-contractive/two',
  section: '3.3',
  source: 'Section 3.6, remark before Proposition 3.12',
  title: '2-contractive and conservative are the same',
  form: 'sharp',
  statement: String.raw`$\mathcal M$ is 2-contractive if and only if it is conservative.`,
  reading: 'A flow matrix; K - Fᵀ K⁻¹ F is positive semi-definite exactly when column sums equal row sums.',
  uses: ['rem-3.11-p-contractive'],
  families: [bare(MIXED), bare(NEAR_CONSERVATIVE), bare(BALL_POSITIVE)],
  implications: [
    { premises: ['2-contractive'], conclusion: 'conservative' },
    { premises: ['conservative'], conclusion: '2-contractive' },
  ],
  derivations: BOTH_WAYS,
  branches: ['conservative', 'not conservative'],
  enumerable: true,
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    const yes = conservative.holds(flowOf(model));
    return conclude(
      yes ? 'conservative' : 'not conservative',
      expectProperty('conservative', model, 'the model', yes),
      expectProperty('2-contractive', model, 'the model', yes),
    );
  },
};

const infinity: Claim = {
  id: 'rem-3.11-p-contractive/infinity',
  section: '3.3',
  source: 'Lemma 3.9, at p = ∞',
  title: 'p = ∞ is not enough',
  form: 'companion',
  statement: String.raw`A model that is $\infty$-contractive at a given field is conservative.`,
  reading: 'A flow matrix and a field with ‖[u]‖∞ ≤ ‖u‖∞; column sums against row sums.',
  note: String.raw`Expected to be refuted: every model is $\infty$-contractive.`,
  uses: ['rem-3.11-p-contractive', 'eq-36-37'],
  families: [withFields(ANY, 'u')],
  decide(x) {
    const model = modelAt(x);
    const u = vectorAt(x, 'u');
    return conclude(
      assumeRelation(
        '‖[u]‖∞ ≤ ‖u‖∞',
        { F: flowValue(model), u },
        [['max', ['abs', averageOf('F', 'u')]], maximumNorm(average(model, u))],
        '<=',
        [['max', ['abs', 'u']], maximumNorm(u)],
      ),
      expectProperty('conservative', model),
    );
  },
};

export const claims: readonly Claim[] = [settled, twoContractive, infinity];
