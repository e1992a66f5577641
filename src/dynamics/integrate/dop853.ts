import { DENSE, DENSE_STAGES, ERROR_3, ERROR_5, NODES, STAGES, WEIGHTS } from './dop853-tableau.js';
import type { Row } from './dop853-tableau.js';
import type { Method } from './method.js';
import type { IntegrateOptions, IntegrateResult, OdeProblem } from './problem.js';
import type { RightSide } from './right-side.js';
import { integrateBy } from './run.js';
import type { Tolerance } from './tolerance.js';
import { largestOf, scaledError } from './tolerance.js';

/** A row of the tableau as two arrays: stages, counted from 0, and their coefficients. */
interface Packed {
  readonly stages: Int32Array;
  readonly coefficients: Float64Array;
}

const pack = (row: Row): Packed => ({
  stages: Int32Array.from(Object.keys(row), (stage) => Number(stage) - 1),
  coefficients: Float64Array.from(Object.values(row)),
});

const [STAGE_ROWS, DENSE_STAGE_ROWS, DENSE_ROWS] = [STAGES, DENSE_STAGES, DENSE].map((rows) => rows.map(pack));
const [WEIGHTS_ROW, ERROR_5_ROW, ERROR_3_ROW] = [WEIGHTS, ERROR_5, ERROR_3].map(pack);

/** Stage 13 is f at the new point. */
const NEW_POINT = 12;

/** Safety factor, which leaves a third of the tolerance, and bounds of the change of the step. */
const [SAFETY, SHRINK, GROW] = [0.95, 0.2, 10];

/** out = base + h Σ cⱼkⱼ; base 0 if there is none. k is stages × n. */
function combine(out: Float64Array, base: Float64Array | undefined, h: number, k: Float64Array, row: Packed): void {
  const { stages, coefficients } = row;
  const n = out.length;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let e = 0; e < stages.length; e++) sum += coefficients[e] * k[stages[e] * n + i];
    out[i] = base === undefined ? h * sum : base[i] + h * sum;
  }
}

/** The method is stable for real hλ down to about −6.1. */
const STABLE = 6.1;

/**
 * Hairer's combination of the estimates e₅ and e₃ of orders 5 and 3: e₅² / √(e₅² + e₃²/100), which behaves like h⁸.
 * Hairer, Nørsett, Wanner, (II.10.17).
 */
const combinedError = (e5: number, e3: number): number => (e5 === 0 ? 0 : (e5 * e5) / Math.hypot(e5, 0.1 * e3));

function createDop853(size: number, right: RightSide, tolerance: Tolerance): Method {
  const buffer = (): Float64Array => new Float64Array(size);
  const [y, next, stage, e5, e3] = [buffer(), buffer(), buffer(), buffer(), buffer()];
  const k = new Float64Array(16 * size);
  const slopes = Array.from({ length: 16 }, (_, s) => k.subarray(s * size, (s + 1) * size));
  const [slope, nextSlope] = [slopes[0], slopes[NEW_POINT]];
  const polynomial = [buffer(), buffer(), buffer(), buffer(), buffer(), buffer(), buffer()];
  // One object for what changes: a captured variable that holds a number is allocated anew at each assignment.
  const tried = { t: 0, h: 0, error: 0, localError: 0, lastError: Infinity, lastLength: Infinity };

  /** kₛ from a row of coefficients, at the point `at` */
  const evaluate = (s: number, row: Packed, at: Float64Array): boolean => {
    combine(at, y, tried.h, k, row);
    return right.evaluate(tried.t + NODES[s] * tried.h, at, slopes[s]);
  };

  return {
    y,
    slope,
    next,
    nextSlope,
    guessOrder: 8,
    attempt(t, h) {
      tried.t = t;
      tried.h = h;
      tried.error = NaN;
      for (let s = 1; s < NEW_POINT; s++) if (!evaluate(s, STAGE_ROWS[s - 1], stage)) return NaN;
      combine(next, y, h, k, WEIGHTS_ROW);
      combine(e5, undefined, h, k, ERROR_5_ROW);
      combine(e3, undefined, h, k, ERROR_3_ROW);
      const error = combinedError(scaledError(tolerance, e5, y, next), scaledError(tolerance, e3, y, next));
      tried.localError = combinedError(largestOf(e5), largestOf(e3));
      // An infinite estimate of finite stages asks for a smaller step as NaN does.
      if (error <= 1 && !right.evaluate(t + h, next, nextSlope)) return NaN;
      tried.error = error;
      return error;
    },
    localError: () => tried.localError,
    suggest(length, accepted, retried) {
      const byError = SAFETY * tried.error ** (-1 / 8);
      // Gustafsson's prediction: what shrank last time will go on shrinking. Without it every other step to a blow-up fails.
      const trend = (length / tried.lastLength) * (tried.lastError / tried.error) ** (1 / 8);
      const factor = accepted && trend < 1 ? byError * trend : byError;
      if (accepted) {
        tried.lastError = Math.max(tried.error, 1e-4);
        tried.lastLength = length;
      }
      return length * Math.min(retried ? 1 : GROW, Math.max(SHRINK, factor));
    },
    prepareDense() {
      for (let s = 0; s < 3; s++) if (!evaluate(NEW_POINT + 1 + s, DENSE_STAGE_ROWS[s], e3)) return false;
      const [p0, p1, p2] = polynomial;
      for (let i = 0; i < size; i++) {
        const difference = next[i] - y[i];
        p0[i] = difference;
        p1[i] = tried.h * slope[i] - difference;
        p2[i] = difference - tried.h * nextSlope[i] - p1[i];
      }
      for (let c = 0; c < 4; c++) combine(polynomial[3 + c], undefined, tried.h, k, DENSE_ROWS[c]);
      return true;
    },
    /** y + θ(p₀ + (1−θ)(p₁ + θ(p₂ + (1−θ)(p₃ + …)))), of order 7 */
    dense(theta, out) {
      const [p0, p1, p2, p3, p4, p5, p6] = polynomial;
      const rest = 1 - theta;
      for (let i = 0; i < size; i++) {
        const inner = p3[i] + theta * (p4[i] + rest * (p5[i] + theta * p6[i]));
        out[i] = y[i] + theta * (p0[i] + rest * (p1[i] + theta * (p2[i] + rest * inner)));
      }
    },
    /** |hλ| of the stiffest direction, from stages 12 and 13 that both belong to t + h: Hairer, Wanner, IV.2 */
    heldByStability() {
      let [slopes2, points2] = [0, 0];
      for (let i = 0; i < size; i++) {
        slopes2 += (nextSlope[i] - slopes[NEW_POINT - 1][i]) ** 2;
        points2 += (next[i] - stage[i]) ** 2;
      }
      return Math.abs(tried.h) * Math.sqrt(slopes2) > STABLE * Math.sqrt(points2);
    },
    advance() {
      y.set(next);
      slope.set(nextSlope);
    },
  };
}

/**
 * The explicit Runge-Kutta method 8(5,3) of Dormand and Prince, with dense output of order 7 and Hairer's step control.
 *
 *     y′ = f(t, y),   y(t0) = y0,   up to t1, which may be before t0
 *
 * Twelve right-hand sides a step, three more where something between its ends is asked for. Not for stiff problems: the
 * advice of the result says when stability and not accuracy held the step. The error is controlled at the ends of steps;
 * between them the polynomial adds one of some ten tolerances, or a hundred where steps are long.
 *
 * @param y0 size; copied
 * @throws {@link OperatorError} `invalid-parameter` for arguments that make no sense; never for what the equation does
 */
export function integrateDop853(
  problem: OdeProblem,
  y0: Float64Array,
  t0: number,
  t1: number,
  options: IntegrateOptions = {},
): IntegrateResult {
  return integrateBy(createDop853, problem, y0, t0, t1, options);
}
