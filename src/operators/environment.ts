import type { Field } from '../scalar/field.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import {
  equal,
  rational,
  sign,
  subtract,
  toNumber,
  toRational,
  toText,
  divide,
  add,
  multiply,
  HALF,
} from '../scalar/rational.js';
import { OperatorError } from './errors.js';
import type { Vector } from './vector.js';

/**
 * Where the crowd lives: Rⁿ, a torus, a finite set, or the product of one of these with a finite set of labels
 * (species, flocks). Points of a finite set have no coordinates, only a label.
 */
export type Environment =
  | { readonly kind: 'space'; readonly dim: number }
  /** periods: one length for each dimension */
  | { readonly kind: 'torus'; readonly dim: number; readonly periods: readonly Rational[] }
  | { readonly kind: 'finite'; readonly dim: 0; readonly labels: readonly string[] }
  | { readonly kind: 'product'; readonly dim: number; readonly base: Environment; readonly labels: readonly string[] };

/** Largest dimension; kernels and grids are written for up to three. */
export const MAX_DIM = 3;

const checkDim = (dim: number): void => {
  if (!(Number.isInteger(dim) && dim >= 1 && dim <= MAX_DIM))
    throw new OperatorError('wrong-environment', `dim: ${dim}, expected 1, 2 or 3`);
};

/** Rⁿ, n = 1, 2, 3. */
export function space(dim: number): Environment {
  checkDim(dim);
  return { kind: 'space', dim };
}

/**
 * The torus Tⁿ, n = 1, 2, 3.
 *
 * @param period length of a side, or one for each dimension; `2 * Math.PI` is the rational number that it prints
 * @throws {OperatorError} `wrong-environment` unless all periods are positive
 */
export function torus(dim: number, period: RationalLike | readonly RationalLike[] = 1): Environment {
  checkDim(dim);
  const given = Array.isArray(period)
    ? (period as readonly RationalLike[])
    : Array.from({ length: dim }, () => period as RationalLike);
  const periods = given.map(toRational);
  if (periods.length !== dim)
    throw new OperatorError('wrong-environment', `periods: ${periods.length} of them, expected ${dim}`);
  for (const p of periods)
    if (sign(p) <= 0) throw new OperatorError('wrong-environment', `period: ${toText(p)}, expected a positive length`);
  return { kind: 'torus', dim, periods };
}

const checkLabels = (labels: readonly string[]): void => {
  if (labels.length === 0) throw new OperatorError('wrong-environment', 'labels: none, expected at least one');
  if (new Set(labels).size < labels.length)
    throw new OperatorError('wrong-environment', `labels: ${labels.join(', ')} are not all different`);
};

/** Finitely many places without geometry (Example 2.11). */
export function finiteSet(labels: readonly string[]): Environment {
  checkLabels(labels);
  return { kind: 'finite', dim: 0, labels };
}

/** Ω × labels (Examples 2.9, 2.10). */
export function product(base: Environment, labels: readonly string[]): Environment {
  checkLabels(labels);
  if (base.kind === 'product' || base.kind === 'finite')
    throw new OperatorError('wrong-environment', `base: ${describeEnvironment(base)}, expected a space or a torus`);
  return { kind: 'product', dim: base.dim, base, labels };
}

/** Periods like 2π are fractions that nobody reads: those as decimals. */
const lengthText = (q: Rational): string => (toText(q).length > 12 ? String(toNumber(q)) : toText(q));

/** `T² of periods 1, 1`, `R³ × {prey, predator}` */
export function describeEnvironment(environment: Environment): string {
  const power = (dim: number): string => ['', '', '²', '³'][dim];
  switch (environment.kind) {
    case 'space':
      return `R${power(environment.dim)}`;
    case 'torus':
      return `T${power(environment.dim)} of period ${[...new Set(environment.periods.map(lengthText))].join(' × ')}`;
    case 'finite':
      return `{${environment.labels.join(', ')}}`;
    case 'product':
      return `${describeEnvironment(environment.base)} × {${environment.labels.join(', ')}}`;
  }
}

/** The periods, or undefined where nothing is periodic. */
export const periodsOf = (environment: Environment): readonly Rational[] | undefined =>
  environment.kind === 'torus'
    ? environment.periods
    : environment.kind === 'product'
      ? periodsOf(environment.base)
      : undefined;

/** Are they the same place, however often it was written down? Labels count in their order: models know them by number. */
export function sameEnvironment(a: Environment, b: Environment): boolean {
  const labelsOf = (e: Environment): readonly string[] => ('labels' in e ? e.labels : []);
  const [p, q] = [periodsOf(a) ?? [], periodsOf(b) ?? []];
  return (
    a.kind === b.kind &&
    a.dim === b.dim &&
    (a.kind !== 'product' || sameEnvironment(a.base, (b as typeof a).base)) &&
    JSON.stringify(labelsOf(a)) === JSON.stringify(labelsOf(b)) &&
    p.length === q.length &&
    p.every((L, k) => equal(L, q[k]))
  );
}

/** ⌊q⌋ */
const floor = ({ n, d }: Rational): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));

/** z − L ⌊z/L + 1/2⌋, in [−L/2, L/2) */
const wrapExact = (z: Rational, period: Rational): Rational =>
  subtract(z, multiply(rational(floor(add(divide(z, period), HALF))), period));

/**
 * The same in doubles. A z that is there already stays as it is: (z/L + 1/2) could round up to 1 just below L/2.
 *
 * @param half L/2
 */
export const wrap = (z: number, period: number, half: number): number =>
  z >= -half && z < half ? z : z - period * Math.floor(z / period + 0.5);

/** Differences of points; on a torus the shortest, each coordinate in [−L/2, L/2). */
export type Displacement<T> = (out: T[], x: Vector<T>, i: number, y: Vector<T>, j: number) => void;

/**
 * z = x_i − y_j for rows of coordinates.
 *
 * @returns a function that writes z into `out`, of length dim
 */
export function displacement<T>(environment: Environment, field: Field<T>): Displacement<T> {
  const { dim } = environment;
  const periods = periodsOf(environment);
  if (field.name === 'double') {
    const lengths = periods?.map((p) => field.toNumber(field.fromRational(p)));
    const run: Displacement<number> = (out, x, i, y, j) => {
      for (let k = 0; k < dim; k++) {
        const z = x[i * dim + k] - y[j * dim + k];
        out[k] = lengths ? wrap(z, lengths[k], lengths[k] / 2) : z;
      }
    };
    return run as unknown as Displacement<T>;
  }
  const run: Displacement<Rational> = (out, x, i, y, j) => {
    for (let k = 0; k < dim; k++) {
      const z = subtract(x[i * dim + k], y[j * dim + k]);
      out[k] = periods ? wrapExact(z, periods[k]) : z;
    }
  };
  return run as unknown as Displacement<T>;
}

/** x modulo the periods, each coordinate in [0, L); as it is where nothing is periodic. */
export function representative<T>(environment: Environment, field: Field<T>): (x: readonly T[]) => T[] {
  const inCell = reducer(environment);
  return (x) => inCell(field, x);
}

/** The same for all fields, with the periods in doubles computed once. */
export function reducer(environment: Environment): <T>(field: Field<T>, x: readonly T[]) => T[] {
  const periods = periodsOf(environment);
  if (!periods) return (_, x) => [...x];
  const lengths = periods.map(toNumber);
  const inDoubles = (x: readonly number[]): number[] =>
    x.map((t, k) => {
      const r = t - lengths[k] * Math.floor(t / lengths[k]);
      // rounding takes −1e-20 to the period itself
      return r < lengths[k] && r >= 0 ? r : 0;
    });
  const exactly = (x: readonly Rational[]): Rational[] =>
    x.map((t, k) => subtract(t, multiply(rational(floor(divide(t, periods[k]))), periods[k])));
  return <T>(field: Field<T>, x: readonly T[]) =>
    (field.name === 'double' ? inDoubles(x as readonly number[]) : exactly(x as readonly Rational[])) as T[];
}
