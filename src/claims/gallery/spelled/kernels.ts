import type { Formula } from '../../../finite/certificate.js';
import { around, atLeast, clamped, differences, minus, over, plus, positivePart, square, times } from './terms.js';

/** φ(y_i − x_j) as a formula. `axes` holds the columns of coordinates, axis by axis. */
export type SpelledKernel = (axes: readonly (readonly [y: Formula, x: Formula])[]) => Formula;

/** Π_k (1 − |z_k|/R)₊; on a torus with the shortest z */
export const tent =
  (radius: string, period?: string): SpelledKernel =>
  (axes) =>
    times(
      ...axes.map(([y, x]) => {
        const z = differences(y, x);
        return positivePart(minus('1', over(period === undefined ? ['abs', z] : around(z, period), radius)));
      }),
    );

/** |z|²; on a torus with the shortest z */
const squaredDistance = (axes: readonly (readonly [Formula, Formula])[], period?: string): Formula =>
  plus(
    ...axes.map(([y, x]) => {
      const z = differences(y, x);
      return square(period === undefined ? z : around(z, period));
    }),
  );

/** 1/(1 + |z|²) */
export const cauchy: SpelledKernel = (axes) => over('1', plus('1', squaredDistance(axes)));

/** the same with the shortest z of a torus */
export const cauchyOnTorus =
  (period: string): SpelledKernel =>
  (axes) =>
    over('1', plus('1', squaredDistance(axes, period)));

/** 1 where |z| < R, for coordinates and R that are multiples of a unit */
export const box =
  (radius: string, unit: string, period?: string): SpelledKernel =>
  (axes) =>
    clamped(over(minus(square(radius), squaredDistance(axes, period)), square(unit)));

/** (1 − |z|²/R²)₊ */
export const cap =
  (radius: string): SpelledKernel =>
  (axes) =>
    positivePart(minus('1', over(squaredDistance(axes), square(radius))));

/** (1 + z/R)₊ where z = y − x ≤ 0, else 0, for coordinates that are multiples of a unit */
export const oneSided =
  (radius: string, unit: string): SpelledKernel =>
  ([[y, x]]) =>
    times(minus('1', atLeast(differences(y, x), unit, unit)), positivePart(plus('1', over(differences(y, x), radius))));
