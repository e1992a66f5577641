import type { Environment } from '../../operators/environment.js';
import { periodsOf } from '../../operators/environment.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, compare, equal, multiply, rational, sign, subtract } from '../../scalar/rational.js';
import type { Lengths } from '../lengths.js';
import type { Cloud } from './cloud.js';
import { compareClouds, isDistinct } from './cloud.js';

/** Most clouds on the same places, by masses and labels: on the first places, for one, two, and for three and more points. */
const MOST_FIRST = 40;
const MOST_OF_ONE = 12;
const MOST_OF_TWO = 10;
const MOST_OF_MORE = 6;

/**
 * The smallest clouds of an environment in their order, so that the first counterexample is nearly the smallest: one point,
 * two, three at whole and half distances and at the lengths of the model, equal masses and a heavier one, all pairs of labels.
 */
export function smallClouds(environment: Environment, lengths: Lengths): Cloud[] {
  if (environment.kind === 'finite') return crowdsOfLabels(environment.labels.length);
  const labels = environment.kind === 'product' ? environment.labels.length : 0;
  const distances = distancesOf(environment, lengths);
  const fits = (cloud: Cloud): boolean => isDistinct(environment, cloud);
  const clouds: Cloud[] = [];
  const add = (points: readonly (readonly Rational[])[], most: number): void => {
    const n = points.length;
    const made = labelsOf(n, labels)
      .flatMap((given) =>
        massesOf(n).map((masses): Cloud => ({ kind: 'small', points, masses, ...(given ? { labels: given } : {}) })),
      )
      .filter(fits);
    // Where there are too many, others of them at each place.
    const stride = Math.max(1, made.length / most);
    const start = clouds.length % Math.ceil(stride);
    for (let k = start; k < made.length; k += stride) clouds.push(made[Math.floor(k)]);
  };
  const { dim } = environment;
  const at = (...x: Rational[]): Rational[] => Array.from({ length: dim }, (_, k) => x[k] ?? ZERO);
  const origin = at();
  add([origin], MOST_OF_ONE);
  if (labels > 1) add([origin, origin], MOST_FIRST);
  for (const [i, d] of distances.entries()) add([origin, at(d)], i === 0 ? MOST_FIRST : MOST_OF_TWO);
  for (const [i, a] of distances.slice(0, 5).entries())
    for (const b of distances.slice(i + 1, 6)) add([origin, at(a), at(b)], MOST_OF_MORE);
  if (dim > 1)
    for (const d of distances.slice(0, 5)) {
      add([origin, at(ZERO, d)], MOST_OF_TWO);
      add([origin, at(d, d)], MOST_OF_TWO);
      add([origin, at(d), at(ZERO, d)], MOST_OF_MORE);
      // A distance d off the axes: 3² + 4² = 5².
      const fifth = multiply(d, rational(1n, 5n));
      add([origin, at(multiply(fifth, rational(3n)), multiply(fifth, rational(4n)))], MOST_OF_TWO);
    }
  for (const d of distances.slice(0, 3)) {
    const times = (k: bigint): Rational => multiply(d, rational(k));
    add(
      [0n, 1n, 2n, 3n].map((k) => at(times(k))),
      6,
    );
  }
  return clouds.toSorted(compareClouds);
}

/** Distances of small clouds: on a space 1, 2, 1/2, 3 and the model's own; on a torus parts of the period besides. */
function distancesOf(environment: Environment, { scale, edges }: Lengths): Rational[] {
  const [period] = periodsOf(environment) ?? [];
  const own = [scale, ...edges].flatMap((e) => [e, multiply(e, rational(1n, 2n)), multiply(e, rational(2n))]);
  const parts = period
    ? [
        [1n, 2n],
        [1n, 3n],
        [1n, 4n],
        [3n, 4n],
        [1n, 8n],
      ].map(([p, q]) => multiply(period, rational(p, q)))
    : [];
  const whole = [rational(1n), rational(2n), rational(1n, 2n), rational(3n)];
  const all = [...parts.slice(0, 3), ...whole, ...own, ...parts.slice(3)];
  const inside = all.filter((d) => sign(d) > 0 && (!period || compare(d, period) < 0));
  const differences = inside.filter((d, k) => inside.findIndex((e) => equal(d, e)) === k);
  return differences.filter((d) => !period || sign(subtract(period, d)) > 0);
}

/** Equal masses, and each point in turn twice as heavy; of three and more also very heavy beside light ones. */
function massesOf(n: number): bigint[][] {
  const equalMasses = Array.from({ length: n }, () => 1n);
  const heavier = (by: bigint): bigint[][] => equalMasses.map((_, i) => equalMasses.map((m, j) => (i === j ? by : m)));
  return [equalMasses, ...(n === 1 ? [] : heavier(2n)), ...(n < 3 ? [] : heavier(VERY_HEAVY))];
}

/** Enough for the average of light agents to be that of the heavy one. */
const VERY_HEAVY = 32n;

/** All ways to label up to two points, and for more all alike, each one different, and all different. */
function labelsOf(n: number, count: number): (number[] | undefined)[] {
  if (count === 0) return [undefined];
  const all = Array.from({ length: count }, (_, l) => l);
  if (n === 1) return all.map((l) => [l]);
  if (n === 2) return all.flatMap((a) => all.map((b) => [a, b]));
  const points = Array.from({ length: n }, (_, i) => i);
  return [
    ...all.map((l) => points.map(() => l)),
    ...points.flatMap((i) => all.slice(1).map((l) => points.map((j) => (i === j ? l : 0)))),
    ...points.flatMap((i) => all.slice(1).map((l) => points.map((j) => (i === j ? 0 : l)))),
    points.map((i) => i % count),
  ];
}

/** Most labels of which all subsets are taken; of more the first pairs, the whole, and the whole without one. */
const ALL_SUBSETS = 5;
const MOST_PAIRED = 9;
/** Masses tried for each subset. */
const MOST_MASSES = 8;

/** Crowds of a finite set: by subsets of its labels, small ones first, each with equal and unequal masses. */
function crowdsOfLabels(count: number): Cloud[] {
  const all = Array.from({ length: count }, (_, l) => l);
  const subsets: number[][] = [];
  if (count <= ALL_SUBSETS)
    for (let bits = 1; bits < 2 ** count; bits++) subsets.push(all.filter((l) => ((bits >> l) & 1) === 1));
  else {
    const first = all.slice(0, MOST_PAIRED);
    subsets.push(...first.map((l) => [l]), ...first.flatMap((a) => first.slice(a + 1).map((b) => [a, b])));
    subsets.push(...first.map((l) => all.filter((k) => k !== l)), all);
  }
  return subsets
    .flatMap((labels) =>
      massesOf(labels.length)
        .slice(0, MOST_MASSES)
        .map((masses): Cloud => ({ kind: 'small', points: labels.map(() => []), masses, labels })),
    )
    .toSorted(compareClouds);
}
