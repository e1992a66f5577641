import type { LazyStep } from '../../src/claims/steps.js';
import { assume, expectProperty, expectRelation, flowValue } from '../../src/claims/steps.js';
import { averageOf } from '../../src/claims/formulas.js';
import { modelAt, vectorAt } from '../../src/claims/read.js';
import type { Instance } from '../../src/engines/claim.js';
import { average } from '../../src/finite/model.js';
import type { Report, ReportClaim } from '../../src/report/schema.js';
import { reportSchema } from '../../src/report/schema.js';
import { rational } from '../../src/scalar/rational.js';

type Counterexample = NonNullable<ReportClaim['counterexample']>;

/** A claim that holds, with the given differences. */
export const sampleClaim = (changes: Partial<ReportClaim> & { readonly id: string }): ReportClaim => ({
  section: '3.6',
  source: 'Proposition 3.12',
  title: 'Ball-positive models are conservative',
  form: 'printed',
  statement: String.raw`Every ball-positive model satisfies $\int[u]_\rho\,d\kappa_\rho=\int u\,d\kappa_\rho$.`,
  reading: 'A flow matrix that is ball-positive; its column sums against its row sums.',
  uses: [],
  status: 'certified',
  scope: '1,204 of 4,000 random cases (ball-positive flows, N <= 8); no counterexample; 2,408 certificates accepted',
  evidence: [
    {
      engine: 'enumerate',
      outcome: 'holds',
      cases: 19_683,
      applied: 1_204,
      checked: 2_408,
      families: [{ name: 'all flows of 3 points with entries <= 2', cases: 19_683, applied: 1_204 }],
    },
    {
      engine: 'sample',
      outcome: 'holds',
      cases: 4_000,
      applied: 3_120,
      checked: 6_240,
      families: [
        { name: 'boundary of the ball-positive flows, N <= 8', cases: 2_000, applied: 2_000 },
        { name: 'symmetric flows, N <= 8', cases: 2_000, applied: 1_120 },
      ],
    },
  ],
  branches: {},
  errors: [],
  ...changes,
});

const stepsOf = (...lazy: readonly LazyStep[]): Counterexample['steps'] =>
  lazy.flatMap((make) => JSON.parse(JSON.stringify([make()].flat())) as Counterexample['steps']);

/** A counterexample with the given instance and steps. */
export const sampleCounterexample = (
  changes: Omit<Partial<Counterexample>, 'instance' | 'original'> & {
    readonly instance: Instance;
    readonly original?: Instance;
  },
): Counterexample =>
  ({
    witness: 'W-3f9a1c22d07e',
    points: 3,
    replay: 'W-3f9a1c22d07e',
    steps: [],
    minimality: '',
    ...changes,
  }) as Counterexample;

/** A report of these claims. */
export function sampleReport(claims: readonly ReportClaim[], changes: Report['changes'] = []): Report {
  const summary = { proved: 0, certified: 0, measured: 0, refuted: 0, unresolved: 0 };
  for (const { status } of claims) summary[status]++;
  return reportSchema.parse({
    schema: 'flockproof/report@1',
    version: '0.1.0',
    run: { seed: 20_240_314, budget: 'standard', selection: [] },
    summary,
    claims,
    changes,
    timing: {
      started: '2026-03-04T05:06:07.890Z',
      seconds: 247.3,
      jobs: 8,
      node: 'v20.20.2',
      claims: Object.fromEntries(claims.map(({ id }, k) => [id, 0.37 + 3 * k])),
    },
  });
}

/** λ₁ = 1/20, λ₂ = 1/2 in the matrix of Example 11.2: inside (325) as printed, and not ball-positive. */
export const EQ_325: Instance = {
  lambda1: '1/20',
  lambda2: '1/2',
  flow: [
    [31, 28, 1],
    [19, 22, 19],
    [10, 10, 40],
  ],
};

/** Conservative, not symmetric. */
export const CYCLE: Instance = {
  flow: [
    [1, 2, 0],
    [0, 1, 2],
    [2, 0, 1],
  ],
  u: ['-1/2', 1, '22/7'],
};

/** κ = (2, 1), column sums (1, 2): not conservative. */
export const TWO_POINTS: Instance = {
  flow: [
    [1, 1],
    [0, 1],
  ],
  u: [1, 0],
};

const wide = Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => ((i * 37 + j * 91) % 113) + 1));

const meanStep: LazyStep = () => {
  const [model, u] = [modelAt(CYCLE), vectorAt(CYCLE, 'u')];
  const where = { F: flowValue(model), u };
  return expectRelation('[u] = u at every point', where, [averageOf('F', 'u'), average(model, u)], '=', ['u', u])();
};

const exhausted: ReportClaim['evidence'] = [
  { engine: 'exhaust', outcome: 'holds', cases: 36, applied: 36, checked: 36, families: [] },
];
const refuting: ReportClaim['evidence'] = [
  {
    engine: 'corpus',
    outcome: 'counterexample',
    cases: 1,
    applied: 1,
    checked: 2,
    families: [{ name: 'corpus', cases: 1, applied: 1 }],
  },
  { engine: 'enumerate', outcome: 'counterexample', cases: 412, applied: 77, checked: 154, families: [] },
];

type Evidence = ReportClaim['evidence'][number];
type Neighbourhood = NonNullable<Counterexample['neighbourhood']>;
type Around = NonNullable<ReportClaim['around']>[number];

/** A derivation with a proof inside. */
export const BLOCK_PROOF: Evidence = {
  engine: 'derive',
  outcome: 'holds',
  cases: 1,
  applied: 1,
  checked: 0,
  families: [],
  proofs: [
    {
      domain: 'every model',
      outcome: 'proved',
      detail: [
        "h0: A is conservative: -J + A'J = 0",
        'h1: A is irreducible: R >> J',
        "0: 1 >= A'A   Jensen: A and its adjoint preserve order and constants",
        '1.a0: X = A X   assumed',
        '1.0: X J = A X J   (1.a0) times J',
        '1: A has a gap   (0) vanishes on no mean-free field but 0, and the sphere is compact',
        'hence A is has-gap',
      ],
    },
  ],
};

/** Two answers of the solver and one that did not come. */
export const SOLVER_PROOFS: Evidence = {
  engine: 'smt',
  outcome: 'holds',
  cases: 3,
  applied: 3,
  checked: 0,
  families: [],
  proofs: [
    { domain: 'all 2-point models', outcome: 'proved', detail: ['the negation is unsatisfiable'] },
    { domain: 'all 3-point models', outcome: 'proved', detail: ['the negation is unsatisfiable'] },
    { domain: 'all 4-point models', outcome: 'time-out', detail: ['no answer within 30 s'] },
  ],
};

/** Conservative, not symmetric, and as small as that can be. */
export const CYCLE_OF_THREE: Instance = {
  flow: [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
};

/** A part of what stands around it. */
export const CYCLE_NEIGHBOURHOOD: Neighbourhood = {
  stays: [
    { what: 'F[0][0]', interval: '[0, ∞)' },
    { what: 'F[0][1]', interval: '{0}' },
    { what: 'F[0][2]', interval: '{1}' },
    { what: 'F[1][1]', interval: '[0, ∞)' },
    { what: 'F[0][1] = F[1][0] - 1', interval: '[0, ∞)' },
    { what: 'F[0][1] = F[1][2] = F[2][0]', interval: '[0, 1)' },
  ],
  nearest: {
    property: 'symmetric',
    flow: [
      ['0', '1', '1'],
      ['1', '0', '1'],
      ['1', '1', '0'],
    ],
    distance: '3',
    lowerBound: '3',
    kind: 'nearest',
  },
};

/** Around one half of Lemma 3.10; what is open in it is so for the sake of the sample. */
export const AROUND_LEMMA: Around = {
  implication: { premises: ['symmetric', 'ball-positive'], conclusion: 'positive-semidefinite' },
  converse: [
    {
      premises: ['positive-semidefinite', 'ball-positive'],
      conclusion: 'symmetric',
      outcome: 'fails',
      by: [],
      witness: {
        id: 'W-c6f2a105cb9e',
        flow: [
          [1, 0, 1],
          [1, 1, 0],
          [0, 1, 1],
        ],
      },
    },
    {
      premises: ['symmetric', 'positive-semidefinite'],
      conclusion: 'ball-positive',
      outcome: 'holds',
      by: ['lemma-3.10'],
    },
  ],
  dropped: [
    {
      hypothesis: 'symmetric',
      premises: ['ball-positive'],
      conclusion: 'positive-semidefinite',
      outcome: 'holds',
      by: ['atlas/ball-positive-to-positive-semidefinite'],
    },
    {
      hypothesis: 'ball-positive',
      premises: ['symmetric'],
      conclusion: 'positive-semidefinite',
      outcome: 'open',
      by: [],
    },
  ],
};

/** One claim of every kind: what a page must be able to show. */
export const fullReport = (): Report =>
  sampleReport(
    [
      sampleClaim({
        id: 'eq-36-37',
        section: '3.1',
        source: '(36), (37)',
        title: 'Maximum principle',
        status: 'proved',
        statement: String.raw`An average stays between the extremes of the field, $\min u\le[u]_\rho\le\max u$; hence $\|[u]_\rho\|_\infty\le\|u\|_\infty$.`,
        note: String.raw`Each $[u]_i$ is a convex combination of the values of $u$: weights $F_{ij}/\kappa_i\ge 0$ with sum $1$.`,
        scope:
          'proved for all two-point models (polynomial of degree (2, 2, 1, 1): a 3 x 3 x 2 x 2 grid determines it; 36 exact cases)',
        evidence: exhausted,
      }),
      sampleClaim({
        id: 'lemma-3.3',
        section: '3.1',
        source: 'Lemma 3.3, (39)',
        title: 'Norm of the average in L^p',
        form: 'printed',
        statement: String.raw`$$\|[\cdot]_\rho\|_{L^p(\kappa_\rho)\to L^p(\kappa_\rho)}\le\Bigl\|\tfrac{d}{d\kappa_\rho}\int_{\Omega}[\mathbb 1_{(\cdot)}]_\rho\,d\kappa_\rho\Bigr\|_\infty^{1/p},\qquad 1\le p\le\infty,\quad \mathcal M\in\mathfrak E(\mathbb R^n)$$`,
        branches: { conservative: 1_530, 'not conservative': 1_590 },
      }),
      sampleClaim({
        id: 'eq-28',
        section: '2',
        source: '(28)',
        title: 'Motsch–Tadmor averages are bounded under (27)',
        status: 'measured',
        scope: 'largest ratio 3.82 of 40,000 clouds, bound 9',
        evidence: [{ engine: 'sample', outcome: 'holds', cases: 40_000, applied: 40_000, checked: 0, families: [] }],
      }),
      sampleClaim({
        id: 'prop-3.12',
        uses: ['lemma-11.1', 'eq-36-37', 'prop-3.9'],
        branches: { symmetric: 1_812, 'not symmetric': 1_308 },
      }),
      sampleClaim({
        id: 'prop-3.12/sharp',
        title: 'Ball-positivity gives conservativity without a hypothesis on the masses',
        form: 'sharp',
        statement: String.raw`$\operatorname{sym}(F)\ge F^\top K^{-1}F$ alone implies $F^\top\mathbf 1=\kappa$.`,
      }),
      sampleClaim({
        id: 'prop-3.12/converse',
        title: 'Conservative models are symmetric',
        form: 'converse',
        statement: String.raw`If $F\mathbf 1=F^\top\mathbf 1$ then $F=F^\top$, and $[u]=u$.`,
        status: 'refuted',
        scope: 'refuted by W-0c1ade550a11, 3 points; none among all flows with N = 2, entries ≤ 6',
        evidence: refuting,
        counterexample: sampleCounterexample({
          witness: 'W-0c1ade550a11',
          instance: CYCLE,
          replay: 'prop-3.12/converse@20240314:17',
          original: { flow: wide, u: [1, -2, 0, 0, 3, 1, '1/7', 4] },
          minimality: 'none among all flows with N = 2, entries ≤ 6',
          steps: stepsOf(
            assume('conservative', modelAt(CYCLE)),
            expectProperty('symmetric', modelAt(CYCLE)),
            expectProperty('irreducible', modelAt(CYCLE)),
            meanStep,
          ),
        }),
      }),
      sampleClaim({
        id: 'lemma-3.10',
        source: 'Lemma 3.10',
        title: 'Symmetric models: ball-positive = positive semi-definite',
        status: 'proved',
        evidence: [BLOCK_PROOF, SOLVER_PROOFS],
        around: [AROUND_LEMMA],
      }),
      sampleClaim({
        id: 'atlas/ball-positive-to-positive-semidefinite',
        title: 'Ball-positive implies positive-semidefinite',
        form: 'companion',
        status: 'proved',
        around: [
          {
            implication: { premises: ['ball-positive'], conclusion: 'positive-semidefinite' },
            converse: [],
            dropped: [],
          },
        ],
      }),
      sampleClaim({
        id: 'eq-51-conservative/converse',
        section: '3.4',
        source: '(51), converse',
        title: 'Conservative models need not be symmetric',
        form: 'converse',
        status: 'refuted',
        scope: 'refuted by W-14594d4112ef, 3 points',
        evidence: refuting,
        counterexample: sampleCounterexample({
          witness: 'W-14594d4112ef',
          instance: CYCLE_OF_THREE,
          neighbourhood: CYCLE_NEIGHBOURHOOD,
        }),
      }),
      sampleClaim({
        id: 'eq-26',
        section: '2',
        source: '(26)',
        title: 'Averages preserve the mean',
        statement: String.raw`Every model preserves the mean: $\sum_i\kappa_i[u]_i=\sum_i\kappa_iu_i$.`,
        status: 'refuted',
        scope: 'refuted by W-77aa00cc1234, 2 points',
        evidence: refuting,
        counterexample: sampleCounterexample({
          witness: 'W-77aa00cc1234',
          points: 2,
          instance: TWO_POINTS,
          minimality: 'none among all flows with N = 1, entries ≤ 1',
          steps: stepsOf(
            expectRelation(
              'Σκ[u] = Σκu',
              { F: flowValue(modelAt(TWO_POINTS)), u: vectorAt(TWO_POINTS, 'u') },
              [['sum', ['*', ['.', 'F', ['ones', 'F']], averageOf('F', 'u')]], rational(1n)],
              '=',
              [['sum', ['*', ['.', 'F', ['ones', 'F']], 'u']], rational(2n)],
            ),
            expectProperty('conservative', modelAt(TWO_POINTS)),
          ),
        }),
      }),
      sampleClaim({
        id: 'lemma-11.1',
        section: '11',
        source: 'Lemma 11.1',
        title: 'Two points: ball-positive implies symmetric',
        status: 'proved',
        evidence: exhausted,
      }),
      sampleClaim({
        id: 'eq-325',
        section: '11',
        source: 'Example 11.2, (325)',
        title: 'When the three-point example is ball-positive',
        statement: String.raw`The matrix $A$ of Example 11.2 is ball-positive if and only if $(\lambda_1+\lambda_2-2\lambda_1\lambda_2)^2\le16(\lambda_2-\lambda_1^2)(\lambda_1-\lambda_1^2)$.`,
        reading: 'Two rational numbers; the printed inequality against an exact decision about the matrix.',
        note: String.raw`The coefficient of $t^2$ is $\lambda_2-\lambda_2^2$; the index is misprinted, and (325) inherits it.`,
        status: 'refuted',
        scope: 'refuted by W-3f9a1c22d07e, 3 points',
        evidence: refuting,
        counterexample: sampleCounterexample({
          instance: EQ_325,
          steps: stepsOf(assume('conservative', modelAt(EQ_325)), expectProperty('ball-positive', modelAt(EQ_325))),
        }),
      }),
      sampleClaim({
        id: 'eq-325/corrected',
        section: '11',
        source: 'Example 11.2, (325)',
        title: 'When the three-point example is ball-positive, index mended',
        form: 'corrected',
        statement: String.raw`$A$ is ball-positive if and only if $(\lambda_1+\lambda_2-2\lambda_1\lambda_2)^2\le16(\lambda_2-\lambda_2^2)(\lambda_1-\lambda_1^2)$.`,
        status: 'proved',
        evidence: exhausted,
      }),
      sampleClaim({
        id: 'sec-13-compose',
        section: '13',
        source: 'Section 13',
        title: 'Compositions of symmetric ball-positive models are symmetric',
        form: 'companion',
        status: 'refuted',
        scope: 'refuted by W-5e11ec7ab1e0, 8 points',
        evidence: refuting,
        counterexample: sampleCounterexample({
          witness: 'W-5e11ec7ab1e0',
          points: 8,
          instance: {
            first: wide,
            second: wide.map((row) => row.map((f) => f % 3)),
            partition: [0, 0, 1, 1, 2, 2, 3, 3],
            kernel: 'tent, radius 3/2',
          },
          steps: stepsOf(expectProperty('symmetric', modelAt({ flow: wide }), 'the composition')),
        }),
      }),
      sampleClaim({
        id: 'sec-13-order',
        section: '13',
        source: 'Section 13',
        title: 'Order of averages',
        status: 'unresolved',
        scope: 'not decided: vacuous: only 12 of 4000 random cases met the hypotheses',
        errors: ['vacuous: only 12 of 4000 random cases met the hypotheses'],
      }),
    ],
    [
      {
        id: 'sec-13-order',
        before: 'certified',
        after: 'unresolved',
        worse: true,
        reason: 'vacuous: only 12 of 4000 random cases met the hypotheses',
      },
      { id: 'lemma-3.2', before: 'certified', after: null, worse: true, reason: 'the claim is gone' },
      { id: 'lemma-11.1', before: 'certified', after: 'proved', worse: false, reason: 'stronger evidence' },
      { id: 'eq-26', before: null, after: 'refuted', worse: false, reason: 'new claim' },
    ],
  );
