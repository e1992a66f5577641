import type { EventFound, OdeEvent } from './problem.js';
import { crossing, lowest } from './scalar-search.js';

/**
 * Parts of a step at whose ends events are evaluated. The polynomial has degree 7, so that what it does between zeros is
 * slower than this; dips between two samples show in their neighbours.
 */
export const PARTS = 16;

/** A minimum closer to an end of its bracket than this part of the bracket is at that end. */
const AT_END = 1e-6;

/** One event along the run. */
export interface Watch {
  readonly event: OdeEvent;
  /** at the ends of the parts of the step */
  readonly values: Float64Array;
  /** last sign that was not 0; 0 before the first */
  sign: number;
  /** where the function came to 0 exactly, while it stays there */
  zero: EventFound | undefined;
  /** the function stays at 0, and that is found already */
  staysAtZero: boolean;
  /** |value| was still falling at the end of the last step */
  falling: boolean;
}

/** The step as a scan sees it. */
export interface Scene {
  /** ends of the parts */
  readonly times: Float64Array;
  value(event: OdeEvent, t: number): number;
  /** how small a minimum of |value| at t must be to be a touch */
  slack(event: OdeEvent, t: number): number;
  found(event: OdeEvent, t: number, direction: -1 | 0 | 1): EventFound;
}

export const signOf = (value: number): -1 | 0 | 1 => (value > 0 ? 1 : value < 0 ? -1 : 0);

/**
 * Whether |value| is least at sample k among its neighbours, and so much less that it may come to 0 between them. At the
 * start of the step only if it was falling before.
 */
function mayDip({ values, falling }: Watch, k: number): boolean {
  const at = (i: number): number => (i < 0 || i > PARTS ? 0 : Math.abs(values[i]));
  const low = at(k);
  const isLeast = (k === 0 ? falling : low < at(k - 1)) && (k === PARTS || low <= at(k + 1));
  if (!isLeast) return false;
  // At an end the one neighbour may be as near to the minimum as the end itself: there the second one counts.
  const high = k === 0 ? at(2) : k === PARTS ? at(PARTS - 2) : Math.max(at(k - 1), at(k + 1));
  return low <= 2 * (high - low);
}

/** Nothing to look at: one sign, no dip. */
function isQuiet(watch: Watch): boolean {
  const { values, sign, zero } = watch;
  if (zero !== undefined) return false;
  for (let k = 0; k <= PARTS; k++) if (signOf(values[k]) !== sign || mayDip(watch, k)) return false;
  return true;
}

/** Zeros with a change of sign, and samples that are 0 exactly. Two crossings with only the error between them touch. */
function scanSigns(watch: Watch, scene: Scene): EventFound[] {
  const { event, values } = watch;
  const { times } = scene;
  const list: EventFound[] = [];
  for (let k = 1; k <= PARTS; k++) {
    const sign = signOf(values[k]);
    if (sign === 0) {
      if (!watch.staysAtZero) watch.zero ??= scene.found(event, times[k], signOf(-watch.sign));
      continue;
    }
    if (watch.zero !== undefined) {
      // It came to 0 from one side, and goes through it or back; from no side at all in a run that starts there.
      list.push({ ...watch.zero, direction: watch.sign === sign ? 0 : sign });
      watch.zero = undefined;
    } else if (watch.sign === -sign) {
      const t = crossing((s) => scene.value(event, s), times[k - 1], times[k]);
      const last = list[list.length - 1];
      const peak = last?.direction === -sign ? lowest((s) => sign * scene.value(event, s), last.t, t) : undefined;
      if (peak !== undefined && Math.abs(peak.value) <= scene.slack(event, peak.t))
        list[list.length - 1] = scene.found(event, peak.t, 0);
      else list.push(scene.found(event, t, sign));
    }
    watch.sign = sign;
    watch.staysAtZero = false;
  }
  if (watch.zero !== undefined && watch.zero.t !== times[PARTS]) {
    list.push(watch.zero);
    watch.zero = undefined;
    watch.sign = 0;
    watch.staysAtZero = true;
  }
  return list;
}

/** Whether the samples k − 1, k and k + 1, as far as there are such, have one sign. */
const oneSign = (values: Float64Array, k: number): boolean =>
  values[k] !== 0 &&
  (k === 0 || signOf(values[k - 1]) === signOf(values[k])) &&
  (k === PARTS || signOf(values[k + 1]) === signOf(values[k]));

/** Zeros between samples of one sign: a touch, or two crossings. */
function scanDips(watch: Watch, scene: Scene): EventFound[] {
  const { event, values } = watch;
  const { times } = scene;
  const list: EventFound[] = [];
  let falling = Math.abs(values[PARTS]) < Math.abs(values[PARTS - 1]);
  for (let k = 0; k <= PARTS; k++) {
    if (!oneSign(values, k) || !mayDip(watch, k)) continue;
    const sign = signOf(values[k]);
    const [a, b] = [times[Math.max(k - 1, 0)], times[Math.min(k + 1, PARTS)]];
    const { t, value } = lowest((s) => sign * scene.value(event, s), a, b);
    const near = AT_END * Math.abs(b - a);
    // A minimum at the end of the step is one if the next step rises from there.
    if (k === PARTS && value >= 0 && Math.abs(t - b) <= near) continue;
    if (k === PARTS) falling = false;
    const least =
      k === 0 && value >= 0 && Math.abs(t - a) <= near ? { t: a, value: Math.abs(values[0]) } : { t, value };
    if (Math.abs(least.value) <= scene.slack(event, least.t)) list.push(scene.found(event, least.t, 0));
    else if (least.value < 0) {
      const on = (s: number): number => scene.value(event, s);
      list.push(scene.found(event, crossing(on, a, t), signOf(-sign)), scene.found(event, crossing(on, t, b), sign));
    }
  }
  watch.falling = falling;
  return list;
}

/** Everything that the event does in the step, in no order. */
export function scanStep(watch: Watch, scene: Scene): EventFound[] {
  if (isQuiet(watch)) {
    watch.falling = Math.abs(watch.values[PARTS]) < Math.abs(watch.values[PARTS - 1]);
    return [];
  }
  const dips = scanDips(watch, scene);
  return [...scanSigns(watch, scene), ...dips];
}
