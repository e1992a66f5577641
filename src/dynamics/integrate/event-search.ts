import { OperatorError } from '../../operators/errors.js';
import type { Scene, Watch } from './event-scan.js';
import { PARTS, scanStep, signOf } from './event-scan.js';
import { perturbation } from './event-slack.js';
import type { DenseStep, EventFound, OdeEvent } from './problem.js';

/** Two events are at one time if they are within this many units of rounding of the times of the step. */
const SAME_TIME = 16 * Number.EPSILON;

/** The events of a run. */
interface EventSearch {
  readonly found: readonly EventFound[];
  start(t: number, y: Float64Array): void;
  /**
   * Takes the events of the next step in the order of the run, up to the first terminal one and what is at its time.
   *
   * @param radius what the error of the state may be, a component
   * @returns where the run ends by a terminal one
   */
  search(step: DenseStep, radius: (i: number) => number): EventFound | undefined;
  /** after the last step: functions that came to 0 exactly there */
  finish(): EventFound | undefined;
}

/** Looks for events step by step. Where nothing happens it allocates nothing that grows with the state. */
export function createEventSearch(events: readonly OdeEvent[], size: number): EventSearch {
  const [state, shifted] = [new Float64Array(size), new Float64Array(size)];
  const found: EventFound[] = [];
  const watches = events.map((event): Watch => ({
    event,
    values: new Float64Array(PARTS + 1),
    sign: 0,
    zero: undefined,
    staysAtZero: false,
    falling: false,
  }));
  let firstStep = true;

  const valueOf = (event: OdeEvent, t: number, y: Float64Array): number => {
    const value = event.value(t, y);
    if (Number.isNaN(value)) throw new OperatorError('user-code', `event ${event.name}: NaN at t = ${t}`);
    return value;
  };

  const sceneOf = (step: DenseStep, times: Float64Array, radius: (i: number) => number): Scene => ({
    times,
    value(event, t) {
      step.at(t, state);
      return valueOf(event, t, state);
    },
    slack(event, t) {
      if (event.slack !== undefined) return event.slack;
      step.at(t, state);
      return perturbation((y) => event.value(t, y), state, shifted, radius);
    },
    found(event, t, direction) {
      const y = new Float64Array(size);
      if (t === step.to) y.set(step.y);
      else step.at(t, y);
      return { name: event.name, t, y, direction };
    },
  });

  /** @param ends whether a terminal event at this time ends the run */
  function take(
    drafts: { readonly event: OdeEvent; readonly at: EventFound }[],
    step: { readonly from: number; readonly to: number },
    ends: (t: number) => boolean,
  ): EventFound | undefined {
    const orientation = Math.sign(step.to - step.from);
    const wanted = drafts
      .filter(({ event, at }) => !event.direction || event.direction === at.direction)
      .sort((a, b) => orientation * (a.at.t - b.at.t));
    const end = wanted.find(({ event, at }) => event.terminal === true && ends(at.t))?.at;
    const window = SAME_TIME * Math.max(Math.abs(step.from), Math.abs(step.to));
    const kept = wanted.filter(({ at }) => end === undefined || orientation * (at.t - end.t) <= window);
    found.push(...kept.map(({ at }) => at));
    return end && kept[kept.length - 1].at;
  }

  const times = new Float64Array(PARTS + 1);
  return {
    found,
    start(t, y) {
      for (const watch of watches) {
        const value = valueOf(watch.event, t, y);
        watch.values[PARTS] = value;
        watch.sign = signOf(value);
        if (value === 0) watch.zero = { name: watch.event.name, t, y: y.slice(), direction: 0 };
      }
    },
    search(step, radius) {
      const { from, to } = step;
      for (let k = 0; k <= PARTS; k++) times[k] = k === PARTS ? to : from + ((to - from) * k) / PARTS;
      for (const { values } of watches) values[0] = values[PARTS];
      for (let k = 1; k <= PARTS; k++) {
        if (k < PARTS) step.at(times[k], state);
        for (const { event, values } of watches) values[k] = valueOf(event, times[k], k < PARTS ? state : step.y);
      }
      const scene = sceneOf(step, times, radius);
      const drafts = watches.flatMap((watch) => scanStep(watch, scene).map((at) => ({ event: watch.event, at })));
      const starts = firstStep;
      firstStep = false;
      return drafts.length === 0 ? undefined : take(drafts, step, (t) => !(starts && t === from));
    },
    finish() {
      const drafts = watches.flatMap(({ event, zero }) => (zero === undefined ? [] : [{ event, at: zero }]));
      return take(drafts, { from: 0, to: 1 }, () => !firstStep);
    },
  };
}
