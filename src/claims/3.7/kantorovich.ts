import type { Rational } from '../../scalar/rational.js';
import {
  ZERO,
  add,
  compare,
  divide,
  magnitude,
  multiply,
  negate,
  rational,
  sign,
  subtract,
} from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { expectFormula } from '../formula-value.js';
import type { LazyStep } from '../steps.js';
import { differencesOf } from './line-formulas.js';

/**
 * W₁ of two measures of the same mass on the line or on a circle (78), with both of its proofs: a function of Lipschitz
 * constant 1 that integrates to it, and a transport plan that costs it.
 */
export interface Kantorovich {
  readonly distance: Rational;
  /** h at the points: |h_i − h_j| ≤ d_ij and Σ h (a − b) = W₁, so that W₁ is at least that */
  readonly potential: readonly Rational[];
  /** n × n, row-major, of marginals a and b, at the cost Σ d π = W₁, so that W₁ is at most that */
  readonly plan: readonly Rational[];
}

/** A point of the line by its place, with what is there. */
interface Site {
  readonly index: number;
  readonly at: Rational;
}

/**
 * W₁ of Σ a_i δ and Σ b_i δ at the same points. On a line by the distribution functions, on a circle by the distribution
 * functions up to their best constant (Rabin, Delon, Gousseau), a median.
 *
 * @param at     n places; on a circle in [0, period)
 * @param a      n, ≥ 0
 * @param b      n, ≥ 0, of the same total
 * @param period set on a circle
 */
export function kantorovich(
  at: readonly Rational[],
  a: readonly Rational[],
  b: readonly Rational[],
  period?: Rational,
): Kantorovich {
  const sites: Site[] = at.map((x, index) => ({ index, at: x })).toSorted((p, q) => compare(p.at, q.at));
  const n = sites.length;
  // after site k: F = Σ_{l ≤ k} (a − b), and the gap to the next site
  const F: Rational[] = [];
  for (const { index } of sites) F.push(add(F.at(-1) ?? ZERO, subtract(a[index], b[index])));
  const gap = sites.map(({ at: x }, k) =>
    k + 1 < n ? subtract(sites[k + 1].at, x) : period ? subtract(add(sites[0].at, period), x) : ZERO,
  );
  const c = period ? weightedMedian(F, gap) : ZERO;
  const flow = F.map((f) => subtract(f, c));
  const distance = flow.reduce((s, f, k) => add(s, multiply(magnitude(f), gap[k])), ZERO);
  return { distance, potential: potentialOf(sites, flow, gap, period), plan: planOf(sites, flow, a, b) };
}

/** A value c of F that minimises Σ gap |F − c|. */
function weightedMedian(F: readonly Rational[], gap: readonly Rational[]): Rational {
  const total = gap.reduce(add, ZERO);
  const order = F.map((_, k) => k).toSorted((i, j) => compare(F[i], F[j]));
  let below = ZERO;
  for (const k of order) {
    below = add(below, gap[k]);
    if (compare(add(below, below), total) >= 0) return F[k];
  }
  return F[order[order.length - 1]];
}

/**
 * h' = −sign of the flow. On a circle the slopes must add up to 0 over the period: where nothing flows the slope is free
 * within [−1, 1], and a median leaves enough of such places.
 */
function potentialOf(
  sites: readonly Site[],
  flow: readonly Rational[],
  gap: readonly Rational[],
  period: Rational | undefined,
): Rational[] {
  const sum = (of: (k: number) => Rational): Rational => flow.reduce((s, _, k) => add(s, of(k)), ZERO);
  const free = sum((k) => (sign(flow[k]) === 0 ? gap[k] : ZERO));
  const excess = sum((k) => multiply(rational(BigInt(sign(flow[k]))), gap[k]));
  const slope = period && sign(free) > 0 ? divide(excess, free) : ZERO;
  const h: Rational[] = sites.map(() => ZERO);
  let value = ZERO;
  for (const [k, { index }] of sites.entries()) {
    h[index] = value;
    const rise = sign(flow[k]) === 0 ? slope : negate(rational(BigInt(sign(flow[k]))));
    value = add(value, multiply(rise, gap[k]));
  }
  return h;
}

/**
 * A plan with the given flow through every gap: what a site has too much waits in a queue and is carried on. `flow[k]` > 0
 * goes from site k to the next one, < 0 comes back from it.
 */
function planOf(
  sites: readonly Site[],
  flow: readonly Rational[],
  a: readonly Rational[],
  b: readonly Rational[],
): Rational[] {
  const n = sites.length;
  const plan = Array.from({ length: n * n }, () => ZERO);
  const supply = a.slice();
  const demand = b.slice();
  const give = (i: number, j: number): void => {
    const moved = compare(supply[i], demand[j]) <= 0 ? supply[i] : demand[j];
    supply[i] = subtract(supply[i], moved);
    demand[j] = subtract(demand[j], moved);
    plan[i * n + j] = add(plan[i * n + j], moved);
  };
  for (let i = 0; i < n; i++) give(i, i);
  // Runs of gaps with a flow of one sign are transport problems of their own, each on a stretch: first come, first served.
  // On a circle a stretch begins behind a gap without flow; where a = b in total, a median flow vanishes somewhere.
  const start = flow.findIndex((f) => sign(f) === 0) + 1;
  const order = Array.from({ length: n }, (_, k) => sites[(start + k) % n].index);
  let [i, j] = [0, 0];
  while (i < n && j < n) {
    if (sign(supply[order[i]]) === 0) i++;
    else if (sign(demand[order[j]]) === 0) j++;
    else give(order[i], order[j]);
  }
  return plan;
}

/** Names of the values that the steps below speak of: distances D, masses a and b, W, potential h, plan Q. */
export const transportValues = ({ distance, potential, plan }: Kantorovich) => ({
  W: distance,
  h: potential,
  Q: { n: potential.length, entries: plan },
});

/** W ≤ W₁, by the potential: what an upper bound in terms of W₁ needs. `where` has D, a, b and the values above. */
export const expectLowerTransport = (where: Named): LazyStep[] => [
  expectFormula('h is 1-Lipschitz', where, ['abs', differencesOf('h', 'h')], '<=', 'D'),
  expectFormula('∫ h d(ρ′ - ρ″) = W', where, ['sum', ['*', 'h', ['-', 'a', 'b']]], '=', 'W'),
];

/** W₁ ≤ W, by the plan: what a lower bound in terms of W₁ needs. */
export const expectUpperTransport = (where: Named): LazyStep[] => [
  expectFormula('π ≥ 0', where, '0', '<=', 'Q'),
  expectFormula('π has the marginal ρ′', where, ['.', 'Q', ['ones', 'Q']], '=', 'a'),
  expectFormula('π has the marginal ρ″', where, ['.', ['T', 'Q'], ['ones', 'Q']], '=', 'b'),
  expectFormula('Σ d π = W', where, ['sum', ['*', 'D', 'Q']], '=', 'W'),
];
