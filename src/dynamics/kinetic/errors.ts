/** What a kinetic solver cannot be asked, or cannot say: typed, with the place. */

/** What went wrong, as a stable code. */
export type KineticErrorCode =
  /** arguments that make no solver, state or step */
  | 'invalid-solver'
  /** a number is NaN or infinite; `time` and `index` say where */
  | 'not-finite'
  /** the density is negative beyond rounding: the resolution is lost */
  | 'negative-density';

/** An error of a kinetic solver. Runs end there and keep it. */
export class KineticError extends Error {
  override readonly name = 'KineticError';
  constructor(
    readonly code: KineticErrorCode,
    message: string,
    readonly time?: number,
    /** of the state, or of the node */
    readonly index?: number,
  ) {
    super(message);
  }
}

/** @throws {KineticError} `invalid-solver` unless the count is an integer in [least, most] */
export function checkCount(name: string, count: number, least: number, most: number): void {
  if (!(Number.isInteger(count) && count >= least && count <= most))
    throw new KineticError('invalid-solver', `${name}: ${count}, expected an integer from ${least} to ${most}`);
}

/** @throws {KineticError} `invalid-solver` unless the number is positive and finite */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new KineticError('invalid-solver', `${name}: ${value}, expected a positive number`);
}
