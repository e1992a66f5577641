import type { Summary } from '../dynamics/scenario/summary.js';

/** What the thread of a run is given. */
export interface SimulateTask {
  /** the scenario */
  readonly file: string;
  /** `runs/<name>` unless given */
  readonly out: string | undefined;
  /** instead of the scenario's */
  readonly seed: number | undefined;
  readonly threads: number;
  readonly page: boolean;
  /** set to 1 to interrupt */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** What it says. */
export type FromSimulateWorker =
  | { readonly kind: 'progress'; readonly t: number; readonly until: number; readonly steps: number }
  /** at the time of a checkpoint, or undefined if the one that is there is of another run */
  | { readonly kind: 'resume'; readonly t: number | undefined; readonly folder: string }
  | { readonly kind: 'end'; readonly summary: Summary; readonly folder: string; readonly page: boolean }
  | { readonly kind: 'usage'; readonly message: string }
  | { readonly kind: 'bug'; readonly stack: string };
