import type { OdeProblem } from './problem.js';

/** f with its calls counted, and with what it throws or returns that is not finite as `false`. */
export interface RightSide {
  evaluate(t: number, y: Float64Array, dy: Float64Array): boolean;
  readonly calls: number;
  /** what the last call that failed threw, if it threw */
  readonly cause: unknown;
}

function isFinite(v: Float64Array): boolean {
  for (let i = 0; i < v.length; i++) if (!(Math.abs(v[i]) <= Number.MAX_VALUE)) return false;
  return true;
}

/** An attempt may leave the domain of f, so a throw is an answer here and not an error. */
export function guardRightSide(problem: OdeProblem): RightSide {
  const guarded = {
    calls: 0,
    cause: undefined as unknown,
    evaluate(t: number, y: Float64Array, dy: Float64Array): boolean {
      guarded.calls++;
      try {
        problem.rightSide(t, y, dy);
      } catch (error) {
        guarded.cause = error;
        return false;
      }
      if (isFinite(dy)) return true;
      guarded.cause = undefined;
      return false;
    },
  };
  return guarded;
}
