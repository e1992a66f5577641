import { doubles, rationals } from '../scalar/field.js';
import type { Field } from '../scalar/field.js';
import type { Rational, RationalLike } from '../scalar/rational.js';
import { toRational } from '../scalar/rational.js';
import type { Environment } from './environment.js';
import { describeEnvironment, periodsOf } from './environment.js';
import { OperatorError } from './errors.js';
import type { Vector } from './vector.js';
import { toArray } from './vector.js';

/** Finitely many places of an environment: agents, grid nodes, quadrature nodes. */
export interface Points<T = Rational> {
  readonly field: Field<T>;
  readonly n: number;
  readonly dim: number;
  /** coordinates, n × dim, row-major (length) */
  readonly x: Vector<T>;
  /** index of the label of each point: finite sets and products only */
  readonly label?: ArrayLike<number> | undefined;
  /** set if the points are all nodes of a periodic grid, last index fastest */
  readonly grid?: Grid | undefined;
}

export interface Grid {
  /** nodes along each dimension */
  readonly shape: readonly number[];
}

/** Are these the same nodes of one periodic grid? */
export const onSameGrid = <T>(a: Points<T>, b: Points<T>): boolean =>
  a.grid !== undefined && b.grid !== undefined && a.x === b.x;

/**
 * ρ = Σⱼ mⱼ δ at the points (24). A density on a grid is the same thing with `volumes`: its value at a node is
 * mass over volume. The theory is about total mass 1; nothing here divides by the total.
 */
export interface Measure<T = Rational> extends Points<T> {
  /** n, positive; on cells (`volumes`) 0 is allowed: vacuum */
  readonly masses: Vector<T>;
  /** n, positive: the cells that the points stand for */
  readonly volumes?: Vector<T> | undefined;
}

/** What an exact measure is written as. */
export interface MeasureInput {
  /** one row of coordinates a point; in one dimension numbers will do; absent on a finite set */
  readonly points?: readonly (RationalLike | readonly RationalLike[])[];
  /** 1/n each unless given */
  readonly masses?: readonly RationalLike[];
  readonly labels?: readonly number[];
  readonly volumes?: readonly RationalLike[];
}

const invalid = (message: string): never => {
  throw new OperatorError('invalid-measure', message);
};

/** Every problem of a measure on an environment, each with its place. */
function issuesOf<T>(
  environment: Environment,
  rho: Points<T> & Partial<Pick<Measure<T>, 'masses' | 'volumes'>>,
): string[] {
  const issues: string[] = [];
  const { field, n, dim, x, label } = rho;
  if (!(Number.isInteger(n) && n >= 1)) issues.push(`points: ${n} of them, expected at least 1`);
  if (dim !== environment.dim)
    issues.push(`points: of dimension ${dim}, expected ${environment.dim} for ${describeEnvironment(environment)}`);
  if (x.length !== n * dim) issues.push(`points: ${x.length} coordinates, expected ${n} × ${dim}`);
  for (let k = 0; k < x.length; k++)
    if (!Number.isFinite(field.toNumber(x[k])))
      issues.push(`points[${Math.floor(k / dim)}][${k % dim}]: ${field.toText(x[k])} is not finite`);
  for (const key of ['masses', 'volumes'] as const) {
    const values = rho[key];
    if (!values) continue;
    if (values.length !== n) issues.push(`${key}: ${values.length} of them, expected ${n}`);
    const vacuum = key === 'masses' && rho.volumes !== undefined;
    for (let i = 0; i < values.length; i++) {
      const sign = field.compare(values[i], field.zero);
      if (!((vacuum ? sign >= 0 : sign > 0) && Number.isFinite(field.toNumber(values[i]))))
        issues.push(
          `${key}[${i}]: ${field.toText(values[i])}, expected a ${vacuum ? 'number ≥ 0' : 'positive number'}`,
        );
    }
    if (vacuum && toArray(values).every((m) => field.compare(m, field.zero) === 0)) issues.push('masses: all are 0');
  }
  if (environment.kind === 'finite' || environment.kind === 'product') {
    const count = environment.labels.length;
    if (!label || label.length !== n)
      issues.push(`labels: ${label?.length ?? 0} of them, expected ${n} for ${describeEnvironment(environment)}`);
    else
      for (let i = 0; i < n; i++)
        if (!(Number.isInteger(label[i]) && label[i] >= 0 && label[i] < count))
          issues.push(`labels[${i}]: ${label[i]}, expected 0 to ${count - 1}`);
  } else if (label) issues.push(`labels: given, but ${describeEnvironment(environment)} has none`);
  return issues;
}

/** Longest list of problems in one message. */
const MAX_ISSUES = 20;

function checked<T, M extends Points<T>>(environment: Environment, rho: M): M {
  const issues = issuesOf<T>(environment, rho);
  if (issues.length > 0)
    invalid(
      [
        ...issues.slice(0, MAX_ISSUES),
        ...(issues.length > MAX_ISSUES ? [`and ${issues.length - MAX_ISSUES} more`] : []),
      ].join('\n'),
    );
  return rho;
}

/**
 * An exact measure: weighted points with rational coordinates and masses.
 *
 * @throws {OperatorError} `invalid-measure` with every problem and its place
 * @throws {NumeralError} if something is no number
 */
export function measure(environment: Environment, { points: given, masses, labels, volumes }: MeasureInput): Measure {
  const n = given?.length ?? labels?.length ?? 0;
  const rows =
    given?.map((p) => (Array.isArray(p) ? (p as readonly RationalLike[]) : [p as RationalLike]).map(toRational)) ?? [];
  for (const [i, row] of rows.entries())
    if (row.length !== environment.dim) invalid(`points[${i}]: ${row.length} coordinates, expected ${environment.dim}`);
  const rho: Measure = {
    field: rationals,
    n,
    dim: environment.dim,
    x: rows.flat(),
    label: labels,
    masses: masses?.map(toRational) ?? Array.from({ length: n }, () => toRational(`1/${n}`)),
    volumes: volumes?.map(toRational),
  };
  return checked(environment, rho);
}

/** What a measure in doubles is made of; see {@link Measure}. */
export interface DoubleMeasureInput {
  /** n × dim, row-major */
  readonly x: ArrayLike<number>;
  readonly masses?: ArrayLike<number>;
  readonly label?: ArrayLike<number>;
  readonly volumes?: ArrayLike<number>;
}

/**
 * A measure in doubles.
 *
 * @throws {OperatorError} `invalid-measure` with every problem and its place
 */
export function measureInDoubles(
  environment: Environment,
  { x, masses, label, volumes }: DoubleMeasureInput,
): Measure<number> {
  const { dim } = environment;
  const n = dim > 0 ? x.length / dim : (label?.length ?? 0);
  const rho: Measure<number> = {
    field: doubles,
    n,
    dim,
    x: Float64Array.from(x),
    label,
    masses: masses ? Float64Array.from(masses) : new Float64Array(Math.max(0, Math.trunc(n))).fill(1 / n),
    volumes: volumes && Float64Array.from(volumes),
  };
  return checked(environment, rho);
}

/**
 * A density on the nodes of a periodic grid, x = L k / shape: masses are density times cell volume.
 *
 * @param density at a node; must be positive
 * @throws {OperatorError} `wrong-environment` unless the environment is a torus, `invalid-measure` for a bad density
 */
export function gridMeasure(
  environment: Environment,
  shape: readonly number[],
  density: (x: readonly number[]) => number,
): Measure<number> {
  const { x, volume, n } = gridNodes(environment, shape);
  const { dim } = environment;
  const masses = Float64Array.from(
    { length: n },
    (_, i) => density(Array.from(x.subarray(i * dim, i * dim + dim))) * volume,
  );
  const rho: Measure<number> = {
    field: doubles,
    n,
    dim,
    x,
    masses,
    volumes: new Float64Array(n).fill(volume),
    grid: { shape },
  };
  return checked(environment, rho);
}

/** Nodes of a periodic grid, last index fastest, and the volume of a cell. */
function gridNodes(environment: Environment, shape: readonly number[]): { x: Float64Array; volume: number; n: number } {
  const periods = periodsOf(environment)?.map((p) => doubles.fromRational(p));
  if (!periods || environment.kind !== 'torus')
    throw new OperatorError(
      'wrong-environment',
      `a periodic grid needs a torus, not ${describeEnvironment(environment)}`,
    );
  const { dim } = environment;
  if (shape.length !== dim || shape.some((k) => !(Number.isInteger(k) && k >= 1)))
    throw new OperatorError('invalid-measure', `shape: [${shape.join(', ')}], expected ${dim} positive integers`);
  const n = shape.reduce((a, b) => a * b, 1);
  const x = new Float64Array(n * dim);
  for (let i = 0; i < n; i++) {
    let rest = i;
    for (let k = dim - 1; k >= 0; k--) {
      x[i * dim + k] = (periods[k] * (rest % shape[k])) / shape[k];
      rest = Math.floor(rest / shape[k]);
    }
  }
  return { x, volume: periods.reduce((a, b) => a * b, 1) / n, n };
}

/** The same measure with masses that sum to 1. */
export function normalised<T>(rho: Measure<T>): Measure<T> {
  const { field, masses } = rho;
  const total = totalMass(rho);
  const divided = toArray(masses).map((m) => field.divide(m, total));
  return {
    ...rho,
    masses: field.name === 'double' ? (Float64Array.from(divided as number[]) as unknown as Vector<T>) : divided,
  };
}

/** ρ(Ω) = Σ mⱼ */
export const totalMass = <T>({ field, masses }: Measure<T>): T => field.sum(toArray(masses));

/** The nearest measure in doubles. */
export function measureToDoubles<T>(rho: Measure<T>): Measure<number> {
  const { field, n, dim, label, grid } = rho;
  const convert = (v: Vector<T>): Float64Array => Float64Array.from(toArray(v), (q) => field.toNumber(q));
  return {
    field: doubles,
    n,
    dim,
    label,
    grid,
    x: convert(rho.x),
    masses: convert(rho.masses),
    volumes: rho.volumes && convert(rho.volumes),
  };
}

/** Coordinates of point i. */
export const pointOf = <T>({ dim, x }: Points<T>, i: number): T[] =>
  Array.from({ length: dim }, (_, k) => x[i * dim + k]);

/** Point i as a text for messages: `(1/2, 0)`, with its label `(0)#1`. */
export function placeOf<T>({ field, dim, x, label }: Points<T>, i: number): string {
  const coordinates = Array.from({ length: dim }, (_, k) => field.toText(x[i * dim + k]));
  return `(${coordinates.join(', ')})${label ? `#${label[i]}` : ''}`;
}
