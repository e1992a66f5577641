import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import { multiply, rational } from '../../scalar/rational.js';
import type { Rational } from '../../scalar/rational.js';
import { scalarAt, whole } from '../read.js';
import type { Value } from '../steps.js';
import { conclude, expectProperty, expectRelation } from '../steps.js';
import { exampleEntries, exampleFlow, properFraction } from './example-family.js';

const times = (t: Rational, v: readonly number[]): Rational[] => v.map((x) => multiply(t, whole(x)));
const E1 = [1, -1, 0];
const E2 = [1, 0, -1];

/** A v for 3 x 3 entries and an integer vector. */
const image = (A: readonly Rational[], v: readonly number[]): Rational[] =>
  [0, 1, 2].map((i) =>
    [0, 1, 2].reduce((s, j) => {
      const t = multiply(A[i * 3 + j], whole(v[j]));
      return rational(s.n * t.d + t.n * s.d, s.d * t.d);
    }, rational(0n)),
  );

const family: Claim = {
  id: 'ex-11.2/family',
  section: '11',
  source: 'Example 11.2, explicit matrix',
  title: 'The matrix has the eigenvectors it was built from',
  form: 'printed',
  statement: String.raw`The printed $A(\lambda_1,\lambda_2)$ satisfies $Ae_1=\lambda_1e_1$, $Ae_2=\lambda_2e_2$, $A\mathbb 1=\mathbb 1$, $A^\top\mathbb 1=\mathbb 1$ with $e_1=(1,-1,0)$, $e_2=(1,0,-1)$.`,
  reading: 'Numbers λ₁, λ₂; the four equations.',
  families: [
    {
      name: 'random λ in (0, 1)',
      arbitrary: fc.record({ l1: properFraction, l2: properFraction }).map((l): Instance => ({ ...l })),
    },
  ],
  exhaustion: {
    cases: [0, 1].flatMap((l1) => [0, 1].map((l2): Instance => ({ l1, l2 }))),
    because: 'both sides are polynomials of degree ≤ 1 in λ₁ and in λ₂; a 2 × 2 grid determines them',
    domain: 'all λ₁, λ₂',
  },
  decide(x) {
    const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
    const A = exampleEntries(l1, l2);
    const where: Record<string, Value> = {
      A: { n: 3, entries: A },
      l1,
      l2,
      e1: E1.map(whole),
      e2: E2.map(whole),
      one: [1, 1, 1].map(whole),
    };
    const transposed = A.map((_, k) => A[(k % 3) * 3 + Math.floor(k / 3)]);
    return conclude(
      expectRelation('A e₁ = λ₁ e₁', where, [['.', 'A', 'e1'], image(A, E1)], '=', [['*', 'l1', 'e1'], times(l1, E1)]),
      expectRelation('A e₂ = λ₂ e₂', where, [['.', 'A', 'e2'], image(A, E2)], '=', [['*', 'l2', 'e2'], times(l2, E2)]),
      expectRelation('A 1 = 1', where, [['.', 'A', 'one'], image(A, [1, 1, 1])], '=', ['one', [1, 1, 1].map(whole)]),
      expectRelation('Aᵀ 1 = 1', where, [['.', ['T', 'A'], 'one'], image(transposed, [1, 1, 1])], '=', [
        'one',
        [1, 1, 1].map(whole),
      ]),
    );
  },
};

const example: Claim = {
  id: 'ex-11.2',
  section: '11',
  source: 'Example 11.2',
  title: 'A ball-positive model that is not symmetric',
  form: 'printed',
  statement: String.raw`$A(\tfrac12,\tfrac13)$ with $\kappa=(1,1,1)$ is doubly stochastic, not symmetric, and ball-positive.`,
  reading: 'The matrix at λ₁ = 1/2, λ₂ = 1/3: entries, row and column sums, F against Fᵀ, and the ball form.',
  note: String.raw`Not the smallest example: the lazy cycle of three has smaller integers, see prop-3.12/symmetric.`,
  uses: ['ex-11.2/family', 'prop-3.12/symmetric'],
  families: [],
  exhaustion: { cases: [{ l1: '1/2', l2: '1/3' }], because: 'it is one matrix', domain: 'the matrix at (1/2, 1/3)' },
  decide(x) {
    const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
    const A = exampleEntries(l1, l2);
    const model = exampleFlow(l1, l2);
    const entries = expectRelation('A ≥ 0', { A: { n: 3, entries: A } }, ['0', whole(0)], '<=', [
      'A',
      { n: 3, entries: A },
    ]);
    if (!model) return conclude(entries);
    return conclude(
      entries,
      expectProperty('right-stochastic', model),
      expectProperty('conservative', model),
      expectProperty('symmetric', model, 'the model', false),
      expectProperty('ball-positive', model),
    );
  },
};

export const claims: readonly Claim[] = [example, family];
