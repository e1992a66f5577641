import { fitLine } from '../../engines/fit.js';
import type { Expectation, Measurement } from '../../engines/measure.js';

/** A mean over independent runs at one size, with its standard error. */
export interface MeanAt {
  readonly x: number;
  readonly mean: number;
  readonly error: number;
}

/** So many standard errors: with another seed a measurement should not fail one time in twenty. */
const STANDARD_ERRORS = 3;

/**
 * The exponent p of mean ≈ c xᵖ by least squares of logarithms. Its interval has two parts: what the standard errors of the means
 * do to the slope, three times, and the drift, what the slope changes from the first half of the sizes to the second, which is
 * there also without noise where x is not large yet.
 *
 * @param how   where the means come from: `100 pairs of crowds for each N`
 * @param axes  titles for the figure
 */
export function exponentOfMeans(
  name: string,
  means: readonly MeanAt[],
  expected: Expectation,
  how: string,
  axes: readonly [x: string, y: string],
): Measurement {
  const points = means.map(({ x, mean }) => [Math.log(x), Math.log(mean)] as const);
  const { slope } = fitLine(points);
  const centre = points.reduce((s, [x]) => s + x, 0) / points.length;
  const spread = points.reduce((s, [x]) => s + (x - centre) ** 2, 0);
  const variance = means.reduce((s, { mean, error }, k) => s + (((points[k][0] - centre) / spread) * (error / mean)) ** 2, 0); // prettier-ignore
  const middle = Math.floor(points.length / 2);
  const local = (from: number, to: number): number =>
    (points[to][1] - points[from][1]) / (points[to][0] - points[from][0]);
  const half = STANDARD_ERRORS * Math.sqrt(variance) + Math.abs(local(0, middle) - local(middle, points.length - 1));
  return {
    name,
    value: slope,
    low: slope - half,
    high: slope + half,
    how: `${how}; three standard errors and the drift between smaller and larger ones`,
    expected,
    data: { x: axes[0], y: axes[1], points: means.map(({ x, mean }) => [x, mean] as const) },
  };
}
