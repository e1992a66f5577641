import type { PropertyName } from '../../properties/property.js';
import { property } from '../../properties/registry.js';
import { coprimeBase, degree, isZero } from '../../scalar/polynomial.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO } from '../../scalar/rational.js';
import type { Real } from '../../scalar/real-root.js';
import { compareReal, isRational, rationalBetween, realRoots, signAtReal } from '../../scalar/real-root.js';
import type { Condition } from './conditions.js';
import { conditionsOf } from './conditions.js';
import type { Line } from './line.js';
import { flowAt } from './line.js';

/**
 * The half-line t >= 0 cut at 0 = t_0 < t_1 < … < t_k, with the truth of a property at every t_i (`at`) and on every
 * open cell (t_i, t_{i+1}), the last one unbounded (`after`). Where F(0) is no model, `at[0]` is undefined.
 */
export interface Cells {
  readonly cuts: readonly Real[];
  readonly at: readonly (boolean | undefined)[];
  readonly after: readonly boolean[];
}

/**
 * Where a property holds along a line, exactly. Cuts are the roots of the polynomials that decide it; rational points
 * are decided by the property itself, irrational ones by the signs of the polynomials there.
 */
export function cells(name: PropertyName, line: Line): Cells {
  const conditions = conditionsOf(name, line);
  const moving = conditions.map((c) => c.polynomial).filter((p) => !isZero(p) && degree(p) > 0);
  const roots = coprimeBase(moving).flatMap((p) => realRoots(p, ZERO));
  const cuts: Real[] = [ZERO, ...roots.filter((t) => compareReal(t, ZERO) > 0).sort(compareReal)];
  const at = cuts.map((t) => (isRational(t) ? holdsAt(name, line, t) : allowedAt(conditions, t)));
  const after = cuts.map((t, i) => holdsAt(name, line, rationalBetween(t, cuts[i + 1])) === true);
  return { cuts, at, after };
}

/** The exact decision at a rational t >= 0; undefined if F(t) is no model. */
function holdsAt(name: PropertyName, line: Line, t: Rational): boolean | undefined {
  const flow = flowAt(line, t);
  return flow && property(name).holds(flow);
}

const allowedAt = (conditions: readonly Condition[], t: Real): boolean =>
  conditions.every(({ polynomial, allowed }) => allowed.includes(signAtReal(polynomial, t)));
