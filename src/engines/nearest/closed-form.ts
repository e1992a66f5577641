import { columnSums, rowSums } from '../../finite/flow.js';
import type { FiniteModel } from '../../finite/model.js';
import { lcm } from '../../scalar/integer.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, compare, rational, sum } from '../../scalar/rational.js';
import type { DualCertificate } from './dual.js';
import { NO_CUTS } from './dual.js';

/** A flow matrix (as given, not up to scale) as integers over one denominator. */
export function overOneDenominator(flow: readonly Rational[]): { integers: bigint[]; unit: bigint } {
  const unit = flow.reduce((d, f) => lcm(d, f.d), 1n);
  return { integers: flow.map((f) => f.n * (unit / f.d)), unit };
}

export interface Candidate {
  readonly flow: readonly Rational[];
  readonly certificate: DualCertificate;
}

/**
 * A nearest conservative model. Let e_i = row sum i - column sum i. One unit of change in one entry takes at most 1 from
 * the surplus Σ max(e_i, 0), so the distance is at least the surplus; and one unit less in F_ij, or one more in F_ji, takes
 * exactly 1 where e_i > 0 > e_j. So the distance is Σ max(e_i, 0) = ½ Σ |e_i|, proved by the potential -1 on the points with e_i > 0.
 */
export function nearestConservative({ n, flow }: FiniteModel): Candidate {
  const { integers, unit } = overOneDenominator(flow);
  const excess = excessOf(n, integers);
  return {
    flow: nearestCirculation(n, integers).map((f) => rational(f, unit)),
    certificate: { ...NO_CUTS, potential: excess.map((e) => (e > 0n ? rational(-1n) : ZERO)) },
  };
}

const excessOf = (n: number, F: readonly bigint[]): bigint[] => {
  const columns = columnSums(n, F);
  return rowSums(n, F).map((row, i) => row - columns[i]);
};

/** The same for non-negative integers: flow is taken away where a row stays positive, and added elsewhere. */
export function nearestCirculation(n: number, F: readonly bigint[]): bigint[] {
  const G = F.slice();
  const [excess, kappa] = [excessOf(n, G), rowSums(n, G)];
  const least = (...values: bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
  for (const takeAway of [true, false]) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (!(excess[i] > 0n && excess[j] < 0n)) continue;
        const most = least(excess[i], -excess[j]);
        const moved = takeAway ? least(most, G[i * n + j]) : most;
        // A row must not run empty: a point that listens to nobody is no model.
        if (takeAway && moved >= kappa[i]) continue;
        if (takeAway) {
          G[i * n + j] -= moved;
          kappa[i] -= moved;
        } else G[j * n + i] += moved;
        excess[i] -= moved;
        excess[j] += moved;
      }
    }
  }
  return G;
}

/**
 * A nearest symmetric model: each pair costs at least |F_ij - F_ji|, and any common value between the two costs that. The
 * smaller one is taken, or the larger one where a row would run empty. The signs of F_ji - F_ij prove it.
 */
export function nearestSymmetric({ n, flow }: FiniteModel): Candidate {
  const mirror = (k: number): number => (k % n) * n + Math.floor(k / n);
  const lower = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);
  const higher = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a);
  const meet = flow.map((f, k) => lower(f, flow[mirror(k)]));
  const isEmpty = (i: number): boolean => sum(meet.slice(i * n, i * n + n)).n === 0n;
  const empty = Array.from({ length: n }, (_, i) => isEmpty(i));
  const result = meet.map((f, k) => (empty[Math.floor(k / n)] || empty[k % n] ? higher(flow[k], flow[mirror(k)]) : f));
  const antisymmetric = flow.map((f, k) => rational(BigInt(compare(flow[mirror(k)], f))));
  return { flow: result, certificate: { ...NO_CUTS, antisymmetric } };
}
