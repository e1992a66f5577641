import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { rational } from '../../scalar/rational.js';
import type { Value } from '../steps.js';

/**
 * Distances in the checker's language, so that it forms pair weights itself, from the coordinates of a case. Coordinates are
 * whole numbers of units and carry the names p1, p2, p3.
 */
export interface Places {
  readonly points: readonly (readonly number[])[];
  /** in units; coordinates are from 0 to the period then */
  readonly periods?: readonly number[] | undefined;
}

const nameOf = (c: number): string => `p${c + 1}`;
const whole = (k: number): Rational => rational(BigInt(k));

/** p1, p2, p3 */
export const coordinatesOf = ({ points }: Places): Record<string, Value> =>
  Object.fromEntries(points[0].map((_, c) => [nameOf(c), points.map((p) => whole(p[c]))]));

/** The shorter way around: min(|d|, L − |d|). */
const wrapped = (distance: Formula, period: number | undefined): Formula =>
  period === undefined ? distance : ['-', '0', ['larger', ['-', '0', distance], ['-', distance, String(period)]]];

/** |x_i − x_j| along each axis, matrices of points × points. */
export const separations = ({ points, periods }: Places): Formula[] =>
  points[0].map((_, c) => {
    const spread: Formula = ['.', nameOf(c), ['T', ['ones', nameOf(c)]]];
    return wrapped(['abs', ['-', spread, ['T', spread]]], periods?.[c]);
  });

/** |x_j| along each axis, columns: the distances from 0. */
export const fromOrigin = ({ points, periods }: Places): Formula[] =>
  points[0].map((_, c) => wrapped(['abs', nameOf(c)], periods?.[c]));

/** Σ_c d_c² */
export const sumOfSquares = (distances: readonly Formula[]): Formula =>
  distances.map((d): Formula => ['^', d, '2']).reduce((a, b) => ['+', a, b]);

/** 1 where a whole number is less than the bound, else 0: min(1, max(0, bound − number)). */
export const below = (number: Formula, bound: Formula): Formula => [
  '-',
  '0',
  ['larger', '-1', ['-', '0', ['larger', '0', ['-', bound, number]]]],
];
