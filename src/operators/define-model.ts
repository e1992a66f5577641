import type { Field } from '../scalar/field.js';
import type { Arithmetic, Operand } from './arithmetic.js';
import { arithmeticOf } from './arithmetic.js';
import type { Pair, PlainPair } from './crowd.js';
import { crowdsOf } from './crowd.js';
import type { Environment } from './environment.js';
import { InexactError, InvalidWeightError, IsolatedAgentError, OperatorError, UserCodeError } from './errors.js';
import type { Measure, Points } from './measure.js';
import { placeOf } from './measure.js';
import type { AveragingModel } from './model.js';
import { weightedModel } from './models/weighted.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';

/** One who listens, and all that it may hear: what a formula for a strength is given. */
export interface Listener<T, P extends Pair<T> = Pair<T>> {
  /** ρ_w(x) = Σⱼ wⱼ mⱼ, the mass that it sees */
  readonly seen: T;
  readonly x: readonly T[];
  readonly listener: string;
  readonly crowd: readonly P[];
}

/** `seen`: s = ρ_w, as of Cucker and Smale; `one`: s = 1, as of Motsch and Tadmor; or a function ≥ 0. */
type Strength<F> = 'seen' | 'one' | F;

/** What all ways of writing a model have in common. */
interface Named {
  readonly name: string;
  readonly environment: Environment;
  /** TeX, for people */
  readonly definition?: string;
  /** where it comes from */
  readonly source?: string;
  /** what it was made with, for people */
  readonly parameters?: Readonly<Record<string, string | number>>;
}

interface InNumbers extends Named {
  readonly exact?: false;
  /** `seen` unless given */
  readonly strength?: Strength<(me: Listener<number, PlainPair>, k: Arithmetic<number>) => number>;
}

interface InAnyArithmetic extends Named {
  readonly exact: true;
  /** `seen` unless given */
  readonly strength?: Strength<<T>(me: Listener<T>, k: Arithmetic<T>) => Operand<T>>;
}

/**
 * What {@link defineModel} takes: `weight` of a pair, or `weights` of the whole crowd as one agent sees it; in plain numbers,
 * or with `exact: true` over the arithmetic `k`.
 */
export type ModelDefinition =
  | (InNumbers & { weight(pair: PlainPair, k: Arithmetic<number>): number })
  | (InNumbers & { weights(crowd: readonly PlainPair[], k: Arithmetic<number>): readonly number[] })
  | (InAnyArithmetic & { weight<T>(pair: Pair<T>, k: Arithmetic<T>): Operand<T> })
  | (InAnyArithmetic & { weights<T>(crowd: readonly Pair<T>[], k: Arithmetic<T>): readonly Operand<T>[] });

/** The four ways as one: inside, a definition is asked in whatever arithmetic the measure has. */
interface AnyDefinition extends Named {
  readonly exact?: boolean;
  readonly strength?: Strength<<T>(me: Listener<T>, k: Arithmetic<T>) => Operand<T>>;
  weight?<T>(pair: Pair<T>, k: Arithmetic<T>): Operand<T>;
  weights?<T>(crowd: readonly Pair<T>[], k: Arithmetic<T>): readonly Operand<T>[];
}

/**
 * A model of your own, from who listens to whom and how strongly:
 *
 *     [u]_ρ(x) = Σⱼ w(x, xⱼ) mⱼ uⱼ / ρ_w(x),    ρ_w(x) = Σⱼ w(x, xⱼ) mⱼ,    s_ρ = ρ_w, 1, or yours
 *
 * Weights are ≥ 0; masses and normalisation are not yours to care about. Right-stochastic and material, and nothing else in
 * general. With `exact: true` the formula is written over the arithmetic `k` and runs in rationals too, where properties are
 * decided exactly. A target whose weights are all 0 is an {@link IsolatedAgentError}; a weight that is negative or no number
 * is an {@link InvalidWeightError}; what the formula throws comes out as a {@link UserCodeError}.
 *
 * @throws {OperatorError} `invalid-parameter` naming everything that is wrong with the definition
 */
export function defineModel(definition: ModelDefinition): AveragingModel {
  const own = checked(definition as AnyDefinition);
  const { name, environment, strength = 'seen', exact = false } = own;
  const arithmetic = <T>(field: Field<T>): Arithmetic<T> => {
    if (!exact && field.name === 'rational') throw new InexactError(`${name}, written in plain numbers,`);
    return arithmeticOf(field);
  };
  return weightedModel({
    name,
    definition: own.definition ?? String.raw`[u]_\rho(x)=\frac{\int w(x,y)u(y)\,d\rho(y)}{\int w(x,y)\,d\rho(y)}`,
    source: own.source ?? 'defined by its weights',
    environment,
    parameters: Object.fromEntries(Object.entries(own.parameters ?? {}).map(([key, value]) => [key, String(value)])),
    exact,
    weights<T>(rho: Measure<T>, targets: Points<T>): Vector<T> {
      const k = arithmetic(rho.field);
      const crowdOf = crowdsOf(environment, rho, targets);
      const w = zeros(rho.field, targets.n * rho.n);
      for (let i = 0; i < targets.n; i++) fillRow(w, i * rho.n, own, crowdOf(i), k, rho, targets, i);
      return w;
    },
    strengthOf<T>(field: Field<T>, seen: T, rho: Measure<T>, targets: Points<T>, i: number): T {
      if (strength === 'seen') return seen;
      if (strength === 'one') return field.one;
      const k = arithmetic(field);
      const crowd = crowdsOf(environment, rho, targets)(i);
      const [{ x, listener }] = crowd;
      const place = placeOf(targets, i);
      let value: Operand<T>;
      try {
        value = strength({ seen, x, listener, crowd }, k);
      } catch (error) {
        throw error instanceof OperatorError ? error : new UserCodeError(name, i, place, 'strength', error);
      }
      const s = nonNegative(value, k, field);
      if (s !== undefined) return s;
      const complaint = `the strength is ${textOf(value, field)}, expected a number ≥ 0`;
      throw new InvalidWeightError(name, i, place, complaint);
    },
    kernelIsWeight: strength === 'seen',
    average(out, rho, u, targets) {
      const k = arithmetic(rho.field);
      const components = u.length / rho.n;
      const crowdOf = crowdsOf(environment, rho, targets);
      const row = new Float64Array(rho.n);
      out.fill(0);
      for (let i = 0; i < targets.n; i++) {
        fillRow(row, 0, own, crowdOf(i), k, rho, targets, i);
        let seen = 0;
        for (let j = 0; j < rho.n; j++) {
          const flow = row[j] * rho.masses[j];
          if (flow === 0) continue;
          seen += flow;
          for (let c = 0; c < components; c++) out[i * components + c] += flow * u[j * components + c];
        }
        if (!(seen > 0)) throw new IsolatedAgentError(name, i, placeOf(targets, i));
        for (let c = 0; c < components; c++) out[i * components + c] /= seen;
      }
    },
  });
}

const KEYS = ['name', 'environment', 'definition', 'source', 'parameters', 'exact', 'strength', 'weight', 'weights'];

/** Callers without types: everything that is wrong, at once. */
function checked(given: AnyDefinition): AnyDefinition {
  const issues: string[] = [];
  const { name, environment, weight, weights, strength, exact } = given;
  if (typeof name !== 'string' || name === '') issues.push('name: expected a text');
  if (!['space', 'torus', 'finite', 'product'].includes(environment?.kind))
    issues.push('environment: expected space(n), torus(n, period), finiteSet(labels) or product(base, labels)');
  if ((typeof weight === 'function') === (typeof weights === 'function'))
    issues.push('weight: expected weight(pair) or weights(crowd), one of them');
  if (!(strength === undefined || strength === 'seen' || strength === 'one' || typeof strength === 'function'))
    issues.push(`strength: ${String(strength)}, expected 'seen', 'one' or a function`);
  if (exact !== undefined && typeof exact !== 'boolean') issues.push(`exact: ${String(exact)}, expected true or false`);
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) issues.push(`${key}: unknown; a model has ${KEYS.join(', ')}`);
  if (issues.length > 0) throw new OperatorError('invalid-parameter', issues.join('\n'));
  return given;
}

/** The weights of one target, each checked, from `at` on in `w`. */
function fillRow<T>(
  w: Vector<T>,
  at: number,
  { name, weight, weights }: AnyDefinition,
  crowd: readonly Pair<T>[],
  k: Arithmetic<T>,
  rho: Measure<T>,
  targets: Points<T>,
  i: number,
): void {
  const { field, n } = rho;
  const wrong = (complaint: string): never => {
    throw new InvalidWeightError(name, i, placeOf(targets, i), complaint);
  };
  let j = 0;
  try {
    const row = weights?.(crowd, k);
    if (weights && row?.length !== n)
      wrong(`weights gives ${row?.length ?? typeof row} of them, expected ${n}, one for each member of the crowd`);
    for (; j < n; j++) {
      const value = row ? row[j] : weight!(crowd[j], k);
      const a = nonNegative(value, k, field);
      if (a === undefined)
        wrong(`the weight of point ${j} at ${placeOf(rho, j)} is ${textOf(value, field)}, expected a number ≥ 0`);
      else w[at + j] = a;
    }
  } catch (error) {
    // Errors of kernels in rationals are no bugs of the formula.
    if (error instanceof OperatorError) throw error;
    const what = weights ? 'weights' : `the weight of point ${j} at ${placeOf(rho, j)}`;
    throw new UserCodeError(name, i, placeOf(targets, i), what, error);
  }
}

/** A number of the arithmetic if it is ≥ 0 and finite; NaN fails the comparison. */
function nonNegative<T>(value: Operand<T>, k: Arithmetic<T>, field: Field<T>): T | undefined {
  let a: T;
  try {
    a = k.number(value);
  } catch {
    return undefined;
  }
  return field.compare(a, field.zero) >= 0 && Number.isFinite(field.toNumber(a)) ? a : undefined;
}

/** What a formula gave, for a message. */
function textOf<T>(value: Operand<T>, field: Field<T>): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return field.name === 'rational' && 'n' in value ? field.toText(value as T) : JSON.stringify(value);
}
