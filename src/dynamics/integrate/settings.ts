import { OperatorError } from '../../operators/errors.js';
import type { IntegrateOptions } from './problem.js';
import type { Tolerance } from './tolerance.js';

/** Options with their defaults. */
interface Settings {
  readonly tolerance: Tolerance;
  readonly maxSteps: number;
  readonly maxStep: number;
  readonly firstStep: number | undefined;
  readonly times: ArrayLike<number>;
}

/** Below this rounding alone is more than the tolerance. */
const SMALLEST_RTOL = 1e-15;

function need(fine: boolean, name: string, value: unknown, expected: string): void {
  if (!fine) throw new OperatorError('invalid-parameter', `${name}: ${String(value)}, expected ${expected}`);
}

/** Checks the arguments of a run. @throws {@link OperatorError} `invalid-parameter` with the name and the value */
export function readSettings(
  size: number,
  y0: Float64Array,
  t0: number,
  t1: number,
  options: IntegrateOptions,
): Settings {
  const { rtol = 1e-9, atol = 1e-12, maxSteps = 100_000, maxStep = Infinity, firstStep, times = [] } = options;
  need(Number.isInteger(size) && size > 0, 'size', size, 'a positive integer');
  need(y0.length === size, 'y0', `${y0.length} numbers`, `${size}`);
  const wrong = y0.findIndex((x) => !Number.isFinite(x));
  need(wrong < 0, `y0[${wrong}]`, y0[wrong], 'a finite number');
  need(Number.isFinite(t0), 't0', t0, 'a finite number');
  need(Number.isFinite(t1), 't1', t1, 'a finite number');
  need(rtol === 0 || rtol >= SMALLEST_RTOL, 'rtol', rtol, `0 or at least ${SMALLEST_RTOL}`);
  const absolute = typeof atol === 'number' ? new Float64Array(size).fill(atol) : atol;
  need(absolute.length === size, 'atol', `${absolute.length} numbers`, `one or ${size}`);
  const bad = absolute.findIndex((a) => !(a > 0));
  need(bad < 0, `atol[${bad}]`, absolute[bad], 'a positive number');
  need(Number.isInteger(maxSteps) && maxSteps > 0, 'maxSteps', maxSteps, 'a positive integer');
  need(maxStep > 0, 'maxStep', maxStep, 'a positive number');
  need(firstStep === undefined || firstStep > 0, 'firstStep', firstStep, 'a positive number');
  const direction = t1 < t0 ? -1 : 1;
  for (let k = 0; k < times.length; k++) {
    const after = direction * (times[k] - (k === 0 ? t0 : times[k - 1])) >= 0;
    need(after && direction * (t1 - times[k]) >= 0, `times[${k}]`, times[k], `times from ${t0} to ${t1} in this order`);
  }
  return { tolerance: { rtol, atol: absolute }, maxSteps, maxStep, firstStep, times };
}
