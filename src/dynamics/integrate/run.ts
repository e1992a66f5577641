import { createCurrentStep } from './current-step.js';
import { adviceFor, bracketOf } from './ending.js';
import { createEventSearch } from './event-search.js';
import { guessFirstStep } from './first-step.js';
import { createLedger } from './ledger.js';
import type { CreateMethod } from './method.js';
import type { IntegrateOptions, IntegrateResult, IntegrateStatus, OdeProblem } from './problem.js';
import { guardRightSide } from './right-side.js';
import { readSettings } from './settings.js';
import { createWantedTimes } from './wanted-times.js';

/** A step shorter than this many units of rounding of the time is none. More than a few: rounded lengths must still shrink. */
const RESOLUTION = 16 * Number.EPSILON;

/** A rejected step is tried again at most this part as long. */
const SHORTER = 0.9;

/** A step with an undefined right side is tried again at this part of its length. */
const RETREAT = 1 / 4;

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
  const { events = [] } = options;
  const direction = t1 < t0 ? -1 : 1;
  const right = guardRightSide(problem);
  const dense = events.length > 0 || times.length > 0 || options.onStep !== undefined;
  const method = create(size, right, tolerance, dense);
  const step = createCurrentStep(method);
  const search = createEventSearch(events, size);
  const wanted = createWantedTimes(times, size, direction);
  const ledger = createLedger();
  const now = { t: t0, length: 0, failed: t0 };

  /** what the error of the state may be */
  const radius = (i: number): number => tolerance.atol[i] + tolerance.rtol * Math.abs(step.y[i]) + ledger.error;

  function end(reached: IntegrateStatus, t: number, y: Float64Array): IntegrateResult {
    const atLast = reached === 'event' ? undefined : search.finish();
    const status = reached === 'finished' && atLast !== undefined ? 'event' : reached;
    const ending = { ...now, status, t, direction, ledger, cause: right.cause };
    const bracket = bracketOf(ending);
    const advice = adviceFor(ending);
    return {
      status,
      t,
      y: y.slice(),
      states: wanted.states(),
      steps: ledger.steps,
      rejected: ledger.rejected,
      rightSides: right.calls,
      errorEstimate: ledger.error,
      events: search.found,
      ...(bracket && { bracket }),
      ...(status === 'undefined' && right.cause !== undefined && { cause: right.cause }),
      ...(advice !== undefined && { advice }),
    };
  }

  method.y.set(y0);
  search.start(t0, method.y);
  step.begin(t0, t0);
  step.cut(t0, method.y);
  wanted.record(step);
  if (t0 === t1) return end('finished', t0, method.y);
  if (!right.evaluate(t0, method.y, method.slope)) return end('undefined', t0, method.y);
  const longest = Math.min(maxStep, Math.abs(t1 - t0));
  now.length = Math.min(longest, firstStep ?? guessFirstStep(method, right, tolerance, t0, t1 - t0, longest));

  for (let retried = false, wasUndefined = false; ;) {
    const { t } = now;
    if (t === t1) return end('finished', t, method.y);
    if (ledger.steps + ledger.rejected >= maxSteps) return end('too-many-steps', t, method.y);
    const rest = Math.abs(t1 - t);
    if (now.length < rest && !(now.length > RESOLUTION * Math.max(Math.abs(t), Math.abs(t0))))
      return end(wasUndefined ? 'undefined' : 'step-too-small', t, method.y);

    // Two equal steps to the end rather than one and a rest.
    const to = now.length >= rest ? t1 : t + direction * (2 * now.length > rest ? rest / 2 : now.length);
    const length = Math.abs(to - t);
    step.begin(t, to);
    const error = method.attempt(t, to - t);
    if (!(error <= 1) || ((events.length > 0 || wanted.before(to)) && !step.prepare())) {
      ledger.reject();
      retried = true;
      wasUndefined = !(error > 1);
      now.failed = to;
      now.length = wasUndefined ? RETREAT * length : Math.min(SHORTER * length, method.suggest(length, false, true));
      continue;
    }

    ledger.accept(method, length);
    const stop = events.length > 0 ? search.search(step, radius) : undefined;
    if (stop !== undefined) step.cut(stop.t, stop.y);
    wanted.record(step);
    // A terminal event at the end of the step before is seen only now, and that step was told of already.
    const onward = stop?.t === t || options.onStep?.(step) !== false;
    now.failed = to;
    if (step.failed) return end('undefined', t, method.y);
    if (stop !== undefined) return end('event', stop.t, stop.y);
    now.t = to;
    now.length = Math.min(maxStep, method.suggest(length, true, retried));
    method.advance();
    retried = wasUndefined = false;
    if (!onward && to !== t1) return end('interrupted', to, method.y);
  }
}
