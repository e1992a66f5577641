import type { Field } from '../../scalar/field.js';
import type { Rational, RationalLike } from '../../scalar/rational.js';
import { HALF, ONE, add, compare, equal, multiply, sign, subtract, toRational, toText } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf, reducer } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Knots } from './knots.js';
import { readKnots } from './knots.js';
import type { PartitionOfUnity } from './partition-of-unity.js';
import type { Transition } from './transition.js';

export interface OnAxisOptions {
  /**
   * The part w of each gap between knots in which one neighbourhood hands over to the next, 0 < w ≤ 1, in the middle.
   * With w = 1 the supports of g_l and g_{l+2} touch at a knot; below 1 they are apart.
   */
  readonly overlap?: RationalLike;
}

/**
 * g_l = 1 near the knot t_l, and between t_l and t_{l+1} it hands over to g_{l+1} by θ. Beyond the ends of a list on the
 * line the first and the last are 1; on a torus the last hands over to the first.
 */
export function partitionOnAxis(
  environment: Environment,
  given: Knots,
  transition: Transition,
  { overlap = 1 }: OnAxisOptions,
): PartitionOfUnity {
  if (environment.dim !== 1)
    throw new OperatorError(
      'wrong-environment',
      `partition ${transition.name}: on ${describeEnvironment(environment)}, expected dimension 1`,
    );
  const w = toRational(overlap);
  if (sign(w) <= 0 || compare(w, ONE) > 0)
    throw new OperatorError('invalid-parameter', `overlap: ${toText(w)}, expected more than 0 and at most 1`);
  const knots = readKnots(environment, 0, 'knots', given);
  const L = knots.length;
  if (L === 0) throw new OperatorError('invalid-parameter', 'knots: none, expected at least 1');
  const period = periodsOf(environment)?.[0];
  const apart = (l: number, k: number): number =>
    period ? Math.min(Math.abs(l - k), L - Math.abs(l - k)) : Math.abs(l - k);
  const widest = equal(w, ONE);
  const locate = locator(environment, knots, period, w);
  return {
    name: `${transition.name}(${typeof given === 'number' ? given : knots.map(toText).join(', ')}${widest ? '' : `; ${toText(w)}`})`,
    formula: String.raw`g_{l+1}=1-g_l=\theta(t),\ \theta(t)=${transition.formula}`,
    environment,
    length: L,
    smoothness: L === 1 ? Infinity : transition.smoothness,
    fullSupport: L === 1 || (L === 2 && period !== undefined && widest),
    infimum: L === 1 ? 1 : 0,
    exact: transition.exact || L === 1,
    values<T>(field: Field<T>, x: readonly T[]): T[] {
      const g = Array.from({ length: L }, () => field.zero);
      const share = (t: T): T =>
        field.compare(t, field.zero) <= 0
          ? field.zero
          : field.compare(t, field.one) >= 0
            ? field.one
            : transition.value(field, t);
      if (L === 1) return [field.one];
      const [{ from, to, t, left }] = locate(field, x);
      // 1 − θ(t) = θ(1 − t): the difference would lose the digits of a small share
      g[from] = share(left);
      g[to] = field.add(g[to], share(t));
      return g;
    },
    inSupport: (field, l, x) =>
      locate(field, x).some(
        ({ from, to, t }) =>
          (from === l && field.compare(t, field.one) <= 0) || (to === l && field.compare(t, field.zero) >= 0),
      ),
    supportsMeet: (l, k) => apart(l, k) <= (widest ? 2 : 1),
    overlaps: (l, k) => apart(l, k) <= 1,
  };
}

/** Between the knots `from` and `to`, at the fraction t of the part where they hand over; beyond it t < 0 or t > 1. */
interface Place<T> {
  readonly from: number;
  readonly to: number;
  readonly t: T;
  /** 1 − t, computed from the other end */
  readonly left: T;
}

type Locate = <T>(field: Field<T>, x: readonly T[]) => readonly Place<T>[];

/** Finds the gap of a point; both gaps if it is a knot. */
function locator(
  environment: Environment,
  knots: readonly Rational[],
  period: Rational | undefined,
  w: Rational,
): Locate {
  const L = knots.length;
  const around = period ? [...knots, add(knots[0], period), period] : [...knots];
  const knotsIn = constants(...around);
  const inCell = reducer(environment);
  // Each gap: where the handing over begins and ends, and its length.
  const gaps = around.slice(0, period ? L : L - 1).map((a, k) => {
    const margin = multiply(multiply(subtract(ONE, w), HALF), subtract(around[k + 1], a));
    const [begin, end] = [add(a, margin), subtract(around[k + 1], margin)];
    return constants(begin, end, subtract(end, begin));
  });
  return <T>(field: Field<T>, point: readonly T[]): readonly Place<T>[] => {
    const [x] = inCell(field, point);
    const places = knotsIn(field);
    const at = (k: number): T => places[k];
    const whole = places[L + 1];
    const place = (from: number, y: T): Place<T> => {
      const [begin, end, length] = gaps[from](field);
      const [t, left] = [field.subtract(y, begin), field.subtract(end, y)].map((d) => field.divide(d, length));
      return { from, to: (from + 1) % L, t, left };
    };
    let after = places.findIndex((knot) => field.compare(x, knot) < 0);
    if (after < 0 || after > L) after = L;
    const onKnot = after > 0 && field.compare(x, at(after - 1)) === 0;
    if (!period) {
      // beyond the ends: entirely in the first or the last
      const end = (l: number): Place<T> => ({ from: l, to: l, t: field.one, left: field.zero });
      if (after === 0) return [end(0)];
      if (after === L) return onKnot && L > 1 ? [end(L - 1), place(L - 2, x)] : [end(L - 1)];
      return onKnot ? [place(after - 1, x), after > 1 ? place(after - 2, x) : end(0)] : [place(after - 1, x)];
    }
    const shifted = after === 0 ? field.add(x, whole) : x;
    const from = (after + L - 1) % L;
    if (!onKnot) return [place(from, shifted)];
    const before = (from + L - 1) % L;
    return [place(from, shifted), place(before, from === 0 ? field.add(x, whole) : x)];
  };
}
