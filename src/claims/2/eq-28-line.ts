import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, rational, sign, subtract, toText } from '../../scalar/rational.js';
import { integerAt, scalarAt, vectorAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { problems } from './eq-28-line-smt.js';
import type { LineCase } from './line-ratio.js';
import {
  assumeBox,
  assumeKernel,
  assumeTent,
  boxTable,
  ratioFormula,
  ratioInDoubles,
  ratioOf,
  tentTable,
  valuesOf,
} from './line-ratio.js';

/** ⌈2R₀/r₀⌉: how many half-open intervals of length r₀ cover the places that x sees. */
const coverOf = (r0: number, R0: number): number => Math.ceil((2 * R0) / r0);

const TWO = whole(2);

/** Points and masses around x = 0, up to a distance; masses of one size, or of very different ones. */
const crowd = (reach: number, most = 6): fc.Arbitrary<{ x: number; positions: number[]; masses: number[] }> =>
  fc.integer({ min: 1, max: most }).chain((n) =>
    fc.record({
      x: fc.constant(0),
      positions: fc.array(fc.integer({ min: -reach, max: reach }), { minLength: n, maxLength: n }),
      masses: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 9 }),
          fc.nat({ max: 12 }).map((k) => 4 ** k),
        ),
        { minLength: n, maxLength: n },
      ),
    }),
  );

const radii = fc
  .integer({ min: 1, max: 9 })
  .chain((r0) => fc.record({ r0: fc.constant(r0), R0: fc.integer({ min: r0, max: 4 * r0 }) }));

const tables: Family = {
  name: 'random tables between c and C, up to 6 points',
  arbitrary: radii.chain(({ r0, R0 }) =>
    fc
      .integer({ min: 1, max: 5 })
      .chain((c) =>
        fc
          .integer({ min: c, max: 12 })
          .chain((C) =>
            fc
              .tuple(
                crowd(R0 + 1),
                fc.tuple(
                  ...Array.from({ length: R0 }, (_, d) =>
                    fc.oneof(fc.constantFrom(d < r0 ? c : 0, C), fc.integer({ min: d < r0 ? c : 0, max: C })),
                  ),
                ),
              )
              .map(([points, phi]): Instance => ({ ...points, r0, R0, c, C, phi })),
          ),
      ),
  ),
};

/** The configuration that attains the bound: points r₀ apart that do not see each other, all seen by x with C. */
function packing(r0: number, R0: number, c: number, C: number): Instance {
  const [r, R] = [4 * r0, 4 * R0];
  const count = coverOf(r0, R0);
  const middle = 2 * (count - 1) * r0;
  // An odd number of points would put one at x, at a distance that occurs between others; a small shift avoids that.
  const shift = count % 2 === 1 ? Math.min(2 * r0, 2 * R0 - (count - 1) * r0) : 0;
  const positions = Array.from({ length: count }, (_, j) => j * r - middle - shift);
  const seen = new Set(positions.map(Math.abs));
  const phi = Array.from({ length: R }, (_, d) => (seen.has(d) ? C : d < r ? c : 0));
  return { x: 0, positions, masses: positions.map(() => 1), r0: r, R0: R, c, C, phi };
}

const constants = fc
  .integer({ min: 1, max: 9 })
  .chain((c) => fc.record({ c: fc.constant(c), C: fc.integer({ min: c, max: 20 }) }));

const nearPackings: Family = {
  name: 'the attaining configurations with points moved and masses changed',
  arbitrary: fc.tuple(radii, constants).chain(([{ r0, R0 }, { c, C }]) => {
    const base = packing(r0, R0, c, C);
    const positions = base.positions as readonly number[];
    return fc
      .tuple(
        fc.tuple(...positions.map(() => fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 2 })))),
        fc.tuple(...positions.map(() => fc.integer({ min: 1, max: 9 }))),
      )
      .map(([moved, masses]): Instance => ({ ...base, positions: positions.map((p, j) => p + moved[j]), masses }));
  }),
};

const readCase = (x: Instance, phi: readonly Rational[]): LineCase => ({
  x: integerAt(x, 'x'),
  positions: x.positions as readonly number[],
  masses: vectorAt(x, 'masses'),
  phi,
});

/** Positions, masses and table have the shape of a case, and there are points. */
const isCrowd = (x: Instance): boolean => {
  const [positions, masses] = [x.positions as readonly number[], x.masses as readonly number[]];
  return positions.length > 0 && positions.length === masses.length && masses.every((m) => m > 0);
};

/** Positions and masses from parameters: the first n are positions, 0 to 1 from one end of what x may see to the other. */
const GRID = 60;
const positionsAt = (x: ArrayLike<number>, n: number, reach: number): number[] =>
  Array.from({ length: n }, (_, j) => Math.round((2 * x[j] - 1) * reach));

/** The points that carry mass, as a case stores them. */
function crowdAt(n: number, k: readonly number[], q: number, reach: number) {
  const positions = positionsAt(
    k.map((t) => t / q),
    n,
    reach,
  );
  const kept = positions.map((_, j) => j).filter((j) => k[n + j] > 0);
  if (kept.length === 0) return undefined;
  return { x: 0, positions: kept.map((j) => positions[j]), masses: kept.map((j) => k[n + j]) };
}

/** Climbs in positions and masses for a fixed kernel: the constant minus the ratio. */
const crowdTarget = (name: string, phi: (d: number) => number, bound: number, more: Instance): Target => ({
  name,
  points: [3, 4, 2, 5],
  dimension: (n) => 2 * n,
  margin: (n, x) => bound - ratioInDoubles(0, positionsAt(x, n, GRID), x.slice(n), phi),
  build(n, k, q) {
    const found = crowdAt(n, k, q, GRID);
    return found && { ...found, ...more };
  },
});

/** What the table search climbs in: r₀ = 45, R₀ = 60, so that three points fit, and 1 ≤ φ ≤ 2 below 45, φ ≤ 2 below 60. */
const SEARCH = { r0: 45, R0: 60, c: 1, C: 2 } as const;

/** The kernel that is worst for given places: C at their distances from x = 0, else as little as (27) allows. */
const worstTable = (positions: readonly number[]): number[] => {
  const seen = new Set(positions.map(Math.abs));
  return Array.from({ length: SEARCH.R0 }, (_, d) => (seen.has(d) ? SEARCH.C : d < SEARCH.r0 ? SEARCH.c : 0));
};

const worstTarget: Target = {
  name: 'places and masses with the kernel that is worst for them, r₀ = 45, R₀ = 60, c = 1, C = 2; 6 minus the ratio',
  points: [3, 4, 2],
  dimension: (n) => 2 * n,
  margin(n, x) {
    const positions = positionsAt(x, n, SEARCH.R0);
    const phi = worstTable(positions);
    return 6 - ratioInDoubles(0, positions, x.slice(n), (d) => phi[d] ?? 0);
  },
  build(n, k, q) {
    const found = crowdAt(n, k, q, SEARCH.R0);
    return found && { ...found, ...SEARCH, phi: worstTable(found.positions) };
  },
};

const cover: Claim = {
  id: 'eq-28-line',
  section: '2',
  source: '(28), on the line',
  title: 'The bound on the line, with its constant',
  form: 'companion',
  statement: String.raw`On $\mathbb R$, if $c\,\mathbb 1_{|x|<r_0}\le\phi\le C\,\mathbb 1_{|x|<R_0}$ with $0<r_0\le R_0$, then $(\rho/\rho_\phi)_\phi\le\frac Cc\left\lceil\frac{2R_0}{r_0}\right\rceil$ everywhere, for every $\rho$.`,
  reading:
    'Points at integers with masses, a kernel given at integer distances, and x = 0; (27) at all distances that occur, then the ratio against C/c times ⌈2R₀/r₀⌉.',
  note: String.raw`By hand, for every measure: $(x-R_0,x+R_0)$ is covered by $\lceil2R_0/r_0\rceil$ disjoint half-open intervals $I$ of length $r_0$. For $y\in I$ all of $I$ is nearer than $r_0$, so $\rho_\phi(y)\ge c\,\rho(I)$, and $I$ contributes at most $C\rho(I)/(c\,\rho(I))$. With open balls of radius $r_0/2$, as in Section 10, one more is needed where $r_0$ divides $2R_0$. The constant is best: eq-28-line/sharp.`,
  families: [tables, nearPackings],
  target: worstTarget,
  decide(x) {
    const phi = vectorAt(x, 'phi');
    const bounds = { c: scalarAt(x, 'c'), C: scalarAt(x, 'C'), r0: integerAt(x, 'r0'), R0: integerAt(x, 'R0') };
    const { c, C, r0, R0 } = bounds;
    if (!isCrowd(x) || sign(c) <= 0 || r0 < 1 || R0 < r0) return NOTHING;
    const data = readCase(x, phi);
    // Only at distances that occur does (27) matter; points that see nobody would have no ratio.
    if (sign(phi[0] ?? ZERO) <= 0) return NOTHING;
    const n = whole(coverOf(r0, R0));
    const radius = { r: whole(r0), R: whole(R0), n };
    return conclude(
      ...assumeKernel(data, bounds),
      expectRelation('2R₀ ≤ n r₀', radius, [['*', '2', 'R'], multiply(TWO, radius.R)], '<=', [
        ['*', 'n', 'r'],
        multiply(n, radius.r),
      ]),
      expectRelation(
        '(n - 1) r₀ < 2R₀',
        radius,
        [['*', ['-', 'n', '1'], 'r'], multiply(subtract(n, ONE), radius.r)],
        '<',
        [['*', '2', 'R'], multiply(TWO, radius.R)],
      ),
      expectRelation('(ρ/ρ_φ)_φ(x) ≤ n C/c', { ...valuesOf(data), c, C, n }, [ratioFormula, ratioOf(data)], '<=', [
        ['/', ['*', 'n', 'C'], 'c'],
        divide(multiply(n, C), c),
      ]),
    );
  },
};

const sharp: Claim = {
  id: 'eq-28-line/sharp',
  section: '2',
  source: '(28), on the line',
  title: 'The covering constant is attained',
  form: 'sharp',
  statement: String.raw`For all $0<r_0\le R_0$ and $0<c\le C$ there are a kernel with $c\,\mathbb 1_{|x|<r_0}\le\phi\le C\,\mathbb 1_{|x|<R_0}$ and $\lceil2R_0/r_0\rceil$ equal masses for which the ratio at some $x$ is exactly $\frac Cc\left\lceil\frac{2R_0}{r_0}\right\rceil$.`,
  reading:
    'Whole r₀ ≤ R₀ and c ≤ C; points r₀ apart, all less than R₀ from x, φ = C at the distances from x, c at the other ones below r₀, 0 elsewhere; (27), and the ratio equals the constant.',
  note: String.raw`By hand: $n=\lceil2R_0/r_0\rceil$ is also the most points with distances $\ge r_0$ that fit into an open interval of length $2R_0$, since $(n-1)r_0<2R_0$. Placed off centre, their distances from $x$ are no multiples of $r_0$, so $\phi$ may be $C$ there and $0$ between the points: $\rho_\phi(x_j)=c\,m_j$. For the box kernel ($r_0=R_0$, $c=C$) these are two points $r_0$ apart with $x$ midway, and the constant is 2. Kernels that decrease do better than $C/c$ once $C/c$ is large: on one side of $x$ a near point sees a far one at least as well as $x$ sees that one.`,
  uses: ['eq-28-line'],
  families: [
    {
      name: 'r₀ ≤ 9, R₀ ≤ 4r₀, c ≤ 9, C ≤ 20',
      arbitrary: fc.tuple(radii, constants).map(([a, b]): Instance => ({ ...a, ...b })),
    },
  ],
  decide(x) {
    const [r0, R0, low, high] = [integerAt(x, 'r0'), integerAt(x, 'R0'), integerAt(x, 'c'), integerAt(x, 'C')];
    if (r0 < 1 || R0 < r0 || low < 1 || high < low) return NOTHING;
    const made = packing(r0, R0, low, high);
    const data = readCase(made, vectorAt(made, 'phi'));
    const bounds = { c: whole(low), C: whole(high), r0: integerAt(made, 'r0'), R0: integerAt(made, 'R0') };
    const n = whole(coverOf(r0, R0));
    return conclude(
      ...assumeKernel(data, bounds),
      expectRelation(
        '(ρ/ρ_φ)_φ(x) = n C/c',
        { ...valuesOf(data), c: bounds.c, C: bounds.C, n },
        [ratioFormula, ratioOf(data)],
        '=',
        [['/', ['*', 'n', 'C'], 'c'], divide(multiply(n, bounds.C), bounds.c)],
      ),
    );
  },
};

const boxes: Family = {
  name: 'box kernels of radius ≤ 12, up to 6 points',
  arbitrary: fc.integer({ min: 1, max: 12 }).chain((r) => crowd(r + 1).map((points): Instance => ({ ...points, r }))),
};

const box: Claim = {
  id: 'eq-28-line/box',
  section: '2',
  source: '(28), on the line, box kernel',
  title: 'The box kernel has the constant 2',
  form: 'sharp',
  statement: String.raw`For $\phi=\mathbb 1_{|x|<r}$ on $\mathbb R$: $(\rho/\rho_\phi)_\phi\le2$ everywhere, for every $\rho$; two equal masses $r$ apart attain it midway.`,
  reading:
    'Points at integers with masses, whole r, x = 0; the weights are the box kernel, and the ratio is at most 2.',
  note: String.raw`By hand: $(x-r,x]$ and $[x,x+r)$ are two sets of diameter less than $r$, each contributes at most 1. Attained at $x\pm r/2$: both points see only themselves.`,
  uses: ['eq-28-line', 'eq-28-line/sharp'],
  families: [boxes],
  smt: problems,
  target: crowdTarget(
    'places and masses for the box kernel of radius 40; 2 minus the ratio',
    (d) => (d < 40 ? 1 : 0),
    2,
    {
      r: 40,
    },
  ),
  decide(x) {
    const r = integerAt(x, 'r');
    if (!isCrowd(x) || r < 1) return NOTHING;
    const data = readCase(x, boxTable(r));
    return conclude(
      ...assumeBox(data, r),
      expectRelation('(ρ/ρ_φ)_φ(x) ≤ 2', valuesOf(data), [ratioFormula, ratioOf(data)], '<=', ['2', TWO]),
    );
  },
};

const onSupport: Claim = {
  id: 'eq-28-line/box/on-support',
  section: '2',
  source: '(28), on the line, box kernel',
  title: 'At a point that carries mass the ratio is below 2',
  form: 'sharp',
  statement: String.raw`For $\phi=\mathbb 1_{|x|<r}$ on $\mathbb R$ and $\rho(\{x\})>0$: $(\rho/\rho_\phi)_\phi(x)<2$. So on $L^1(\rho)$ the norm of $\mathcal M_{\rm MT}$ with finitely many agents is less than 2.`,
  reading: 'The same with a point at x = 0; the ratio is less than 2.',
  note: String.raw`By hand: with $m$ the mass at $x$ and $L,R$ the masses seen on its two sides, the ratio is at most $\frac L{L+m}+\frac R{R+m}+\frac m{L+m+R}$; the middle term is less than 1 and the last at most $\frac m{L+m}$. The norm on $L^1(\rho)$ is the largest ratio at a point of the support, by lemma-3.3/p-one.`,
  uses: ['eq-28-line/box', 'lemma-3.3/p-one'],
  families: [
    {
      name: 'box kernels of radius ≤ 12 with a point at x, up to 6 points',
      arbitrary: fc
        .integer({ min: 1, max: 12 })
        .chain((r) =>
          crowd(r + 1).map((points): Instance => ({ ...points, positions: points.positions.with(0, 0), r })),
        ),
    },
  ],
  decide(x) {
    const r = integerAt(x, 'r');
    if (!isCrowd(x) || r < 1 || !(x.positions as readonly number[]).includes(integerAt(x, 'x'))) return NOTHING;
    const data = readCase(x, boxTable(r));
    return conclude(
      ...assumeBox(data, r),
      expectRelation('(ρ/ρ_φ)_φ(x) < 2', valuesOf(data), [ratioFormula, ratioOf(data)], '<', ['2', TWO]),
    );
  },
};

const supremum: Claim = {
  id: 'eq-28-line/box/supremum',
  section: '2',
  source: '(28), on the line, box kernel',
  title: 'Points that carry mass come as near to 2 as one likes',
  form: 'sharp',
  statement: String.raw`With mass 1 at $x$ and mass $M$ at each of two points $r$ apart around it the ratio at $x$ is $2-\frac2{M+1}+\frac1{2M+1}$.`,
  reading: 'A whole number M, r = 2 and points at -1, 0, 1; the ratio is that number, and more than 2 - 2/M.',
  note: String.raw`A light agent between two heavy flocks that do not see each other.`,
  uses: ['eq-28-line/box/on-support'],
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
    if (sign(M) <= 0) return NOTHING;
    const data: LineCase = { x: 0, positions: [-1, 0, 1], masses: [M, ONE, M], phi: boxTable(2) };
    const value = add(subtract(TWO, divide(TWO, add(M, ONE))), divide(ONE, add(multiply(TWO, M), ONE)));
    const where = { ...valuesOf(data), M };
    return conclude(
      ...assumeBox(data, 2),
      expectRelation(`the ratio is ${toText(value)}`, where, [ratioFormula, ratioOf(data)], '=', [
        ['+', ['-', '2', ['/', '2', ['+', 'M', '1']]], ['/', '1', ['+', ['*', '2', 'M'], '1']]],
        value,
      ]),
      expectRelation('2 - 2/M < ratio', where, [['-', '2', ['/', '2', 'M']], subtract(TWO, divide(TWO, M))], '<', [
        ratioFormula,
        ratioOf(data),
      ]),
    );
  },
};

const TENT_BOUND = rational(5n, 2n);

const tent: Claim = {
  id: 'eq-28-line/tent',
  section: '2',
  source: '(28), on the line, tent kernel',
  title: 'The tent kernel has a constant below 5/2',
  form: 'sharp',
  statement: String.raw`For $\phi(r)=(1-r/R)_+$ on $\mathbb R$: $(\rho/\rho_\phi)_\phi\le1+\sqrt2<\tfrac52$ everywhere, for every $\rho$, where the best covering constant over all $r_0$ is 8.`,
  reading: 'Points at integers with masses, whole R, x = 0, φ(d) = 1 - d/R; the ratio is at most 5/2.',
  note: String.raw`By hand, $R=1$, the points on one side of $x$, with $b=\phi(x-y)$ and mean $\bar b$: what a point with $b$ sees of them, $f(b)=\int(1-|b-b'|)$ per unit of mass, is concave on $[0,1]$, so $f(b)\ge(1-b)(1-\bar b)+b\bar b$. If $\bar b\le\frac12$, $b/f$ lies below a convex function that is $0$ at $0$ and $1/\bar b$ at $1$, and has mean $\le1$; otherwise below a concave one, with mean $\le\bar b/(\bar b^2+(1-\bar b)^2)\le\frac{1+\sqrt2}2$. Two sides make $1+\sqrt2$. This is not sharp: masses $5,7,5$ at $-\frac12,0,\frac12$ have the ratio $\frac{239}{204}$, and searches with up to nine points end near 1.19.`,
  uses: ['eq-28-line'],
  families: [
    {
      name: 'tent kernels of radius ≤ 12, up to 6 points',
      arbitrary: fc
        .integer({ min: 1, max: 12 })
        .chain((R) => crowd(R + 1).map((points): Instance => ({ ...points, R }))),
    },
    {
      name: 'heavy point at x between two others, R = 60',
      arbitrary: fc
        .record({
          at: fc.integer({ min: 20, max: 40 }),
          m: fc.integer({ min: 1, max: 9 }),
          k: fc.integer({ min: 1, max: 9 }),
        })
        .map(({ at, m, k }): Instance => ({ x: 0, positions: [-at, 0, at], masses: [m, k, m], R: 60 })),
    },
  ],
  target: crowdTarget(
    'places and masses for the tent kernel of radius 60; 5/2 minus the ratio',
    (d) => Math.max(0, 1 - d / 60),
    2.5,
    {
      R: 60,
    },
  ),
  decide(x) {
    const R = integerAt(x, 'R');
    if (!isCrowd(x) || R < 1) return NOTHING;
    const data = readCase(x, tentTable(R));
    return conclude(
      ...assumeTent(data, R),
      expectRelation('(ρ/ρ_φ)_φ(x) ≤ 5/2', valuesOf(data), [ratioFormula, ratioOf(data)], '<=', ['5/2', TENT_BOUND]),
    );
  },
};

export const claims: readonly Claim[] = [cover, sharp, box, onSupport, supremum, tent];
