import fc from 'fast-check';
import type { Claim, Decision, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { flowOf } from '../../finite/flow.js';
import { ballPositive } from '../../properties/ball-positive.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, equal, multiply, power, rational, sign, subtract } from '../../scalar/rational.js';
import { scalarAt } from '../read.js';
import type { Side } from '../steps.js';
import { conclude, expectProperty, expectRelation } from '../steps.js';
import { exampleEntries, exampleFlow, properFraction } from './example-family.js';

/**
 * Pairs (λ₁, λ₂) in the unit square, half of them close to the edge of the true region: odds in the ratio r² with r near
 * 2 + √3, by convergents of the continued fraction 3, 1, 2, 1, 2, ...
 */
const CONVERGENTS = ['3/1', '4/1', '11/3', '15/4', '41/11', '56/15', '153/41', '209/56'];

const nearEdge = fc
  .record({ odds: properFraction, ratio: fc.constantFrom(...CONVERGENTS), swap: fc.boolean() })
  .map(({ odds, ratio, swap }) => {
    const [p, q] = odds.split('/').map(BigInt) as [bigint, bigint];
    const [r, s] = ratio.split('/').map(BigInt) as [bigint, bigint];
    // Odds μ₁ = p/q and μ₂ = μ₁ / ratio², so that λ = μ/(1 + μ).
    const l1 = rational(p, p + q);
    const l2 = rational(p * s * s, p * s * s + q * r * r);
    const [a, b] = [l1, l2].map((l) => `${l.n}/${l.d}`) as [string, string];
    return swap ? { l1: b, l2: a } : { l1: a, l2: b };
  });

const families: readonly Family[] = [
  {
    name: 'random λ in (0, 1)',
    arbitrary: fc.record({ l1: properFraction, l2: properFraction }).map((l): Instance => ({ ...l })),
  },
  { name: 'λ near the edge of the region', arbitrary: nearEdge.map((l): Instance => ({ ...l })) },
];

const left: Formula = ['^', ['-', ['+', 'l1', 'l2'], ['*', '2', ['*', 'l1', 'l2']]], '2'];
const leftValue = (l1: Rational, l2: Rational): Rational =>
  power(subtract(add(l1, l2), multiply(rational(2n), multiply(l1, l2))), 2);
const gapFormula = (a: string, b: string): Formula => ['-', a, ['*', b, b]];
const gapValue = (a: Rational, b: Rational): Rational => subtract(a, multiply(b, b));

/** The condition (325) with λ₂ - λ₁² as printed, or λ₂ - λ₂². */
function condition(l1: Rational, l2: Rational, printed: boolean): { sides: readonly [Side, Side]; holds: boolean } {
  const first = printed ? gapValue(l2, l1) : gapValue(l2, l2);
  const right = multiply(rational(16n), multiply(first, gapValue(l1, l1)));
  const lhs = leftValue(l1, l2);
  const formula: Formula = ['*', '16', ['*', gapFormula('l2', printed ? 'l1' : 'l2'), gapFormula('l1', 'l1')]];
  return {
    sides: [
      [left, lhs],
      [formula, right],
    ],
    holds: compare(lhs, right) <= 0,
  };
}

const admissible = (x: Instance): { l1: Rational; l2: Rational } | undefined => {
  const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
  const inside = [l1, l2].every((l) => sign(l) > 0 && compare(l, ONE) < 0);
  return inside && !equal(l1, l2) && exampleFlow(l1, l2) ? { l1, l2 } : undefined;
};

function decideRegion(x: Instance, printed: boolean): Decision {
  const lambda = admissible(x);
  if (!lambda) return { applies: false, holds: true, steps: [] };
  const { l1, l2 } = lambda;
  const model = exampleFlow(l1, l2)!;
  const { sides } = condition(l1, l2, printed);
  const isBall = ballPositive.holds(flowOf(model));
  return conclude(
    isBall ? 'ball-positive' : 'not ball-positive',
    expectProperty('ball-positive', model, 'A(λ₁, λ₂)', isBall),
    expectRelation(
      `the condition ${isBall ? 'holds' : 'fails'}, since A(λ₁, λ₂) is ${isBall ? '' : 'not '}ball-positive`,
      lambda,
      sides[0],
      '<=',
      sides[1],
      isBall,
    ),
  );
}

const BRANCHES = ['ball-positive', 'not ball-positive'];

const printed: Claim = {
  id: 'eq-325',
  section: '11',
  source: '(325)',
  title: 'Region of ball-positivity, as printed',
  form: 'printed',
  statement: String.raw`For $0<\lambda_i<1$, $\lambda_1\ne\lambda_2$, with (326): $A(\lambda_1,\lambda_2)$ is ball-positive iff $(\lambda_1+\lambda_2-2\lambda_1\lambda_2)^2\le16(\lambda_2-\lambda_1^2)(\lambda_1-\lambda_1^2)$.`,
  reading: 'Rational λ₁, λ₂; the matrix is decided exactly, and the printed inequality is evaluated. They disagree.',
  note: String.raw`The coefficient of $t^2$ is misprinted: $e_2\cdot\lambda_2e_2-|\lambda_2e_2|^2=2(\lambda_2-\lambda_2^2)$, not $2(\lambda_2-\lambda_1^2)$. The example $(\tfrac12,\tfrac13)$ satisfies both forms.`,
  uses: ['ex-11.2'],
  families,
  decide: (x) => decideRegion(x, true),
};

const corrected: Claim = {
  id: 'eq-325/corrected',
  section: '11',
  source: '(325), corrected',
  title: 'Region of ball-positivity',
  form: 'corrected',
  statement: String.raw`$A(\lambda_1,\lambda_2)$ is ball-positive iff $(\lambda_1+\lambda_2-2\lambda_1\lambda_2)^2\le16(\lambda_2-\lambda_2^2)(\lambda_1-\lambda_1^2)$.`,
  reading:
    'Rational λ₁, λ₂ with (326); the matrix is decided exactly, and the corrected inequality is evaluated. They agree.',
  uses: ['eq-325'],
  families,
  branches: BRANCHES,
  decide: (x) => decideRegion(x, false),
};

const sharp: Claim = {
  id: 'eq-325/sharp',
  section: '11',
  source: '(325), simplified',
  title: 'The region is a bound on a ratio of odds',
  form: 'sharp',
  statement: String.raw`With the odds $\mu_i=\lambda_i/(1-\lambda_i)$ and $r=\mu_1/\mu_2$: ball-positive iff $r+1/r\le14$, that is $7-4\sqrt3\le r\le7+4\sqrt3$.`,
  reading: 'The same, with μ₁² + μ₂² ≤ 14 μ₁μ₂.',
  note: String.raw`Divide the corrected inequality by $(1-\lambda_1)^2(1-\lambda_2)^2$: $(\mu_1+\mu_2)^2\le16\mu_1\mu_2$. Since $7+4\sqrt3=(2+\sqrt3)^2$ is irrational, no rational pair lies on the edge.`,
  uses: ['eq-325/corrected'],
  families,
  branches: BRANCHES,
  decide(x) {
    const lambda = admissible(x);
    if (!lambda) return { applies: false, holds: true, steps: [] };
    const { l1, l2 } = lambda;
    const model = exampleFlow(l1, l2)!;
    const odds = (l: Rational): Rational => rational(l.n, l.d - l.n);
    const [m1, m2] = [odds(l1), odds(l2)];
    const isBall = ballPositive.holds(flowOf(model));
    const formula = (l: string): Formula => ['/', l, ['-', '1', l]];
    return conclude(
      isBall ? 'ball-positive' : 'not ball-positive',
      expectProperty('ball-positive', model, 'A(λ₁, λ₂)', isBall),
      expectRelation(
        `μ₁² + μ₂² ≤ 14 μ₁μ₂ ${isBall ? 'holds' : 'fails'}, since A(λ₁, λ₂) is ${isBall ? '' : 'not '}ball-positive`,
        lambda,
        [['+', ['^', formula('l1'), '2'], ['^', formula('l2'), '2']], add(power(m1, 2), power(m2, 2))],
        '<=',
        [['*', '14', ['*', formula('l1'), formula('l2')]], multiply(rational(14n), multiply(m1, m2))],
        isBall,
      ),
    );
  },
};

const entries: Claim = {
  id: 'eq-326',
  section: '11',
  source: '(326)',
  title: 'When the entries are non-negative',
  form: 'printed',
  statement: String.raw`For $0<\lambda_i<1$ all entries of $A(\lambda_1,\lambda_2)$ are non-negative iff $1+\lambda_2-2\lambda_1\ge0$ and $1+\lambda_1-2\lambda_2\ge0$.`,
  reading: 'Rational λ₁, λ₂ in (0, 1); the smallest entry of A, and the smaller of the two expressions.',
  families,
  branches: ['entries ≥ 0', 'an entry < 0'],
  decide(x) {
    const [l1, l2] = [scalarAt(x, 'l1'), scalarAt(x, 'l2')];
    if (![l1, l2].every((l) => sign(l) > 0 && compare(l, ONE) < 0)) return { applies: false, holds: true, steps: [] };
    const A = exampleEntries(l1, l2);
    const nonNegative = A.every((a) => sign(a) >= 0);
    const two = rational(2n);
    const conditions = [subtract(add(ONE, l2), multiply(two, l1)), subtract(add(ONE, l1), multiply(two, l2))];
    const formula = (a: string, b: string): Formula => ['-', ['+', '1', a], ['*', '2', b]];
    const where = { A: { n: 3, entries: A }, l1, l2 };
    return conclude(
      nonNegative ? 'entries ≥ 0' : 'an entry < 0',
      expectRelation('A ≥ 0', where, ['0', ZERO], '<=', ['A', { n: 3, entries: A }], nonNegative),
      expectRelation(
        'both conditions, as the entries',
        where,
        ['0', ZERO],
        '<=',
        [
          ['-', '0', ['larger', ['-', '0', formula('l2', 'l1')], ['-', '0', formula('l1', 'l2')]]],
          compare(conditions[0], conditions[1]) <= 0 ? conditions[0] : conditions[1],
        ],
        nonNegative,
      ),
    );
  },
};

export const claims: readonly Claim[] = [printed, corrected, sharp, entries];
