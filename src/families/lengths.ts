import { periodsOf } from '../operators/environment.js';
import type { AveragingModel } from '../operators/model.js';
import type { Rational } from '../scalar/rational.js';
import { ONE, compare, fromDouble, multiply, simplestBetween, rational, toNumber } from '../scalar/rational.js';
import { along, hasLabels, sceneOf } from './probe.js';

/** The lengths at which a model does something. */
export interface Lengths {
  /** a length over which weights change: where they end, else where they have fallen to a half, else 1 */
  readonly scale: Rational;
  /** distances at which weights jump or end, where they are simple rationals */
  readonly edges: readonly Rational[];
  /** set if weights end, and are 0 beyond: the largest distance in any direction */
  readonly reach?: number;
  /** set if weights in doubles end by underflow: the formula never says 0, and their zeros are none */
  readonly underflow?: number;
}

/** Distances tried: from 2⁻⁸ by factors of √2 up to 2¹². */
const DISTANCES = Array.from({ length: 41 }, (_, k) => 2 ** (-8 + k / 2));
/** Steps of a bisection: beyond 50 there are no doubles left between. */
const BISECTIONS = 50;
/** A step that loses a quarter of the change speaks for a continuous weight, and three of them decide. */
const LOSS = 0.75;
const LOSSES = 3;
/** A change that is still that large, relative, between neighbouring doubles is a jump. */
const JUMP = 0.01;
/** Simplest rationals are looked for within this of an edge, and must not have larger denominators. */
const EDGE_SLACK = rational(1n, 1n << 40n);
const EDGE_DENOMINATOR = 1000n;
/** The last positive value before zeros, if it is below this, has underflowed; or the weight ends as steeply as no tail does. */
const UNDERFLOW = 1e-290;
/** exp(−r^p) with p above this, at underflow, counts as an edge: smooth bumps end like exp(−1/(1 − r²)). */
const STEEPEST_TAIL = 16;

/**
 * Finds the lengths of a model by asking it: pairs at growing distances in all directions and with all labels, and bisection
 * where their weights change at once.
 */
export function lengthsOf(model: AveragingModel): Lengths {
  const { environment } = model;
  const { dim } = environment;
  const periods = periodsOf(environment)?.map(toNumber);
  if (dim === 0) return { scale: ONE, edges: [] };
  const labels = hasLabels(environment) ? environment.labels.length : 1;
  const origin = Array.from({ length: dim }, () => 0);
  const edges: number[] = [];
  const ends: number[] = [];
  const halves: number[] = [];
  let underflow: number | undefined;
  for (let axis = 0; axis < dim; axis++)
    for (const side of [1, -1])
      for (let a = 0; a < Math.min(labels, 3); a++)
        for (let b = 0; b < Math.min(labels, 3); b++) {
          const weight = (d: number): number => {
            const there = along(dim, axis, side * d, origin);
            const scene = sceneOf(model, [
              { x: origin, mass: 1, label: a },
              { x: there, mass: 1, label: b },
            ]);
            return scene?.phi(0, 1) ?? Number.NaN;
          };
          const limit = periods ? periods[axis] / 2 : Infinity;
          const distances = DISTANCES.map((d) => (periods ? (d * periods[axis]) / 8 : d)).filter((d) => d < limit);
          const found = scan(weight, distances);
          edges.push(...found.edges);
          ends.push(...found.ends);
          if (found.half !== undefined) halves.push(found.half);
          if (found.underflow !== undefined) underflow = found.underflow;
        }
  const simple = edges.flatMap((d) => simplest(d) ?? []).toSorted(compare);
  const distinct = simple.filter((q, k) => k === 0 || compare(q, simple[k - 1]) !== 0);
  const length = edges.length > 0 ? Math.max(...edges) : halves.length > 0 ? Math.max(...halves) : 1;
  const scale = distinct.at(-1) ?? roughly(length);
  return {
    scale,
    edges: distinct.slice(0, 4),
    ...(ends.length > 0 ? { reach: Math.max(...ends) } : {}),
    ...(underflow === undefined ? {} : { underflow }),
  };
}

interface Scan {
  /** where weights end or jump */
  readonly edges: readonly number[];
  /** where they end: 0 after it */
  readonly ends: readonly number[];
  readonly half?: number | undefined;
  readonly underflow?: number | undefined;
}

function scan(weight: (d: number) => number, distances: readonly number[]): Scan {
  const values = distances.map(weight);
  const near = values.find((w) => w > 0);
  const edges: number[] = [];
  const stops: number[] = [];
  let half: number | undefined;
  let underflow: number | undefined;
  for (let k = 1; k < values.length; k++) {
    const [before, after] = [values[k - 1], values[k]];
    if (!(Number.isFinite(before) && Number.isFinite(after))) continue;
    if (half === undefined && near !== undefined && before > near / 2 && after <= near / 2) half = distances[k];
    const ends = before > 0 !== after > 0;
    if (!ends && !(Math.abs(after - before) > JUMP * Math.max(before, after))) continue;
    const edge = bisect(weight, distances[k - 1], distances[k], ends);
    if (edge === undefined) continue;
    if (ends && after === 0 && fadesOut(weight, edge)) underflow = edge;
    else edges.push(edge);
    if (ends && after === 0 && underflow === undefined) stops.push(edge);
  }
  return { edges, ends: stops, half, underflow };
}

/** Where the weight ends, or jumps; undefined if it is continuous. Halves are chosen by the larger change. */
function bisect(weight: (d: number) => number, from: number, to: number, ends: boolean): number | undefined {
  let [low, high] = [from, to];
  let [below, above] = [weight(low), weight(high)];
  let losses = 0;
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2;
    const value = weight(middle);
    if (!Number.isFinite(value)) return undefined;
    const before = Math.abs(above - below);
    const left = ends ? below > 0 !== value > 0 : Math.abs(value - below) > Math.abs(above - value);
    if (left) [high, above] = [middle, value];
    else [low, below] = [middle, value];
    if (!ends && Math.abs(above - below) < LOSS * before && ++losses >= LOSSES) return undefined;
  }
  return ends || Math.abs(above - below) > JUMP * Math.max(above, below) ? high : undefined;
}

/** Do the values before the edge fall below the range of doubles along a tail, rather than end? */
function fadesOut(weight: (d: number) => number, edge: number): boolean {
  const last = weight(edge * (1 - 1e-9));
  if (!(last > 0 && last < UNDERFLOW)) return false;
  const step = 1e-3;
  const [a, b] = [weight(edge * (1 - 2 * step)), weight(edge * (1 - step))];
  // For w = exp(−r^p): d log w / d log r = p log w.
  const power = (Math.log(b) - Math.log(a)) / step / Math.log(b);
  return power < STEEPEST_TAIL;
}

/** The simplest rational next to an edge, if it is simple. */
function simplest(d: number): Rational | undefined {
  const q = fromDouble(d);
  const slack = multiply(q, EDGE_SLACK);
  const low = { n: q.n * slack.d - slack.n * q.d, d: q.d * slack.d };
  const high = { n: q.n * slack.d + slack.n * q.d, d: q.d * slack.d };
  const found = simplestBetween(rational(low.n, low.d), rational(high.n, high.d));
  return found.d <= EDGE_DENOMINATOR ? found : undefined;
}

/** A simple length near d: a small fraction within a fifth, a power of 2 beyond 4. */
function roughly(d: number): Rational {
  if (d > 4) return rational(1n << BigInt(Math.round(Math.log2(d))));
  const q = fromDouble(d);
  return simplestBetween(multiply(q, rational(5n, 6n)), multiply(q, rational(6n, 5n)));
}
