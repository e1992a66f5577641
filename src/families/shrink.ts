import type { Environment } from '../operators/environment.js';
import { representative } from '../operators/environment.js';
import { rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  magnitude,
  multiply,
  negate,
  rational,
  sign,
  simplestBetween,
  subtract,
} from '../scalar/rational.js';
import type { Cloud } from './clouds/cloud.js';
import { compareClouds, isDistinct } from './clouds/cloud.js';

/** Most clouds that are tried for one counterexample. */
const MAX_TRIES = 400;

/**
 * The smallest cloud within reach of greedy steps at which something still fails: drop a point, even out the masses, bring a
 * point to the origin, make a coordinate simpler. Each step makes the cloud smaller in {@link compareClouds}.
 */
export function shrink(environment: Environment, cloud: Cloud, fails: (candidate: Cloud) => boolean): Cloud {
  let best = cloud;
  let tries = 0;
  const inCell = representative(environment, rationals);
  for (let improved = true; improved;) {
    improved = false;
    for (const drawn of smaller(best)) {
      const candidate = { ...drawn, points: drawn.points.map(inCell) };
      if (compareClouds(candidate, best) >= 0 || !isDistinct(environment, candidate)) continue;
      if (++tries > MAX_TRIES) return best;
      if (!fails(candidate)) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}

function* smaller(cloud: Cloud): Generator<Cloud> {
  const { points, masses, labels } = cloud;
  const n = points.length;
  const without = <T>(v: readonly T[], i: number): T[] => v.filter((_, j) => j !== i);
  if (n > 1)
    for (let i = 0; i < n; i++)
      yield {
        ...cloud,
        points: without(points, i),
        masses: without(masses, i),
        ...(labels ? { labels: without(labels, i) } : {}),
      };
  yield { ...cloud, masses: masses.map(() => 1n) };
  for (let i = 0; i < n; i++)
    for (const m of [1n, masses[i] / 2n, masses[i] - 1n]) if (m >= 1n) yield { ...cloud, masses: masses.with(i, m) };
  if (labels)
    for (let i = 0; i < n; i++) for (let l = 0; l < labels[i]; l++) yield { ...cloud, labels: labels.with(i, l) };
  yield* simplerPlaces(cloud);
}

function* simplerPlaces(cloud: Cloud): Generator<Cloud> {
  const { points } = cloud;
  for (const origin of points) yield { ...cloud, points: points.map((x) => x.map((t, k) => subtract(t, origin[k]))) };
  const sizes = points
    .flat()
    .map(magnitude)
    .filter((t) => sign(t) > 0);
  const least = sizes.reduce((a, b) => (compare(a, b) <= 0 ? a : b), sizes[0] ?? ONE);
  for (const factor of [divide(ONE, least), rational(1n, 2n), rational(-1n)])
    yield { ...cloud, points: points.map((x) => x.map((t) => multiply(t, factor))) };
  for (let i = 0; i < points.length; i++)
    for (let k = 0; k < points[i].length; k++)
      for (const t of simpler(points[i][k])) yield { ...cloud, points: points.with(i, points[i].with(k, t)) };
}

/** Simpler numbers, the simplest first: 0, whole numbers beside it, simple fractions within a quarter, its opposite. */
function* simpler(t: Rational): Generator<Rational> {
  if (sign(t) === 0) return;
  yield ZERO;
  yield ONE;
  const size = magnitude(t);
  const withSign = (q: Rational): Rational => (sign(t) < 0 ? negate(q) : q);
  yield size;
  for (const slack of [rational(1n, 2n), rational(1n, 4n), rational(1n, 16n)]) {
    const width = multiply(size, slack);
    yield withSign(simplestBetween(subtract(size, width), add(size, width)));
  }
  // Halves, quarters, … for crowds that must stay on a grid.
  for (const parts of [2n, 4n, 8n, 16n])
    yield withSign(rational((2n * size.n * parts + size.d) / (2n * size.d), parts));
  const floor = rational(size.n / size.d);
  yield withSign(floor);
  yield withSign(rational(floor.n + 1n));
  if (floor.n > 1n) yield withSign(rational(floor.n - 1n));
}
