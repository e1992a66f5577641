/** y′ = f(t, y) for y in R^size. */
export interface OdeProblem {
  readonly size: number;
  /**
   * dy = f(t, y). Allocates nothing. May throw a typed error where f is not defined: the integrator tries smaller steps,
   * ends there, and keeps the error as `cause`.
   *
   * @param dy size, overwritten; never `y`
   */
  rightSide(t: number, y: Float64Array, dy: Float64Array): void;
}

/**
 * Something that happens where a function of time and state vanishes; found on the dense polynomial.
 *
 * A zero at the first time is found too, but never ends the run: a run goes on from where another was ended. A function
 * that stays at zero gives one event, where it comes there. What an error of the size of the tolerances decides, two
 * crossings or none, is found as one touch. Zeros are told apart from an eighth of a step on, touches from a quarter:
 * `maxStep` says what that is.
 */
export interface OdeEvent {
  readonly name: string;
  /** @throws whatever it throws, through the integrator; NaN is an error as well */
  value(t: number, y: Float64Array): number;
  /** along the run, backwards in time too. 1: only where it rises through 0, −1: only where it falls; 0, the default, both and where it touches */
  readonly direction?: -1 | 0 | 1;
  /** the run ends there */
  readonly terminal?: boolean;
  /** a minimum of |value| up to this is a touch; by default what the error of the state so far does to it */
  readonly slack?: number;
}

/** One accepted step with its polynomial. Valid until the next one: copy what is kept. */
export interface DenseStep {
  readonly from: number;
  /** before `from` if the run goes backwards */
  readonly to: number;
  /** the state at `to` */
  readonly y: Float64Array;
  /** the polynomial at t between `from` and `to` into `out` */
  at(t: number, out: Float64Array): void;
}

export interface IntegrateOptions {
  /** relative tolerance of the local error in every component, 1e-9 unless told */
  readonly rtol?: number;
  /** absolute tolerance, a component each or for all, 1e-12 unless told: the error stays below atol + rtol |y| */
  readonly atol?: number | Float64Array;
  /** a length, positive; guessed unless told */
  readonly firstStep?: number;
  readonly maxStep?: number;
  /** accepted and rejected ones, 100 000 unless told */
  readonly maxSteps?: number;
  readonly events?: readonly OdeEvent[];
  /** called after each accepted step; `false` ends the run as interrupted */
  onStep?(step: DenseStep): boolean | void;
  /** states wanted at these times, in the order of the run: from the dense polynomial */
  readonly times?: ArrayLike<number>;
}

export interface EventFound {
  readonly name: string;
  readonly t: number;
  /** at a crossing, on the side that it leads to: a run that starts here does not find it again */
  readonly y: Float64Array;
  /** 1 rises through 0 along the run, −1 falls, 0 touches */
  readonly direction: -1 | 0 | 1;
}

/** How a run ended. */
export type IntegrateStatus =
  /** at the last time */
  | 'finished'
  /** at a terminal event */
  | 'event'
  /** `onStep` said so */
  | 'interrupted'
  | 'too-many-steps'
  /** the step went below what the clock resolves: blow-up or stiffness; `bracket` says where */
  | 'step-too-small'
  /** the right-hand side was not finite, or threw, in the shortest step tried */
  | 'undefined';

/** A run as a value: nothing is thrown for what the equation does. */
export interface IntegrateResult {
  readonly status: IntegrateStatus;
  readonly t: number;
  readonly y: Float64Array;
  /** the states at `times` that were reached, reached × size */
  readonly states: Float64Array;
  readonly steps: number;
  readonly rejected: number;
  readonly rightSides: number;
  /** sum of the local error estimates of all steps, in the largest component, unscaled: an indication, not a bound */
  readonly errorEstimate: number;
  /** in the order of the run */
  readonly events: readonly EventFound[];
  /**
   * where the solution ends, if it does: last time reached, first time that no step reached; both moved apart by four times the
   * time that the error estimates stand for, Σ |error| / |f|: an indication as they are. Smaller time first
   */
  readonly bracket?: readonly [number, number];
  /** what the right-hand side threw where it is undefined */
  readonly cause?: unknown;
  /** what to try: `the step size went below 1e-16 at t = 1.81: the solution blows up or is stiff there` */
  readonly advice?: string;
}
