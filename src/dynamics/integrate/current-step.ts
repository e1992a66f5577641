import type { Method } from './method.js';
import type { DenseStep } from './problem.js';

/** The step that a method tried last, as the run hands it on. One object for the whole run. */
export interface CurrentStep extends DenseStep {
  /** a step is tried */
  begin(from: number, to: number): void;
  /** makes `at` work; false if f is undefined where the polynomial needs it. Done by `at` too, if not before */
  prepare(): boolean;
  /** `at` was called and could not: it gave NaN */
  readonly failed: boolean;
  /** ends the step at an event; the polynomial stays that of the whole one */
  cut(to: number, y: Float64Array): void;
}

export function createCurrentStep(method: Method): CurrentStep {
  const now = { whole: 0, prepared: false };
  const step = {
    from: 0,
    to: 0,
    y: method.next,
    failed: false,
    begin(from: number, to: number): void {
      step.from = from;
      step.to = now.whole = to;
      step.y = method.next;
      step.failed = now.prepared = false;
    },
    prepare: (): boolean => (now.prepared ||= method.prepareDense()),
    at(t: number, out: Float64Array): void {
      if (step.failed || !step.prepare()) {
        step.failed = true;
        out.fill(NaN);
      } else method.dense((t - step.from) / (now.whole - step.from), out);
    },
    cut(to: number, y: Float64Array): void {
      step.to = to;
      step.y = y;
    },
  };
  return step;
}
