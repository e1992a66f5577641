import type { PageFrames } from './frames.js';

/** A box in the coordinates of the flock. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** What part of space a picture shows. */
export interface View {
  /** the periods of a torus, and elsewhere all that is ever visited */
  readonly fixed: Box;
  /** the same about the centre of mass: the picture moves with the flock */
  readonly moving: Box;
  /** Does the flock travel more than twice its own size? Then a picture moves with it, unless told otherwise. */
  readonly follow: boolean;
  /** largest |v| */
  readonly fastest: number;
}

/** Room around what is shown, in parts of its size. */
const MARGIN = 0.04;

/** What to show of these frames. */
export function viewOf(frames: PageFrames): View {
  const { agents, dim, times, centres, periods, x, v } = frames;
  const axes = Array.from({ length: dim }, (_, c) => {
    let [low, high, reach] = [Infinity, -Infinity, 0];
    for (let k = 0; k < times.length; k++)
      for (let i = 0; i < agents; i++) {
        const apart = x[(k * agents + i) * dim + c];
        const place = apart + centres[k * dim + c];
        low = Math.min(low, place);
        high = Math.max(high, place);
        reach = Math.max(reach, Math.abs(apart));
      }
    return low <= high ? { low, high, reach } : { low: 0, high: 0, reach: 0 };
  });
  // One unit is as long in every direction, so an axis that nothing uses gets its room from the others.
  const largest = Math.max(0, ...axes.map(({ low, high }) => high - low));
  const room = (size: number): number => Math.max(size * MARGIN, largest * MARGIN, largest === 0 ? 1 : 0);
  const fixed = axes.map(({ low, high }, c) => {
    const period = periods[c];
    return period === null ? [low - room(high - low), high + room(high - low)] : [0, period];
  });
  const near = Math.max(0, ...axes.map(({ reach }) => reach));
  const about = axes.map(({ reach }) => reach + (near === 0 ? room(0) : near * MARGIN * 2));
  let fastest = 0;
  if (v)
    for (let k = 0; k < v.length; k += dim) {
      let squares = 0;
      for (let c = 0; c < dim; c++) squares += v[k + c] ** 2;
      fastest = Math.max(fastest, Math.sqrt(squares));
    }
  return {
    fixed: { low: fixed.map(([low]) => low), high: fixed.map(([, high]) => high) },
    moving: { low: about.map((reach) => -reach), high: about },
    follow: periods.every((period) => period === null) && largest > 4 * near && near > 0,
    fastest,
  };
}

/** Where an agent is in a frame: on a torus within its periods, else from the centre of mass if the picture moves. */
export function placeIn(frames: PageFrames, follow: boolean, k: number, i: number, c: number): number {
  const { agents, dim, periods, centres, x } = frames;
  const apart = x[(k * agents + i) * dim + c];
  const period = periods[c];
  if (period !== null) return apart - period * Math.floor(apart / period);
  return follow ? apart : apart + centres[k * dim + c];
}

/** How pictures of three dimensions are turned unless a reader turns them (radians). */
export const TURN = -0.6;
export const TILT = 0.4;

/** Orthographic: across and up, seen from a place turned about the third axis and raised. */
export function project([a, b, c]: readonly number[], turn = TURN, tilt = TILT): readonly [number, number] {
  const depth = Math.sin(turn) * a + Math.cos(turn) * b;
  return [Math.cos(turn) * a - Math.sin(turn) * b, Math.cos(tilt) * c + Math.sin(tilt) * depth];
}

/** The twelve edges of a box, each with its two ends, the first three from the lowest corner along the axes. */
export function edgesOf({ low, high }: Box): (readonly [number[], number[]])[] {
  const edges: [number[], number[]][] = [];
  for (const corner of [0, 3, 5, 6])
    for (const axis of [0, 1, 2]) {
      const end = (bits: number): number[] => [0, 1, 2].map((c) => ((bits >> c) & 1 ? high[c] : low[c]));
      edges.push([end(corner), end(corner ^ (1 << axis))]);
    }
  return edges;
}
