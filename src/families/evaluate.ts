import type { FiniteModel } from '../finite/model.js';
import { modelFromFlow } from '../finite/model.js';
import type { Measure } from '../operators/measure.js';
import { measureToDoubles } from '../operators/measure.js';
import type { AveragingModel } from '../operators/model.js';
import { kappaOf, reproducingKernelOf } from '../operators/model.js';
import type { Vector } from '../operators/vector.js';
import { toArray } from '../operators/vector.js';
import type { Field } from '../scalar/field.js';
import { rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { fromDouble, multiply, toNumber } from '../scalar/rational.js';
import type { Cloud } from './clouds/cloud.js';
import { measureOf } from './clouds/cloud.js';
import { ModelFault, cloudText } from './fault.js';
import { FORMULA_ERROR, recognise } from './recognise.js';

/** A model at a cloud: a finite model, in rationals or read from doubles. */
export interface Defined {
  readonly defined: true;
  readonly cloud: Cloud;
  /** exact, or the doubles as rationals, simple ones where they were meant */
  readonly finite: FiniteModel;
  /** points of the cloud with κ > 0: the points of `finite` */
  readonly kept: readonly number[];
  /** s at the points of `finite` */
  readonly strength: readonly Rational[];
  /** set if the values come from doubles: |true − flow| of each entry, as far as roundings go */
  readonly error?: readonly number[];
  /** set if all values were recognised as simple rationals, or are exact */
  readonly recognised: boolean;
}

/** Where a model has no value: an isolated agent, an empty neighbourhood. */
export interface Undefined {
  readonly defined: false;
  readonly cloud: Cloud;
  readonly code: string;
  readonly message: string;
}

export type Evaluation = Defined | Undefined;

/** What models say where they are not defined. Other errors are faults. Errors of another copy of this package count too. */
const UNDEFINED = new Set(['isolated-agent', 'empty-neighbourhood', 'off-support', 'needs-density', 'no-strength']);

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/**
 * The model at a cloud, exactly if it can, else in doubles.
 *
 * @throws {ModelFault} if what it returns is no averaging model, or it throws anything but where it is not defined
 */
export function evaluate(model: AveragingModel, cloud: Cloud): Evaluation {
  if (!model.exact) return evaluateInDoubles(model, cloud);
  const rho = measureOf(model.environment, cloud);
  return guarded(model, cloud, () => {
    let values: ReturnType<typeof valuesAt<Rational>>;
    try {
      values = valuesAt(model, rho);
    } catch (error) {
      if (codeOf(error) === 'inexact' || codeOf(error) === 'too-large') return undefined;
      throw error;
    }
    const { kappa, strength, entries } = values;
    const flow = entries.map((a, k) => multiply(kappa[Math.floor(k / rho.n)], a));
    return finish(model, cloud, flow, kappa, strength);
  });
}

/** The same in doubles, for every model. Where it is material the reproducing kernel is read, and masses stay exact. */
export function evaluateInDoubles(model: AveragingModel, cloud: Cloud): Evaluation {
  const exactly = measureOf(model.environment, cloud);
  const rho = measureToDoubles(exactly);
  const { n, masses } = exactly;
  return guarded(model, cloud, () => {
    const { kappa, strength, entries } = valuesAt(model, rho);
    const phi = model.material ? toArray(reproducingKernelOf(model, rho)) : undefined;
    if (phi && phi.length !== n * n) throw new Complaint(`reproducingKernel: ${phi.length} values, expected ${n}×${n}`);
    const values = phi ?? entries.map((a, k) => kappa[Math.floor(k / n)] * a);
    let recognised = true;
    const read = (x: number): Rational => {
      const meant = recognise(x);
      if (!meant) recognised = false;
      return meant ?? fromDouble(x);
    };
    const factor = (i: number, j: number): Rational => multiply(masses[i], masses[j]);
    const flow = values.map((x, k) => {
      const value = read(x);
      return phi ? multiply(value, factor(Math.floor(k / n), k % n)) : value;
    });
    const top = Array.from({ length: n }, (_, i) => Math.max(...values.slice(i * n, i * n + n)));
    const error = values.map((_, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      return FORMULA_ERROR * top[i] * (phi ? toNumber(factor(i, j)) : 1);
    });
    const sums = Array.from({ length: n }, (_, i) => rationals.sum(flow.slice(i * n, i * n + n)));
    return finish(model, cloud, flow, sums, strength.map(read), error, recognised);
  });
}

function finish(
  model: AveragingModel,
  cloud: Cloud,
  flow: readonly Rational[],
  kappa: readonly Rational[],
  strength: readonly Rational[],
  error?: readonly number[],
  recognised = true,
): Defined {
  const n = cloud.points.length;
  const kept = kappa.flatMap((q, i) => (q.n > 0n ? [i] : []));
  if (kept.length === 0) throw Object.assign(new Error('κ is 0 at all points'), { code: 'no-strength' });
  const pick = <T>(matrix: readonly T[]): T[] => kept.flatMap((i) => kept.map((j) => matrix[i * n + j]));
  const { masses } = measureOf(model.environment, cloud);
  const finite = modelFromFlow(rationals, kept.length, kept.length === n ? flow : pick(flow), {
    masses: kept.map((i) => masses[i]),
    name: model.name,
  });
  return {
    defined: true,
    cloud,
    finite,
    kept,
    strength: kept.map((i) => strength[i]),
    recognised,
    ...(error ? { error: kept.length === n ? error : pick(error) } : {}),
  };
}

/** What is said of a model whose answers change. */
export const TWO_THINGS = 'asked twice at one crowd it says two things: it is random, or keeps a memory';

/** Something that a model must not return. */
class Complaint extends Error {}

/** @param run gives nothing where a value is irrational: then doubles are asked */
function guarded(model: AveragingModel, cloud: Cloud, run: () => Defined | undefined): Evaluation {
  try {
    const found = run();
    if (found) return found;
  } catch (error) {
    const code = codeOf(error);
    const where = cloudText(model.environment, cloud);
    if (code !== undefined && UNDEFINED.has(code))
      return { defined: false, cloud, code, message: (error as Error).message };
    if (error instanceof Complaint) throw new ModelFault(model.name, error.message, where);
    // Errors with a code explain themselves; for others the line of the user's code is what helps.
    const stack = error instanceof Error && code === undefined ? error.stack?.split('\n').slice(0, 3).join('\n') : undefined; // prettier-ignore
    const text = stack ?? (error instanceof Error ? error.message : String(error));
    throw new ModelFault(model.name, text.replace(`${model.name}: `, ''), where);
  }
  return evaluateInDoubles(model, cloud);
}

/**
 * κ, s and A at the points of ρ, with everything that a model promises checked: lengths, finite numbers ≥ 0, rows with sum 1,
 * and a reproducing kernel that is s A / m.
 */
function valuesAt<T>(model: AveragingModel, rho: Measure<T>): { kappa: T[]; strength: T[]; entries: T[] } {
  const { field, n, masses } = rho;
  const matrix = model.matrix(rho) as Partial<ReturnType<AveragingModel['matrix']>> | undefined;
  if (matrix?.rows !== n || matrix.columns !== n)
    throw new Complaint(`matrix: ${matrix?.rows} × ${matrix?.columns}, expected ${n} × ${n}`);
  const entries = numbers(field, 'matrix', matrix.entries as Vector<T> | undefined, n * n, (k) => `[${Math.floor(k / n)}][${k % n}]`); // prettier-ignore
  const strength = numbers(field, 'strength', model.strength(rho), n);
  const kappa = model.kappa ? numbers(field, 'kappa', kappaOf(model, rho), n) : strength.map((s, i) => field.multiply(masses[i], s)); // prettier-ignore
  for (let i = 0; i < n; i++) {
    const sum = field.sum(entries.slice(i * n, i * n + n));
    if (!same(field, sum, field.one, field.one))
      throw new Complaint(`matrix[${i}]: sums to ${field.toText(sum)}, expected 1`);
  }
  if (model.reproducingKernel && !model.kappa) {
    const phi = numbers(field, 'reproducingKernel', model.reproducingKernel(rho), n * n);
    for (let k = 0; k < n * n; k++) {
      const i = Math.floor(k / n);
      const [left, right] = [field.multiply(phi[k], masses[k % n]), field.multiply(strength[i], entries[k])];
      if (!same(field, left, right, strength[i])) {
        const again = toArray(model.reproducingKernel(rho));
        if (again.some((a, l) => field.compare(a, phi[l]) !== 0)) throw new Complaint(TWO_THINGS);
        throw new Complaint(
          `reproducingKernel[${i}][${k % n}]: φ m is ${field.toText(left)}, but strength × matrix is ${field.toText(right)}`,
        );
      }
    }
  }
  return { kappa, strength, entries };
}

/** Equal in rationals; in doubles up to the roundings that a formula is granted, relative to `scale`. */
const same = <T>(field: Field<T>, a: T, b: T, scale: T): boolean =>
  field.name === 'double'
    ? Math.abs(field.toNumber(a) - field.toNumber(b)) <= FORMULA_ERROR * field.toNumber(scale)
    : field.compare(a, b) === 0;

function numbers<T>(
  field: Field<T>,
  what: string,
  v: Vector<T> | undefined,
  length: number,
  at = (k: number): string => `[${k}]`,
): T[] {
  if (v?.length !== length) throw new Complaint(`${what}: ${v?.length ?? 'no'} values, expected ${length}`);
  // A copy: a model may use the array again for its next answer.
  const copy = toArray(v);
  for (const [k, x] of copy.entries()) {
    if (!isNumber(field, x)) throw new Complaint(`${what}${at(k)}: ${textOf(field, x)}, expected a number ≥ 0`);
  }
  return copy;
}

const isNumber = <T>(field: Field<T>, x: T): boolean =>
  (field.name === 'double'
    ? typeof x === 'number'
    : typeof (x as Partial<Rational> | undefined)?.n === 'bigint' && typeof (x as Partial<Rational>).d === 'bigint') &&
  field.compare(x, field.zero) >= 0 &&
  Number.isFinite(field.toNumber(x));

const textOf = <T>(field: Field<T>, x: T): string => {
  try {
    return field.toText(x);
  } catch {
    return String(x);
  }
};
