import { caseSeed } from '../../engines/seed.js';
import type { Random } from '../../engines/target/random.js';
import { randomFrom } from '../../engines/target/random.js';
import type { Environment } from '../../operators/environment.js';
import { periodsOf, representative } from '../../operators/environment.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { add, multiply, rational } from '../../scalar/rational.js';
import type { Lengths } from '../lengths.js';
import type { Cloud } from './cloud.js';
import { isDistinct } from './cloud.js';

/** How a crowd is spread, and what of a model it is meant to break. */
interface Kind {
  readonly name: string;
  /** coordinates in units of a 64th of the model's length */
  place(random: Random, i: number, n: number): number[];
  /** whole masses */
  mass(random: Random, i: number, n: number): bigint;
}

/** 64ths of the scale in a length. */
const UNIT = 64;
const even = (): bigint => 1n;
const uneven = (random: Random): bigint => BigInt(1 + random.below(5));
const anywhere = (random: Random, reach: number, step: number): number =>
  step * (random.below(2 * Math.round(reach / step) + 1) - Math.round(reach / step));
const threeOf = (coordinate: (axis: number) => number): number[] => [0, 1, 2].map(coordinate);

const KINDS: readonly Kind[] = [
  { name: 'random', place: (r) => threeOf(() => anywhere(r, 2 * UNIT, UNIT / 4)), mass: uneven },
  {
    name: 'clustered',
    place: (r, i) => threeOf((axis) => (axis === 0 ? (i % 2) * 3 * UNIT : 0) + anywhere(r, UNIT / 2, UNIT / 8)),
    mass: uneven,
  },
  {
    name: 'two scales',
    place: (r, i) => threeOf(() => (i % 2 === 0 ? anywhere(r, 4, 1) : anywhere(r, 4 * UNIT, UNIT / 2))),
    mass: even,
  },
  {
    name: 'collinear',
    place: (_, i) => threeOf((axis) => (axis === 0 ? (i * 3 * UNIT) / 4 : 0)),
    mass: uneven,
  },
  {
    name: 'near vacuum',
    place: (r) => threeOf(() => anywhere(r, 3 * UNIT, UNIT / 4)),
    mass: (_, i) => (i === 0 ? 1n : 1_000_000n),
  },
  {
    name: 'one heavy atom',
    place: (r) => threeOf(() => anywhere(r, 3 * UNIT, UNIT / 4)),
    mass: (_, i) => (i === 0 ? 1_000_000n : 1n),
  },
  {
    name: 'spread',
    place: (r, i) => threeOf((axis) => (axis === 0 ? i * 2 * UNIT : 0) + anywhere(r, UNIT, UNIT / 2)),
    mass: even,
  },
  {
    // far apart, each with a heavy and a light half: averages that favour the heavy ones gain energy between them
    name: 'two groups',
    place: (r, i) => threeOf((axis) => (axis === 0 ? (i % 2) * 12 * UNIT : 0) + anywhere(r, 2 * UNIT, UNIT / 2)),
    mass: (r, i) => (i < 2 ? BigInt(2 + r.below(7)) : 1n),
  },
  {
    name: 'edges',
    // whole lengths, and a 64th to either side of them
    place: (r) => threeOf(() => anywhere(r, 2 * UNIT, UNIT) + (r.below(3) - 1) * r.below(2)),
    mass: even,
  },
];

/** Where crowds stand: models may know where they are. In lengths of the model. */
const OFFSETS = [0, 0, 1, -3, 10];

/** Most labels of which all come together. */
const MOST_WHOLE = 12;

/** A place is drawn again that often before the crowd is given up. */
const TRIES = 40;

/**
 * Crowd k of a run: its kind, size, places, masses and labels depend on (seed, k) alone.
 *
 * @param most largest number of points, but for the whole of a finite set
 */
export function drawCloud(
  environment: Environment,
  { scale, edges }: Lengths,
  seed: number,
  k: number,
  most: number,
): Cloud | undefined {
  const random = randomFrom(caseSeed(seed, 'cloud', k));
  const kind = KINDS[k % KINDS.length];
  const { dim } = environment;
  const labels = environment.kind === 'finite' || environment.kind === 'product' ? environment.labels.length : 0;
  const length = edges.length > 0 && kind.name === 'edges' ? edges[random.below(edges.length)] : scale;
  const unit = multiply(length, rational(1n, BigInt(UNIT)));
  const offset = Array.from({ length: dim }, () => rational(BigInt(OFFSETS[random.below(OFFSETS.length)])));
  const inCell = representative(environment, rationals);
  // Of a finite set every other crowd is the whole: where somebody is missing a model may not be defined.
  const whole = dim === 0 && k % 2 === 0 && labels <= MOST_WHOLE;
  const n = whole ? labels : dim === 0 ? 1 + random.below(Math.min(labels, most)) : 2 + random.below(most - 1);
  const shift = offset.map((o) => multiply(o, length));
  const points: Rational[][] = [];
  const given: number[] = [];
  const masses: bigint[] = [];
  const cloud = (): Cloud => ({ kind: kind.name, points, masses, ...(labels > 0 ? { labels: given } : {}) });
  for (let i = 0; i < n; i++) {
    let placed = false;
    for (let attempt = 0; attempt < TRIES && !placed; attempt++) {
      const place = kind.place(random, i, n);
      points[i] = inCell(Array.from({ length: dim }, (_, c) => add(multiply(unit, rational(BigInt(Math.round(place[c])))), shift[c]))); // prettier-ignore
      if (labels > 0) given[i] = whole ? i : random.below(labels);
      masses[i] = kind.mass(random, i, n);
      placed = isDistinct(environment, cloud());
    }
    if (!placed) {
      for (const list of [points, given, masses]) list.length = Math.min(list.length, i);
      break;
    }
  }
  return points.length > 0 ? cloud() : undefined;
}

/**
 * Evenly spread points with equal masses, the reference of quantities: on a torus over the whole cell, on a space half a
 * length of the model apart, on a product each place with all labels, on a finite set everybody once.
 */
export function evenCloud(environment: Environment, { scale }: Lengths): Cloud {
  const { dim } = environment;
  const labels = environment.kind === 'finite' || environment.kind === 'product' ? environment.labels.length : 0;
  const periods = periodsOf(environment);
  const perAxis = dim === 0 ? 1 : labels > 1 ? [0, 3, 2, 2][dim] : [0, 6, 3, 2][dim];
  const places = Array.from({ length: perAxis ** dim }, (_, i) =>
    Array.from({ length: dim }, (__, k) => {
      const step = BigInt(Math.floor(i / perAxis ** k) % perAxis);
      return periods ? multiply(periods[k], rational(step, BigInt(perAxis))) : multiply(scale, rational(step, 2n));
    }),
  );
  const own = labels > 0 ? Array.from({ length: Math.min(labels, MOST_EVEN_LABELS) }, (_, l) => l) : [0];
  const points = places.flatMap((x) => own.map(() => x));
  return {
    kind: 'evenly spread',
    points,
    masses: points.map(() => 1n),
    ...(labels > 0 ? { labels: places.flatMap(() => own) } : {}),
  };
}

/** Labels that the reference cloud has at most: the quantities are enclosed exactly. */
const MOST_EVEN_LABELS = 12;
