import fc from 'fast-check';
import { thinChain } from '../../dynamics/observables/chains.js';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, divide, multiply, power, rational, sign, subtract } from '../../scalar/rational.js';
import { integerAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, assumeRelation, conclude, expectRelation } from '../steps.js';
import type { Flock } from './flock.js';
import {
  GROWN_LINE,
  GROWN_PLANE,
  ROWS,
  chain,
  chainValues,
  closerThan,
  countLinks,
  flockAt,
  flockValues,
  isCloser,
  squaredDistance,
  squaredDistances,
  squaredLinks,
  squaredScale,
  thickness,
  thicknessOf,
} from './flock.js';

/** The sub-chain of the proof, on whole numbers. */
export const thinned = (flock: Flock, points: readonly number[]): number[] =>
  thinChain(points, (i, j) => isCloser(flock, i, j, 2));

/** A flock, the chain from its first to its last point, and the chain that the proof leaves of it. */
export function chainOf(c: Instance) {
  const flock = flockAt(c);
  const full = flock && chain(flock, 0, flock.n - 1);
  if (!flock || !full) return undefined;
  const thin = thinned(flock, full);
  return { flock, full, thin, theta: thicknessOf(flock) };
}

/** Hypothesis: the links of the chain as found are shorter than r. */
export function assumeShortLinks(flock: Flock, full: readonly number[]): LazyStep {
  const { where, lengths } = chainValues(flock, full);
  return assumeRelation(
    'the links of the chain are shorter than r',
    where,
    [squaredLinks('from', 'to'), lengths],
    '<',
    [squaredScale(1), whole(flock.r ** 2)],
  );
}

/** Conclusion: the links that are left are shorter than 3r. */
export function expectLinks(flock: Flock, thin: readonly number[]): LazyStep {
  const { where, lengths } = chainValues(flock, thin);
  return expectRelation(
    'the links that are left are shorter than 3r',
    where,
    [squaredLinks('from', 'to'), lengths],
    '<',
    [squaredScale(3), whole(9 * flock.r ** 2)],
  );
}

/** The number of points of a chain: links and one. */
const countPoints: Formula = ['+', '1', countLinks('from', 'to')];

const printed: Claim = {
  id: 'lemma-4.7',
  section: '4.2',
  source: 'Lemma 4.7',
  title: 'Chains with few links',
  form: 'printed',
  statement: String.raw`If a flock is chain connected at scale $r$, any two of its points are joined by a $3r$-chain of at most $1+\frac1{\bar\rho_r(\operatorname{supp}\rho)}\le\frac2{\bar\rho_r(\operatorname{supp}\rho)}$ points.`,
  reading:
    'Points on a line or in a plane, masses of total 1, a whole scale r, and a chain from the first to the last point with consecutive links shorter than r, which may meander. The sub-chain of the proof is formed; its links, its number J of points and the thickness are recomputed from the coordinates. The thickness is the least mass of an open ball of radius r about a point of the flock: the smooth one of (73) is at most that, whatever the cut-off, so that the claim is the stronger one.',
  note: String.raw`For all N, by hand: as in the paper. The open balls $B_r(y_j)$, $j<J$, are disjoint, since $|y_j-y_k|\ge2r$, so $(J-1)\bar\rho_r\le1$; and $\bar\rho_r\le1$. The bound is one for points, and so for links as well.`,
  cost: 2,
  families: [GROWN_LINE, GROWN_PLANE, ROWS],
  decide(c) {
    const found = chainOf(c);
    if (!found) return NOTHING;
    const { flock, full, thin, theta } = found;
    const { where } = chainValues(flock, thin);
    const J = whole(thin.length);
    return conclude(
      assumeShortLinks(flock, full),
      expectLinks(flock, thin),
      expectRelation('(J - 1) Θ ≤ 1', where, [['*', countLinks('from', 'to'), thickness], multiply(subtract(J, ONE), theta)], '<=', ['1', ONE]), // prettier-ignore
      expectRelation('J Θ ≤ 2', where, [['*', countPoints, thickness], multiply(J, theta)], '<=', ['2', whole(2)]),
    );
  },
};

/** Heavy points at every third place of a row; r and the distance are such that a link of length < 3r spans three places. */
const PLACE = 3;
const SCALE = 4;

const sharp: Claim = {
  id: 'lemma-4.7/sharp',
  section: '4.2',
  source: 'Lemma 4.7',
  title: 'The number of links is best possible',
  form: 'sharp',
  statement: String.raw`For all $k,M\ge1$ there is a flock, chain connected at scale $r$, in which every $3r$-chain between its ends has at least $1+\left(1-\frac1{M+2}\right)\frac1{\bar\rho_r}=k+1$ points: in $J\le1+\frac1{\bar\rho_r}$ neither constant can be improved.`,
  reading:
    'Whole numbers k and M: 3k points at distance 3 on a line, r = 4, every third of mass M, the others of mass 1. No two points closer than 3r = 12 are further apart than 9, and the ends are 9k - 3 apart, so that k links are needed.',
  note: String.raw`The thickness is here that of balls with their whole mass. With a smooth cut-off that is 1 on most of the ball nothing changes: the neighbours are at $\frac34r$.`,
  uses: ['lemma-4.7'],
  families: [
    {
      name: 'k from 1 to 5, M to 1000',
      arbitrary: fc
        .record({ k: fc.integer({ min: 1, max: 5 }), M: fc.integer({ min: 1, max: 1000 }) })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide(c) {
    const [k, M] = [integerAt(c, 'k'), integerAt(c, 'M')];
    if (!(k >= 1 && M >= 1)) return NOTHING;
    const places = Array.from({ length: 3 * k }, (_, i) => i);
    const found = chainOf({
      points: places.map((i) => [PLACE * i]),
      masses: places.map((i) => (i % 3 === 1 ? M : 1)),
      r: SCALE,
    })!;
    const { flock, full, theta } = found;
    const where = { ...flockValues(flock), k: whole(k), M: whole(M) };
    const span = whole(PLACE * (3 * k - 1));
    const reach = whole(Math.min(9, PLACE * (3 * k - 1)));
    const reachFormula: Formula = ['max', ['*', ['abs', ['-', ['.', 'x', ['T', ['ones', 'x']]], ['.', ['ones', 'x'], ['T', 'x']]]], closerThan(3)]]; // prettier-ignore
    const left = divide(multiply(whole(M + 1), divide(ONE, theta)), whole(M + 2));
    return conclude(
      assumeShortLinks(flock, full),
      expectRelation('k - 1 links of length < 3r are too few', where, [['*', ['-', 'k', '1'], reachFormula], multiply(whole(k - 1), reach)], '<', [['max', 'x'], span]), // prettier-ignore
      expectRelation('(1 - 1/(M + 2))/Θ = k', where, [['/', ['-', '1', ['/', '1', ['+', 'M', '2']]], thickness], left], '=', ['k', whole(k)]), // prettier-ignore
    );
  },
};

/** D², the squared diameter of the flock */
const diameterOf = (flock: Flock): number =>
  Math.max(...flock.x.flatMap((_, i) => flock.x.map((__, j) => squaredDistance(flock, i, j))));
const squaredDiameter: Formula = ['max', squaredDistances];

/** The part of q above 0. */
const positive = (q: Rational): Rational => (sign(q) > 0 ? q : ZERO);

const diameter: Claim = {
  id: 'lemma-4.7/diameter',
  section: '4.2',
  source: 'Lemma 4.7, second part',
  title: 'Chains in a bounded flock',
  form: 'companion',
  statement: String.raw`In a flock of diameter $D$ in $\mathbb R^n$ the same sub-chain has $J-1\le\left(1+\frac Dr\right)^n$ points before its last, whatever the masses.`,
  reading:
    'As lemma-4.7. In the plane a bound J - 1 ≤ (1 + D/r)² with an irrational D is decided through its square: with a = (J-2)r² - D², either a ≤ 0 or a² ≤ 4D²r².',
  note: String.raw`For all N, by hand: the disjoint balls of radius $r$ about $y_1,\dots,y_{J-1}$ are in the ball of radius $D+r$ about $y_1$; compare volumes. The print has $J\le c_nD^n/r^n$; see lemma-4.7/small-diameter.`,
  uses: ['lemma-4.7'],
  cost: 2,
  families: [GROWN_LINE, GROWN_PLANE, ROWS],
  decide(c) {
    const found = chainOf(c);
    if (!found) return NOTHING;
    const { flock, full, thin } = found;
    const { where } = chainValues(flock, thin);
    const D2 = whole(diameterOf(flock));
    const [J, r2] = [whole(thin.length), whole(flock.r ** 2)];
    const steps = [assumeShortLinks(flock, full), expectLinks(flock, thin)];
    if (flock.dim === 1) {
      // (J − 2) r ≤ D
      const left = positive(subtract(J, whole(2)));
      return conclude(
        ...steps,
        expectRelation('(J - 2)² r² ≤ D²', where, [['*', ['^', ['larger', '0', ['-', countPoints, '2']], '2'], squaredScale(1)], multiply(power(left, 2), r2)], '<=', [squaredDiameter, D2]), // prettier-ignore
      );
    }
    const a = positive(subtract(multiply(subtract(J, whole(2)), r2), D2));
    const excess: Formula = ['larger', '0', ['-', ['*', ['-', countPoints, '2'], squaredScale(1)], squaredDiameter]];
    return conclude(
      ...steps,
      expectRelation('a² ≤ 4 D² r², a the part of (J - 2) r² - D² above 0', where, [['^', excess, '2'], power(a, 2)], '<=', [['*', '4', ['*', squaredDiameter, squaredScale(1)]], multiply(whole(4), multiply(D2, r2))]), // prettier-ignore
    );
  },
};

const smallDiameter: Claim = {
  id: 'lemma-4.7/small-diameter',
  section: '4.2',
  source: 'Proof of Lemma 4.7, last sentence',
  title: 'The count by volume needs a constant beside it',
  form: 'companion',
  statement: String.raw`For every $c$ there is a flock on the line with a shortest $3r$-chain of $J>c\,\frac Dr$ points: the printed $J\le c_nD^n/r^n$ holds for no $c_n$.`,
  reading: 'A whole number c: two points at distance 1 and r = c. The chain has both of them.',
  note: String.raw`A flock may be small against $r$. With $J\le1+\left(1+\frac Dr\right)^n$, lemma-4.7/diameter, nothing else changes.`,
  uses: ['lemma-4.7/diameter'],
  families: [{ name: 'c from 2 to 1000', arbitrary: fc.integer({ min: 2, max: 1000 }).map((c): Instance => ({ c })) }],
  decide(instance) {
    const c = integerAt(instance, 'c');
    if (!(c >= 2)) return NOTHING;
    const { flock, thin, full } = chainOf({ points: [[0], [1]], masses: [1, 1], r: c })!;
    const { where } = chainValues(flock, thin);
    return conclude(
      assumeShortLinks(flock, full),
      expectLinks(flock, thin),
      expectRelation('c D/r < J', { ...where, c: whole(c) }, [['/', ['*', 'c', ['max', ['abs', ['-', 'x', ['.', 'to', 'x']]]]], 'r'], rational(BigInt(c), BigInt(c))], '<', [countPoints, whole(thin.length)]), // prettier-ignore
    );
  },
};

export const claims: readonly Claim[] = [printed, sharp, diameter, smallDiameter];
