import type { Method } from './method.js';
import type { Tolerance } from './tolerance.js';
import { largestOf, largestTolerated } from './tolerance.js';

/** What a run keeps account of. */
export interface Ledger {
  readonly steps: number;
  readonly rejected: number;
  /** Σ local error, in the largest component */
  readonly error: number;
  /** Σ tolerance / |f|: by how much time the errors may have moved what happens */
  readonly timeError: number;
  /** accepted steps that stability held */
  readonly stiff: number;
  reject(): void;
  /** the step of the given length that the method tried last */
  accept(method: Method, length: number): void;
}

export function createLedger(tolerance: Tolerance): Ledger {
  const ledger = {
    steps: 0,
    rejected: 0,
    error: 0,
    timeError: 0,
    stiff: 0,
    reject(): void {
      ledger.rejected++;
    },
    accept(method: Method, length: number): void {
      ledger.steps++;
      ledger.error += method.localError();
      // An error may stand for any time where nothing moves; not for more than the step that made it. The tolerance and not
      // the estimate, which is too small where a solution ends by a root or a pole.
      ledger.timeError += Math.min(largestTolerated(tolerance, method.next) / largestOf(method.nextSlope), length);
      if (method.heldByStability?.() === true) ledger.stiff++;
    },
  };
  return ledger;
}
