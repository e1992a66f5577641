import type { Method } from './method.js';
import type { RightSide } from './right-side.js';
import type { Tolerance } from './tolerance.js';
import { scaledError } from './tolerance.js';

/** How often a trial step that leaves the domain of f is made ten times smaller. */
const TRIALS = 10;

/**
 * A first step by the sizes of y, y′ and y″, the last from one step of Euler's: Hairer, Nørsett, Wanner, II.4, with the
 * largest component for the norm. One right-hand side, if f is defined there.
 *
 * @param span t1 − t0
 * @param limit the longest step allowed
 */
export function guessFirstStep(
  method: Method,
  right: RightSide,
  tolerance: Tolerance,
  t0: number,
  span: number,
  limit: number,
): number {
  const { y, slope, guessOrder, next: trial, nextSlope: trialSlope } = method;
  const size = scaledError(tolerance, y, y, y);
  const speed = scaledError(tolerance, slope, y, y);
  let h = Math.min(limit, size < 1e-5 || speed < 1e-5 ? 1e-6 : (0.01 * size) / speed);
  for (let k = 0; k < TRIALS; k++, h /= 10) {
    const signed = span < 0 ? -h : h;
    for (let i = 0; i < y.length; i++) trial[i] = y[i] + signed * slope[i];
    if (!right.evaluate(t0 + signed, trial, trialSlope)) continue;
    for (let i = 0; i < y.length; i++) trial[i] = trialSlope[i] - slope[i];
    const largest = Math.max(speed, scaledError(tolerance, trial, y, y) / h);
    const byCurvature = largest <= 1e-15 ? Math.max(1e-6, h * 1e-3) : (0.01 / largest) ** (1 / guessOrder);
    return Math.min(100 * h, byCurvature, limit);
  }
  return h;
}
