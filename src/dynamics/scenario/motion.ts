/** Where a run is, as plain data: a run that goes on from here ends as if it had not stopped, to the last bit. */
export interface MotionState {
  readonly t: number;
  readonly y: Float64Array;
  /** steps of the numbered kind since time 0; 0 for integrators that choose their steps */
  readonly step: number;
  /** length of the step to try first; 0 to have it guessed */
  readonly firstStep: number;
  /** output times that are done */
  readonly frames: number;
  readonly steps: number;
  readonly rejected: number;
  /** right-hand sides or averages */
  readonly evaluations: number;
  readonly errorEstimate: number;
}

export const motionStart = (y: Float64Array): MotionState => ({
  t: 0,
  y,
  step: 0,
  firstStep: 0,
  frames: 0,
  steps: 0,
  rejected: 0,
  evaluations: 0,
  errorEstimate: 0,
});

/** Why a run cannot go on. */
export interface MotionFailure {
  /** last time reached */
  readonly t: number;
  /** between these times the solution ends */
  readonly bracket?: readonly [number, number];
  readonly agent?: number;
  readonly reason: string;
  readonly advice?: string;
}

/** Something that ends a run, or only its name, when a function of the state goes below or above a number. */
export interface MotionEvent {
  /** `diameter below 0.1` */
  readonly name: string;
  /** negative before, positive after */
  value(t: number, y: Float64Array): number;
}

/** What happens on the way. States are valid during the call. */
export interface MotionHooks {
  /** at each output time */
  frame(t: number, y: Float64Array): void;
  /** after each step; true ends the segment at once */
  stopAt(t: number, steps: number): boolean;
}

/** A part of a run. */
export interface Segment {
  /** where the next one goes on. After `stopped` the state that this one began with, or a later one */
  readonly state: MotionState;
  readonly status: 'going' | 'done' | 'event' | 'failed' | 'stopped';
  readonly event?: string;
  readonly failure?: MotionFailure;
  /** what to try, of runs that were slow */
  readonly advice?: string;
}

/**
 * A system in motion, in segments that depend on nothing but the state that they begin with: where a run is interrupted does not
 * change what comes out.
 */
export interface Motion {
  segment(from: MotionState, hooks: MotionHooks): Segment;
}
