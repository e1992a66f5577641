import type { Formula, Statement, ValueJson } from '../finite/certificate.js';
import { flowOf } from '../finite/flow.js';
import { modelJson, toRows } from '../finite/model-json.js';
import type { QuantityName } from '../finite/gap.js';
import { testLowerBound, testUpperBound } from '../finite/gap.js';
import type { FiniteModel } from '../finite/model.js';
import { averageMatrix } from '../finite/model.js';
import type { PropertyName } from '../properties/property.js';
import { property } from '../properties/registry.js';
import type { Rational } from '../scalar/rational.js';
import { compare, toText } from '../scalar/rational.js';
import type { Decision, Step } from '../engines/claim.js';

/** Steps are made one after the other; `undefined` says that a hypothesis is missed and the case does not apply. */
export type LazyStep = () => Step | readonly Step[] | undefined;

/** The outcome of a case that misses a hypothesis, or has lost its shape in shrinking. */
export const NOTHING: Decision = { applies: false, holds: true, steps: [] };

/** Runs the steps of a case in order. */
export function conclude(...lazy: readonly (LazyStep | string)[]): Decision {
  const steps: Step[] = [];
  let branch: string | undefined;
  for (const next of lazy) {
    if (typeof next === 'string') {
      branch = next;
      continue;
    }
    const made = next();
    if (made === undefined) return NOTHING;
    for (const step of Array.isArray(made) ? (made as readonly Step[]) : [made as Step]) steps.push(step);
  }
  return { applies: true, holds: steps.every((s) => s.role === 'hypothesis' || s.holds), steps, branch };
}

function propertyStep(role: Step['role'], name: PropertyName, model: FiniteModel, wanted: boolean, what: string): Step {
  const { verdict, certificate } = property(name).decide(model);
  if (verdict === 'undecided' || certificate === undefined) {
    throw new Error(`${name} of a ${model.n}-point model was not decided exactly: the case is too large`);
  }
  const statement: Statement = { kind: 'property', property: name, model: modelJson(model), verdict, certificate };
  const text = `${what} is ${wanted ? '' : 'not '}${name}`;
  return { role, text, holds: (verdict === 'holds') === wanted, statement };
}

/** Hypothesis: the model has the property. Decided fast first; only cases that apply pay for a certificate. */
export function assume(name: PropertyName, model: FiniteModel, what = 'the model'): LazyStep {
  return () => {
    const mayHold = name === 'has-gap' || property(name).holds(flowOf(model));
    if (!mayHold) return undefined;
    const step = propertyStep('hypothesis', name, model, true, what);
    return step.holds ? step : undefined;
  };
}

/** Conclusion: the model has the property, or lacks it if `wanted` is false. */
export const expectProperty =
  (name: PropertyName, model: FiniteModel, what = 'the model', wanted = true): LazyStep =>
  () =>
    propertyStep('conclusion', name, model, wanted, what);

/** A number, a vector, a square matrix or one of rows × columns (row-major) as a value of a formula. */
export type Value =
  | Rational
  | readonly Rational[]
  | { readonly n: number; readonly entries: readonly Rational[] }
  | { readonly columns: number; readonly entries: readonly Rational[] };

const isVector = (x: Value): x is readonly Rational[] => Array.isArray(x);
const valueJson = (x: Value): ValueJson =>
  isVector(x) ? x.map(toText) : 'entries' in x ? toRows('n' in x ? x.n : x.columns, x.entries) : toText(x);
const entriesOf = (x: Value): readonly Rational[] => (isVector(x) ? x : 'entries' in x ? x.entries : [x]);

/** One side of a relation: the formula for the checker, and its value as the library computes it. */
export type Side = readonly [formula: Formula, value: Value];

const ALLOWED = { '=': [0], '<=': [-1, 0], '<': [-1] } as const;

function relationStep(
  role: Step['role'],
  text: string,
  where: Readonly<Record<string, Value>>,
  [left, leftValue]: Side,
  relation: '=' | '<=' | '<',
  [right, rightValue]: Side,
  wanted = true,
): Step {
  const [a, b] = [entriesOf(leftValue), entriesOf(rightValue)];
  const size = Math.max(a.length, b.length);
  const signs = Array.from({ length: size }, (_, k) => compare(a[a.length === 1 ? 0 : k], b[b.length === 1 ? 0 : k]));
  const holds = signs.every((s) => (ALLOWED[relation] as readonly number[]).includes(s));
  const statement: Statement = {
    kind: 'relation',
    let: Object.fromEntries(Object.entries(where).map(([name, v]) => [name, valueJson(v)])),
    left,
    relation,
    right,
    values: { left: valueJson(leftValue), right: valueJson(rightValue) },
    verdict: holds ? 'holds' : 'fails',
  };
  return { role, text, holds: holds === wanted, statement };
}

/**
 * Conclusion: a relation between two formulas over named values, entry by entry. The values of both sides are
 * computed here by the library; the checker evaluates the formulas on its own and compares. With `wanted` false the
 * relation is expected to fail.
 */
export const expectRelation =
  (
    text: string,
    where: Readonly<Record<string, Value>>,
    left: Side,
    relation: '=' | '<=' | '<',
    right: Side,
    wanted = true,
  ): LazyStep =>
  () =>
    relationStep('conclusion', text, where, left, relation, right, wanted);

/** Hypothesis: a relation; the case applies only where it is true. */
export const assumeRelation =
  (
    text: string,
    where: Readonly<Record<string, Value>>,
    left: Side,
    relation: '=' | '<=' | '<',
    right: Side,
  ): LazyStep =>
  () => {
    const step = relationStep('hypothesis', text, where, left, relation, right);
    return step.holds ? step : undefined;
  };

/** Conclusion: what the library computed is what the formula says. */
export const expectValue = (
  text: string,
  where: Readonly<Record<string, Value>>,
  formula: Formula,
  value: Value,
): LazyStep => expectRelation(text, where, [formula, value], '=', [formula, value]);

/** The matrix A of a model, for formulas. */
export const matrixValue = (model: FiniteModel): Value => ({ n: model.n, entries: averageMatrix(model) });

/** The matrix of a model's flows, for formulas. */
export const flowValue = ({ n, flow }: FiniteModel): Value => ({ n, entries: flow });

/** Conclusion, or hypothesis: the quantity of the model is at least `value`. */
export const lowerBound =
  (role: Step['role'], quantity: QuantityName, model: FiniteModel, value: Rational, text: string): LazyStep =>
  () => {
    const certificate = testLowerBound(quantity, model, value);
    const holds = certificate.kind === 'ldlt';
    if (role === 'hypothesis' && !holds) return undefined;
    const side = holds ? 'lower' : 'strict';
    const statement = {
      kind: 'bound',
      quantity,
      model: modelJson(model),
      side,
      value: toText(value),
      certificate,
    } as const;
    return { role, text, holds, statement };
  };

/** Conclusion: the quantity of the model is at most `value`. */
export const upperBound =
  (quantity: QuantityName, model: FiniteModel, value: Rational, text: string): LazyStep =>
  () => {
    const certificate = testUpperBound(quantity, model, value);
    if (certificate) {
      const statement = {
        kind: 'bound',
        quantity,
        model: modelJson(model),
        side: 'upper',
        value: toText(value),
        certificate,
      } as const;
      return { role: 'conclusion', text, holds: true, statement };
    }
    const statement = {
      kind: 'bound',
      quantity,
      model: modelJson(model),
      side: 'lower',
      value: toText(value),
      certificate: testLowerBound(quantity, model, value),
    } as const;
    return { role: 'conclusion', text, holds: false, statement };
  };
