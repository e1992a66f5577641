import { KineticError, checkCount, checkPositive } from './errors.js';
import type { KineticMoments, KineticScheme, Resolution } from './scheme.js';

/** Where a run is: with the same scheme and step it goes on as if it had not stopped, to the last bit. Plain data. */
export interface KineticState {
  /** steps done since time 0 */
  readonly step: number;
  readonly y: Float64Array;
}

/** What a run has lost and kept. */
export interface KineticLedger {
  readonly initial: KineticMoments;
  readonly final: KineticMoments;
  /** largest |∫ f − its initial value| after any step */
  readonly massDrift: number;
  /** largest |∫ v f − its initial value|: rounding for conservative models, what the model does for others */
  readonly momentumDrift: number;
  /** worst values at the steps where it was looked at */
  readonly worst: Resolution;
}

/** A run as a value: nothing is thrown for what the equation does. */
export interface KineticResult extends KineticState {
  readonly status:
    | 'finished'
    /** `onStep` said so */
    | 'interrupted'
    /** a number is not finite, the density is negative, or the model is not defined; the state is the last good one */
    | 'undefined';
  readonly t: number;
  readonly ledger: KineticLedger;
  /** what was thrown */
  readonly error?: unknown;
  /** where resolution was lost first, and what to try; also of runs that finished */
  readonly advice?: string;
}

/** How a run is done. */
export interface KineticRun {
  /** length of a step (time) */
  readonly h: number;
  readonly steps: number;
  /** steps between two looks at the resolution, 16 unless given; the first and the last state are always looked at */
  readonly lookEvery?: number;
  /** after each step, with the state, which is valid until the next one; `false` ends the run */
  onStep?(t: number, y: Float64Array): boolean | void;
}

/** A step that is far too small is a mistake, not a long run. */
const MAX_STEPS = 2 ** 32;

/**
 * Takes numbered steps and keeps the books.
 *
 * @param from copied
 * @throws {KineticError} `invalid-solver` for a state or a run that makes no sense
 */
export function marchKinetic(scheme: KineticScheme, from: KineticState, run: KineticRun): KineticResult {
  const { h, steps, lookEvery = 16, onStep } = run;
  checkCount('step', from.step, 0, Number.MAX_SAFE_INTEGER);
  checkCount('steps', steps, 0, MAX_STEPS);
  checkCount('lookEvery', lookEvery, 1, MAX_STEPS);
  checkPositive('h', h);
  if (from.y.length !== scheme.size)
    throw new KineticError('invalid-solver', `y: ${from.y.length} numbers, expected ${scheme.size}`);
  const bad = firstBad(from.y);
  if (bad >= 0) throw notFinite(from.step * h, bad, from.y[bad]);

  const y = Float64Array.from(from.y);
  const good = Float64Array.from(from.y);
  const initial = scheme.moments(y);
  let [massDrift, momentumDrift] = [0, 0];
  let worst = scheme.resolution(y);
  let advice = adviceOf(scheme, worst, from.step * h, h);
  const look = (t: number): void => {
    const now = scheme.resolution(good);
    advice ??= adviceOf(scheme, now, t, h);
    worst = {
      leastValue: Math.min(worst.leastValue, now.leastValue),
      leastDensity: Math.min(worst.leastDensity, now.leastDensity),
      tail: Math.max(worst.tail, now.tail),
    };
  };
  const end = (step: number, status: KineticResult['status'], error?: unknown): KineticResult => {
    look(step * h);
    return {
      status,
      step,
      t: step * h,
      y: good,
      ledger: { initial, final: scheme.moments(good), massDrift, momentumDrift, worst },
      ...(error === undefined ? {} : { error }),
      ...(advice === undefined ? {} : { advice }),
    };
  };
  const last = from.step + steps;
  for (let k = from.step; k < last; k++) {
    try {
      scheme.step(k * h, h, y);
      const index = firstBad(y);
      if (index >= 0) throw notFinite((k + 1) * h, index, y[index]);
    } catch (error) {
      advice ??= `${error instanceof Error ? error.message : String(error)}, in the step from t = ${k * h} to ${(k + 1) * h}: the state returned is the one before; is the step too large?`;
      return end(k, 'undefined', error);
    }
    good.set(y);
    const { mass, momentum } = scheme.moments(y);
    massDrift = Math.max(massDrift, Math.abs(mass - initial.mass));
    momentumDrift = Math.max(momentumDrift, Math.abs(momentum - initial.momentum));
    if ((k + 1) % lookEvery === 0 && k + 1 < last) look((k + 1) * h);
    if (onStep?.((k + 1) * h, y) === false) return end(k + 1, 'interrupted');
  }
  return end(last, 'finished');
}

const adviceOf = (scheme: KineticScheme, resolution: Resolution, t: number, h: number): string | undefined => {
  const complaint = scheme.complaint(resolution, h);
  return complaint && `t = ${t}: ${complaint}`;
};

const notFinite = (t: number, index: number, value: number): KineticError =>
  new KineticError('not-finite', `t = ${t}: entry ${index} of the state is ${value}`, t, index);

function firstBad(y: Float64Array): number {
  for (let k = 0; k < y.length; k++) if (!Number.isFinite(y[k])) return k;
  return -1;
}
