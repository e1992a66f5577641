import type { Atoms } from './atoms.js';
import { ULP, balancedTotal, checkAtoms, checkExponent } from './atoms.js';
import { costBounds } from './cost-bounds.js';
import type { TransportDistance } from './distance.js';
import { distanceOfCost } from './distance.js';
import { lineTransform } from './line-transform.js';
import { along, sortedOrder } from './order.js';
import { powerCost } from './power-cost.js';
import { staircase } from './staircase.js';

/**
 * W_p of two measures on the line, by their quantiles:
 *
 *     W_p^p = ∫₀^M |Q′(s) − Q″(s)|^p ds                              (78) for p = 1
 *
 * M the total mass: nothing is divided by it. O(n log n) time. The potential is checked by {@link lineTransform}.
 *
 * @param p ≥ 1
 * @throws {OperatorError} `invalid-measure`, `invalid-parameter`; {@link UnequalMassError}
 */
export function wassersteinLine(p: number, first: Atoms, second: Atoms): TransportDistance {
  checkExponent(p);
  checkAtoms('first', first, 1);
  checkAtoms('second', second, 1);
  balancedTotal(first.masses, second.masses);
  const [orderX, orderY] = [sortedOrder(new Float64Array(first.x)), sortedOrder(new Float64Array(second.x))];
  const [x, y] = [along(orderX, first.x), along(orderY, second.x)];
  const [a, b] = [along(orderX, first.masses), along(orderY, second.masses)];
  const cost = powerCost(p);
  const { plan, potential } = staircase(cost, x, a, y, b);
  const { costError, costMax, phiError } = lineErrors(p, x, y, potential);
  const problem = { a, b, cost: (i: number, j: number) => cost(Math.abs(x[i] - y[j])), costError, costMax };
  const bounds = costBounds(problem, plan, potential, lineTransform(p, x, y, potential), phiError);
  return { ...distanceOfCost(p, bounds), ...unsorted(plan, potential, orderX, orderY) };
}

/** Names of points instead of their ranks; the plan is renamed in place. */
function unsorted(
  { from, to, mass }: TransportDistance['plan'],
  potential: Float64Array,
  orderX: Int32Array,
  orderY: Int32Array,
): Pick<TransportDistance, 'plan' | 'potential'> {
  const psi = new Float64Array(potential.length);
  for (let j = 0; j < psi.length; j++) psi[orderY[j]] = potential[j];
  for (let k = 0; k < from.length; k++) {
    from[k] = orderX[from[k]];
    to[k] = orderY[to[k]];
  }
  return { plan: { from, to, mass }, potential: psi };
}

/**
 * Rounding of a cost |x − y|^p (difference, power, and what an ulp in the difference becomes) and of a φ, which may be summed
 * as (−ψ − y) + x.
 */
function lineErrors(
  p: number,
  x: Float64Array,
  y: Float64Array,
  psi: Float64Array,
): { costError: number; costMax: number; phiError: number } {
  const reach = Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]), Math.abs(y[0]), Math.abs(y[y.length - 1]));
  const width = Math.max(x[x.length - 1], y[y.length - 1]) - Math.min(x[0], y[0]);
  const costMax = width ** p * (1 + 4 * (p + 1) * ULP);
  const costError = 2 * (p + 1) * ULP * costMax;
  let size = 0;
  for (let j = 0; j < psi.length; j++) size = Math.max(size, Math.abs(psi[j]));
  return { costError, costMax, phiError: costError + 4 * ULP * (size + costMax + (p === 1 ? reach : 0)) };
}
