import type { BoundFound } from './bounds.js';
import type { MotionFailure, MotionState } from './motion.js';
import type { SystemName } from './schema.js';

export const SIMULATION_SCHEMA = 'flockproof/simulation@1';

/** summary.json: how a run ended. */
export interface Summary {
  readonly schema: typeof SIMULATION_SCHEMA;
  readonly name: string;
  readonly system: SystemName;
  readonly seed: number;
  readonly n: number;
  readonly status: 'done' | 'event' | 'interrupted' | 'failed';
  /** the event, or what failed */
  readonly reason?: string;
  readonly t: number;
  readonly until: number;
  readonly frames: number;
  readonly steps: number;
  readonly rejected: number;
  /** right-hand sides, or averages where steps have a fixed length */
  readonly evaluations: number;
  /** sum of the local errors, where they are estimated; an indication */
  readonly errorEstimate?: number;
  readonly failure?: MotionFailure;
  readonly advice?: string;
  /** wall time, with that before interruptions */
  readonly seconds: number;
  readonly bounds?: readonly BoundFound[];
}

/** Whether the end of a run is a reason to exit with 1. */
export const isBad = ({ status, bounds }: Summary): boolean =>
  status === 'failed' || (bounds?.some(({ holds }) => !holds) ?? false);

/** The numbers of a state that a summary repeats. */
export const countsOf = ({ t, steps, rejected, evaluations, errorEstimate }: MotionState) => ({
  t,
  steps,
  rejected,
  evaluations,
  ...(errorEstimate > 0 && { errorEstimate }),
});
