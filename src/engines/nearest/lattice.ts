import { flowFromIntegers, rowSums } from '../../finite/flow.js';
import type { Property } from '../../properties/property.js';
import { absolute, lcm } from '../../scalar/integer.js';
import { fromDouble, simplestBetween } from '../../scalar/rational.js';
import { nearestCirculation } from './closed-form.js';

/**
 * Models with the property near a point in doubles: entries that are multiples of 1/q, decided exactly. For the properties
 * that adding loops brings about (positive-semidefinite; ball-positive for conservative models), see {@link approach}.
 */
export interface Lattice {
  readonly n: number;
  readonly property: Property;
  /** must row sums stay equal to column sums? */
  readonly conservative: boolean;
}

const passes = ({ n, property }: Lattice, F: readonly bigint[]): boolean =>
  rowSums(n, F).every((k) => k > 0n) && property.holds(flowFromIntegers(n, F));

const l1 = (F: readonly bigint[], G: readonly bigint[]): bigint => F.reduce((s, f, k) => s + absolute(f - G[k]), 0n);

/** Most loops that are added to a rounded point before it is given up, as a power of 2. */
const MAX_DOUBLINGS = 24;
/** Decisions that one descent may take. */
const MAX_DECISIONS = 3_000;

/**
 * A model with the property near `point`, in multiples of 1/q, as integers: rounded, made conservative if need be, loops
 * added at all points until it passes, then moved towards `target` (the given flow times q) along entries, pairs and cycles
 * of three as long as it passes and comes nearer.
 */
export function approach(
  lattice: Lattice,
  point: readonly number[],
  q: number,
  target: readonly bigint[],
): bigint[] | undefined {
  const n = lattice.n;
  let F = point.map((x) => BigInt(Math.max(0, Math.round(x * q))));
  rowSums(n, F).forEach((k, i) => k === 0n && (F[i * n + i] = 1n));
  if (lattice.conservative) F = nearestCirculation(n, F);
  const withLoops = (k: bigint): bigint[] => F.map((f, c) => (c % (n + 1) === 0 ? f + k : f));
  let [fails, high] = [-1n, 0n];
  for (let step = 0; !passes(lattice, withLoops(high)); step++) {
    if (step === MAX_DOUBLINGS) return undefined;
    [fails, high] = [high, high === 0n ? 1n : 2n * high];
  }
  while (high - fails > 1n) {
    const middle = (high + fails) / 2n;
    if (passes(lattice, withLoops(middle))) high = middle;
    else fails = middle;
  }
  return descend(lattice, withLoops(high), target);
}

/** Cells that move together by one unit, up or down. */
function movesOf({ n, conservative }: Lattice): number[][] {
  const points = Array.from({ length: n }, (_, i) => i);
  if (!conservative) return points.flatMap((i) => points.map((j) => [i * n + j]));
  const moves = points.map((i) => [i * n + i]);
  for (const i of points) for (const j of points) if (i < j) moves.push([i * n + j, j * n + i]);
  for (const i of points)
    for (const j of points)
      for (const k of points) if (i < j && i < k && j !== k) moves.push([i * n + j, j * n + k, k * n + i]);
  return moves;
}

/** Greedy steps of one unit that come nearer to the target and keep the property; what it reached at the cap. */
function descend(lattice: Lattice, start: bigint[], target: readonly bigint[]): bigint[] {
  let [F, decisions] = [start, 0];
  const moves = movesOf(lattice);
  for (let improved = true; improved;) {
    improved = false;
    for (const move of moves) {
      for (const step of [-1n, 1n]) {
        const gain = move.reduce((s, k) => s + absolute(F[k] - target[k]) - absolute(F[k] + step - target[k]), 0n);
        if (gain <= 0n || move.some((k) => F[k] + step < 0n)) continue;
        if (++decisions > MAX_DECISIONS) return F;
        const G = F.slice();
        for (const k of move) G[k] += step;
        if (!passes(lattice, G)) continue;
        F = G;
        improved = true;
      }
    }
  }
  return F;
}

/** Distance of two lattice models in units of 1/q. */
export const latticeDistance = l1;

/** Common denominator of the simplest rationals within `slack` of the entries of a point; undefined beyond 10^6. */
export function likelyDenominator(point: readonly number[], slack: number): number | undefined {
  let q = 1n;
  for (const x of point) {
    if (!(x > slack)) continue;
    q = lcm(q, simplestBetween(fromDouble(x - slack), fromDouble(x + slack)).d);
    if (q > 1_000_000n) return undefined;
  }
  return Number(q);
}
