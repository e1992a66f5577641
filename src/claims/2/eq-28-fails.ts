import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, power, rational, subtract } from '../../scalar/rational.js';
import { differences } from '../gallery/spelled/terms.js';
import { integerAt, scalarAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import type { Crowd } from './radial-table.js';
import { below, expectWeights, crowdOf, ratioFormula, ratioOf, valuesOf } from './radial-table.js';

/** φ = 1 where 1 ≤ |x| < 2, else 0: it vanishes at 0 and around. */
export const hollow = (square: number): Rational => (square >= 1 && square < 4 ? ONE : ZERO);
export const hollowFormula = (square: Formula): Formula => ['-', below(square, '4'), below(square, '1')];

/** A light agent at 0 and a heavy one at distance 1 that sees nobody else. */
export const lightAndHeavy = (M: Rational): Crowd => crowdOf([[0], [1]], [ONE, M], hollow);

const withoutCore: Claim = {
  id: 'eq-28/without-core',
  section: '2',
  source: '(27), (28)',
  title: 'Without a lower bound near 0 there is no constant',
  form: 'companion',
  statement: String.raw`For $\phi=\mathbb 1_{1\le|x|<2}$ on $\mathbb R$, bounded and of bounded support, and masses $1$, $M$ at $0$, $1$ the ratio at $0$ is $M$.`,
  reading: 'A whole number M; φ(0) = 0, and the ratio equals M.',
  note: String.raw`The heavy agent sees the light one only. The same on a circle, so on compact $\Omega$ too the lower bound is needed. With $\phi(0)=c>0$ in place of 0 the ratio tends to $1/c$ as $M\to\infty$: the factor $C/c$ is there for a reason.`,
  uses: ['eq-28'],
  families: [
    {
      name: 'M up to 10⁹',
      arbitrary: fc
        .oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000_000 }))
        .map((M): Instance => ({ M })),
    },
  ],
  decide(x) {
    const M = scalarAt(x, 'M');
    if (compare(M, ONE) < 0) return NOTHING;
    const crowd = lightAndHeavy(M);
    return conclude(
      ...expectWeights(crowd, 'φ = 1{1 ≤ d < 2}', hollowFormula, hollow),
      expectRelation('(ρ/ρ_φ)_φ(0) = M', { ...valuesOf(crowd), M }, [ratioFormula, ratioOf(crowd)], '=', ['M', M]),
    );
  },
};

/** Most points of a sparse kernel: its formula has as many terms. */
const MAX_SPARSE = 7;

/** φ(d) = max over p = 0, 1, 3, 9, … of (1 − |d − p|)₊: tents of width 1 at 0 and at the powers of 3. */
const sparseFormula =
  (K: number) =>
  (distance: Formula): Formula =>
    [0, ...Array.from({ length: K }, (_, j) => 3 ** j)]
      .map((p): Formula => ['-', '1', ['abs', ['-', distance, String(p)]]])
      .reduce((a, b): Formula => ['larger', a, b], '0');

const sparse =
  (K: number) =>
  (square: number): Rational => {
    const d = Math.sqrt(square);
    return d === 0 || Array.from({ length: K }, (_, j) => 3 ** j).includes(d) ? ONE : ZERO;
  };

/** Equal masses at 1, 3, 9, …, with one at 0 or without. */
export const sparseCrowd = (K: number, withCentre: boolean): Crowd =>
  crowdOf(
    [...(withCentre ? [[0]] : []), ...Array.from({ length: K }, (_, j) => [3 ** j])],
    Array.from({ length: K + (withCentre ? 1 : 0) }, () => ONE),
    sparse(K),
  );

/** The weights are those of the sparse kernel. */
export function expectSparse(crowd: Crowd, K: number): LazyStep[] {
  const where = valuesOf(crowd);
  const text = 'φ = tents at 0, 1, 3, 9, …';
  return [
    expectRelation(`${text} between the points`, where, ['W', where.W], '=', [
      sparseFormula(K)(['abs', differences('p1', 'p1')]),
      where.W,
    ]),
    expectRelation(`${text} at x = 0`, where, ['w', where.w], '=', [sparseFormula(K)(['abs', 'p1']), where.w]),
  ];
}

const withoutSupport: Claim = {
  id: 'eq-28/without-support',
  section: '2',
  source: '(27), (28)',
  title: 'Without bounded support there need not be a constant',
  form: 'companion',
  statement: String.raw`There are kernels with $0\le\phi\le1$ and $\phi\ge\frac12$ near $0$ for which $\sup_\rho(\rho/\rho_\phi)_\phi(0)=\infty$: a Lipschitz one with ratio $K$ for $K$ points, and a decreasing positive one with ratio $\ge K/7$ for $2^K-1$ points.`,
  reading:
    'Sparse: tents at 0 and at the powers of 3, equal masses at 1, 3, …, 3^(K-1); the ratio is K. Decreasing: φ = 2⁻ᵏ from D_k to D_(k+1), and for k < K 2ᵏ points of mass (2/3)ᵏ at distances (i+2)D_k; by classes, the ratio is at least K/7.',
  note: String.raw`Sparse: differences of powers of 3 are no nearer than 1 to a power of 3, so the points see themselves alone and $0$ sees all. Decreasing, by hand: let $D_0=0$, $D_1=1$ and $D_{k+1}\ge2(2^k+2)D_k$. Points of the $k$-th class are at distances from $D_k$ to $D_{k+1}$ of $0$, of each other and of all points of earlier classes, so their weights are $2^{-k}$. What a point of mass $m_k$ sees is at most $m_k(2+\sum_{j\ge1}(\frac34)^j+\sum_{j\ge1}(\frac23)^j)=7m_k$, and the class contributes $2^km_k2^{-k}/(7m_k)$. Which tails are harmless: eq-28/integrable-tail.`,
  uses: ['eq-28', 'eq-28/integrable-tail'],
  cost: 12,
  families: [
    {
      name: `sparse, K ≤ ${MAX_SPARSE}`,
      arbitrary: fc.integer({ min: 1, max: MAX_SPARSE }).map((K): Instance => ({ kind: 'sparse', K })),
    },
    {
      name: 'decreasing, K ≤ 40',
      arbitrary: fc.integer({ min: 1, max: 40 }).map((K): Instance => ({ kind: 'decreasing', K })),
    },
  ],
  branches: ['sparse', 'decreasing'],
  decide(x) {
    const K = integerAt(x, 'K');
    if (K < 1) return NOTHING;
    if (x.kind === 'sparse') {
      if (K > MAX_SPARSE) return NOTHING;
      const crowd = sparseCrowd(K, false);
      return conclude(
        'sparse',
        ...expectSparse(crowd, K),
        expectRelation('(ρ/ρ_φ)_φ(0) = K', { ...valuesOf(crowd), K: whole(K) }, [ratioFormula, ratioOf(crowd)], '=', [
          'K',
          whole(K),
        ]),
      );
    }
    return conclude('decreasing', decreasingStep(K));
  },
};

const steps = (K: number, base: Rational): Rational[] => Array.from({ length: K }, (_, k) => power(base, k));

/** The ratio at 0 by classes k = 0, …, K − 1 of 2ᵏ points with mass (2/3)ᵏ that see 0 with 2⁻ᵏ, against K/7. */
function decreasingStep(K: number) {
  const [N, m, h] = [steps(K, whole(2)), steps(K, rational(2n, 3n)), steps(K, rational(1n, 2n))];
  const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
  const ratio = N.reduce((sum, count, k) => {
    const seen = N.reduce(
      (s, other, l) => add(s, multiply(multiply(other, m[l]), smaller(h[k], h[l]))),
      multiply(m[k], subtract(ONE, h[k])),
    );
    return add(sum, divide(multiply(multiply(count, m[k]), h[k]), seen));
  }, ZERO);
  const spread: Formula = ['.', 'h', ['T', ['ones', 'h']]];
  const H: Formula = ['-', '0', ['larger', ['-', '0', spread], ['-', '0', ['T', spread]]]];
  const seen: Formula = ['+', ['.', H, ['*', 'N', 'm']], ['*', 'm', ['-', '1', 'h']]];
  return expectRelation(
    'K/7 ≤ (ρ/ρ_φ)_φ(0)',
    { N, m, h, K: whole(K) },
    [['/', 'K', '7'], rational(BigInt(K), 7n)],
    '<=',
    [['sum', ['/', ['*', ['*', 'N', 'm'], 'h'], seen]], ratio],
  );
}

export const claims: readonly Claim[] = [withoutCore, withoutSupport];
