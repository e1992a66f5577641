import { createEventSearch } from './event-search.js';
import { adviceFor, bracketOf } from './ending.js';
import { guessFirstStep } from './first-step.js';
import type { CreateMethod } from './method.js';
import type { IntegrateOptions, IntegrateResult, IntegrateStatus, OdeProblem } from './problem.js';
import { guardRightSide } from './right-side.js';
import { readSettings } from './settings.js';
import { largestOf } from './tolerance.js';

/** A step shorter than this many units of rounding of the time is none. More than a few: rounded lengths must still shrink. */
const RESOLUTION = 16 * Number.EPSILON;

/** A rejected step is tried again at most this part as long. */
const SHORTER = 0.9;

/** A step with an undefined right side is tried again at this part of its length. */
const RETREAT = 1 / 4;

/** Lengths of accepted steps that are kept: what the time left before a blow-up is seen from. */
const LENGTHS_KEPT = 8;

/**
 * A run of a one-step method: first step, rejection, ends, events, wanted times. See {@link OdeProblem} and its relatives
 * for what goes in and out.
 *
 * @throws {@link OperatorError} `invalid-parameter` for arguments that make no sense
 */
export function integrateBy(
  create: CreateMethod,
  problem: OdeProblem,
  y0: Float64Array,
  t0: number,
  t1: number,
  options: IntegrateOptions,
): IntegrateResult {
  const { size } = problem;
  const { tolerance, maxSteps, maxStep, firstStep, times } = readSettings(size, y0, t0, t1, options);
  const right = guardRightSide(problem);
  const method = create(size, right, tolerance);
  const direction = t1 < t0 ? -1 : 1;
  const hasEvents = (options.events ?? []).length > 0;
  const search = createEventSearch(options.events ?? [], size);
  const states = new Float64Array(times.length * size);
  const lengths: number[] = [];
  const count = { steps: 0, rejected: 0, reached: 0, stiff: 0, error: 0, timeError: 0 };
  /** `whole` is the end of the step though an event may have cut it */
  const now = { t: t0, length: 0, failed: t0, whole: t0, dense: false, denseFailed: false };

  const step = {
    from: t0,
    to: t0,
    y: method.next,
    at(t: number, out: Float64Array): void {
      if (!now.dense) {
        now.dense = method.prepareDense();
        now.denseFailed = !now.dense;
      }
      if (now.dense) method.dense((t - step.from) / (now.whole - step.from), out);
      else out.fill(NaN);
    },
  };
  /** what the error of the state may be */
  const radius = (i: number): number => tolerance.atol[i] + tolerance.rtol * Math.abs(step.y[i]) + count.error;

  const record = (end: number, y: Float64Array): void => {
    while (count.reached < times.length && direction * (times[count.reached] - end) <= 0) {
      const out = states.subarray(count.reached * size, (count.reached + 1) * size);
      if (times[count.reached] === end) out.set(y);
      else step.at(times[count.reached], out);
      count.reached++;
    }
  };
  const end = (status: IntegrateStatus, t: number, y: Float64Array): IntegrateResult => {
    const stop = status === 'event' ? undefined : search.finish();
    const ending = {
      status: status === 'finished' && stop !== undefined ? ('event' as const) : status,
      t,
      failed: now.failed,
      length: now.length,
      lengths,
      timeError: count.timeError,
      stiff: count.steps === 0 ? 0 : count.stiff / count.steps,
      cause: right.cause,
    };
    const bracket = bracketOf(ending, direction);
    const advice = adviceFor(ending, maxSteps);
    return {
      status: ending.status,
      t,
      y: y.slice(),
      states: states.slice(0, count.reached * size),
      steps: count.steps,
      rejected: count.rejected,
      rightSides: right.calls,
      errorEstimate: count.error,
      events: search.found,
      ...(bracket && { bracket }),
      ...(ending.status === 'undefined' && right.cause !== undefined && { cause: right.cause }),
      ...(advice !== undefined && { advice }),
    };
  };

  method.y.set(y0);
  search.start(t0, method.y);
  record(t0, method.y);
  if (t0 === t1) return end('finished', t0, method.y);
  if (!right.evaluate(t0, method.y, method.slope)) return end('undefined', t0, method.y);
  const longest = Math.min(maxStep, Math.abs(t1 - t0));
  now.length = Math.min(longest, firstStep ?? guessFirstStep(method, right, tolerance, t0, t1 - t0, longest));

  for (let retried = false, wasUndefined = false; ;) {
    const { t } = now;
    if (t === t1) return end('finished', t, method.y);
    if (count.steps + count.rejected >= maxSteps) return end('too-many-steps', t, method.y);
    const rest = Math.abs(t1 - t);
    if (now.length < rest && !(now.length > RESOLUTION * Math.max(Math.abs(t), Math.abs(t0))))
      return end(wasUndefined ? 'undefined' : 'step-too-small', t, method.y);
    // Two equal steps to the end rather than one and a rest.
    const to = now.length >= rest ? t1 : t + direction * (2 * now.length > rest ? rest / 2 : now.length);
    const h = to - t;
    step.from = t;
    step.to = now.whole = to;
    step.y = method.next;
    now.dense = now.denseFailed = false;

    const error = method.attempt(t, h);
    const inside = hasEvents || (count.reached < times.length && direction * (to - times[count.reached]) > 0);
    if (!(error <= 1) || (inside && !(now.dense = method.prepareDense()))) {
      count.rejected++;
      wasUndefined = !(error > 1);
      now.failed = to;
      now.length = wasUndefined
        ? RETREAT * Math.abs(h)
        : Math.min(SHORTER * Math.abs(h), method.suggest(Math.abs(h), false, true));
      retried = true;
      continue;
    }
    count.steps++;
    const localError = method.localError();
    count.error += localError;
    if (localError > 0) count.timeError += Math.min(localError / largestOf(method.nextSlope), Math.abs(t1 - t0));
    if (method.heldByStability?.() === true) count.stiff++;
    if (lengths.push(Math.abs(h)) > LENGTHS_KEPT) lengths.shift();

    const stop = hasEvents ? search.search(step, radius) : undefined;
    if (stop !== undefined) {
      step.to = stop.t;
      step.y = stop.y;
    }
    record(step.to, step.y);
    const onward = stop?.t === t ? true : options.onStep?.(step);
    if (now.denseFailed) {
      now.failed = to;
      return end('undefined', t, method.y);
    }
    if (stop !== undefined) return end('event', stop.t, stop.y);
    now.length = Math.min(maxStep, method.suggest(Math.abs(h), true, retried));
    now.t = to;
    method.advance();
    retried = wasUndefined = false;
    if (onward === false) return end(to === t1 ? 'finished' : 'interrupted', to, method.y);
  }
}
