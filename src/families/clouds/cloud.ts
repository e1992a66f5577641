import type { Environment } from '../../operators/environment.js';
import { representative } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, add, rational, toText } from '../../scalar/rational.js';

/**
 * An instance of a family of models: a crowd of weighted points, exact. Masses are proportions, whole numbers that need not
 * sum to anything; the measure is a probability.
 */
export interface Cloud {
  /** what it is meant to break: `near vacuum` */
  readonly kind: string;
  /** one row of coordinates a point; empty rows on a finite set */
  readonly points: readonly (readonly Rational[])[];
  /** positive */
  readonly masses: readonly bigint[];
  /** index of the label of each point: finite sets and products only */
  readonly labels?: readonly number[] | undefined;
  /** set for models of densities: every point stands for a cell of volume 1 */
  readonly cells?: boolean | undefined;
}

/** The probability that the cloud stands for. */
export function measureOf(environment: Environment, { points, masses, labels, cells }: Cloud): Measure {
  const total = masses.reduce((a, b) => a + b);
  return measure(environment, {
    ...(environment.dim > 0 ? { points } : {}),
    masses: masses.map((m) => rational(m, total)),
    ...(labels ? { labels } : {}),
    ...(cells ? { volumes: points.map(() => ONE) } : {}),
  });
}

/** All points at different places of the environment (places with different labels are different). */
export function isDistinct(environment: Environment, { points, labels }: Cloud): boolean {
  const inCell = representative(environment, rationals);
  const places = points.map((x, i) => `${inCell(x).map(toText).join(',')}#${labels?.[i] ?? ''}`);
  return new Set(places).size === places.length;
}

/** The cloud moved by v; on a torus the points come back to the cell. */
export function moved(environment: Environment, cloud: Cloud, v: readonly Rational[]): Cloud {
  const inCell = representative(environment, rationals);
  return { ...cloud, points: cloud.points.map((x) => inCell(x.map((t, k) => add(t, v[k])))) };
}

/** How it looks as JSON: exact numerals, labels by name. */
export interface CloudJson {
  readonly points: readonly (readonly string[])[];
  readonly masses: readonly string[];
  readonly labels?: readonly string[];
}

export function cloudJson(environment: Environment, { points, masses, labels }: Cloud): CloudJson {
  const names = environment.kind === 'finite' || environment.kind === 'product' ? environment.labels : [];
  const total = masses.reduce((a, b) => a + b);
  return {
    points: points.map((x) => x.map(toText)),
    masses: masses.map((m) => toText(rational(m, total))),
    ...(labels ? { labels: labels.map((l) => names[l]) } : {}),
  };
}

/** How much there is to read in a coordinate: 0, 1, 2, 1/2, −1, … */
const weightOf = ({ n, d }: Rational): number => Number(n < 0n ? -n : n) + 2 * (Number(d) - 1) + (n < 0n ? 3 : 0);

/** Order of size: points, then how much there is to read in the masses and coordinates. */
export function compareClouds(a: Cloud, b: Cloud): number {
  const key = ({ points, masses, labels }: Cloud): number[] => [
    points.length,
    masses.reduce((s, m) => s + Number(m) - 1, 0) + points.flat().reduce((s, x) => s + weightOf(x), 0),
    labels?.reduce((s, l) => s + l, 0) ?? 0,
  ];
  const [p, q] = [key(a), key(b)];
  for (let k = 0; k < p.length; k++) if (p[k] !== q[k]) return p[k] - q[k];
  return 0;
}
