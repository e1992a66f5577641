import type { FiniteModel } from '../finite/model.js';
import { toDoubles } from '../finite/model.js';
import { doubles } from '../scalar/field.js';
import type { Interval } from '../scalar/interval.js';
import { add, divide, interval, multiply, subtract } from '../scalar/interval.js';

/** A flow matrix whose entries are known up to an error, with its row sums: everything rounded outward. */
export interface IntervalMatrix {
  readonly n: number;
  at(i: number, j: number): Interval;
  readonly kappa: readonly Interval[];
  /** the middle of it: F and κ in doubles */
  readonly flow: readonly number[];
  readonly sums: readonly number[];
}

const KNOWN = new WeakMap<FiniteModel, IntervalMatrix>();

/** F ± error. Made once for each model. */
export function intervalMatrix(finite: FiniteModel, error: readonly number[]): IntervalMatrix {
  const known = KNOWN.get(finite);
  if (known) return known;
  const { n } = finite;
  const { flow, kappa: sums } = toDoubles(finite, doubles);
  // The rounding of a rational to a double is far below `error`, which is at least 2⁻⁴⁰ of the entry.
  const entries = flow.map((f, k): Interval => ({ low: Math.max(0, f - error[k]), high: f + error[k] }));
  const at = (i: number, j: number): Interval => entries[i * n + j];
  const kappa = range(n).map((i) => total(range(n).map((j) => at(i, j))));
  const matrix = { n, at, kappa, flow, sums };
  KNOWN.set(finite, matrix);
  return matrix;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const ZERO = interval(0);
const total = (values: readonly Interval[]): Interval => values.reduce(add, ZERO);

/** Nothing is in both. */
export const isApart = (a: Interval, b: Interval): boolean => a.high < b.low || b.high < a.low;

/** The two sides of the equation of a property at (i, j). For column sums i plays no part. */
export type Sides = (matrix: IntervalMatrix, i: number, j: number) => [Interval, Interval];

export const symmetricSides: Sides = ({ at }, i, j) => [at(i, j), at(j, i)];

/** Column sum and row sum without F_jj, which is on both sides and cancels. */
export const conservativeSides: Sides = ({ n, at }, _, j) => {
  const others = range(n).filter((k) => k !== j);
  return [total(others.map((k) => at(k, j))), total(others.map((k) => at(j, k)))];
};

/** F K⁻¹ Fᵀ and Fᵀ K⁻¹ F */
export const normalSides: Sides = ({ n, at, kappa }, i, j) => [
  total(range(n).map((k) => divide(multiply(at(i, k), at(j, k)), kappa[k]))),
  total(range(n).map((k) => divide(multiply(at(k, i), at(k, j)), kappa[k]))),
];

/** A² and A */
export const idempotentSides: Sides = ({ n, at, kappa }, i, j) => {
  const average = (a: number, b: number): Interval => divide(at(a, b), kappa[a]);
  return [total(range(n).map((k) => multiply(average(i, k), average(k, j)))), average(i, j)];
};

/** ‖u‖²_κ, (u, [u])_κ and ‖[u]‖²_κ at a field of doubles. */
export function energiesOf(
  { n, at, kappa }: IntervalMatrix,
  field: readonly number[],
): { e0: Interval; e1: Interval; e2: Interval } {
  const u = field.map((x) => interval(x));
  const image = range(n).map((i) => total(range(n).map((j) => multiply(at(i, j), u[j]))));
  return {
    e0: total(range(n).map((i) => multiply(kappa[i], squared(u[i])))),
    e1: total(range(n).map((i) => multiply(u[i], image[i]))),
    e2: total(range(n).map((i) => divide(squared(image[i]), kappa[i]))),
  };
}

export const isNegative = (a: Interval, b: Interval = ZERO): boolean => subtract(a, b).high < 0;

const squared = (a: Interval): Interval => {
  const top = Math.max(-a.low, a.high);
  const bottom = a.low > 0 ? a.low : a.high < 0 ? -a.high : 0;
  return { low: multiply(interval(bottom), interval(bottom)).low, high: multiply(interval(top), interval(top)).high };
};
