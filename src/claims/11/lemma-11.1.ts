import { problems } from './lemma-11.1-smt.js';
import fc from 'fast-check';
import { ballPositiveFlow, nearBallPositive } from '../../engines/arbitrary/boundary.js';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { ONE, multiply, negate, power, rational, subtract, add } from '../../scalar/rational.js';
import { grid } from '../grid.js';
import { modelAt, scalarAt } from '../read.js';
import { bare } from '../sources.js';
import { assume, conclude, expectProperty, expectRelation } from '../steps.js';

const twoPoints: Claim = {
  id: 'lemma-11.1',
  section: '11',
  source: 'Lemma 11.1',
  title: 'Two points: ball-positive implies symmetric',
  form: 'printed',
  statement: String.raw`A ball-positive model on two points is symmetric.`,
  reading: 'A ball-positive 2 × 2 flow matrix; F₁₂ against F₂₁.',
  note: String.raw`With the determinant identity: $S\ge0$ gives $4\alpha\gamma-\beta^2\ge0$, which is $-(\kappa_1a_{12}-\kappa_2a_{21})^2\ge0$. It also follows from Proposition 3.12, since a circulation on two points is symmetric.`,
  uses: ['lemma-11.1/determinant', 'prop-3.12'],
  families: [
    bare({ name: 'lazy and P Pᵀ flows, N = 2', flow: ballPositiveFlow(2, 2) }),
    bare({ name: 'on or near the boundary, N = 2', flow: nearBallPositive(2, 2) }),
  ],
  enumerable: true,
  smt: problems,
  decide(x) {
    const model = modelAt(x);
    if (model.n !== 2) return { applies: false, holds: true, steps: [] };
    return conclude(assume('ball-positive', model), expectProperty('symmetric', model));
  },
};

const a11: Formula = ['-', '1', 'a12'];
const a22: Formula = ['-', '1', 'a21'];
const times = (...f: readonly Formula[]): Formula => f.reduce((p, q): Formula => ['*', p, q]);
const alpha: Formula = ['-', ['-', times('k1', a11), times('k1', a11, a11)], times('k2', 'a21', 'a21')];
const beta: Formula = [
  '-',
  ['+', times('k1', 'a12'), times('k2', 'a21')],
  ['+', times('2', 'k1', a11, 'a12'), times('2', 'k2', 'a21', a22)],
];
const gamma: Formula = ['-', ['-', times('k2', a22), times('k1', 'a12', 'a12')], times('k2', a22, a22)];

const determinant: Claim = {
  id: 'lemma-11.1/determinant',
  section: '11',
  source: "Lemma 11.1, 'a long but elementary computation'",
  title: 'The determinant identity',
  form: 'printed',
  statement: String.raw`With $a_{11}=1-a_{12}$, $a_{22}=1-a_{21}$ and the printed $\alpha,\beta,\gamma$: $\ 4\alpha\gamma-\beta^2=-(\kappa_1a_{12}-\kappa_2a_{21})^2$.`,
  reading: 'Numbers κ₁, κ₂, a₁₂, a₂₁ (no sign restrictions are needed); both sides.',
  note: String.raw`Short proof: $S\mathbb 1=\tfrac12(d,-d)$ with $d=\kappa_1a_{12}-\kappa_2a_{21}$, so $\alpha=d/2-h$, $\gamma=-d/2-h$, $\beta=2h$ and $4\alpha\gamma-\beta^2=-d^2$.`,
  families: [
    {
      name: 'random numbers κ, a',
      arbitrary: fc
        .record({
          k1: fc.integer({ min: 1, max: 50 }),
          k2: fc.integer({ min: 1, max: 50 }),
          a12: fc.integer({ min: 0, max: 12 }).map((p) => `${p}/12`),
          a21: fc.integer({ min: 0, max: 12 }).map((p) => `${p}/12`),
        })
        .map((x): Instance => ({ ...x })),
    },
  ],
  exhaustion: {
    cases: grid([0, 1, 2], [0, 1, 2], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4]).map(([k1, k2, p, q]): Instance => ({
      k1: k1,
      k2: k2,
      a12: p,
      a21: q,
    })),
    because:
      'both sides are polynomials of degree ≤ 2 in κ₁, κ₂ and ≤ 4 in a₁₂, a₂₁; a 3 × 3 × 5 × 5 grid determines them',
    domain: 'all values of κ₁, κ₂, a₁₂, a₂₁',
  },
  decide(x) {
    const [k1, k2, a12, a21] = [scalarAt(x, 'k1'), scalarAt(x, 'k2'), scalarAt(x, 'a12'), scalarAt(x, 'a21')];
    const [b11, b22] = [subtract(ONE, a12), subtract(ONE, a21)];
    const product = (...q: readonly (typeof k1)[]) => q.reduce(multiply);
    const two = rational(2n);
    const A = subtract(subtract(product(k1, b11), product(k1, b11, b11)), product(k2, a21, a21));
    const B = subtract(
      add(product(k1, a12), product(k2, a21)),
      add(product(two, k1, b11, a12), product(two, k2, a21, b22)),
    );
    const C = subtract(subtract(product(k2, b22), product(k1, a12, a12)), product(k2, b22, b22));
    const difference = subtract(product(k1, a12), product(k2, a21));
    return conclude(
      expectRelation(
        '4αγ - β² = -(κ₁a₁₂ - κ₂a₂₁)²',
        { k1, k2, a12, a21 },
        [['-', times('4', alpha, gamma), times(beta, beta)], subtract(product(rational(4n), A, C), product(B, B))],
        '=',
        [['-', '0', ['^', ['-', times('k1', 'a12'), times('k2', 'a21')], '2']], negate(power(difference, 2))],
      ),
    );
  },
};

export const claims: readonly Claim[] = [twoPoints, determinant];
