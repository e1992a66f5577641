import type { DenseStep } from './problem.js';

/** The states at the times that a run is asked for. */
interface WantedTimes {
  /** whether one is left before t */
  before(t: number): boolean;
  /** all up to the end of the step */
  record(step: DenseStep): void;
  /** those reached, reached × size */
  states(): Float64Array;
}

/** @param direction 1, or −1 for a run backwards in time; `times` are in its order */
export function createWantedTimes(times: ArrayLike<number>, size: number, direction: number): WantedTimes {
  const states = new Float64Array(times.length * size);
  let reached = 0;
  return {
    before: (t) => reached < times.length && direction * (t - times[reached]) > 0,
    record(step) {
      for (; reached < times.length && direction * (step.to - times[reached]) >= 0; reached++) {
        const out = states.subarray(reached * size, (reached + 1) * size);
        if (times[reached] === step.to) out.set(step.y);
        else step.at(times[reached], out);
      }
    },
    states: () => states.slice(0, reached * size),
  };
}
