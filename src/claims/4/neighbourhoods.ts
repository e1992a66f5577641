import fc from 'fast-check';
import type { Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, power, rational, sign } from '../../scalar/rational.js';
import { smallest } from '../extremes.js';
import { kappaOf } from '../formulas.js';
import { vectorAt } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { assume, assumeRelation, expectValue, flowValue } from '../steps.js';

/**
 * A partition of unity g_1..g_L on finitely many points with masses, and the moments
 *
 *     C_ll' = ρ(g_l g_l'),    Σ_l' C_ll' = ρ(g_l)
 *
 * C is the flow matrix of a symmetric model on the L neighbourhoods, with κ = ρ(g). The matrix G of Section 4.4 is
 * D^(-1/2) C D^(-1/2) with D = diag κ, so that 1 minus its spectrum on Y⊥ is the gap of C on fields of κ-mean zero. The total
 * of the masses cancels from all of this, and is left as drawn.
 */
export interface Neighbourhoods {
  /** points */
  readonly n: number;
  /** neighbourhoods */
  readonly L: number;
  readonly masses: readonly Rational[];
  /** n x L, row-major, rows of total 1 */
  readonly g: readonly Rational[];
  /** C on L points */
  readonly moments: FiniteModel;
}

const total = (q: readonly Rational[]): Rational => q.reduce(add, ZERO);

/** The neighbourhoods of a case `{ shares, masses }`: g_l(i) = shares_il / Σ shares_i; undefined if one of them is empty. */
export function neighbourhoodsAt(x: Instance): Neighbourhoods | undefined {
  const shares = x.shares as unknown as readonly (readonly number[])[];
  const drawn = vectorAt(x, 'masses');
  const [n, L] = [shares.length, shares[0]?.length ?? 0];
  const regular = n > 0 && L > 0 && drawn.length === n && shares.every((row) => row.length === L);
  if (!regular || drawn.some((m) => sign(m) <= 0)) return undefined;
  const sums = shares.map((row) => row.reduce((a, b) => a + b, 0));
  if (sums.includes(0) || shares.flat().some((a) => a < 0)) return undefined;
  const masses = drawn;
  const g = shares.flatMap((row, i) => row.map((a) => rational(BigInt(a), BigInt(sums[i]))));
  const flow = Array.from({ length: L * L }, (_, c) =>
    total(masses.map((m, i) => multiply(m, multiply(g[i * L + Math.floor(c / L)], g[i * L + (c % L)])))),
  );
  if (flow.some((_, l) => l < L && sign(flow[l * L + l]) === 0)) return undefined;
  return { n, L, masses, g, moments: modelFromFlow(rationals, L, flow) };
}

/** A matrix with rows of length c as a square one, zeros added. */
export function squareMatrix(size: number, c: number, entries: readonly Rational[]): Value {
  return {
    n: size,
    entries: Array.from({ length: size * size }, (_, k) => {
      const [i, j] = [Math.floor(k / size), k % size];
      return j < c ? (entries[i * c + j] ?? ZERO) : ZERO;
    }),
  };
}

/** A vector with zeros added. */
export const lengthened = (size: number, v: readonly Rational[]): Rational[] =>
  Array.from({ length: size }, (_, i) => v[i] ?? ZERO);

/** C = gᵀ diag(m) g, as the checker computes it; empty points and neighbourhoods make the matrices square. */
export function expectMoments({ n, L, masses, g, moments }: Neighbourhoods): LazyStep {
  const size = Math.max(n, L);
  const padded = lengthened(size, masses);
  const C = squareMatrix(size, L, moments.flow);
  return expectValue(
    "ρ(g_l g_l')",
    { g: squareMatrix(size, L, g), m: padded },
    ['.', ['T', 'g'], ['.', ['diag', 'm'], 'g']],
    C,
  );
}

/** The least G_ll'² over neighbourhoods that meet, l = l' included: δ² of (153). */
export function overlapSquared({ L, moments: { flow, kappa } }: Neighbourhoods): Rational {
  const ratios = flow.flatMap((c, k) =>
    sign(c) > 0 ? [divide(power(c, 2), multiply(kappa[Math.floor(k / L)], kappa[k % L]))] : [],
  );
  return smallest(ratios);
}

const RANGE = 1n << 24n;

/** The largest multiple of 2⁻²⁴ whose square is at most q ≤ 1. */
export function rootBelow(q: Rational): Rational {
  let [low, high] = [0n, RANGE + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (compare(rational(middle * middle, RANGE * RANGE), q) <= 0) low = middle;
    else high = middle;
  }
  return rational(low, RANGE);
}

/** κκᵀ */
const products: Formula = ['.', kappaOf('C'), ['T', kappaOf('C')]];

/** Hypotheses: the neighbourhoods are linked, and (153): δ²ρ(g_l)ρ(g_l') ≤ ρ(g_l g_l')² where that is not 0. */
export function assumeOverlaps(data: Neighbourhoods, squared: Rational): LazyStep[] {
  const { L, moments } = data;
  const { flow, kappa } = moments;
  const meet = flow.map((c) => (sign(c) > 0 ? ONE : ZERO));
  const where = { C: flowValue(moments), meet: { n: L, entries: meet }, d: squared };
  const bound = meet.map((t, k) => multiply(multiply(squared, t), multiply(kappa[Math.floor(k / L)], kappa[k % L])));
  return [
    expectMoments(data),
    assume('irreducible', moments, 'the matrix of moments'),
    assumeRelation(
      '`meet` is 1 wherever C is not 0',
      where,
      [['*', 'C', ['-', '1', 'meet']], { n: L, entries: flow.map(() => ZERO) }],
      '=',
      ['0', ZERO],
    ),
    assumeRelation(
      "δ² ρ(g_l) ρ(g_l') ≤ ρ(g_l g_l')² where they meet",
      where,
      [['*', 'd', ['*', 'meet', products]], { n: L, entries: bound }],
      '<=',
      [['^', 'C', '2'], { n: L, entries: flow.map((c) => power(c, 2)) }],
    ),
  ];
}

const list = (n: number, min: number, max: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });

/** Any shares: most partitions of this kind overlap everywhere. */
export const anyShares: Family = {
  name: 'partitions of unity with L ≤ 4 on up to 5 points',
  arbitrary: fc
    .record({ n: fc.integer({ min: 1, max: 4 }), L: fc.integer({ min: 2, max: 4 }) })
    .chain(({ n, L }) =>
      fc.record({
        shares: fc.array(
          list(L, 0, 3).map((row) => (row.some((a) => a > 0) ? row : row.with(0, 1))),
          { minLength: n + 1, maxLength: n + 1 },
        ),
        masses: list(n + 1, 1, 9),
      }),
    )
    .map(({ shares, masses }): Instance => {
      // Every neighbourhood gets a point.
      const filled = shares.map((row, i) => row.with(i % row.length, row[i % row.length] + 1));
      const L = filled[0].length;
      for (let l = filled.length; l < L; l++) filled[l % filled.length][l] += 1;
      return { shares: filled, masses };
    }),
};

/** Neighbourhoods in a row: points in one of them, and points between two. Masses of very different sizes. */
export const chainsOf = (most: number): Family => ({
  name: `chains of L ≤ ${most} neighbourhoods with masses of all sizes`,
  arbitrary: fc.integer({ min: 2, max: most }).chain((L) => {
    const sizes = fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.nat({ max: 8 }).map((k) => 4 ** k),
    );
    const many = (n: number): fc.Arbitrary<number[]> => fc.array(sizes, { minLength: n, maxLength: n });
    return fc
      .record({
        own: many(L),
        shared: many(L - 1),
        splits: list(L - 1, 1, 5),
        inner: fc.boolean(),
      })
      .map(({ own, shared, splits, inner }): Instance => {
        const unit = (l: number, a: number, next = 0): number[] =>
          Array.from({ length: L }, (_, k) => (k === l ? a : k === l + 1 ? next : 0));
        const ends = own.map((m, l) => ({ m, row: unit(l, 1) })).filter((_, l) => inner || l === 0 || l === L - 1);
        const between = shared.map((m, l) => ({ m, row: unit(l, splits[l], 6 - splits[l]) }));
        const points = [...ends, ...between];
        return { shares: points.map(({ row }) => row), masses: points.map(({ m }) => m) };
      });
  }),
});
export const chains = chainsOf(4);

/**
 * Two heavy ends and a thin bridge of L - 1 shared points between them, thinning towards the middle by 1/t² a step, by 1/t
 * where two steps meet in the middle. All overlaps are of size 1/t; of size 1/t² if
 * there are two neighbourhoods only.
 */
export function bridge(L: number, t: number): Instance {
  const T = BigInt(t);
  const depth = (e: number): number => Math.min(e, L - 2 - e);
  // Twice the exponent of 1/t: an even L has one middle point, reached by half a step.
  const exponent = (e: number): number => 2 * depth(e) - (L % 2 === 0 && L > 2 && e === (L - 2) / 2 ? 1 : 0);
  const deepest = Math.max(...Array.from({ length: L - 1 }, (_, e) => exponent(e)));
  const scale = T ** BigInt(deepest);
  const shared = Array.from({ length: L - 1 }, (_, e) => (16n * scale) / T ** BigInt(exponent(e)));
  // An end has t² in all, of which half of its shared point.
  const end = scale * T * T - shared[0] / 2n;
  const row = (...at: readonly number[]): number[] => Array.from({ length: L }, (_, l) => (at.includes(l) ? 1 : 0));
  return {
    shares: [row(0), row(L - 1), ...shared.map((_, e) => row(e, e + 1))],
    masses: [end, end, ...shared].map(String),
  };
}
