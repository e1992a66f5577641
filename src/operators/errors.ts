/** Where a model has no value, or a number no exact form: typed, with the place, and never NaN. */

/** What went wrong, as a stable code. */
export type OperatorErrorCode =
  | 'isolated-agent'
  | 'empty-neighbourhood'
  | 'off-support'
  | 'inexact'
  | 'wrong-environment'
  | 'invalid-measure'
  | 'invalid-field'
  | 'invalid-parameter'
  | 'different-strengths'
  | 'unequal-masses'
  | 'needs-density'
  | 'out-of-range'
  | 'too-large'
  | 'invalid-weight'
  | 'user-code';

/** An error of environments, kernels, measures and models that the caller can mend. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
  constructor(
    readonly code: OperatorErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const at = (model: string, target: number, place: string): string => `${model}: target ${target} at ${place}`;

/** A target that sees no mass: Σⱼ mⱼ φ(x − xⱼ) = 0, and the average there is 0/0. */
export class IsolatedAgentError extends OperatorError {
  override readonly name = 'IsolatedAgentError';
  constructor(
    readonly model: string,
    readonly target: number,
    readonly place: string,
  ) {
    super('isolated-agent', `${at(model, target, place)} sees no mass`);
  }
}

/** A target in a neighbourhood without mass: ρ(A_l) = 0 or ρ(g_l) = 0. */
export class EmptyNeighbourhoodError extends OperatorError {
  override readonly name = 'EmptyNeighbourhoodError';
  constructor(
    readonly model: string,
    readonly target: number,
    readonly place: string,
    readonly neighbourhood: number | string,
  ) {
    super('empty-neighbourhood', `${at(model, target, place)} is in neighbourhood ${neighbourhood}, which has no mass`);
  }
}

/** A target that is no point of ρ, for a model that is defined on the support only. */
export class OffSupportError extends OperatorError {
  override readonly name = 'OffSupportError';
  constructor(
    readonly model: string,
    readonly target: number,
    readonly place: string,
  ) {
    super('off-support', `${at(model, target, place)} is off the support of ρ`);
  }
}

/** An exact value was asked of something that has irrational ones. */
export class InexactError extends OperatorError {
  override readonly name = 'InexactError';
  constructor(what: string) {
    super('inexact', `${what} has no exact value here: use doubles, or a kernel with rational values`);
  }
}

/** Exact work that would take minutes or hours. */
export class TooLargeError extends OperatorError {
  override readonly name = 'TooLargeError';
  constructor(
    what: string,
    readonly steps: number,
    readonly limit: number,
  ) {
    super(
      'too-large',
      `${what}: ${steps.toPrecision(2)} steps, the limit is ${limit.toPrecision(2)}; use doubles, fewer points or simpler numbers`,
    );
  }
}

/** A weight or strength that a model's own formula must not give: negative, NaN, not a number, too few. */
export class InvalidWeightError extends OperatorError {
  override readonly name = 'InvalidWeightError';
  constructor(
    readonly model: string,
    readonly target: number,
    readonly place: string,
    /** `the weight of point 1 at (1, 0) is -1, expected a number ≥ 0` */
    readonly complaint: string,
  ) {
    super('invalid-weight', `${at(model, target, place)}: ${complaint}`);
  }
}

/** A model's own formula threw: what it said, where, and for which target. `cause` is what was thrown. */
export class UserCodeError extends OperatorError {
  override readonly name = 'UserCodeError';
  constructor(
    readonly model: string,
    readonly target: number,
    readonly place: string,
    what: string,
    override readonly cause: unknown,
  ) {
    const line = cause instanceof Error ? /[^\s()]+:\d+:\d+/.exec(cause.stack ?? '')?.[0] : undefined;
    super('user-code', `${at(model, target, place)}: ${what} threw ${String(cause)}${line ? ` (${line})` : ''}`);
  }
}
