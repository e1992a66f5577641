import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { SmtProblem } from '../../engines/smt/problem.js';
import { constant, less, minus, or, print, product, square, sum, variable, atMost } from '../../engines/smt/term.js';
import { flowOf } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { symmetric } from '../../properties/symmetric.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, equal, multiply, rational, toText } from '../../scalar/rational.js';
import { modelAt, scalarAt } from '../read.js';
import { ANY, BALL_POSITIVE, CONSERVATIVE, SYMMETRIC, withFields } from '../sources.js';
import { conclude, expectProperty, expectRelation, flowValue } from '../steps.js';
import { exampleFlow } from './example-family.js';

const NOTHING = { applies: false, holds: true, steps: [] } as const;

/** The square of `sec-11-plenty`. */
const [LEAST, MOST] = [rational(1n, 12n), rational(13n, 24n)];

/** Fractions k/q in [1/12, 13/24]. */
const inSquare = fc.oneof(
  fc.constantFrom(toText(LEAST), toText(MOST), '1/2', '1/3'),
  fc
    .integer({ min: 2, max: 60 })
    .chain((q) =>
      fc
        .integer({ min: Math.ceil(q / 12), max: Math.max(Math.ceil(q / 12), Math.floor((13 * q) / 24)) })
        .map((k) => `${k}/${q}`),
    ),
);

const region: Family = {
  name: 'λ in [1/12, 13/24], corners included',
  arbitrary: fc.record({ l1: inSquare, l2: inSquare }).map((l): Instance => ({ ...l })),
};

/** (325) corrected and (326) on the square: one of them is to fail. */
function outside(): SmtProblem {
  const [a, b] = [variable('l1'), variable('l2')];
  const room = (t: typeof a) => minus(t, square(t));
  const conditions = [
    ...[a, b].flatMap((t) => [atMost(constant(LEAST), t), atMost(t, constant(MOST))]),
    or(
      less(product(16, room(a), room(b)), square(minus(sum(a, b), product(2, a, b)))),
      less(sum(1, b), product(2, a)),
      less(sum(1, a), product(2, b)),
    ),
  ];
  return {
    domain: 'all pairs of the square',
    part: '(325) corrected and (326)',
    points: 2,
    script: ['l1', 'l2']
      .map((v) => `(declare-const ${v} Real)`)
      .concat(conditions.map((c) => `(assert ${print(c)})`))
      .join('\n'),
    variables: ['l1', 'l2'],
    weakened: true,
    instance: () => ({}),
  };
}

const plenty: Claim = {
  id: 'sec-11-plenty',
  section: '11',
  source: 'Example 11.2, last lines',
  title: 'A whole square of examples',
  form: 'sharp',
  statement: String.raw`Every pair $\lambda_1\ne\lambda_2$ in $[\tfrac1{12},\tfrac{13}{24}]$ satisfies (325) and (326): all these $A(\lambda_1,\lambda_2)$ are conservative and ball-positive and not symmetric.`,
  reading: 'Rational λ₁ ≠ λ₂ in the square; the matrix is decided.',
  note: String.raw`By hand: the odds of $\tfrac1{12}$ and $\tfrac{13}{24}$ are $\tfrac1{11}$ and $\tfrac{13}{11}$, so the ratio of odds is at most $13<7+4\sqrt3$ (eq-325/sharp), and $1+\lambda_2-2\lambda_1\ge\tfrac{13}{12}-\tfrac{13}{12}=0$.`,
  uses: ['eq-325/sharp', 'eq-326', 'ex-11.2'],
  families: [region],
  smt: [outside()],
  decide(x) {
    const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
    const inside = [l1, l2].every((l) => compare(l, LEAST) >= 0 && compare(l, MOST) <= 0);
    if (!inside || equal(l1, l2)) return NOTHING;
    const model = exampleFlow(l1, l2);
    if (!model) throw new Error('(326) fails inside the square');
    return conclude(
      expectProperty('conservative', model, 'A(λ₁, λ₂)'),
      expectProperty('ball-positive', model, 'A(λ₁, λ₂)'),
      expectProperty('symmetric', model, 'A(λ₁, λ₂)', false),
    );
  },
};

/** ∫_A [1_B] dκ, the flow from A to B. */
const flowBetween = ({ n, flow }: FiniteModel, a: readonly Rational[], b: readonly Rational[]): Rational =>
  flow.reduce((s, f, k) => add(s, multiply(f, multiply(a[Math.floor(k / n)], b[k % n]))), ZERO);

const disjoint: Claim = {
  id: 'sec-11-disjoint',
  section: '11',
  source: 'Text after the proof of Proposition 3.12',
  title: 'Balance between all disjoint sets is symmetry',
  form: 'printed',
  statement: String.raw`$\mathcal M$ is symmetric iff $\int_A[\mathbb 1_B]_\rho\,d\kappa=\int_B[\mathbb 1_A]_\rho\,d\kappa$ for all disjoint $A,B$, iff for the pairs of every partition into three sets.`,
  reading:
    'A flow matrix and a partition, of which A and B are two blocks and the rest is the third. Symmetric: the flows balance. Not symmetric: they do not for some two single points, with the rest as third set.',
  note: String.raw`By hand: single points are disjoint sets, and sums of balanced flows balance. A conservative model that is not symmetric has three points at least, so the third set is not empty. Pairs $A,B$ with $A\cup B=\Omega$ alone give conservation and no more: eq-324/sharp.`,
  uses: ['eq-324', 'eq-324/sharp'],
  families: [
    withFields(SYMMETRIC, 'partition'),
    withFields(CONSERVATIVE, 'partition'),
    withFields(BALL_POSITIVE, 'partition'),
    withFields(ANY, 'partition'),
  ],
  branches: ['symmetric', 'not symmetric'],
  decide(x) {
    const model = modelAt(x);
    const { n, flow } = model;
    const label = x.partition as readonly number[];
    const isSymmetric = symmetric.holds(flowOf(model));
    const at = flow.findIndex((f, k) => !equal(f, flow[(k % n) * n + Math.floor(k / n)]));
    const [a, b] = isSymmetric
      ? [label[0], label.find((l) => l !== label[0])].map((block) => label.map((l) => (l === block ? ONE : ZERO)))
      : [Math.floor(at / n), at % n].map((point) => label.map((_, i) => (i === point ? ONE : ZERO)));
    return conclude(
      isSymmetric ? 'symmetric' : 'not symmetric',
      expectProperty('symmetric', model, 'the model', isSymmetric),
      expectRelation(
        `∫_A [1_B] dκ ${isSymmetric ? '=' : '≠'} ∫_B [1_A] dκ`,
        { F: flowValue(model), a, b },
        [['.', ['T', 'a'], ['.', 'F', 'b']], flowBetween(model, a, b)],
        '=',
        [['.', ['T', 'b'], ['.', 'F', 'a']], flowBetween(model, b, a)],
        isSymmetric,
      ),
    );
  },
};

export const claims: readonly Claim[] = [plenty, disjoint];
