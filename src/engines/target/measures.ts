import { gcdSmall } from '../../scalar/integer.js';

/**
 * Densities that try to break a bound, as parameters of a search: places in whole units and masses on a logarithmic scale,
 * so that a heavy atom beside a near vacuum is as easy to reach as equal masses.
 */
export interface MeasureRoom {
  readonly dim: number;
  /** coordinates are whole numbers from −reach to reach; with periods from 0 to the period */
  readonly reach: number;
  readonly periods?: readonly number[] | undefined;
  /** where the support of the kernel ends, in units: starts put points exactly there, and one unit to either side */
  readonly edge?: number | undefined;
  /** all places, if a case must have them all: then masses alone are searched, and vacuum is allowed */
  readonly everywhere?: readonly (readonly number[])[] | undefined;
}

/** Weighted places; masses are positive, or 0 where the room says so, and the largest is 1. */
export interface MeasureFound {
  readonly points: readonly (readonly number[])[];
  readonly masses: readonly number[];
}

/** Masses are 10^−9 to 1. */
const DECADES = 9;

const count = (room: MeasureRoom, n: number): number => room.everywhere?.length ?? n;

/** Parameters of n points, in [0, 1]: coordinates row by row, then the logarithms of the masses. */
export const measureDimension = (room: MeasureRoom, n: number): number =>
  room.everywhere ? room.everywhere.length : n * (room.dim + 1);

const coordinateAt = ({ reach, periods }: MeasureRoom, c: number, t: number): number =>
  periods ? Math.min(periods[c] - 1, Math.floor(t * periods[c])) : Math.round((2 * t - 1) * reach) + 0; // no −0

/** The parameter in the middle of those that give this coordinate. */
const parameterOf = ({ reach, periods }: MeasureRoom, c: number, k: number): number => {
  if (periods) return ((((k % periods[c]) + periods[c]) % periods[c]) + 0.5) / periods[c];
  return Math.min(1, Math.max(0, (k / reach + 1) / 2));
};

/** The measure at parameters. Points that meet are one, with both masses; the parameter 0 of a mass is vacuum on cells. */
export function measureAt(room: MeasureRoom, n: number, x: ArrayLike<number>): MeasureFound {
  const size = count(room, n);
  const first = room.everywhere ? 0 : n * room.dim;
  const exponents = Array.from({ length: size }, (_, j) => DECADES * (x[first + j] - 1));
  const top = Math.max(...exponents);
  const masses = exponents.map((e, j) => (room.everywhere && x[first + j] === 0 ? 0 : 10 ** (e - top)));
  if (room.everywhere) return { points: room.everywhere, masses: masses.some((m) => m > 0) ? masses : masses.fill(1) };
  const merged = new Map<string, { point: number[]; mass: number }>();
  for (let j = 0; j < n; j++) {
    const point = Array.from({ length: room.dim }, (_, c) => coordinateAt(room, c, x[j * room.dim + c]));
    const place = merged.get(point.join());
    if (place) place.mass += masses[j];
    else merged.set(point.join(), { point, mass: masses[j] });
  }
  const found = [...merged.values()];
  const most = Math.max(...found.map((f) => f.mass));
  return { points: found.map((f) => f.point), masses: found.map((f) => f.mass / most) };
}

/** Scales that are tried for small whole masses. */
const SCALES: readonly number[] = Array.from({ length: 200 }, (_, i) => i + 1).concat(
  Array.from({ length: DECADES }, (_, k) => [1, 2, 3, 5, 7].map((a) => a * 10 ** (k + 2))).flat(),
);

/** k with as few digits as the tolerance allows. */
function fewDigits(k: number, tolerance: number): number {
  for (let unit = 10 ** Math.floor(Math.log10(k)); unit > 1; unit /= 10) {
    const rounded = Math.round(k / unit) * unit;
    if (rounded > 0 && Math.abs(rounded - k) <= tolerance * k) return rounded;
  }
  return k;
}

/** Small whole numbers in the proportion of the masses, each up to a relative tolerance; what is 0 stays 0. */
export function wholeMasses(masses: readonly number[], tolerance: number): number[] {
  const close = (k: number, m: number): boolean => Math.abs(k - m) <= tolerance * m;
  let last: number[] = [];
  for (const scale of SCALES) {
    last = masses.map((m) => (m === 0 ? 0 : Math.max(1, Math.round(m * scale))));
    if (last.every((k, j) => close(k, masses[j] * scale))) break;
  }
  const whole = last.map((k) => (k === 0 ? 0 : fewDigits(k, tolerance)));
  const divisor = whole.reduce((g, k) => gcdSmall(g, k), 0);
  return whole.map((k) => k / divisor);
}

/** Light masses of the starts. */
const LIGHT = 1e-6;

/**
 * Where bounds are known to be tight or to fail: a cluster; two clusters as far apart as the kernel reaches; the same at two
 * scales; a crowd that is nearly vacuum beside one heavy atom; a light agent amid heavy ones on the edge of the support,
 * just inside and just outside; a heavy atom amid light ones there.
 */
export function measureStarts(room: MeasureRoom, n: number): Float64Array[] {
  if (room.everywhere) {
    const size = room.everywhere.length;
    const some = (mass: (j: number) => number): MeasureFound => ({
      points: room.everywhere!,
      masses: Array.from({ length: size }, (_, j) => mass(j)),
    });
    return [
      some(() => 1),
      some((j) => (j === 0 ? 1 : LIGHT)),
      some((j) => (2 * j < size ? 1 : LIGHT)),
      some((j) => (j % 2 === 0 ? 1 : 0)),
    ].map((found) => parametersOf(room, found));
  }
  const edge = room.edge ?? Math.max(1, Math.round(room.reach / 2));
  /** one after the other next to a place on the first axis */
  const at = (j: number, along: number): number[] =>
    Array.from(
      { length: room.dim },
      (_, c) => (c === 0 ? along : 0) + (j > 0 && c === (j - 1) % room.dim ? 1 + Math.floor((j - 1) / room.dim) : 0),
    );
  /** around 0 at a distance, in the directions of the axes and of the corners */
  const around = (j: number, distance: number, size: number): number[] => {
    const side = j % 2 === 0 ? 1 : -1;
    if (room.dim === 1) return [side * (distance + Math.floor(j / 2))];
    const angle = (2 * Math.PI * j) / size;
    return [Math.round(distance * Math.cos(angle)), Math.round(distance * Math.sin(angle)), 0].slice(0, room.dim);
  };
  const make = (point: (j: number) => number[], mass: (j: number) => number): MeasureFound => ({
    points: Array.from({ length: n }, (_, j) => point(j)),
    masses: Array.from({ length: n }, (_, j) => mass(j)),
  });
  const half = (j: number): number[] => (2 * j < n ? at(j, 0) : at(j - Math.ceil(n / 2), edge));
  const star =
    (distance: number) =>
    (j: number): number[] =>
      j === 0 ? at(0, 0) : around(j - 1, distance, n - 1);
  const centre =
    (heavy: number, others: number) =>
    (j: number): number =>
      j === 0 ? heavy : others;
  return [
    make((j) => at(j, 0), () => 1),
    make(half, () => 1),
    make(half, (j) => (2 * j < n ? 1 : LIGHT)),
    make(star(edge), centre(1, LIGHT)),
    ...[edge - 1, edge, edge + 1].map((d) => make(star(d), centre(LIGHT, 1))),
    make(star(edge - 1), () => 1),
    make((j) => around(j, Math.max(1, edge - 1), n), () => 1),
  ].map((found) => parametersOf(room, found)); // prettier-ignore
}

/** Parameters of a measure with the same number of points as it is asked for. */
export function parametersOf(room: MeasureRoom, { points, masses }: MeasureFound): Float64Array {
  const most = Math.max(...masses);
  const exponents = masses.map((m) => (m === 0 ? 0 : Math.max(0, 1 + Math.log10(m / most) / DECADES)));
  if (room.everywhere) return Float64Array.from(exponents);
  return Float64Array.from([...points.flatMap((p) => p.map((k, c) => parameterOf(room, c, k))), ...exponents]);
}
