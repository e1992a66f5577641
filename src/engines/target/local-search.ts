import type { Random } from './random.js';

/** A function to minimise on the unit cube; not smooth where eigenvalues cross, +∞ where it has no value. */
export interface Landscape {
  readonly dimension: number;
  /** one evaluation; false stops the search: the budget is spent or the goal reached */
  more(): boolean;
  value(x: Float64Array): number;
}

export interface Point {
  readonly x: Float64Array;
  value: number;
}

/** Back into [0, 1] by reflection at the faces. */
function intoCube(x: number): number {
  const y = Math.abs(x) % 2;
  return y > 1 ? 2 - y : y;
}

/** Steps smaller than this are not told apart by doubles near 1. */
const SMALLEST_STEP = 1e-12;

/**
 * The (1+1)-CMA evolution strategy (Igel, Suttorp, Hansen 2006): a step is σ L z with z normal; successes stretch the
 * Cholesky factor L along the step, σ follows the rate of success. It learns the shape of valleys that coordinate steps only
 * creep along. O(d²) a step.
 */
export function evolve(land: Landscape, start: Point, sigma: number, steps: number, random: Random): Point {
  const d = land.dimension;
  const best: Point = { x: start.x.slice(), value: start.value };
  const L = new Float64Array(d * d);
  for (let i = 0; i < d; i++) L[i * d + i] = 1;
  const [z, y, trial] = [new Float64Array(d), new Float64Array(d), new Float64Array(d)];
  const [target, smoothing, damping, rate] = [2 / 11, 1 / 12, 1 + d / 2, 2 / (d * d + 6)];
  let success = target;
  for (let step = 0; step < steps && sigma > SMALLEST_STEP && land.more(); step++) {
    let length = 0;
    for (let i = 0; i < d; i++) {
      z[i] = random.normal();
      length += z[i] * z[i];
    }
    for (let i = 0; i < d; i++) {
      let s = 0;
      for (let j = 0; j <= i; j++) s += L[i * d + j] * z[j];
      y[i] = s;
      trial[i] = intoCube(best.x[i] + sigma * s);
    }
    const value = land.value(trial);
    const improved = value < best.value;
    success = (1 - smoothing) * success + (improved ? smoothing : 0);
    sigma *= Math.exp((success - target) / ((1 - target) * damping));
    if (sigma > 1) sigma = 1;
    if (!improved) continue;
    best.x.set(trial);
    best.value = value;
    // Rank-one update: L L^T ← (1 - c) L L^T + c y y^T, as long as successes are not the rule.
    if (success < 0.44 && length > 0) stretch(d, L, y, 1 - rate, rate);
  }
  return best;
}

/** Cholesky factor of a L L^T + b y y^T; y is overwritten. */
function stretch(d: number, L: Float64Array, y: Float64Array, a: number, b: number): void {
  const [root, scale] = [Math.sqrt(a), Math.sqrt(b)];
  for (let i = 0; i < d; i++) {
    y[i] *= scale;
    for (let j = 0; j <= i; j++) L[i * d + j] *= root;
  }
  for (let k = 0; k < d; k++) {
    const l = L[k * d + k];
    const r = Math.hypot(l, y[k]);
    if (!(l > 0)) return;
    const [c, s] = [r / l, y[k] / l];
    L[k * d + k] = r;
    for (let i = k + 1; i < d; i++) {
      L[i * d + k] = (L[i * d + k] + s * y[i]) / c;
      y[i] = c * y[i] - s * L[i * d + k];
    }
  }
}

/**
 * Coordinate search with a step for each coordinate: twice as far after a success, half after a failure on both sides.
 * Ends when all steps are tiny.
 */
export function descend(land: Landscape, start: Point, step: number, rounds: number): Point {
  const d = land.dimension;
  const best: Point = { x: start.x.slice(), value: start.value };
  const steps = new Float64Array(d).fill(step);
  for (let round = 0; round < rounds; round++) {
    let alive = false;
    for (let i = 0; i < d; i++) {
      if (!(steps[i] > SMALLEST_STEP)) continue;
      alive = true;
      const here = best.x[i];
      let moved = false;
      for (const side of [1, -1]) {
        const x = Math.min(1, Math.max(0, here + side * steps[i]));
        if (x === here) continue;
        if (!land.more()) return best;
        best.x[i] = x;
        const value = land.value(best.x);
        if (value < best.value) {
          best.value = value;
          moved = true;
          break;
        }
        best.x[i] = here;
      }
      steps[i] *= moved ? 2 : 0.5;
    }
    if (!alive) break;
  }
  return best;
}

/** What a snap may cost: the noise of an eigenvalue. */
export const SNAP_COST = 1e-12;

/** Parameters closer than this may be meant to be equal. */
const CLOSE = 0.02;

/**
 * Extremal models are sparse and symmetric: sets parameters to 0, to 1, or to the value of a parameter close by, one at a time,
 * as long as the value does not rise by more than noise.
 */
export function snap(land: Landscape, start: Point): Point {
  const d = land.dimension;
  const best: Point = { x: start.x.slice(), value: start.value };
  for (let i = 0; i < d; i++) {
    const here = best.x[i];
    const near = Array.from(best.x).filter((x, j) => j < i && Math.abs(x - here) < CLOSE);
    for (const x of new Set([0, 1, ...near])) {
      if (x === best.x[i]) break;
      if (x === 1 && here < 1 - CLOSE) continue;
      if (!land.more()) return best;
      const before = best.x[i];
      best.x[i] = x;
      const value = land.value(best.x);
      if (value <= best.value + SNAP_COST) {
        best.value = value;
        break;
      }
      best.x[i] = before;
    }
  }
  return best;
}
