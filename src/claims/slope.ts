import { fitExponent } from '../engines/fit.js';
import type { Expectation, Measurement } from '../engines/measure.js';

/** An exponent with an interval, and the points that it was fitted to. */
export interface Slope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/**
 * The exponent p of y ≈ c x^p by least squares of logarithms, in its 95 % interval widened by what the exponent changes from the
 * first half of the points to the second: the systematic part of the error.
 */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const { slope, low, high } = fitExponent(points);
  const half = Math.floor(points.length / 2);
  const local = (from: number, to: number): number =>
    Math.log(points[to][1] / points[from][1]) / Math.log(points[to][0] / points[from][0]);
  const drift = Math.abs(local(0, half) - local(half, points.length - 1));
  return { slope, low: low - drift, high: high + drift, points };
}

/** A fitted exponent as a measurement, with what was plotted. */
export const measuredSlope = (
  name: string,
  { slope, low, high, points }: Slope,
  expected: Expectation,
  [x, y]: readonly [x: string, y: string],
): Measurement => ({
  name,
  value: slope,
  low,
  high,
  how: 'least squares of logarithms, 95 % confidence and the drift between the two halves',
  expected,
  data: { x, y, points },
});
