import { integrateDop853 } from '../integrate/dop853.js';
import { integrateExtrapolation } from '../integrate/extrapolation.js';
import type { DenseStep, IntegrateResult, OdeProblem } from '../integrate/problem.js';
import { NO_AVERAGE, agentOf, isModelError } from './model-error.js';
import type { Motion, MotionEvent, MotionFailure, MotionState } from './motion.js';

/** How an equation is integrated. */
export interface OdeSettings {
  readonly method: 'dop853' | 'extrapolation';
  readonly rtol: number;
  readonly atol: number;
  readonly maxStep?: number | undefined;
  /** of the whole run, accepted and rejected */
  readonly maxSteps: number;
}

/** Accepted steps in a segment: each begins with one more right-hand side, of some 200. */
const STEPS_IN_SEGMENT = 16;

/**
 * Integration with error control, in segments of so many steps. Output comes from the dense polynomial and does not shorten steps.
 *
 * @param times of output, increasing, the last is the end
 */
export function motionOde(
  problem: OdeProblem,
  settings: OdeSettings,
  times: readonly number[],
  events: readonly MotionEvent[],
): Motion {
  const integrate = settings.method === 'dop853' ? integrateDop853 : integrateExtrapolation;
  const until = times[times.length - 1];
  const buffer = new Float64Array(problem.size);
  return {
    segment(from, hooks) {
      let [frames, count, length, stopped, cut] = [from.frames, 0, from.firstStep, false, false];
      const left = settings.maxSteps - from.steps - from.rejected;
      const onStep = (step: DenseStep): boolean => {
        count++;
        length = step.to - step.from;
        for (; frames < times.length && times[frames] <= step.to; frames++) {
          // many frames may be in one step: an interrupt does not wait for them
          if (hooks.stopAt(times[frames], from.steps + count)) {
            [stopped, cut] = [true, true];
            return false;
          }
          if (times[frames] === step.to) hooks.frame(step.to, step.y);
          else {
            step.at(times[frames], buffer);
            // The polynomial could not be had: the run ends at the beginning of this step.
            if (Number.isNaN(buffer[0])) return false;
            hooks.frame(times[frames], buffer);
          }
        }
        if (hooks.stopAt(step.to, from.steps + count)) stopped = true;
        return !stopped && count < STEPS_IN_SEGMENT;
      };
      const result = integrate(problem, from.y, from.t, until, {
        rtol: settings.rtol,
        atol: settings.atol,
        maxSteps: Math.max(1, left),
        ...(settings.maxStep !== undefined && { maxStep: settings.maxStep }),
        ...(from.firstStep > 0 && { firstStep: from.firstStep }),
        events: events.map(({ name, value }) => ({ name, value, direction: 1 as const, terminal: true })),
        onStep,
      });
      // A step that was cut lacks frames, even if it was the last.
      if (cut || (stopped && result.status === 'interrupted')) return { state: from, status: 'stopped' };
      const state: MotionState = {
        t: result.t,
        y: result.y,
        step: 0,
        firstStep: length,
        frames,
        steps: from.steps + result.steps,
        rejected: from.rejected + result.rejected,
        evaluations: from.evaluations + result.rightSides,
        errorEstimate: from.errorEstimate + result.errorEstimate,
      };
      const advice = result.advice === undefined ? {} : { advice: result.advice };
      switch (result.status) {
        case 'finished':
          return { state, status: 'done', ...advice };
        case 'interrupted':
          return { state, status: 'going', ...advice };
        case 'event':
          return { state, status: 'event', event: result.events[result.events.length - 1].name };
        default:
          return { state, status: 'failed', failure: failureOf(result) };
      }
    },
  };
}

const REASONS = {
  'too-many-steps': 'too many steps',
  'step-too-small': 'the step size went to zero',
  undefined: 'the right-hand side is not defined',
} as const;

/** What ended a run, with the agent where one is to blame. */
function failureOf({ t, status, bracket, cause, advice }: IntegrateResult): MotionFailure {
  const agent = agentOf(cause);
  const undefinedThere = isModelError(cause) && cause.code !== 'not-finite';
  const reason = cause instanceof Error ? cause.message : REASONS[status as keyof typeof REASONS];
  const hints = [advice, undefinedThere ? NO_AVERAGE : status === 'step-too-small' ? BLOW_UP : undefined];
  return {
    t,
    ...(bracket && { bracket }),
    ...(agent !== undefined && { agent }),
    reason,
    advice: hints.filter((hint) => hint !== undefined).join('; '),
  };
}

const BLOW_UP = 'if the solution should exist there, try the other method or larger tolerances';
