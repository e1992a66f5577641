import { rationals } from '../scalar/field.js';
import { bitLength, gcd, lcm, quotientToNumber } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import { rational } from '../scalar/rational.js';
import type { FiniteModel } from './model.js';
import { modelFromFlow } from './model.js';

/**
 * A flow matrix of non-negative integers: a model up to scale, the form in which everything is decided.
 *
 * `doubles` holds the entries, row-major. They are the integers themselves while the total stays below 2^53; beyond
 * that `integers` holds the entries and `doubles` their quotients by the largest one, each to a relative 2^-51.
 */
export interface FlowMatrix {
  readonly n: number;
  readonly doubles: Float64Array;
  readonly integers?: readonly bigint[];
}

/** Largest total for which sums of entries are exact in doubles. */
const EXACT_TOTAL = 2 ** 53;

/** A flow matrix from rows of non-negative safe integers with a total below 2^53, as generators make them. */
export function smallFlow(rows: readonly (readonly number[])[]): FlowMatrix {
  return { n: rows.length, doubles: Float64Array.from(rows.flat()) };
}

/** A flow matrix from non-negative integers, row-major. */
export function flowFromIntegers(n: number, integers: readonly bigint[]): FlowMatrix {
  let [total, top] = [0n, 0n];
  for (const f of integers) {
    total += f;
    if (f > top) top = f;
  }
  if (total < BigInt(EXACT_TOTAL)) return { n, doubles: Float64Array.from(integers, Number) };
  return { n, doubles: Float64Array.from(integers, (f) => quotientToNumber(f, top)), integers };
}

/** Rationals times their common denominator, divided by their common factor: the smallest integers in proportion. */
export function toIntegers(values: readonly Rational[]): bigint[] {
  const denominator = values.reduce((d, q) => lcm(d, q.d), 1n);
  const integers = values.map((q) => q.n * (denominator / q.d));
  const factor = integers.reduce(gcd, 0n);
  return factor > 1n ? integers.map((f) => f / factor) : integers;
}

const FLOWS = new WeakMap<FiniteModel, FlowMatrix>();

/** The integer flow matrix of a model, scale dropped. Made once for each model. */
export function flowOf(model: FiniteModel): FlowMatrix {
  const known = FLOWS.get(model);
  if (known) return known;
  const flow = flowFromIntegers(model.n, toIntegers(model.flow));
  FLOWS.set(model, flow);
  return flow;
}

/** The entries as integers. */
export const integersOf = ({ doubles, integers }: FlowMatrix): readonly bigint[] =>
  integers ?? Array.from(doubles, BigInt);

/** The model with this flow matrix and no masses. */
export const modelOf = (flow: FlowMatrix): FiniteModel =>
  modelFromFlow(
    rationals,
    flow.n,
    integersOf(flow).map((f) => rational(f)),
  );

/** Row sums κ of integers, row-major. */
export function rowSums(n: number, integers: readonly bigint[]): bigint[] {
  return Array.from({ length: n }, (_, i) => {
    let sum = 0n;
    for (let j = 0; j < n; j++) sum += integers[i * n + j];
    return sum;
  });
}

/** Column sums of integers, row-major. */
export function columnSums(n: number, integers: readonly bigint[]): bigint[] {
  return Array.from({ length: n }, (_, j) => {
    let sum = 0n;
    for (let i = 0; i < n; i++) sum += integers[i * n + j];
    return sum;
  });
}

/** Bits of the largest entry: with n, what an exact decision costs. */
export const bitsOf = ({ doubles, integers }: FlowMatrix): number =>
  integers
    ? integers.reduce((b, f) => Math.max(b, bitLength(f)), 0)
    : Math.ceil(Math.log2(doubles.reduce((a, b) => Math.max(a, b), 1) + 1));
