import fc from 'fast-check';
import { chainBetween, walkFrom } from '../../dynamics/observables/chains.js';
import type { Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { add, ZERO } from '../../scalar/rational.js';
import { within } from '../2/line-ratio.js';
import { smallest } from '../extremes.js';
import { integerAt, normalisedMasses, vectorAt, whole } from '../read.js';
import type { Value } from '../steps.js';

/**
 * A flock on the line or in the plane: points with whole coordinates, masses of total 1, and a whole scale r. Squared
 * distances are whole numbers, so that closer than kr is decided exactly.
 */
export interface Flock {
  readonly n: number;
  /** 1 or 2 */
  readonly dim: number;
  /** first and second coordinates; the second is 0 on the line */
  readonly x: readonly number[];
  readonly z: readonly number[];
  readonly masses: readonly Rational[];
  readonly r: number;
}

/** The flock of a case `{ points, masses, r }`; undefined if points coincide, a mass is not positive, or r < 1. */
export function flockAt(c: Instance): Flock | undefined {
  const points = c.points as unknown as readonly (readonly number[])[];
  const drawn = c.masses as unknown as readonly number[];
  const r = integerAt(c, 'r');
  const dim = points[0]?.length ?? 0;
  if (points.length !== drawn.length || !(dim === 1 || dim === 2) || !(r >= 1)) return undefined;
  if (points.some((p) => p.length !== dim) || drawn.some((m) => !(m > 0))) return undefined;
  if (new Set(points.map((p) => p.join())).size < points.length) return undefined;
  return {
    n: points.length,
    dim,
    x: points.map(([x]) => x),
    z: points.map((p) => p[1] ?? 0),
    masses: normalisedMasses(vectorAt(c, 'masses')),
    r,
  };
}

/** |x_i − x_j|² */
export const squaredDistance = ({ x, z }: Flock, i: number, j: number): number =>
  (x[i] - x[j]) ** 2 + (z[i] - z[j]) ** 2;

/** Closer than kr. */
export const isCloser = (flock: Flock, i: number, j: number, k: number): boolean =>
  squaredDistance(flock, i, j) < (k * flock.r) ** 2;

/** ρ(B_r(x_i)), open balls: at least as much as any smooth cut-off (73) sees. */
const ballMasses = (flock: Flock): Rational[] =>
  Array.from({ length: flock.n }, (_, i) =>
    flock.masses.reduce((sum, m, j) => (isCloser(flock, i, j, 1) ? add(sum, m) : sum), ZERO),
  );

/** Θ = min over the flock of ρ(B_r(x)) */
export const thicknessOf = (flock: Flock): Rational => smallest(ballMasses(flock));

/** What formulas about a flock speak of. */
export const flockValues = ({ x, z, masses, r }: Flock): Record<string, Value> => ({
  x: x.map(whole),
  z: z.map(whole),
  m: masses,
  r: whole(r),
});

const spread = (v: string): Formula => ['.', v, ['T', ['ones', v]]];
const squaredGap = (v: string): Formula => ['^', ['-', spread(v), ['T', spread(v)]], '2'];

/** |x_i − x_j|² */
export const squaredDistances: Formula = ['+', squaredGap('x'), squaredGap('z')];
/** (kr)² */
export const squaredScale = (k: number): Formula => ['^', ['*', String(k), 'r'], '2'];
/** 1 where |x_i − x_j| < kr, else 0 */
export const closerThan = (k: number): Formula => within(squaredDistances, squaredScale(k));
/** Θ */
export const thickness: Formula = ['min', ['.', closerThan(1), 'm']];

const links =
  (flock: Flock) =>
  (i: number, j: number): boolean =>
    isCloser(flock, i, j, 1);

/** All points that can be reached from the first by steps shorter than r, as a walk along a depth-first tree. */
export const walk = (flock: Flock, from: number): number[] => walkFrom(flock.n, links(flock), from);

/** Steps shorter than r lead from everywhere to everywhere. */
export const isConnected = (flock: Flock): boolean => new Set(walk(flock, 0)).size === flock.n;

/** A chain from one point to another with consecutive links shorter than r; undefined if there is none. It may meander. */
export const chain = (flock: Flock, from: number, to: number): number[] | undefined =>
  chainBetween(flock.n, links(flock), from, to);

/** Rows that pick points: entry (a, b) is 1 if row a picks point b. */
const picks = (n: number, chosen: readonly number[]): Value => ({
  n,
  entries: Array.from({ length: n * n }, (_, k) => whole(chosen[Math.floor(k / n)] === k % n ? 1 : 0)),
});

/** A chain as rows that pick its points, with the values of the formulas below about it. */
export function chainValues(flock: Flock, points: readonly number[]) {
  const { n } = flock;
  const end = points[points.length - 1];
  const row = (k: number): number => points[k] ?? end;
  const rows = Array.from({ length: n }, (_, k) => k);
  return {
    where: {
      ...flockValues(flock),
      from: picks(n, rows.map(row)),
      to: picks(
        n,
        rows.map((k) => row(k + 1)),
      ),
    },
    lengths: rows.map((k) => whole(squaredDistance(flock, row(k), row(k + 1)))),
    links: whole(points.length - 1),
  };
}

/** Squared lengths of the links from the points that `from` picks to those that `to` picks. */
export const squaredLinks = (from: string, to: string): Formula => {
  const gap = (v: string): Formula => ['^', ['-', ['.', from, v], ['.', to, v]], '2'];
  return ['+', gap('x'), gap('z')];
};

/** How many of the links are between different rows: the links of a chain without its repetitions. */
export const countLinks = (from: string, to: string): Formula => ['-', ['sum', from], ['sum', ['*', from, to]]];

const masses = (n: number): fc.Arbitrary<number[]> => {
  const all = (of: fc.Arbitrary<number>): fc.Arbitrary<number[]> => fc.array(of, { minLength: n, maxLength: n });
  return fc.oneof(
    all(fc.integer({ min: 1, max: 9 })),
    all(fc.constantFrom(1, 1, 1000)),
    fc.nat({ max: n - 1 }).map((i) => Array.from({ length: n }, (_, j) => (i === j ? 1000 : 1))),
  );
};

const withMasses = (points: readonly (readonly number[])[], r: number): fc.Arbitrary<Instance> =>
  masses(points.length).map((m): Instance => ({ points, masses: m, r }));

const distinct = (points: readonly number[][]): number[][] => [...new Map(points.map((p) => [p.join(), p])).values()];

/** Each point is within a step of an earlier one, often as far as a step may go. */
const grown = (dim: number, most: number): fc.Arbitrary<Instance> =>
  fc.record({ r: fc.integer({ min: 2, max: 5 }), n: fc.integer({ min: 1, max: most }) }).chain(({ r, n }) =>
    fc
      .array(
        fc.record({
          behind: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 })),
          step: fc.array(fc.oneof(fc.integer({ min: 1 - r, max: r - 1 }), fc.constantFrom(r - 1)), {
            minLength: dim,
            maxLength: dim,
          }),
        }),
        { minLength: n - 1, maxLength: n - 1 },
      )
      .chain((steps) => {
        const points: number[][] = [Array.from({ length: dim }, () => 0)];
        for (const { behind, step } of steps) {
          const from = points[Math.max(0, points.length - behind)];
          const isShort = step.reduce((s, t) => s + t * t, 0) < r * r;
          points.push(from.map((t, k) => (k === 0 || isShort ? t + step[k] : t)));
        }
        return withMasses(distinct(points), r);
      }),
  );

/** Points at equal distances d, exactly r, or just below: consecutive balls touch, or just overlap. */
const rows = (most: number): fc.Arbitrary<Instance> =>
  fc
    .record({ r: fc.integer({ min: 1, max: 4 }), n: fc.integer({ min: 2, max: most }), less: fc.nat({ max: 2 }) })
    .chain(({ r, n, less }) =>
      withMasses(
        Array.from({ length: n }, (_, i) => [i * Math.max(1, r - less)]),
        r,
      ),
    );

const anywhere = (dim: number, most: number): fc.Arbitrary<Instance> =>
  fc
    .record({
      r: fc.integer({ min: 1, max: 5 }),
      points: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: dim, maxLength: dim }), {
        minLength: 1,
        maxLength: most,
      }),
    })
    .chain(({ r, points }) => withMasses(distinct(points), r));

const MOST = 9;
export const GROWN_LINE: Family = { name: `flocks grown by steps below r, R, N ≤ ${MOST}`, arbitrary: grown(1, MOST) };
export const GROWN_PLANE: Family = {
  name: `flocks grown by steps below r, R2, N ≤ ${MOST}`,
  arbitrary: grown(2, MOST),
};
export const ROWS: Family = { name: `equidistant points, at r and just below, N ≤ ${MOST}`, arbitrary: rows(MOST) };
export const ANYWHERE_LINE: Family = { name: 'any points, R, N ≤ 6', arbitrary: anywhere(1, 6) };
export const ANYWHERE_PLANE: Family = { name: 'any points, R2, N ≤ 6', arbitrary: anywhere(2, 6) };
