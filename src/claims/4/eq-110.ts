import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, add, multiply } from '../../scalar/rational.js';
import { whole } from '../read.js';
import type { Value } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import type { Flock } from './flock.js';
import {
  GROWN_LINE,
  GROWN_PLANE,
  ROWS,
  closerThan,
  flockValues,
  isCloser,
  squaredDistance,
  thickness,
} from './flock.js';
import { assumeShortLinks, chainOf, expectLinks } from './lemma-4.7.js';

/** ρ(B_4r(x_i) ∩ B_4r(x_j)) for all pairs of the flock */
const overlaps: Formula = ['.', closerThan(4), ['.', ['diag', 'm'], closerThan(4)]];
const overlapOf = (flock: Flock, i: number, j: number): Rational =>
  flock.masses.reduce((sum, m, k) => (isCloser(flock, i, k, 4) && isCloser(flock, j, k, 4) ? add(sum, m) : sum), ZERO);

/** A matrix with `make` on the pairs of the flock. */
const pairs = ({ n }: Flock, make: (i: number, j: number) => Rational): Value => ({
  n,
  entries: Array.from({ length: n * n }, (_, k) => make(Math.floor(k / n), k % n)),
});

/** The links of the thinned chain that `counts`, with the claim that they overlap in at least `factor` Θ. */
function overlapAtLeast(c: Instance, factor: number, counts: (flock: Flock, i: number, j: number) => boolean) {
  const found = chainOf(c);
  if (!found) return NOTHING;
  const { flock, full, thin, theta } = found;
  const links = new Set(thin.slice(1).map((j, k) => thin[k] * flock.n + j));
  const marked = (i: number, j: number): boolean => links.has(i * flock.n + j) && counts(flock, i, j);
  if (!thin.some((i, k) => k > 0 && marked(thin[k - 1], i))) return NOTHING;
  const on = pairs(flock, (i, j) => whole(marked(i, j) ? 1 : 0));
  const one = (i: number, j: number): Rational => whole(marked(i, j) ? 1 : 0);
  const where = { ...flockValues(flock), on, c: whole(factor) };
  return conclude(
    assumeShortLinks(flock, full),
    expectLinks(flock, thin),
    expectRelation(
      `ρ(B_4r ∩ B_4r) ≥ ${factor === 1 ? '' : factor}Θ on the links`,
      where,
      [['*', ['*', 'c', thickness], 'on'], pairs(flock, (i, j) => multiply(multiply(whole(factor), theta), one(i, j)))],
      '<=',
      [['*', overlaps, 'on'], pairs(flock, (i, j) => multiply(overlapOf(flock, i, j), one(i, j)))],
    ),
  );
}

const reading =
  'As lemma-4.7: a flock with a chain, thinned. For every link that is left the mass of the points closer than 4r to both of its ends, against the least mass of an open ball of radius r about a point.';

const printed: Claim = {
  id: 'eq-110',
  section: '4.2',
  source: '(110)',
  title: 'Thick overlaps along a thinned chain',
  form: 'printed',
  statement: String.raw`Along a chain of links shorter than $3r$: $\ \rho(B_{4r}(x_i)\cap B_{4r}(x_{i+1}))\ge\bar\rho_r(\operatorname{supp}\rho)$.`,
  reading,
  note: String.raw`For all N, by hand: $|x_i-x_{i+1}|<3r$ puts $B_r(x_{i+1})$ into $B_{4r}(x_i)$, and it is in $B_{4r}(x_{i+1})$. The same for $x_i$. Only these two balls are needed, not $B_r(x_{i-1})$, which the text before (110) names and which need not be in $B_{4r}(x_{i+1})$.`,
  uses: ['lemma-4.7'],
  cost: 3,
  families: [GROWN_LINE, GROWN_PLANE, ROWS],
  decide: (c) => overlapAtLeast(c, 1, () => true),
};

const sharp: Claim = {
  id: 'eq-110/sharp',
  section: '4.2',
  source: '(110)',
  title: 'Twice the thickness on all links but the last',
  form: 'sharp',
  statement: String.raw`On links of length $2r\le|x_i-x_{i+1}|<3r$, which all but the last of the thinned chain are: $\ \rho(B_{4r}(x_i)\cap B_{4r}(x_{i+1}))\ge2\bar\rho_r(\operatorname{supp}\rho)$.`,
  reading: `${reading} Only links of length 2r or more.`,
  note: String.raw`For all N, by hand: both balls of radius $r$ are in the intersection, and they are disjoint. Attained by four equal masses in a row, at distances just below $r$.`,
  uses: ['eq-110'],
  cost: 3,
  families: [GROWN_LINE, GROWN_PLANE, ROWS],
  decide: (c) => overlapAtLeast(c, 2, (flock, i, j) => squaredDistance(flock, i, j) >= 4 * flock.r ** 2),
};

export const claims: readonly Claim[] = [printed, sharp];
