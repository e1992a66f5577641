import { OperatorError } from '../../operators/errors.js';
import type { Atoms } from './atoms.js';
import { ULP, balancedTotal, checkAtoms, checkExponent } from './atoms.js';
import { costBounds } from './cost-bounds.js';
import type { TransportDistance } from './distance.js';
import { distanceOfCost } from './distance.js';
import { lineTransform } from './line-transform.js';
import { along, sortedOrder } from './order.js';
import { powerCost } from './power-cost.js';
import type { Turn } from './turn.js';
import { bestTurns } from './turn.js';

/**
 * W_p of two measures on a circle, by the optimal shift (Delon, Salomon, Sobolevskii 2010; Rabin, Delon, Gousseau 2011):
 *
 *     W_p^p = min_θ ∫₀^M |Q′(s) − Q″(s + θ)|^p ds,   Q(s + M) = Q(s) + L
 *
 * a convex function of θ. For p = 1 the best θ is a median of F′ − F″. O(n log n) time and some fifty passes.
 *
 * @param p      ≥ 1
 * @param period L, positive
 * @throws {OperatorError} `invalid-measure`, `invalid-parameter`; {@link UnequalMassError}
 */
export function wassersteinCircle(p: number, period: number, first: Atoms, second: Atoms): TransportDistance {
  checkExponent(p);
  if (!(period > 0 && period < Infinity))
    throw new OperatorError('invalid-parameter', `period: ${period}, expected a positive length`);
  checkAtoms('first', first, 1);
  checkAtoms('second', second, 1);
  const total = balancedTotal(first.masses, second.masses);
  const L = period;
  const [inX, inY] = [insideCell(first.x, L), insideCell(second.x, L)];
  const [orderX, orderY] = [sortedOrder(inX), sortedOrder(inY)];
  const [x, y] = [along(orderX, inX), along(orderY, inY)];
  const [a, b] = [along(orderX, first.masses), along(orderY, second.masses)];
  const cost = powerCost(p);
  const [low, high] = bestTurns({ cost, L, total, x, a, y, b });
  const potential = closedPotential(low, high);

  // The cost on the circle itself: the checker knows of no lifts.
  const onCircle = (i: number, j: number): number => {
    const d = Math.abs(x[i] - y[j]);
    return cost(Math.min(d, L - d));
  };
  const costMax = cost(L / 2) * (1 + 4 * (p + 1) * ULP);
  const costError = 8 * (p + 1) * ULP * costMax;
  const psi = copies(potential, 0);
  const phi = lineTransform(p, x, copies(y, L), psi);
  let size = 0;
  for (let j = 0; j < psi.length; j++) size = Math.max(size, Math.abs(psi[j]));
  // φ may come from a place three periods away, and for p = 1 is summed with its coordinate
  const phiError = costError + 8 * (p + 1) * ULP * (size + cost(2 * L));
  const bounds = costBounds({ a, b, cost: onCircle, costError, costMax }, low.plan, potential, phi, phiError);
  const named = new Float64Array(potential.length);
  for (let j = 0; j < named.length; j++) named[orderY[j]] = potential[j];
  const plan = {
    from: low.plan.from.map((i) => orderX[i]),
    to: low.plan.to.map((j) => orderY[j]),
    mass: low.plan.mass,
  };
  return { ...distanceOfCost(p, bounds), plan, potential: named };
}

/** x modulo L, in [0, L). */
const insideCell = (x: ArrayLike<number>, L: number): Float64Array =>
  Float64Array.from(x, (t) => {
    const r = t - L * Math.floor(t / L);
    return r < L && r >= 0 ? r : 0;
  });

/** y − L, y, y + L: the nearest image of a point of [0, L) is among them. */
function copies(y: Float64Array, L: number): Float64Array {
  const m = y.length;
  const out = new Float64Array(3 * m);
  for (let k = 0; k < 3; k++) for (let j = 0; j < m; j++) out[k * m + j] = y[j] + (k - 1) * L;
  return out;
}

/**
 * Potentials of staircases rise by `drift` a turn, one not upwards, the other not downwards. Their mean with drift 0 is periodic,
 * and a dual solution as both are.
 */
function closedPotential(low: Turn, high: Turn): Float64Array {
  const weight = low.drift === 0 ? 1 : high.drift / (high.drift - low.drift);
  return low.potential.map((psi, j) => weight * psi + (1 - weight) * high.potential[j]);
}
