import { climbToPattern, shrinkPattern } from '../atlas/climb.js';
import { censusChunk } from '../engines/census.js';
import type { EnumeratedFamily } from '../engines/enumerate.js';
import { randomFrom } from '../engines/target/random.js';
import type { Pattern } from '../properties/pattern.js';
import type { Finished } from './pool.js';
import { timed } from './pool.js';

export const CENSUS_WORKER = new URL(import.meta.url);

/** A piece of the search for the atlas: an interval of codes of a layer, or a walk towards a pattern. */
export type CensusTask =
  | {
      readonly kind: 'layer';
      readonly family: EnumeratedFamily;
      readonly points: number;
      readonly entries: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'climb';
      readonly pattern: Pattern;
      readonly points: number;
      readonly top: number;
      readonly evaluations: number;
      readonly seed: number;
    };

/** Classes that were decided, and the first flow with the fewest non-zeros for each pattern that occurred. */
export interface CensusResult {
  readonly classes: number;
  readonly found: readonly { readonly pattern: Pattern; readonly flow: readonly (readonly number[])[] }[];
}

/** What a worker thread does with a task; also called directly when there is one job. */
export default function work(task: CensusTask): Finished<CensusResult> {
  return timed(() => {
    if (task.kind === 'layer') {
      const { classes, patterns } = censusChunk(task.points, task.entries, task.from, task.to, task.family);
      return { classes, found: [...patterns].map(([pattern, { witness }]) => ({ pattern, flow: witness })) };
    }
    const { pattern } = task;
    const flow = climbToPattern(task, randomFrom(task.seed));
    return { classes: 0, found: flow ? [{ pattern, flow: shrinkPattern(flow, pattern) }] : [] };
  });
}
