import fc from 'fast-check';
import type { Expectation, MeasuredData, Measurement } from '../../engines/measure.js';
import { fitExponent } from '../../engines/fit.js';

/** Measures of the line in doubles: places and masses of total 1. */
export interface LineMeasure {
  readonly x: readonly number[];
  readonly m: readonly number[];
}

/** W₁ on the line: ∫ |F′ − F″|. */
export function kantorovichInDoubles(first: LineMeasure, second: LineMeasure): number {
  const steps = [
    ...first.x.map((x, i) => [x, first.m[i]] as const),
    ...second.x.map((x, i) => [x, -second.m[i]] as const),
  ].toSorted(([x], [y]) => x - y);
  let [sum, F] = [0, 0];
  for (const [k, [x, m]] of steps.entries()) {
    if (k > 0) sum += Math.abs(F) * (x - steps[k - 1][0]);
    F += m;
  }
  return sum;
}

/** Places within [−radius, radius], clustered or not, and masses of one size or from 1 to 4⁻¹². */
export function lineMeasures(radius: number, count: number, seed: number): LineMeasure[] {
  const place = fc.integer({ min: -1000, max: 1000 }).map((k) => (radius * k) / 1000);
  const mass = fc.oneof(
    fc.integer({ min: 1, max: 9 }),
    fc.nat({ max: 12 }).map((k) => 4 ** k),
  );
  const near = fc
    .tuple(place, fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 4 }))
    .map(([x, by]) => by.map((k) => Math.max(-radius, Math.min(radius, x + k / 100))));
  const places = fc.oneof(fc.array(place, { minLength: 1, maxLength: 6 }), near);
  const one = places.chain((x) =>
    fc.array(mass, { minLength: x.length, maxLength: x.length }).map((m): LineMeasure => {
      const total = m.reduce((a, b) => a + b);
      return { x, m: m.map((k) => k / total) };
    }),
  );
  return fc.sample(one, { seed, numRuns: count });
}

/** Relative rounding of sums of a few dozen terms, with room: 2⁻⁵² times a thousand. */
const ROUNDING = 2 ** -42;

/** The largest value of many, each with rounding only. */
export const largestOf = (name: string, values: readonly number[], how: string, expected: Expectation): Measurement => {
  // Math.max keeps NaN
  const value = values.reduce((a, b) => Math.max(a, b));
  return { name, value, low: value * (1 - ROUNDING), high: value * (1 + ROUNDING), how, expected };
};

/**
 * The exponent p of y ~ c x^p as x → 0. The interval is that of the fit, widened by what the fit to the smaller half of the x
 * differs from it: corrections of higher order show there.
 */
export function exponentTowardsZero(
  name: string,
  points: readonly (readonly [x: number, y: number])[],
  expected: Expectation,
  titles: Pick<MeasuredData, 'x' | 'y'>,
): Measurement {
  const sorted = points.toSorted(([x], [y]) => x - y);
  const all = fitExponent(sorted);
  const half = fitExponent(sorted.slice(0, Math.max(3, Math.ceil(sorted.length / 2))));
  const wider = 2 * Math.abs(half.slope - all.slope) + ROUNDING;
  return {
    name,
    value: half.slope,
    low: Math.min(all.low, half.low) - wider,
    high: Math.max(all.high, half.high) + wider,
    how: `least squares through ${points.length} points, 95 % confidence, and twice the change when only the smaller half is fitted`,
    expected,
    data: { ...titles, points: sorted },
  };
}
