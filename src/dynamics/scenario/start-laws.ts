import { pointsHalton } from '../flows/low-discrepancy.js';
import type { CounterNoise } from '../stochastic/counter-noise.js';
import { STREAM } from '../stochastic/counter-noise.js';
import type { PlacesLaw, VelocitiesLaw } from './start-schema.js';

/** Numbers of the initial stream, told apart by their index: what is drawn for one purpose does not move another. */
const DRAW = { places: 0, jitter: 1, centres: 2, cluster: 3, velocities: 4, radius: 5, speeds: 6 } as const;

/** Probes draw from other agents' numbers: theirs begin here. */
export const PROBES = 2 ** 30;

/** Where laws draw from: agent i of this cloud is agent `first + i` of the noise. */
export interface Draws {
  readonly noise: CounterNoise;
  readonly first: number;
}

type Vector = number | readonly number[] | undefined;

const coordinate = (v: Vector, c: number, otherwise: number): number =>
  v === undefined ? otherwise : typeof v === 'number' ? v : v[c];

/**
 * Places of n agents.
 *
 * @param sides lengths of a torus, where uniform is all of it; else it is [0, 1]
 * @returns n × dim, row-major
 */
export function drawPlaces(
  law: PlacesLaw,
  n: number,
  dim: number,
  sides: readonly number[] | undefined,
  { noise, first }: Draws,
): Float64Array {
  const uniform = (i: number, c: number, index: number): number => noise.uniform(STREAM.initial, first + i, c, index);
  const normal = (i: number, c: number, index: number): number => noise.normal(STREAM.initial, first + i, c, index);
  const { from, to }: { readonly from?: Vector; readonly to?: Vector } = law as object;
  const low = (c: number): number => coordinate(from, c, 0);
  const high = (c: number): number => coordinate(to, c, sides?.[c] ?? 1);
  const within = (c: number, t: number): number => low(c) + t * (high(c) - low(c));
  switch (law.law) {
    case 'uniform':
      return fill(n, dim, (i, c) => within(c, uniform(i, c, DRAW.places)));
    case 'halton': {
      const points = pointsHalton(n, dim);
      return fill(n, dim, (i, c) => within(c, points[i * dim + c]));
    }
    case 'gaussian': {
      const { mean, deviation = 1 } = law;
      return fill(n, dim, (i, c) => coordinate(mean, c, 0) + deviation * normal(i, c, DRAW.places));
    }
    case 'ball': {
      const { center, radius } = law;
      const out = directions(n, dim, (i, c) => normal(i, c, DRAW.places));
      return fill(n, dim, (i, c) => {
        const r = radius * uniform(i, 0, DRAW.radius) ** (1 / dim);
        return coordinate(center, c, 0) + r * out[i * dim + c];
      });
    }
    case 'clusters': {
      const { count, deviation } = law;
      const centre = (k: number, c: number): number => within(c, uniform(k, c, DRAW.centres));
      return fill(n, dim, (i, c) => centre(i % count, c) + deviation * normal(i, c, DRAW.cluster));
    }
    case 'lattice': {
      const { spacing, jitter = 0 } = law;
      // the side of the smallest cube of nodes that has room for all
      let side = Math.max(1, Math.floor(n ** (1 / dim)));
      while (side ** dim < n) side++;
      return fill(n, dim, (i, c) => {
        const k = Math.floor(i / side ** (dim - 1 - c)) % side;
        return coordinate(from, c, 0) + spacing * k + jitter * (2 * uniform(i, c, DRAW.jitter) - 1);
      });
    }
  }
}

/** Velocities of n agents at x, n × dim. Halton velocities are the last coordinates of points in phase space. */
export function drawVelocities(
  law: VelocitiesLaw,
  dim: number,
  x: Float64Array,
  { noise, first }: Draws,
): Float64Array {
  const n = x.length / dim;
  const uniform = (i: number, c: number): number => noise.uniform(STREAM.initial, first + i, c, DRAW.velocities);
  const normal = (i: number, c: number): number => noise.normal(STREAM.initial, first + i, c, DRAW.velocities);
  switch (law.law) {
    case 'constant':
      return fill(n, dim, (_, c) => coordinate(law.value, c, 0));
    case 'uniform':
      return fill(n, dim, (i, c) => between(law, c, uniform(i, c)));
    case 'halton': {
      const points = pointsHalton(n, 2 * dim);
      return fill(n, dim, (i, c) => between(law, c, points[2 * i * dim + dim + c]));
    }
    case 'gaussian':
      return fill(n, dim, (i, c) => coordinate(law.mean, c, 0) + law.deviation * normal(i, c));
    case 'sphere': {
      const out = directions(n, dim, normal);
      return out.map((t) => law.speed * t);
    }
    case 'rotation': {
      // rate × (−y, x) in the plane of the first two axes
      const { center, rate } = law;
      return fill(n, dim, (i, c) => {
        const away = (k: number): number => x[i * dim + k] - coordinate(center, k, 0);
        return c === 0 ? -rate * away(1) : c === 1 ? rate * away(0) : 0;
      });
    }
  }
}

const between = ({ from, to }: { from: Vector; to: Vector }, c: number, t: number): number =>
  coordinate(from, c, 0) + t * (coordinate(to, c, 0) - coordinate(from, c, 0));

function fill(n: number, dim: number, of: (i: number, c: number) => number): Float64Array {
  const out = new Float64Array(n * dim);
  for (let i = 0; i < n; i++) for (let c = 0; c < dim; c++) out[i * dim + c] = of(i, c);
  return out;
}

/** Unit vectors in the directions of normal ones. */
function directions(n: number, dim: number, normal: (i: number, c: number) => number): Float64Array {
  const out = fill(n, dim, normal);
  for (let i = 0; i < n; i++) {
    let squares = 0;
    for (let k = i * dim; k < (i + 1) * dim; k++) squares += out[k] ** 2;
    const length = Math.sqrt(squares);
    for (let k = i * dim; k < (i + 1) * dim; k++) out[k] /= length;
  }
  return out;
}
