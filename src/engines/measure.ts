import type { ChunkResult } from './chunk.js';
import type { Claim } from './claim.js';

/** How much work an experiment may do: 1 in a quick run, more in larger ones. */
export type Effort = 1 | 2 | 3;

/** A number in floating point with an interval that it lies in, and what it is compared with. */
export interface Measurement {
  /** `slope of log gap against log thickness, M_CS` */
  readonly name: string;
  readonly value: number;
  /** low ≤ value ≤ high: error estimate by refinement, or the confidence interval of a fit */
  readonly low: number;
  readonly high: number;
  /** where the interval comes from: `least squares through 12 densities, 95 % confidence` */
  readonly how: string;
  readonly expected: Expectation;
  /** what was plotted, for figures: axis titles and points */
  readonly data?: MeasuredData | undefined;
}

/** `<=`: the whole interval is at most `value`; `>=`: at least; `=`: `value` is in it. */
export interface Expectation {
  readonly relation: '<=' | '>=' | '=';
  readonly value: number;
  /** where the value comes from: `as printed`, `closed form` */
  readonly source: string;
}

export interface MeasuredData {
  readonly x: string;
  readonly y: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Something to measure, deterministic by its seed. */
export interface Experiment {
  readonly name: string;
  run(effort: Effort, seed: number): readonly Measurement[];
}

/** Does what was measured agree with what is expected? NaN does not. */
export function agrees({ low, high, expected: { relation, value } }: Measurement): boolean {
  if (relation === '<=') return high <= value;
  if (relation === '>=') return low >= value;
  return low <= value && value <= high;
}

/** Runs one experiment of a claim. What disagrees is no counterexample: it is an error, and the claim is not settled. */
export function runExperiment(claim: Claim, index: number, effort: Effort, seed: number): ChunkResult {
  const experiment = claim.experiments![index];
  const measurements = experiment.run(effort, seed);
  const errors = measurements.flatMap((m) => {
    if (!(m.low <= m.value && m.value <= m.high)) return [`${m.name}: ${m.value} is outside of [${m.low}, ${m.high}]`];
    if (agrees(m)) return [];
    const { relation, value, source } = m.expected;
    return [`${m.name}: measured ${m.value} in [${m.low}, ${m.high}], expected ${relation} ${value} (${source})`];
  });
  if (measurements.length === 0) errors.push(`${experiment.name}: nothing was measured`);
  return {
    cases: measurements.length,
    applied: measurements.length,
    checked: 0,
    families: {},
    branches: {},
    measurements,
    errors,
  };
}
