/** Agents sorted into cells, with copies across periodic boundaries in margins: what assembly/cells.ts walks over. */
export interface Bins {
  /** cells that a neighbour may be away along a side */
  readonly reach: number;
  /** slabs, rows in a slab, cells in a row, with the margins */
  readonly slabs: number;
  readonly rows: number;
  readonly columns: number;
  /** rows of a slab at both ends that hold copies only */
  readonly margin: number;
  /** one for each cell and one more: where its agents begin */
  readonly starts: Int32Array;
  /** the place of each agent */
  readonly placeOf: Int32Array;
  /** the agent of each place, or −1: for copies, and at the end of a slab, where loops in steps of two may read */
  readonly agentOf: Int32Array;
  /** on a torus */
  readonly copies: Copies;
  /** from a cell to the same place of each row after its own that is within reach */
  readonly offsets: Int32Array;
}

/** Agents that are seen across a boundary as well. */
export interface Copies {
  readonly agent: readonly number[];
  readonly place: readonly number[];
  /** copies × dim: moved by so many periods from the cell of the torus */
  readonly moved: readonly number[];
}

/** Cells are wider than radius/REACH by this fraction, which covers rounding of places and distances. */
const SLACK = 2 ** -20;

/** Cells along the radius. With two there are fewer candidates than with one: 6.25 radius² instead of 9 in the plane. */
const REACH = 2;

/** Places in units of cells, and turns around a circle, stay below these, so that their rounding stays below the slack. */
const [MAX_PLACE, MAX_TURNS] = [2 ** 28, 2 ** 20];

/** Cells for each agent at most; where the extent asks for more they are wider. */
const DENSE = 4;

/** Agents in the cell of an agent, on average, at most, where cells are wider than the radius asks for. */
const CROWDED = 64;

/** Cells along a side: x is in number ⌊(x − low) scale⌋, on a circle with x in [0, period). */
interface Side {
  readonly low: number;
  readonly scale: number;
  readonly count: number;
  readonly period: number | undefined;
}

/**
 * By counting sort, O(n).
 *
 * @param x       n × dim, row-major; finite
 * @param radius  beyond which the kernel is 0
 * @param periods of a torus
 * @returns undefined where these cells do not help: fewer than 2 REACH + 1 around a circle, places too large to be told apart, or
 *   clusters in a void
 */
export function bins(
  x: ArrayLike<number>,
  n: number,
  dim: number,
  radius: number,
  periods: readonly number[] | undefined,
): Bins | undefined {
  const found = sidesFor(x, n, dim, radius, periods);
  if (!found) return undefined;
  const { sides, widened } = found;
  // A line is one row of one slab, a plane has slabs of one row. No margin before the slabs: pairs look ahead only.
  const [slabs, rows] = [dim > 1 ? sides[0].count + REACH : 1, dim > 2 ? sides[1].count + 2 * REACH : 1];
  const columns = sides[dim - 1].count + 2 * REACH + 1;
  const margin = dim > 2 ? REACH : 0;
  const strides = [rows * columns, columns, 1].slice(3 - dim);
  if (dim === 2) strides[0] = columns;
  const before = sides.map((_, k) => (k === 0 && dim > 1 ? 0 : REACH));

  const cells = slabs * rows * columns;
  const home = new Int32Array(n);
  const starts = new Int32Array(cells + 1);
  for (let i = 0; i < n; i++) {
    let cell = 0;
    for (let k = 0; k < dim; k++) cell += (before[k] + cellOf(sides[k], x[i * dim + k])) * strides[k];
    home[i] = cell;
    starts[cell + 1]++;
  }
  if (widened && crowding(starts, n) > CROWDED) return undefined;
  const images = periods ? imagesOf(home, sides, strides, before) : NO_IMAGES;
  for (const cell of images.cell) starts[cell + 1]++;
  for (let slab = 1; slab <= slabs; slab++) starts[slab * rows * columns]++;
  for (let k = 0; k < cells; k++) starts[k + 1] += starts[k];

  const places = starts[cells];
  const next = starts.slice(0, cells);
  const agentOf = new Int32Array(places).fill(-1);
  const placeOf = home;
  for (let i = 0; i < n; i++) {
    const place = next[home[i]]++;
    placeOf[i] = place;
    agentOf[place] = i;
  }
  const { agent, moved } = images;
  const copies = { agent, place: images.cell.map((cell) => next[cell]++), moved };
  const offsets = offsetsOf(dim, columns, rows);
  return { reach: REACH, slabs, rows, columns, margin, starts, placeOf, agentOf, copies, offsets };
}

/** The number of the cell along a side, on a circle too. */
function cellOf({ low, scale, count, period }: Side, x: number): number {
  const t = period === undefined ? x - low : inPeriod(x, period);
  const cell = Math.floor(t * scale);
  return cell < count ? cell : count - 1;
}

/** x − L⌊x/L⌋, in [0, L] */
export const inPeriod = (x: number, period: number): number =>
  x >= 0 && x < period ? x : x - period * Math.floor(x / period);

function sidesFor(
  x: ArrayLike<number>,
  n: number,
  dim: number,
  radius: number,
  periods: readonly number[] | undefined,
): { readonly sides: readonly Side[]; readonly widened: boolean } | undefined {
  const extents = Array.from({ length: dim }, (_, k) => extent(x, n, dim, k));
  const least = (radius * (1 + SLACK)) / REACH;
  const make = (width: number): Side[] =>
    extents.map(([low, high], k) => {
      const period = periods?.[k];
      if (period === undefined) return { low, scale: 1 / width, count: Math.floor((high - low) / width) + 1, period };
      const count = Math.floor(period / width);
      return { low: 0, scale: count / period, count, period };
    });
  const cellsIn = (sides: readonly Side[]): number => sides.reduce((product, { count }) => product * (count + 5), 1);
  let width = least;
  // each round makes them at least twice as wide
  for (let round = 0; round < 1100 && !(cellsIn(make(width)) <= DENSE * n + 4096); round++) width *= 2;
  const sides = make(width);
  const fits = sides.every(({ count, period }, k) => {
    const [low, high] = extents[k];
    if (period === undefined) return (high - low) / width < MAX_PLACE;
    return count > 2 * REACH && Math.max(-low, high) / period < MAX_TURNS;
  });
  return fits && width > 0 && cellsIn(sides) <= DENSE * n + 4096 ? { sides, widened: width > least } : undefined;
}

function extent(x: ArrayLike<number>, n: number, dim: number, k: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = k; i < n * dim; i += dim) {
    const t = x[i];
    if (t < low) low = t;
    if (t > high) high = t;
  }
  return [low, high];
}

/** Agents in the cell of an agent, on average: Σ c²/n for cells of c agents. */
function crowding(counts: Int32Array, n: number): number {
  let squares = 0;
  for (let k = 0; k < counts.length; k++) squares += counts[k] * counts[k];
  return squares / n;
}

/** The same, with the cell instead of the place in it. */
interface Images {
  readonly agent: number[];
  readonly cell: number[];
  readonly moved: number[];
}

const NO_IMAGES: Images = { agent: [], cell: [], moved: [] };

function imagesOf(
  home: Int32Array,
  sides: readonly Side[],
  strides: readonly number[],
  before: readonly number[],
): Images {
  const images: Images = { agent: [], cell: [], moved: [] };
  const dim = sides.length;
  const moves = sides.map(() => 0);
  const spread = (i: number, cell: number, rest: number, k: number): void => {
    if (k === dim) {
      if (moves.every((t) => t === 0)) return;
      images.agent.push(i);
      images.cell.push(cell);
      images.moved.push(...moves);
      return;
    }
    const { count } = sides[k];
    const along = Math.floor(rest / strides[k]) - before[k];
    const left = rest % strides[k];
    for (const turn of [0, 1, -1]) {
      // into the margin after the last cell, or before the first where there is one
      if (turn === 1 && along >= REACH) continue;
      if (turn === -1 && (along < count - REACH || before[k] === 0)) continue;
      moves[k] = turn;
      spread(i, cell + turn * count * strides[k], left, k + 1);
    }
    moves[k] = 0;
  };
  const nearBoundary = boundaryTest(sides, strides, before);
  for (let i = 0; i < home.length; i++) if (nearBoundary(home[i])) spread(i, home[i], home[i], 0);
  return images;
}

/** Is a cell within reach of a boundary? */
function boundaryTest(
  sides: readonly Side[],
  strides: readonly number[],
  before: readonly number[],
): (cell: number) => boolean {
  return (cell) => {
    let rest = cell;
    for (let k = 0; k < sides.length; k++) {
      const along = Math.floor(rest / strides[k]) - before[k];
      if (along < REACH || along >= sides[k].count - REACH) return true;
      rest %= strides[k];
    }
    return false;
  };
}

function offsetsOf(dim: number, columns: number, rows: number): Int32Array {
  const ahead = Array.from({ length: REACH }, (_, k) => k + 1);
  if (dim === 1) return new Int32Array(0);
  if (dim === 2) return Int32Array.from(ahead.map((k) => k * columns));
  const across = Array.from({ length: 2 * REACH + 1 }, (_, k) => k - REACH);
  return Int32Array.from([
    ...ahead.map((k) => k * columns),
    ...ahead.flatMap((slab) => across.map((row) => (slab * rows + row) * columns)),
  ]);
}
