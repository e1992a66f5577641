import type { AveragingModel } from '../../operators/model.js';
import type { Bound } from './bounds.js';
import type { Motion, MotionState } from './motion.js';
import type { Observable, Snapshot } from './observables.js';
import type { SystemName } from './schema.js';
import type { TrajectoryShape } from './trajectory.js';

/** A scenario as something that runs. */
export interface Run {
  readonly name: string;
  readonly seed: number;
  readonly system: SystemName;
  readonly start: MotionState;
  readonly motion: Motion;
  /** of output, increasing, the last is the end */
  readonly times: readonly number[];
  readonly shape: TrajectoryShape;
  readonly observables: readonly Observable[];
  readonly bounds: readonly Bound[];
  /** the agents with mass at a state; valid until the next call */
  snapshot(t: number, y: Float64Array): Snapshot;
  /** names of events that hold at the start already */
  readonly early: readonly string[];
}

/** What a scenario needs from outside. */
export interface Surroundings {
  /** a file that the scenario names, by the path that it is named by */
  readText(file: string): string;
  /** the averaging models that a module exports, by the name of their export */
  models: ReadonlyMap<string, AveragingModel>;
}
