import { equivalenceProblems, problems, wholeProblems } from './lemma-3.9-smt.js';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Derivation } from '../../engines/derive/derivation.js';
import { adjointAverage } from '../../finite/adjoint.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { normPower } from '../../finite/norm.js';
import { conservative } from '../../properties/conservative.js';
import { ONE, ZERO } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf, columnsOf, kappaOf, matrixOf, normOf } from '../formulas.js';
import { integerAt, modelAt, vectorAt } from '../read.js';
import { ANY, CONSERVATIVE, MIXED, NEAR_CONSERVATIVE, bare, withFields } from '../sources.js';
import type { LazyStep, Side } from '../steps.js';
import { assume, assumeRelation, conclude, expectProperty, expectRelation, flowValue } from '../steps.js';
import { L1_IS_CONSERVATIVE } from '../proofs.js';

const supremum = (model: FiniteModel): Side => [
  ['max', ['/', columnsOf('F'), kappaOf('F')]],
  largest(
    adjointAverage(
      model,
      model.kappa.map(() => ONE),
    ),
  ),
];

/** (ii): the adjoint average of 1 is nowhere larger than 1. */
const adjointOfOne = (step: typeof assumeRelation, model: FiniteModel): LazyStep =>
  step('(ii) [1]* ≤ 1', { F: flowValue(model) }, supremum(model), '<=', ['1', ONE]);

/** (iii) at one field and one exponent. */
function contraction(x: Instance, model: FiniteModel): LazyStep {
  const [u, p] = [vectorAt(x, 'u'), integerAt(x, 'p')];
  const k = kappaOf('F');
  return expectRelation(
    `(iii) ‖[u]‖ᵖ ≤ ‖u‖ᵖ, p = ${p}`,
    { F: flowValue(model), u },
    [normOf(k, averageOf('F', 'u'), p), normPower(model.kappa, average(model, u), p)],
    '<=',
    [normOf(k, 'u', p), normPower(model.kappa, u, p)],
  );
}

/** (iv) by definition, on indicators: ‖[1_j]‖₁ = Σ_i κ_i A_ij against ‖1_j‖₁ = κ_j. Convexity gives all other fields. */
const indicatorNorms = (model: FiniteModel, wanted = true): LazyStep => {
  const norms = model.kappa.map((_, j) => {
    const indicator = model.kappa.map((__, i) => (i === j ? ONE : ZERO));
    return normPower(model.kappa, average(model, indicator), 1);
  });
  return expectRelation(
    '(iv) ‖[1_j]‖₁ ≤ ‖1_j‖₁ for all j',
    { F: flowValue(model) },
    [['.', ['T', matrixOf('F')], kappaOf('F')], norms],
    '<=',
    [kappaOf('F'), model.kappa],
    wanted,
  );
};

/** (ii) and (iv) are one statement in the algebra: the norm on L¹(κ) is the supremum of [1]*. */
const I_II: Derivation = { given: { A: ['conservative'] }, steps: [], shows: [['1-contractive', 'A']] };
const II_I: Derivation = {
  given: { A: ['1-contractive'] },
  steps: L1_IS_CONSERVATIVE,
  shows: [['conservative', 'A']],
};
const II_III: Derivation = {
  given: { A: ['1-contractive'] },
  steps: [
    ["J = A'J", { by: 'integrating', fact: 'h0' }],
    ['A is p-contractive', { by: 'contraction in every norm', of: 'A' }],
  ],
  shows: [['p-contractive', 'A']],
};
const III_IV: Derivation = { given: { A: ['p-contractive'] }, steps: [], shows: [['1-contractive', 'A']] };
const IV_II: Derivation = { given: { A: ['1-contractive'] }, steps: [], shows: [['1-contractive', 'A']] };

const equivalence: Claim = {
  id: 'lemma-3.9',
  section: '3.3',
  source: 'Lemma 3.9',
  title: 'Conservative = contractive, four ways',
  form: 'printed',
  statement: String.raw`Equivalent: (i) $\mathcal M$ is conservative; (ii) $\|[\mathbb 1]^*_\rho\|_\infty\le1$; (iii) $\mathcal M$ is $p$-contractive for all $1\le p\le\infty$; (iv) $\mathcal M$ is 1-contractive.`,
  reading:
    'A flow matrix; all four hold or all fail. (i) column sums; (ii) the largest ratio of a column sum to κ; (iv) the L¹ norms of all indicators, which determine the norm on L¹; (iii) through (39) where it holds, and by a field that violates it for p = 3 where it fails.',
  note: String.raw`For all $N$, by hand: $\sum_j\kappa_j[\mathbb 1]^*_j=\sum_j\kappa_j$, so $[\mathbb 1]^*\le1$ forces equality; the norm on $L^1(\kappa)$ is $\max_j[\mathbb 1]^*_j$; (39) gives all $p$.`,
  families: [bare(ANY), bare(CONSERVATIVE), bare(NEAR_CONSERVATIVE), bare(MIXED)],
  branches: ['conservative', 'not conservative'],
  enumerable: true,
  derivations: [I_II, II_I, II_III, III_IV, IV_II],
  smt: equivalenceProblems,
  decide(x) {
    const model = modelAt(x);
    const yes = conservative.holds(flowOf(model));
    return conclude(
      yes ? 'conservative' : 'not conservative',
      expectProperty('conservative', model, '(i) the model', yes),
      expectRelation('(ii) [1]* ≤ 1', { F: flowValue(model) }, supremum(model), '<=', ['1', ONE], yes),
      expectProperty('p-contractive', model, '(iii) the model', yes),
      indicatorNorms(model, yes),
      expectProperty('1-contractive', model, '(iv) the model', yes),
    );
  },
};

const implication = (
  id: string,
  title: string,
  statement: string,
  reading: string,
  families: Claim['families'],
  derivation: Derivation,
  smt: Claim['smt'],
  decide: (x: Instance) => Decision,
): Claim => ({
  id: `lemma-3.9/${id}`,
  section: '3.3',
  source: 'Lemma 3.9, one implication',
  title,
  form: 'printed',
  statement,
  reading,
  uses: ['lemma-3.9'],
  families,
  derivations: [derivation],
  ...(smt ? { smt } : {}),
  decide,
});

const implications: readonly Claim[] = [
  implication(
    'i-ii',
    '(i) implies (ii)',
    String.raw`A conservative model has $[\mathbb 1]^*_\rho\le1$.`,
    'A conservative flow matrix; the largest ratio of a column sum to κ.',
    [bare(CONSERVATIVE)],
    I_II,
    wholeProblems('i-ii'),
    (x) => {
      const model = modelAt(x);
      return conclude(assume('conservative', model), adjointOfOne(expectRelation, model));
    },
  ),
  implication(
    'ii-i',
    '(ii) implies (i)',
    String.raw`A model with $[\mathbb 1]^*_\rho\le1$ is conservative.`,
    'A flow matrix no column of which sums to more than its row; its column sums equal its row sums.',
    [bare(CONSERVATIVE), bare(NEAR_CONSERVATIVE)],
    II_I,
    wholeProblems('ii-i'),
    (x) => {
      const model = modelAt(x);
      return conclude(adjointOfOne(assumeRelation, model), expectProperty('conservative', model));
    },
  ),
  implication(
    'ii-iii',
    '(ii) implies (iii)',
    String.raw`A model with $[\mathbb 1]^*_\rho\le1$ is $p$-contractive, $p=1,2,3,4$ at random fields and $p=2$ at all fields.`,
    'A flow matrix no column of which sums to more than its row, a field, p in 1..4; and the whole form K - Fᵀ K⁻¹ F for p = 2.',
    [withFields(CONSERVATIVE, 'u', 'p')],
    II_III,
    problems['ii-iii'],
    (x) => {
      const model = modelAt(x);
      return conclude(
        adjointOfOne(assumeRelation, model),
        contraction(x, model),
        expectProperty('2-contractive', model),
        expectProperty('p-contractive', model),
      );
    },
  ),
  implication(
    'iii-iv',
    '(iii) implies (iv)',
    String.raw`A model that is $p$-contractive for all $p$ is 1-contractive.`,
    'A flow matrix that is p-contractive; a field with p = 1.',
    [withFields(CONSERVATIVE, 'u')],
    III_IV,
    problems['iii-iv'],
    (x) => {
      const model = modelAt(x);
      return conclude(
        assume('p-contractive', model),
        contraction({ ...x, p: 1 }, model),
        expectProperty('1-contractive', model),
      );
    },
  ),
  implication(
    'iv-ii',
    '(iv) implies (ii)',
    String.raw`A 1-contractive model has $[\mathbb 1]^*_\rho\le1$.`,
    'A 1-contractive flow matrix; the largest ratio of a column sum to κ.',
    [bare(CONSERVATIVE), bare(NEAR_CONSERVATIVE)],
    IV_II,
    undefined,
    (x) => {
      const model = modelAt(x);
      return conclude(assume('1-contractive', model), indicatorNorms(model), adjointOfOne(expectRelation, model));
    },
  ),
];

export const claims: readonly Claim[] = [equivalence, ...implications];
