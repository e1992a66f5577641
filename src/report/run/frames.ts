import type { RunHeader, RunReader } from './record.js';

/** Bytes of base64 that a page may spend on the positions and velocities of its animation. */
export const PAGE_BYTES = 2e6;
/** A crowd is thinned rather than leave fewer frames than this: fewer no longer show how it moves. */
const FEWEST_FRAMES = 48;
/** More frames than these are not seen in an animation of twelve seconds. */
const MOST_FRAMES = 600;
/** (√5 − 1)/2: its multiples fill an interval evenly and are in step with no lattice. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What a page draws of a trajectory. Arrays are frames × agents × dim, row-major. */
export interface PageFrames {
  readonly agents: number;
  readonly dim: number;
  readonly times: readonly number[];
  /** of the whole trajectory */
  readonly total: { readonly agents: number; readonly frames: number };
  /** Centre of mass of all agents in each frame, frames × dim; on a torus 0, since there is none. */
  readonly centres: Float64Array;
  /** positions less the centre (length): what is left keeps its digits in single precision */
  readonly x: Float32Array;
  readonly v?: Float32Array;
  /** Do velocities foretell the next frame, so that cubics between frames are closer to the truth than lines? */
  readonly smooth: boolean;
  /** one for each dimension, null where space is not periodic */
  readonly periods: readonly (number | null)[];
  /** of the agents drawn, indices into `labelNames` */
  readonly labels?: readonly number[];
  readonly labelNames: readonly string[];
}

/**
 * Thins a trajectory to what a page can hold: at most `bytes` of base64 in float32. Frames go first, evenly and with both
 * ends, down to 48; then agents, one of each of equal runs of neighbours in the list. The same trajectory gives the same
 * frames.
 *
 * @param reader of the trajectory; frames that are not finite are left out
 */
export function framesForPage(reader: RunReader, bytes = PAGE_BYTES): PageFrames {
  const { header } = reader;
  const { n } = header;
  const first = reader.frames > 0 ? planeOf(reader.read(0)) : { t: 0, x: new Float64Array(), v: undefined };
  const dim = n > 0 ? first.x.length / n : 0;
  const width = dim * (first.v ? 2 : 1);
  const floats = Math.floor((bytes * 3) / 4 / 4);
  const wanted = Math.min(reader.frames, FEWEST_FRAMES);
  const agents = dim === 0 ? 0 : Math.min(n, Math.max(1, Math.floor(floats / Math.max(1, wanted * width))));
  const room = agents === 0 ? 0 : Math.max(1, Math.floor(floats / (agents * width)));
  const chosen = evenly(reader.frames, Math.min(reader.frames, room, MOST_FRAMES));
  const places = Array.from({ length: agents }, (_, k) => Math.floor(((k + ((k * GOLDEN) % 1)) * n) / agents));
  const periods = Array.from({ length: dim }, (_, c) => header.environment.periods?.[c] ?? null);

  const kept = new Kept(dim, places, massesOf(header), periods);
  for (const k of chosen) kept.add(planeOf(reader.read(k)));
  return {
    agents,
    dim,
    total: { agents: n, frames: reader.frames },
    periods,
    ...kept.arrays(first.v !== undefined),
    ...labelsOf(header, places),
  };
}

interface Plane {
  readonly t: number;
  readonly x: Float64Array;
  readonly v: Float64Array | undefined;
}

/** Where there are no positions, opinions say, the velocities are the places. */
function planeOf({ t, x, v }: ReturnType<RunReader['read']>): Plane {
  if (x.length > 0) return { t, x, v: v?.length === x.length ? v : undefined };
  return { t, x: v ?? x, v: undefined };
}

const evenly = (length: number, count: number): number[] =>
  count <= 1
    ? Array.from({ length: count }, () => 0)
    : Array.from({ length: count }, (_, k) => Math.round((k * (length - 1)) / (count - 1)));

const massesOf = ({ n, masses }: RunHeader): ArrayLike<number> =>
  masses && 'length' in masses && masses.length === n ? masses : new Float64Array(n).fill(1);

function labelsOf({ labels }: RunHeader, places: readonly number[]): Pick<PageFrames, 'labels' | 'labelNames'> {
  if (!labels) return { labelNames: [] };
  const names = [...new Set(labels)].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
  const index = new Map(names.map((name, k) => [name, k]));
  return { labels: places.map((i) => index.get(labels[i]) ?? 0), labelNames: names.map(String) };
}

/** The frames kept so far. */
class Kept {
  readonly #times: number[] = [];
  readonly #centres: number[] = [];
  readonly #x: Float32Array[] = [];
  readonly #v: Float32Array[] = [];
  #last: Plane | undefined;
  /** Σ|Δx|² and Σ|Δx − Δt (v + v′)/2|² between the frames kept */
  #moved = 0;
  #unforeseen = 0;

  constructor(
    readonly dim: number,
    readonly places: readonly number[],
    readonly masses: ArrayLike<number>,
    readonly periods: readonly (number | null)[],
  ) {}

  add(plane: Plane): void {
    const { dim, places } = this;
    const centre = this.#centreOf(plane.x);
    const x = new Float32Array(places.length * dim);
    const v = new Float32Array(plane.v ? x.length : 0);
    places.forEach((i, k) => {
      for (let c = 0; c < dim; c++) {
        x[k * dim + c] = plane.x[i * dim + c] - centre[c];
        if (plane.v) v[k * dim + c] = plane.v[i * dim + c];
      }
    });
    // A run that failed may end in numbers that no picture has.
    if (![plane.t, ...centre].every(Number.isFinite) || !x.every(Number.isFinite) || !v.every(Number.isFinite)) return;
    if (this.#last) this.#foresee(this.#last, plane);
    this.#times.push(plane.t);
    this.#centres.push(...centre);
    this.#x.push(x);
    this.#v.push(v);
    this.#last = plane;
  }

  arrays(withVelocities: boolean): Pick<PageFrames, 'times' | 'centres' | 'x' | 'v' | 'smooth'> {
    return {
      times: this.#times,
      centres: Float64Array.from(this.#centres),
      x: joined(this.#x),
      ...(withVelocities ? { v: joined(this.#v) } : {}),
      smooth: withVelocities && this.#unforeseen <= 0.25 * this.#moved,
    };
  }

  #centreOf(x: Float64Array): number[] {
    const { dim, masses, periods } = this;
    const centre = Array.from({ length: dim }, () => 0);
    let total = 0;
    for (let i = 0; i < masses.length; i++) {
      total += masses[i];
      for (let c = 0; c < dim; c++) centre[c] += masses[i] * x[i * dim + c];
    }
    return centre.map((sum, c) => (periods[c] === null && total > 0 ? sum / total : 0));
  }

  #foresee(from: Plane, to: Plane): void {
    if (!from.v || !to.v) return;
    for (const i of this.places)
      for (let c = i * this.dim; c < (i + 1) * this.dim; c++) {
        const moved = to.x[c] - from.x[c];
        const foreseen = ((to.t - from.t) * (from.v[c] + to.v[c])) / 2;
        this.#moved += moved ** 2;
        this.#unforeseen += (moved - foreseen) ** 2;
      }
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
