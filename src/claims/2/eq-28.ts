import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, divide, multiply } from '../../scalar/rational.js';
import { integerAt, vectorAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { ballsNeeded } from './cover.js';
import { PLANE, crowdTarget } from '../crowd-target.js';
import { PACKINGS, boxes, independence, pointsOf, someMasses, tableCase, tables } from './eq-28-cases.js';
import type { Crowd } from './radial-table.js';
import {
  below,
  assumeBounds,
  expectWeights,
  crowdOf,
  ratioFormula,
  ratioInDoubles,
  ratioOf,
  squared,
  valuesOf,
} from './radial-table.js';

/** The largest number of points nearer than r to 0 and no nearer than r to each other, n = 1, 2, 3. */
export const PACKING = [1, 2, 5, 12] as const;

const DIMENSIONS = [1, 2, 3] as const;

/** r₀² = R₀² in the searches. */
const NEAR = PLANE.edge! ** 2;

/** The kernel that is worst for given places: C at their distances from 0, else as little as (27) allows. */
const worst = (points: readonly (readonly number[])[], c: number, C: number) => {
  const seen = new Set(points.map((p) => squared(p)).filter((d) => d < NEAR));
  return (d: number): number => (seen.has(d) ? C : d < NEAR ? c : 0);
};

/** Climbs in places and masses in the plane; the kernel is the worst for them, r₀ = R₀ = 8. */
const planeTarget = (name: string, bound: number, c: number, C: number, build: (found: Instance) => Instance): Target =>
  crowdTarget(
    `places and masses in the plane, r₀ = R₀ = 8, c = ${c}, C = ${C}, the kernel that is worst for them; ${name}`,
    PLANE,
    [5, 6, 3, 7, 4],
    (points, masses) => bound - ratioInDoubles(points, masses, worst(points, c, C)),
    build,
  );

const withTable =
  (c: number, C: number) =>
  (found: Instance): Instance => {
    const phi = worst(found.points as unknown as number[][], c, C);
    return { ...found, near: NEAR, far: NEAR, c, C, phi: Array.from({ length: NEAR }, (_, d) => phi(d)) };
  };

const bound: Claim = {
  id: 'eq-28',
  section: '2',
  source: '(28), Section 10 with β = 0',
  title: 'The ratio of a density to its mollification, mollified once more, is bounded',
  form: 'printed',
  statement: String.raw`If $c\,\mathbb 1_{|x|<r_0}\le\phi\le C\,\mathbb 1_{|x|<R_0}$ with $0<r_0\le R_0$, then $(\rho/\rho_\phi)_\phi\le I\,\frac Cc$ everywhere, for every $\rho$, where $I$ balls of radius $r_0/2$ cover a ball of radius $R_0$. So the constant depends on $C/c$, $R_0/r_0$ and the dimension only.`,
  reading:
    'Points of Zⁿ with masses, n = 1, 2, 3, a radial kernel given at squared distances, x = 0; (27) at all distances that occur, then the ratio against I C/c. I = ⌊2R₀/r₀⌋ + 1 on the line; else balls about the cubes of a lattice with sides 7r₀/10 and 4r₀/7.',
  note: String.raw`Section 10 proves it, with three slips that do no harm: the number of balls is called $I$ and $N$, the radii of (27) are $r$ and $R$ there, and balls without mass are to be left out, where the quotient would be $0/0$. The proof needs neither that $\phi$ is radial or even nor $r_0<R_0$. For the constant that is best see eq-28/sharp, for what fails without (27) eq-28/without-core and eq-28/without-support, for long tails that do no harm eq-28/integrable-tail.`,
  uses: ['eq-28-line'],
  cost: 2,
  families: DIMENSIONS.map(tables),
  target: planeTarget('9 C/c minus the ratio', 18, 1, 2, withTable(1, 2)),
  decide(x) {
    const found = tableCase(x);
    if (!found) return NOTHING;
    const { crowd, bounds, dim } = found;
    const { c, C, near, far } = bounds;
    const I = whole(ballsNeeded({ near: whole(near), far: whole(far) }, dim));
    return conclude(
      ...assumeBounds(crowd, bounds),
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ I C/c', { ...valuesOf(crowd), c, C, I }, [ratioFormula, ratioOf(crowd)], '<=', [
        ['/', ['*', 'I', 'C'], 'c'],
        divide(multiply(I, C), c),
      ]),
    );
  },
};

const sharp: Claim = {
  id: 'eq-28/sharp',
  section: '2',
  source: '(28)',
  title: 'The packing number in place of the covering number',
  form: 'sharp',
  statement: String.raw`Under (27): $(\rho/\rho_\phi)_\phi(x)\le\frac Cc\,P$, where $P$ is the largest number of points of the support nearer than $R_0$ to $x$ and no nearer than $r_0$ to each other. It is attained: eq-28/attained.`,
  reading:
    'The same with P found by trying all sets of the points that 0 sees; P counts points of the support, and is at most the packing number of the ball.',
  note: String.raw`For all densities of finitely many points, by hand: $(\rho/\rho_\phi)_\phi(x)\le\frac Cc\sum_jm_j/\rho(\{y_k:|y_k-y_j|<r_0\})$ over the points that $x$ sees. Let each of them ring after an exponential time of rate $m_j$; the $j$-th term is the chance that $y_j$ rings before all points near it. Points that do are no nearer than $r_0$ to each other, so on average there are at most $P$ of them (the weighted inequality of Caro and Wei). $P\le I$, since each cell of a cover has at most one of the points. So the least constant that depends on $C/c$, $R_0/r_0$ and $n$ alone is $\frac Cc$ times the largest number of points in an open ball of radius $R_0$ with distances $\ge r_0$: $\lceil2R_0/r_0\rceil$ on the line (eq-28-line), and $2$, $5$, $12$ for $r_0=R_0$ and $n=1,2,3$.`,
  uses: ['eq-28'],
  cost: 2,
  families: DIMENSIONS.map(tables),
  target: planeTarget('5 C/c minus the ratio', 10, 1, 2, withTable(1, 2)),
  decide(x) {
    const found = tableCase(x);
    if (!found) return NOTHING;
    const { crowd, bounds } = found;
    const { c, C } = bounds;
    const P = whole(independence(crowd, bounds.near));
    return conclude(
      ...assumeBounds(crowd, bounds),
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ P C/c', { ...valuesOf(crowd), c, C, P }, [ratioFormula, ratioOf(crowd)], '<=', [
        ['/', ['*', 'P', 'C'], 'c'],
        divide(multiply(P, C), c),
      ]),
    );
  },
};

/** Random masses on the packing, its points moved a little. */
const nearPackings = (dim: number): Family => {
  const { near, points } = PACKINGS[dim];
  const move = fc.oneof(fc.constant(0), fc.integer({ min: -1, max: 1 }));
  return {
    name: `the attaining points on R${['', '', '²', '³'][dim]}, moved, with other masses`,
    arbitrary: fc
      .tuple(
        fc.tuple(...points.map((p) => fc.tuple(...p.map((t) => move.map((d) => t + d))))),
        someMasses(points.length),
      )
      .map(([moved, masses]): Instance => ({ points: moved, masses, near })),
  };
};

const boxWeight =
  (near: number) =>
  (d: number): Rational =>
    d < near ? ONE : ZERO;

const box: Claim = {
  id: 'eq-28/box',
  section: '2',
  source: '(28), box kernel',
  title: 'The box kernel has the constants 2, 5 and 12 in dimensions 1, 2 and 3',
  form: 'sharp',
  statement: String.raw`For $\phi=\mathbb 1_{|x|<r}$ on $\mathbb R^n$: $(\rho/\rho_\phi)_\phi\le2,5,12$ for $n=1,2,3$, everywhere, for every $\rho$.`,
  reading:
    'Points of Zⁿ with masses and a whole r²; the weights are the box kernel, and the ratio at 0 is at most 2, 5 or 12.',
  note: String.raw`By hand: eq-28/sharp, with the largest number of points of an open ball no nearer than its radius to each other. Seen from the centre they are more than $60°$ apart, hence $2$, $5$, and in space at most the kissing number $12$; the corners of an icosahedron are $63.4°$ apart. The print, with $r_0=R_0$, would have $I=3$ on the line and $7$ in the plane.`,
  uses: ['eq-28/sharp', 'eq-28-line/box'],
  cost: 2,
  families: [...DIMENSIONS.map(boxes), ...DIMENSIONS.map(nearPackings)],
  target: planeTarget('5 minus the ratio', 5, 1, 1, (found) => ({ ...found, near: NEAR })),
  decide(x) {
    const points = pointsOf(x);
    const near = integerAt(x, 'near');
    if (!points || near < 1) return NOTHING;
    const phi = boxWeight(near);
    const crowd = crowdOf(points, vectorAt(x, 'masses'), phi);
    const P = whole(PACKING[points[0].length]);
    return conclude(
      ...expectWeights(crowd, 'φ = 1{d < r}', (d) => below(d, String(near)), phi),
      expectRelation('(ρ/ρ_φ)_φ(0) ≤ P', { ...valuesOf(crowd), P }, [ratioFormula, ratioOf(crowd)], '<=', ['P', P]),
    );
  },
};

/** Equal masses at the points of a packing, λ times as large, C at their distances from 0 and c at the others below r₀. */
export function attaining(dim: number, scale: number, c: Rational, C: Rational): { crowd: Crowd; near: number } {
  const packing = PACKINGS[dim];
  const points = packing.points.map((p) => p.map((t) => scale * t));
  const near = packing.near * scale ** 2;
  const seen = new Set(points.map((p) => squared(p)));
  const phi = (d: number): Rational => (seen.has(d) ? C : d < near ? c : ZERO);
  return { crowd: crowdOf(points, points.map(() => ONE), phi), near }; // prettier-ignore
}

const attained: Claim = {
  id: 'eq-28/attained',
  section: '2',
  source: '(28)',
  title: 'The packing constant is attained in dimensions 1, 2 and 3',
  form: 'sharp',
  statement: String.raw`For $n=1,2,3$ and all $0<c\le C$ there are a kernel with $c\,\mathbb 1_{|x|<r}\le\phi\le C\,\mathbb 1_{|x|<r}$ and $2$, $5$, $12$ equal masses for which the ratio at some $x$ is $2\frac Cc$, $5\frac Cc$, $12\frac Cc$. For $c=C$ it is the box kernel.`,
  reading:
    'A dimension, whole c ≤ C and a dilation; the points ±1, or a pentagon, or an icosahedron, of whole coordinates, around x = 0; (27) at all distances that occur, and the ratio equals the constant.',
  note: String.raw`All points are nearer than $r$ to $x$ and no nearer than $r$ to each other, so each sees itself alone.`,
  uses: ['eq-28/sharp', 'eq-28/box'],
  cost: 3,
  families: [
    {
      name: 'dimensions 1 to 3, c ≤ 9, C ≤ 20, dilations to 5',
      arbitrary: fc
        .record({ dim: fc.constantFrom(...DIMENSIONS), c: fc.integer({ min: 1, max: 9 }), scale: fc.integer({ min: 1, max: 5 }) })
        .chain((x) => fc.integer({ min: x.c, max: 20 }).map((C): Instance => ({ ...x, C }))),
    },
  ], // prettier-ignore
  exhaustion: {
    cases: DIMENSIONS.map((dim) => ({ dim, c: 1, C: 1, scale: 1 })),
    because: 'one configuration for each dimension',
    domain: 'the box kernel in dimensions 1, 2, 3',
  },
  decide(x) {
    const [dim, scale] = [integerAt(x, 'dim'), integerAt(x, 'scale')];
    const [low, high] = [integerAt(x, 'c'), integerAt(x, 'C')];
    if (!(dim >= 1 && dim <= 3) || scale < 1 || low < 1 || high < low) return NOTHING;
    const [c, C] = [whole(low), whole(high)];
    const { crowd, near } = attaining(dim, scale, c, C);
    const P = whole(PACKING[dim]);
    return conclude(
      ...assumeBounds(crowd, { c, C, near, far: near }),
      expectRelation('(ρ/ρ_φ)_φ(0) = P C/c', { ...valuesOf(crowd), c, C, P }, [ratioFormula, ratioOf(crowd)], '=', [
        ['/', ['*', 'P', 'C'], 'c'],
        divide(multiply(P, C), c),
      ]),
    );
  },
};

export const claims: readonly Claim[] = [bound, sharp, box, attained];
