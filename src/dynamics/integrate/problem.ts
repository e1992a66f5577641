/** y′ = f(t, y) for y in R^size. */
export interface OdeProblem {
  readonly size: number;
  /**
   * dy = f(t, y). Allocates nothing. May throw a typed error where f is not defined: the integrator ends there and keeps it.
   *
   * @param dy size, overwritten; never `y`
   */
  rightSide(t: number, y: Float64Array, dy: Float64Array): void;
}

/** Something that happens where a function of time and state vanishes; found on the dense polynomial. */
export interface OdeEvent {
  readonly name: string;
  value(t: number, y: Float64Array): number;
  /** 1: only where it rises through 0, −1: only where it falls; 0, the default, both and where it touches */
  readonly direction?: -1 | 0 | 1;
  /** the run ends there */
  readonly terminal?: boolean;
}

/** One accepted step with its polynomial. Valid until the next one: copy what is kept. */
export interface DenseStep {
  readonly from: number;
  readonly to: number;
  /** the state at `to` */
  readonly y: Float64Array;
  /** the polynomial at t in [from, to] into `out` */
  at(t: number, out: Float64Array): void;
}

export interface IntegrateOptions {
  /** relative and absolute tolerance of the local error, a component each or for all */
  readonly rtol?: number;
  readonly atol?: number | Float64Array;
  readonly firstStep?: number;
  readonly maxStep?: number;
  readonly maxSteps?: number;
  readonly events?: readonly OdeEvent[];
  /** called after each accepted step; `false` ends the run as interrupted */
  onStep?(step: DenseStep): boolean | void;
  /** states wanted at these times, in order: from the dense polynomial */
  readonly times?: ArrayLike<number>;
}

export interface EventFound {
  readonly name: string;
  readonly t: number;
  readonly y: Float64Array;
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
  /** the right-hand side was not finite, or threw, at every step tried */
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
  readonly events: readonly EventFound[];
  /** where the solution ends, if it does: last time reached, first time that no step reached */
  readonly bracket?: readonly [number, number];
  /** what to try: `the step size went below 1e-16 at t = 1.81: the solution blows up or is stiff there` */
  readonly advice?: string;
}
