import type { Method } from './method.js';
import { largestOf } from './tolerance.js';

/** Lengths of accepted steps that are kept: what the time left before a blow-up is seen from. */
const LENGTHS_KEPT = 8;

/** What a run keeps account of. */
export interface Ledger {
  readonly steps: number;
  readonly rejected: number;
  /** Σ local error, in the largest component */
  readonly error: number;
  /** Σ |error| / |f|: by how much time the errors may have moved what happens */
  readonly timeError: number;
  /** accepted steps that stability held */
  readonly stiff: number;
  /** of the last accepted steps, newest last */
  readonly lengths: readonly number[];
  reject(): void;
  /** the step of the given length that the method tried last */
  accept(method: Method, length: number): void;
}

export function createLedger(): Ledger {
  const lengths: number[] = [];
  const ledger = {
    steps: 0,
    rejected: 0,
    error: 0,
    timeError: 0,
    stiff: 0,
    lengths,
    reject(): void {
      ledger.rejected++;
    },
    accept(method: Method, length: number): void {
      const error = method.localError();
      ledger.steps++;
      ledger.error += error;
      // An error may stand for any time where nothing moves; not for more than the step that made it.
      if (error > 0) ledger.timeError += Math.min(error / largestOf(method.nextSlope), length);
      if (method.heldByStability?.() === true) ledger.stiff++;
      if (lengths.push(length) > LENGTHS_KEPT) lengths.shift();
    },
  };
  return ledger;
}
