import type { RightSide } from './right-side.js';
import type { Tolerance } from './tolerance.js';

/**
 * A one-step method that chooses its steps. What is the same for all of them, the ends of a run, its events and its
 * output, is `run.ts`.
 */
export interface Method {
  /** the state at the start of the step */
  readonly y: Float64Array;
  /** f there */
  readonly slope: Float64Array;
  /** the state at the end of the step tried last */
  readonly next: Float64Array;
  /** f there */
  readonly nextSlope: Float64Array;
  /** p of the first step's guess: its local error is of the size h^p */
  readonly guessOrder: number;
  /**
   * Tries a step of length h, negative backwards.
   *
   * @returns the local error in units of the tolerance, good up to 1; NaN if f is undefined at one of the stages
   */
  attempt(t: number, h: number): number;
  /** largest component of the local error of the step tried last */
  localError(): number;
  /**
   * Length of the step to try next, from what the last attempt said.
   *
   * @param retried the step was rejected, or the one before it: no growth
   */
  suggest(length: number, accepted: boolean, retried: boolean): number;
  /** makes `dense` work on the step tried last; false if f is undefined at a stage that it needs */
  prepareDense(): boolean;
  /** the polynomial at t + θh into `out` */
  dense(theta: number, out: Float64Array): void;
  /** whether stability and not accuracy held the step accepted last */
  heldByStability?(): boolean;
  /** takes the step tried last: `next` becomes `y` */
  advance(): void;
}

/**
 * A method on a problem, with y and slope at the first time still to be filled.
 *
 * @param dense whether `dense` may be asked for
 */
export type CreateMethod = (size: number, right: RightSide, tolerance: Tolerance, dense: boolean) => Method;
