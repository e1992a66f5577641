import type { Field } from '../scalar/field.js';
import { bitLength } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import { TooLargeError } from './errors.js';
import type { Vector } from './vector.js';

/**
 * Exact sums of fractions grow: a sum of K fractions with denominators of b binary digits, none with a factor in common, has
 * Kb of them, and to reduce it takes some (Kb)² steps. Before a model adds up many such sums it asks here.
 */

/** Steps that exact sums of one call may take: some ten seconds. */
export const MAX_EXACT_STEPS = 2 ** 40;

/** What a term takes however short it is, in the same steps. */
const STEPS_PER_TERM = 2 ** 17;

/**
 * How many binary digits a common denominator of c/q₁, c/q₂, … has at the most: of all denominators, or with `divisor` of
 * all numerators, each counted once.
 */
function digitsTogether(values: Iterable<Rational>, divisor: boolean): number {
  let digits = 0;
  for (const d of new Set([...values].map((q) => (divisor ? q.n : q.d)))) digits += bitLength(d);
  return digits;
}

/** Sums that a model is about to form. */
export interface ExactSums<T> {
  readonly model: string;
  /** how many of them */
  readonly sums: number;
  /** what each runs over: `nodes` */
  readonly over: string;
  readonly terms: number;
  /** the fractions of one of the sums, or what they are divided by */
  readonly values: Vector<T>;
  readonly divisor?: boolean;
}

/**
 * In doubles nothing is asked.
 *
 * @throws {TooLargeError} if the sums take more than {@link MAX_EXACT_STEPS}
 */
export function needExactWork<T>(field: Field<T>, { model, sums, over, terms, values, divisor = false }: ExactSums<T>) {
  if (field.name !== 'rational') return;
  const digits = digitsTogether(values as unknown as readonly Rational[], divisor);
  const steps = sums * (terms * STEPS_PER_TERM + digits ** 2);
  if (!(steps <= MAX_EXACT_STEPS))
    throw new TooLargeError(
      `${model}: ${sums} exact sums over ${terms} ${over}, of up to ${digits} binary digits`,
      steps,
      MAX_EXACT_STEPS,
    );
}
