import type { Formula } from '../../../finite/certificate.js';
import type { Measure } from '../../../operators/measure.js';
import type { Rational } from '../../../scalar/rational.js';
import { compare, rational, sign, subtract, toRational, ZERO } from '../../../scalar/rational.js';
import type { Value } from '../../steps.js';
import { tent } from './kernels.js';
import type { Recipe } from './spelled.js';
import { over, scaleRows, times } from './terms.js';

/** cells of volume 1: p(ρ) dx is 1 in each, in vacuum too */
export const VOLUMES: Formula = ['ones', 'm'];

/** Multiples of h that a kernel of radius R sees from some point that counts: the nodes with mass. */
function nodesSeen(
  { n, x, masses }: Measure,
  vacuumCounts: boolean,
  h: Rational,
  radius: Rational,
  period?: Rational,
): Rational[] {
  const count = period ? Number((period.n * h.d) / (period.d * h.n)) : 0;
  const seen = new Set<number>();
  for (let i = 0; i < n; i++) {
    if (!vacuumCounts && sign(masses[i]) === 0) continue;
    const near = Math.ceil(Number(radius.n * h.d) / Number(radius.d * h.n));
    const at = Math.round((Number(x[i].n) * Number(h.d)) / (Number(x[i].d) * Number(h.n)));
    for (let k = at - near - 1; k <= at + near + 1; k++) {
      const away = subtract(rational(BigInt(k) * h.n, h.d), x[i]);
      if (compare(away, radius) >= 0 || compare(subtract(ZERO, away), radius) >= 0) continue;
      seen.add(count > 0 ? ((k % count) + count) % count : k);
    }
  }
  return [...seen].toSorted((a, b) => a - b).map((k) => rational(BigInt(k) * h.n, h.d));
}

/** The mollifier of (7), a tent of radius R divided by its integral, on the lattice of spacing h. */
export interface Mollifier {
  readonly h: string;
  readonly radius: string;
  readonly period?: string;
  /** Σ_ξ tent(y − ξ) h; R unless given, which is right where h divides R */
  readonly integral?: string;
}

/** φ(x − ξ) h, places × nodes. */
export const nodeShares = ({ h, radius, period, integral = radius }: Mollifier, places: 'x0' | 'y0'): Formula =>
  times(over(h, integral), tent(radius, period)([[places, 'xi0']]));

/** The nodes with mass, by name. */
export const nodesOf = (
  { h, radius, period }: Mollifier,
  rho: Measure,
  vacuumCounts = false,
): Readonly<Record<string, Value>> => ({
  xi0: nodesSeen(
    rho,
    vacuumCounts,
    toRational(h),
    toRational(radius),
    period === undefined ? undefined : toRational(period),
  ),
});

/** Σ_ξ φ(y − ξ) h φ(ξ − x) h / (Σ_j m_j φ(ξ − x_j) h): (7), with a sum over a lattice for the integral. */
export const mollified = (mollifier: Mollifier, mass: Formula = 'm'): Pick<Recipe, 'weights' | 'where'> => ({
  weights: () => {
    const P = nodeShares(mollifier, 'x0');
    return ['.', nodeShares(mollifier, 'y0'), scaleRows(over('1', ['.', ['T', P], mass]), ['T', P])];
  },
  where: ({ rho }) => nodesOf(mollifier, rho, mass === VOLUMES),
});
