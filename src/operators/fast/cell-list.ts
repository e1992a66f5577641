import type { Points } from '../measure.js';

/** Points sorted into cells at least as wide as a radius, so that what is nearer than it lies in the 3ⁿ cells around. */
export interface CellList {
  /** the points in the order of their cells; n */
  readonly order: Int32Array;
  /**
   * Finds where in `order` the points near a place are, each point once: all within the radius, and more.
   *
   * @returns number of ranges [ranges[2k], ranges[2k + 1])
   */
  around(place: Float64Array): number;
  /** overwritten by `around` */
  readonly ranges: Int32Array;
}

/** Cells are wider than the radius by this fraction, which covers all rounding below. */
const SLACK = 2 ** -20;

/** The least width of a cell: below it a width times (1 + SLACK) may not be a double of its own. */
const LEAST_WIDTH = 2 ** -1000;

/**
 * Most cells along a side. The place of a point in units of cells, t = (x − low)/width, is off by at most 3 units of ε/2
 * times t; two places and a displacement of points stay within SLACK of a cell while t < 2^28.
 */
const MAX_ALONG = 2 ** 28;

/** Buckets kept for each point where cells are numbered one by one; with more cells than that they share buckets. */
const DENSE = 4;

/**
 * Cells along one dimension: on a line from the first point to the last, on a circle all around. There the place x/L is taken
 * modulo 1, so that its error grows with |x/L|, and the number of cells goes down with it.
 */
interface Side {
  readonly count: number;
  readonly periodic: boolean;
  /** which cell x is in; on a line it may be none, before 0 or after count − 1 */
  cellOf(x: number): number;
}

function lineSide(low: number, high: number, radius: number): Side {
  const width = Math.max(radius * (1 + SLACK), LEAST_WIDTH, (high - low) / MAX_ALONG);
  const count = Math.floor((high - low) / width) + 1;
  // an extent beyond the largest double
  if (!(width < Infinity)) return { count: 1, periodic: false, cellOf: () => 0 };
  return { count, periodic: false, cellOf: (x) => Math.floor((x - low) / width) };
}

function circleSide(period: number, farthest: number, radius: number): Side {
  const most = MAX_ALONG / (1 + farthest / period);
  const count = Math.max(1, Math.floor(Math.min(period / Math.max(radius * (1 + SLACK), LEAST_WIDTH), most)));
  return {
    count,
    periodic: true,
    // x/L − ⌊x/L⌋ may round to 1
    cellOf: (x) => Math.min(count - 1, Math.floor((x / period - Math.floor(x / period)) * count)),
  };
}

/**
 * The list, by counting sort: O(n) time and memory whatever the extent. Empty space costs nothing: where there are many more
 * cells than points, cells share buckets by a hash.
 *
 * @param targets places that `around` will be asked for
 * @param periods of a torus
 */
export function cellList(
  points: Points<number>,
  targets: Points<number>,
  radius: number,
  periods?: readonly number[],
): CellList {
  const { n, dim, x } = points;
  const sides = Array.from({ length: dim }, (_, k) => {
    if (!periods) {
      const [low, high] = extent(points, k);
      return lineSide(low, high, radius);
    }
    const farthest = Math.max(...[points, targets].flatMap((places) => extent(places, k).map(Math.abs)));
    return circleSide(periods[k], farthest, radius);
  });
  const buckets = bucketsFor(sides, n);

  const cell = new Float64Array(dim);
  const bucketOfPoint = new Int32Array(n);
  const starts = new Int32Array(buckets.count + 1);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < dim; k++) cell[k] = sides[k].cellOf(x[j * dim + k]);
    const bucket = buckets.of(cell);
    bucketOfPoint[j] = bucket;
    starts[bucket + 1]++;
  }
  for (let b = 0; b < buckets.count; b++) starts[b + 1] += starts[b];
  const next = starts.slice(0, buckets.count);
  const order = new Int32Array(n);
  for (let j = 0; j < n; j++) order[next[bucketOfPoint[j]]++] = j;

  const ranges = new Int32Array(2 * 3 ** dim);
  const centre = new Float64Array(dim).fill(NaN);
  const found = new Int32Array(3 ** dim);
  let count = 0;
  return {
    order,
    ranges,
    around(place) {
      let same = true;
      for (let k = 0; k < dim; k++) {
        const c = sides[k].cellOf(place[k]);
        if (c !== centre[k]) same = false;
        centre[k] = c;
      }
      // Sorted targets come cell by cell.
      if (!same) count = mergedRanges(ranges, starts, found, collect(found, sides, buckets, centre, cell, 0, 0));
      return count;
    },
  };
}

function extent({ n, dim, x }: Points<number>, k: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const t = x[i * dim + k];
    if (t < low) low = t;
    if (t > high) high = t;
  }
  return [low, high];
}

interface Buckets {
  readonly count: number;
  of(cell: Float64Array): number;
}

/** Cells along the last side that stay together in a shared table, so that neighbours are read in one go. */
const TOGETHER = 16;

function bucketsFor(sides: readonly Side[], n: number): Buckets {
  const cells = sides.reduce((product, { count }) => product * count, 1);
  if (cells <= DENSE * n + 64)
    return {
      count: cells,
      of(cell) {
        let index = 0;
        for (let k = 0; k < sides.length; k++) index = index * sides[k].count + cell[k];
        return index;
      },
    };
  const count = 2 ** Math.ceil(Math.log2(2 * n + TOGETHER));
  const last = sides.length - 1;
  return {
    count,
    of(cell) {
      let hash = Math.floor(cell[last] / TOGETHER);
      for (let k = 0; k < last; k++)
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(cell[k], 0x9e3779b1);
      hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
      return (((hash >>> 0) * TOGETHER) % count) + (cell[last] % TOGETHER);
    },
  };
}

/** The buckets of the cells around `centre`, from side k on; returns how many are in `found`. */
function collect(
  found: Int32Array,
  sides: readonly Side[],
  buckets: Buckets,
  centre: Float64Array,
  cell: Float64Array,
  k: number,
  size: number,
): number {
  if (k === sides.length) {
    found[size] = buckets.of(cell);
    return size + 1;
  }
  const { count, periodic } = sides[k];
  const { from, to } = neighbours(sides[k], centre[k]);
  let filled = size;
  for (let c = from; c <= to; c++) {
    cell[k] = periodic ? (c + count) % count : c;
    filled = collect(found, sides, buckets, centre, cell, k + 1, filled);
  }
  return filled;
}

/** The cells next to one along a side. */
function neighbours({ count, periodic }: Side, cell: number): { readonly from: number; readonly to: number } {
  // Of one or two cells around a circle those on both sides are the same: such doubles drop out with equal buckets.
  return periodic
    ? { from: cell - 1, to: cell + 1 }
    : { from: Math.max(0, cell - 1), to: Math.min(count - 1, cell + 1) };
}

/** Buckets in ascending order, each once, neighbouring ones as one range. */
function mergedRanges(ranges: Int32Array, starts: Int32Array, found: Int32Array, size: number): number {
  const sorted = found.subarray(0, size).sort();
  let count = 0;
  for (let k = 0; k < size; k++) {
    const bucket = sorted[k];
    if (k > 0 && bucket === sorted[k - 1]) continue;
    const [begin, end] = [starts[bucket], starts[bucket + 1]];
    if (begin === end) continue;
    if (count > 0 && ranges[2 * count - 1] === begin) ranges[2 * count - 1] = end;
    else {
      ranges[2 * count] = begin;
      ranges[2 * count + 1] = end;
      count++;
    }
  }
  return count;
}
