import type { Field } from '../scalar/field.js';
import { rationals } from '../scalar/field.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import { NumeralError, toRational } from '../scalar/rational.js';

/**
 * An averaging model on n points (Example 2.11) in flow coordinates:
 *
 *     F = diag(κ) A,    F_ij >= 0,    κ_i = Σ_j F_ij > 0
 *
 * F_ij is the strength with which point i listens to point j. A = diag(κ)^-1 F is right-stochastic by construction.
 * Matrices are row-major. `masses` are the weights m of rho; s = κ/m is the specific strength. Without them
 * m = κ / Σκ.
 */
export interface FiniteModel<T = Rational> {
  readonly field: Field<T>;
  readonly n: number;
  /** n x n, row-major */
  readonly flow: readonly T[];
  /** n, the row sums of `flow`, all positive */
  readonly kappa: readonly T[];
  /** n, all positive; their total is taken as given */
  readonly masses?: readonly T[] | undefined;
  readonly name?: string | undefined;
}

/** One thing wrong with a model: where, what, and the value found there. */
export interface ModelIssue {
  /** JSON path: `A[2]`, `flow[0][1]`, `kappa[3]` */
  readonly path: string;
  readonly message: string;
}

/** A model that is not one. Carries every problem found, not only the first. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code = 'invalid-model';
  constructor(readonly issues: readonly ModelIssue[]) {
    super(issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
  }
}

export interface ModelOptions<T> {
  readonly masses?: readonly T[] | undefined;
  readonly name?: string | undefined;
}

/**
 * The model with flow matrix F.
 *
 * @param flow n x n, row-major, entries >= 0, every row with a positive sum
 * @throws {ModelError} naming every entry that is wrong
 */
export function modelFromFlow<T>(
  field: Field<T>,
  n: number,
  flow: readonly T[],
  options: ModelOptions<T> = {},
): FiniteModel<T> {
  const issues: ModelIssue[] = [];
  const kappa: T[] = [];
  if (!Number.isInteger(n) || n < 1) issues.push({ path: 'flow', message: `${n} points, expected at least 1` });
  if (flow.length !== n * n) issues.push({ path: 'flow', message: `${flow.length} entries, expected ${n}×${n}` });
  for (let i = 0; flow.length === n * n && i < n; i++) {
    const row = flow.slice(i * n, i * n + n);
    row.forEach((f, j) => {
      if (!isNonNegative(field, f)) {
        issues.push({ path: `flow[${i}][${j}]`, message: `${field.toText(f)} is not a number >= 0` });
      }
    });
    const sum = field.sum(row.filter((f) => isNonNegative(field, f)));
    if (!(field.compare(sum, field.zero) > 0)) {
      issues.push({ path: `flow[${i}]`, message: 'the row sums to 0: the point listens to nobody' });
    } else if (!isNonNegative(field, sum)) {
      issues.push({ path: `flow[${i}]`, message: `the row sums to ${field.toText(sum)}, beyond the range of doubles` });
    }
    kappa.push(sum);
  }
  const { masses, name } = options;
  if (masses !== undefined) checkPositive(field, 'masses', masses, n, issues);
  if (issues.length > 0) throw new ModelError(issues);
  return { field, n, flow, kappa, masses, name };
}

/** NaN fails the comparison; an infinite double passes it and is no number either. */
const isNonNegative = <T>(field: Field<T>, x: T): boolean =>
  field.compare(x, field.zero) >= 0 && (field.name === 'rational' || Number.isFinite(field.toNumber(x)));

function checkPositive<T>(field: Field<T>, path: string, v: readonly T[], n: number, issues: ModelIssue[]): void {
  if (v.length !== n) issues.push({ path, message: `${v.length} entries, expected ${n}` });
  v.forEach((x, i) => {
    if (!(field.compare(x, field.zero) > 0 && isNonNegative(field, x)))
      issues.push({ path: `${path}[${i}]`, message: `${field.toText(x)} is not positive` });
  });
}

/**
 * The model with weights κ and right-stochastic matrix A, so F_ij = κ_i A_ij.
 *
 * @param kappa n, positive
 * @param A n x n, row-major, non-negative, rows summing to 1 (exactly, in exact arithmetic)
 * @throws {ModelError} naming every entry that is wrong and every row that does not sum to 1, with its sum
 */
export function modelFromAverage<T>(
  field: Field<T>,
  kappa: readonly T[],
  A: readonly T[],
  options: ModelOptions<T> = {},
): FiniteModel<T> {
  const n = kappa.length;
  const issues: ModelIssue[] = [];
  checkPositive(field, 'kappa', kappa, n, issues);
  if (A.length !== n * n) issues.push({ path: 'A', message: `${A.length} entries, expected ${n}×${n}` });
  // A sum of n doubles near 1 is off by less than n ulps. Exact sums are compared exactly: 1 - 10^-400 rounds to 1.
  const isOne = (sum: T): boolean =>
    field.name === 'double'
      ? Math.abs(field.toNumber(sum) - 1) <= n * Number.EPSILON
      : field.compare(sum, field.one) === 0;
  for (let i = 0; A.length === n * n && i < n; i++) {
    const row = A.slice(i * n, i * n + n);
    row.forEach((a, j) => {
      if (!isNonNegative(field, a)) {
        issues.push({ path: `A[${i}][${j}]`, message: `${field.toText(a)} is not a number >= 0` });
      }
    });
    const sum = field.sum(row);
    if (!isOne(sum)) issues.push({ path: `A[${i}]`, message: `sums to ${field.toText(sum)}, expected 1` });
  }
  if (options.masses !== undefined) checkPositive(field, 'masses', options.masses, n, issues);
  if (issues.length > 0) throw new ModelError(issues);
  return modelFromFlow(
    field,
    n,
    A.map((a, k) => field.multiply(kappa[Math.floor(k / n)], a)),
    options,
  );
}

/** What a user writes for a finite model; numbers as {@link RationalLike}. */
export type ModelInput = { readonly name?: string; readonly masses?: readonly RationalLike[] } & (
  | { readonly flow: readonly (readonly RationalLike[])[] }
  | { readonly kappa: readonly RationalLike[]; readonly A: readonly (readonly RationalLike[])[] }
);

/**
 * An exact model from rows of numbers: `finiteModel({ flow: [[1, 2], [2, 1]] })` or
 * `finiteModel({ kappa: ['1/2', 1], A: [['1/2', '1/2'], [0.25, 0.75]] })`.
 *
 * @throws {ModelError} with every problem and its path
 */
export function finiteModel(input: ModelInput): FiniteModel {
  const issues: ModelIssue[] = [];
  const vector = (v: readonly RationalLike[], path: string): Rational[] =>
    v.map((x, i) => {
      try {
        return toRational(x);
      } catch (error) {
        if (!(error instanceof NumeralError)) throw error;
        issues.push({ path: `${path}[${i}]`, message: error.message });
        return rationals.one;
      }
    });
  const matrix = (rows: readonly (readonly RationalLike[])[], path: string): Rational[] =>
    rows.flatMap((row, i) => {
      if (row.length !== rows.length)
        issues.push({ path: `${path}[${i}]`, message: `${row.length} entries, expected ${rows.length}` });
      // Cut or filled to its length, so that the other rows are checked too.
      const entries = vector(row, `${path}[${i}]`);
      return rows.map((_, j) => entries[j] ?? rationals.one);
    });
  const options = { name: input.name, masses: input.masses && vector(input.masses, 'masses') };
  const build = (): FiniteModel =>
    'flow' in input
      ? modelFromFlow(rationals, input.flow.length, matrix(input.flow, 'flow'), options)
      : modelFromAverage(rationals, vector(input.kappa, 'kappa'), matrix(input.A, 'A'), options);
  try {
    const model = build();
    if (issues.length === 0) return model;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    // The sum of a row with an unreadable entry is no news: a stand-in was summed.
    const follows = (path: string): boolean =>
      path.endsWith(']') && issues.some((known) => known.path.startsWith(path));
    issues.push(...error.issues.filter(({ path }) => !follows(path)));
  }
  throw new ModelError(issues);
}

/** A = diag(κ)^-1 F, n x n row-major, rows summing to 1. */
export const averageMatrix = <T>({ field, n, flow, kappa }: FiniteModel<T>): T[] =>
  flow.map((f, k) => field.divide(f, kappa[Math.floor(k / n)]));

/** Masses m of rho: the given ones, else κ / Σκ. */
export function massesOf<T>({ field, kappa, masses }: FiniteModel<T>): readonly T[] {
  if (masses !== undefined) return masses;
  const total = kappa.reduce((a, b) => field.add(a, b));
  return kappa.map((k) => field.divide(k, total));
}

/** Specific strength s = κ / m, so that κ = s m (axiom ev4). */
export function strength<T>(model: FiniteModel<T>): T[] {
  const m = massesOf(model);
  return model.kappa.map((k, i) => model.field.divide(k, m[i]));
}

/** The average [u]_i = Σ_j F_ij u_j / κ_i of a field u on the points. */
export function average<T>({ field, n, flow, kappa }: FiniteModel<T>, u: readonly T[]): T[] {
  return kappa.map((k, i) => {
    let sum = field.zero;
    for (let j = 0; j < n; j++) sum = field.add(sum, field.multiply(flow[i * n + j], u[j]));
    return field.divide(sum, k);
  });
}

/** The same model in doubles. */
export const toDoubles = (model: FiniteModel, doubles: Field<number>): FiniteModel<number> => ({
  field: doubles,
  n: model.n,
  flow: model.flow.map((q) => doubles.fromRational(q)),
  kappa: model.kappa.map((q) => doubles.fromRational(q)),
  masses: model.masses?.map((q) => doubles.fromRational(q)),
  name: model.name,
});
