import { AgentError } from '../agents/errors.js';
import { OperatorError } from '../../operators/errors.js';
import type { OnStep, PathResult, PathStart } from '../stochastic/march.js';
import type { Motion, MotionEvent, MotionFailure, MotionState } from './motion.js';
import { NO_AVERAGE } from './motion-ode.js';

/** Runs some steps from a state: `runPaths` and its relatives. */
export type RunSteps = (from: PathStart, steps: number, onStep: OnStep) => PathResult;

export interface StepSettings {
  /** length of a step (time) */
  readonly h: number;
  /** steps of the whole run */
  readonly steps: number;
  /** steps after which there is output, increasing; the last is the last */
  readonly output: readonly number[];
  /** averages or forces in a step */
  readonly evaluations: number;
}

/** Steps in a segment; fewer for large crowds, of which each takes seconds. */
const stepsIn = (numbers: number): number => (numbers > 100_000 ? 1 : 16);

/** Numbered steps of one length: noise is drawn by their number. Events are looked for at the ends of steps. */
export function motionSteps(run: RunSteps, settings: StepSettings, events: readonly MotionEvent[]): Motion {
  const { h, steps, output, evaluations } = settings;
  return {
    segment(from, hooks) {
      const size = from.y.length / 2;
      const y = from.y.slice();
      const count = Math.min(stepsIn(size), steps - from.step);
      let [frames, k, stopped] = [from.frames, from.step, false];
      let event: string | undefined;
      const result = run({ step: from.step, x: y.subarray(0, size), v: y.subarray(size) }, count, (t, x, v) => {
        k++;
        y.set(x, 0);
        y.set(v, size);
        event = events.find((one) => one.value(t, y) >= 0)?.name;
        if (frames < output.length && output[frames] === k) {
          hooks.frame(k * h, y);
          frames++;
        }
        stopped = hooks.stopAt(t, from.steps + k - from.step);
        return event === undefined && !stopped;
      });
      const done = result.step - from.step;
      y.set(result.x, 0);
      y.set(result.v, size);
      const state: MotionState = {
        ...from,
        t: result.t,
        y,
        step: result.step,
        frames,
        steps: from.steps + done,
        evaluations: from.evaluations + done * evaluations,
      };
      if (event !== undefined) return { state, status: 'event', event };
      if (result.status === 'undefined') return { state, status: 'failed', failure: failureOf(result, h) };
      if (result.step === steps) return { state, status: 'done' };
      return { state, status: stopped ? 'stopped' : 'going' };
    },
  };
}

function failureOf({ t, error, advice }: PathResult, h: number): MotionFailure {
  const agent =
    error instanceof AgentError
      ? error.agent
      : error instanceof OperatorError && 'target' in error && typeof error.target === 'number'
        ? error.target
        : undefined;
  const hints = [advice, error instanceof OperatorError || error instanceof AgentError ? NO_AVERAGE : undefined];
  return {
    t,
    bracket: [t, t + h],
    ...(agent !== undefined && { agent }),
    reason: error instanceof Error ? error.message : 'a number is not finite',
    advice: hints.filter((hint) => hint !== undefined).join('; '),
  };
}
