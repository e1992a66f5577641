import type { MidpointRow } from './extrapolation-tableau.js';
import { extrapolate, ROWS, substeps } from './extrapolation-tableau.js';
import { createMidpointPolynomial } from './midpoint-polynomial.js';
import type { Method } from './method.js';
import type { IntegrateOptions, IntegrateResult, OdeProblem } from './problem.js';
import type { RightSide } from './right-side.js';
import { integrateBy } from './run.js';
import type { Tolerance } from './tolerance.js';
import { largestOf, scaledError } from './tolerance.js';

/** Right-hand sides of the rows 1 to j, without the one at the start of the step, which is known. */
const WORK = Array.from({ length: ROWS + 2 }, (_, j) => 2 * j * j);

/** Safety factors of a step's length, and when another order is better by its work for a unit of time: as in ODEX. */
const [SAFETY, LEFT, LOWER, HIGHER] = [0.94, 0.65, 0.8, 0.9];

/**
 * An estimate may be small by chance, where it changes its sign: a row is not believed to gain more on the one before than
 * this power of n_j/n₁, of which 2 is what the theory has for steps as long as they can be.
 */
const LUCK = 4;

/** Bounds of the change of the step are SHRINK^(1/(2j−1)) and its inverse. */
const SHRINK = 0.02;

/** A first guess of the order, which the first steps correct: as in ODEX. */
const firstOrder = ({ rtol, atol }: Tolerance): number =>
  Math.max(2, Math.min(ROWS - 1, Math.round(1 - 0.6 * Math.log10(Math.max(rtol, atol[0])))));

function createExtrapolation(size: number, right: RightSide, tolerance: Tolerance, dense: boolean): Method {
  const buffer = (): Float64Array => new Float64Array(size);
  const [y, slope, next, nextSlope, difference] = [buffer(), buffer(), buffer(), buffer(), buffer()];
  const [before, here] = [buffer(), buffer()];
  const rows = Array.from({ length: ROWS }, (_, j): MidpointRow => ({
    end: buffer(),
    middle: buffer(),
    slopes: Array.from({ length: substeps(j + 1) + 1 }, buffer),
  }));
  const ends = rows.map(({ end }) => end);
  const polynomial = createMidpointPolynomial(size, rows);
  /** by row: the length that the tolerance allows, and the work for a unit of time with it */
  const [allowed, work] = [new Float64Array(ROWS + 2), new Float64Array(ROWS + 2)];
  /** `order` is the number of rows aimed at, `used` the number that the last attempt took */
  const tried = { h: 0, order: 0, used: 0, error: 0, localError: 0 };

  /** Gragg's midpoint rule with smoothing at the end: T(j, 1) */
  function midpoint(t: number, h: number, j: number): boolean {
    const { end, middle, slopes } = rows[j - 1];
    const n = substeps(j);
    const s = h / n;
    slopes[0].set(slope);
    before.set(y);
    for (let i = 0; i < size; i++) here[i] = y[i] + s * slope[i];
    for (let m = 1; m <= n; m++) {
      const f = slopes[m];
      if (!right.evaluate(t + m * s, here, f)) return false;
      if (2 * m === n) middle.set(here);
      if (m === n) for (let i = 0; i < size; i++) end[i] = (here[i] + before[i] + s * f[i]) / 2;
      else
        for (let i = 0; i < size; i++) {
          const after = before[i] + 2 * s * f[i];
          before[i] = here[i];
          here[i] = after;
        }
    }
    return true;
  }

  /** T(j, j) into the first of the ends; its error in units of the tolerance, and with it what row j allows and costs */
  function assess(j: number, length: number): number {
    extrapolate(ends, j);
    for (let i = 0; i < size; i++) difference[i] = ends[0][i] - ends[1][i];
    const estimate = scaledError(tolerance, difference, y, ends[0]);
    const error = j === 2 ? estimate : Math.max(estimate, tried.error / (substeps(j) / 2) ** LUCK);
    const exponent = 1 / (2 * j - 1);
    const least = SHRINK ** exponent;
    allowed[j] = length * Math.min(1 / least, Math.max(least / 4, SAFETY * (LEFT / error) ** exponent));
    work[j] = WORK[j] / allowed[j];
    tried.used = j;
    tried.error = error;
    return error;
  }

  /** A step that the tolerance allows: f at its end, and the polynomial, whose error counts as well if it is asked for. */
  function complete(t: number, h: number, error: number): number {
    next.set(ends[0]);
    tried.localError = largestOf(difference);
    if (!right.evaluate(t + h, next, nextSlope)) return NaN;
    if (!dense) return error;
    const degree = polynomial.build(h, tried.used, y, slope, next, nextSlope);
    const denseError = polynomial.error(tolerance, y, next);
    const limit = Math.abs(h) * Math.max(SHRINK, SAFETY * (LEFT / denseError) ** (1 / degree));
    for (let j = 2; j <= tried.used; j++) {
      allowed[j] = Math.min(allowed[j], limit);
      work[j] = WORK[j] / allowed[j];
    }
    return Math.max(error, denseError);
  }

  return {
    y,
    slope,
    next,
    nextSlope,
    guessOrder: 8,
    attempt(t, h) {
      tried.h = h;
      if (tried.order === 0) tried.order = firstOrder(tolerance);
      const { order } = tried;
      for (let j = 1; j <= order + 1; j++) {
        if (!midpoint(t, h, j)) return NaN;
        if (j === 1) continue;
        const error = assess(j, Math.abs(h));
        if (Number.isNaN(error)) return NaN;
        if (j < order - 1) continue;
        if (error <= 1) return complete(t, h, error);
        if (j > order) return error;
        // What the rows still to come could gain at best.
        const gain = (j < order ? substeps(order) / 2 : 1) * (substeps(order + 1) / 2);
        if (error > gain * gain) return error;
      }
      return NaN;
    },
    localError: () => tried.localError,
    suggest(_length, accepted, retried) {
      const { used, order } = tried;
      const cheaper = (j: number, than: number, part: number): boolean => work[j] < part * work[than];
      if (!accepted) {
        const kept = Math.min(order, used);
        tried.order = kept > 2 && cheaper(kept - 1, kept, LOWER) ? kept - 1 : kept;
        return allowed[tried.order];
      }
      let best = used;
      if (used === 2) best = retried ? 2 : 3;
      else if (used <= order) {
        if (cheaper(used - 1, used, LOWER)) best = used - 1;
        else if (cheaper(used, used - 1, HIGHER)) best = Math.min(used + 1, ROWS - 1);
      } else {
        best = used - 1;
        if (used > 3 && cheaper(used - 2, used - 1, LOWER)) best = used - 2;
        if (cheaper(used, best, HIGHER)) best = Math.min(used, ROWS - 1);
      }
      if (retried) {
        tried.order = Math.min(best, used);
        return Math.min(Math.abs(tried.h), allowed[tried.order]);
      }
      tried.order = best;
      if (best <= used) return allowed[best];
      const rising = used < order && cheaper(used, used - 1, HIGHER);
      return (allowed[used] * WORK[rising ? best + 1 : best]) / WORK[used];
    },
    prepareDense: () => true,
    dense: (theta, out) => polynomial.evaluate(theta, out),
    advance() {
      y.set(next);
      slope.set(nextSlope);
    },
  };
}

/**
 * The extrapolation method of Gragg, Bulirsch and Stoer with variable order up to 18: Gragg's midpoint rule at 2, 6, 10, …
 * substeps, extrapolated to step zero by its expansion in h². Step and order as in Hairer's ODEX: Hairer, Nørsett, Wanner,
 * Solving Ordinary Differential Equations I, II.9.
 *
 * It shares no formula with {@link integrateDop853}, and so is what that is compared with. More right-hand sides for the
 * same error, except at small tolerances. Keeps f at all substeps: some 170 × size numbers.
 *
 * @param y0 size; copied
 * @throws {@link OperatorError} `invalid-parameter` for arguments that make no sense; never for what the equation does
 */
export function integrateExtrapolation(
  problem: OdeProblem,
  y0: Float64Array,
  t0: number,
  t1: number,
  options: IntegrateOptions = {},
): IntegrateResult {
  return integrateBy(createExtrapolation, problem, y0, t0, t1, options);
}
