import type { Atoms } from './atoms.js';
import { ULP, balancedTotal, checkAtoms } from './atoms.js';
import type { Distance } from './distance.js';
import { distanceOfCost } from './distance.js';
import type { Histogram } from './histogram.js';
import { checkHistogram } from './histogram.js';
import { along, sortedOrder } from './order.js';
import { sumOfProducts } from './sum.js';

/**
 * W_2 of a histogram and atoms on the line, by quantiles: each atom y takes the mass of an interval.
 *
 *     W_2² = Σ_j ∫_{t_j}^{t_{j+1}} |x − y_j|² ρ(x) dx
 *
 * Upper end: those intervals. Lower end: ∫ min_j (|x − y_j|² − ψ_j) ρ dx + Σ b_j ψ_j, with ψ from the boundaries t_j; the minimum is
 * found anew, as the lower envelope of the lines −2xy_j + y_j² − ψ_j.
 */
export function wassersteinTwoOfDensity(density: Histogram, atoms: Atoms): Distance {
  checkHistogram(density);
  checkAtoms('second', atoms, 1);
  const total = balancedTotal(density.masses, atoms.masses);
  const { edges, masses } = density;
  const order = sortedOrder(new Float64Array(atoms.x));
  // coordinates from the middle: less cancellation
  const origin = (edges[0] + edges[masses.length]) / 2;
  const y = along(order, atoms.x).map((t) => t - origin);
  const b = along(order, atoms.masses);
  const grid = Float64Array.from(edges, (t) => t - origin);
  const { upper, boundaries } = byQuantiles(grid, masses, y, b);
  const psi = new Float64Array(y.length);
  for (let j = 1; j < y.length; j++) {
    const t = boundaries[j - 1];
    psi[j] = psi[j - 1] + (t - y[j]) ** 2 - (t - y[j - 1]) ** 2;
  }
  const dual = sumOfProducts(b, psi);
  const envelope = envelopeIntegral(grid, masses, y, psi);
  const reach = Math.max(Math.abs(grid[0]), Math.abs(grid[grid.length - 1]), Math.abs(y[0]), Math.abs(y[y.length - 1]));
  const size = psi.reduce((s, t) => Math.max(s, Math.abs(t)), 4 * reach * reach);
  const rounding = 2 * (masses.length + y.length + 16) * ULP * total * size;
  return distanceOfCost(2, { value: upper, lower: dual.sum + envelope - rounding, upper: upper + rounding });
}

/** ∫_s^t (x − y)² dx, without differences of cubes. */
const secondMoment = (s: number, t: number, y: number): number =>
  (t - s) * (((t + s) / 2 - y) ** 2 + (t - s) ** 2 / 12);

/** The cost of the monotone coupling, and where the mass of one atom ends and that of the next begins. */
function byQuantiles(
  edges: Float64Array,
  masses: ArrayLike<number>,
  y: Float64Array,
  b: Float64Array,
): { upper: number; boundaries: number[] } {
  const boundaries: number[] = [];
  let [upper, j, left] = [0, 0, b[0]];
  for (let k = 0; k < masses.length; k++) {
    let [from, mass] = [edges[k], masses[k]];
    const density = masses[k] / (edges[k + 1] - edges[k]);
    while (j < y.length - 1 && left <= mass) {
      const to = density > 0 ? Math.min(edges[k + 1], from + left / density) : from;
      upper += density * secondMoment(from, to, y[j]);
      boundaries.push(to);
      mass -= left;
      from = to;
      left = b[++j];
    }
    if (from < edges[k + 1]) upper += density * secondMoment(from, edges[k + 1], y[j]);
    left -= mass;
  }
  while (boundaries.length < y.length - 1) boundaries.push(edges[masses.length]);
  return { upper, boundaries };
}

/** ∫ min_j (|x − y_j|² − ψ_j) ρ dx, y sorted. */
function envelopeIntegral(edges: Float64Array, masses: ArrayLike<number>, y: Float64Array, psi: Float64Array): number {
  const height = (j: number): number => y[j] * y[j] - psi[j];
  // slopes −2y_j fall with j: the hull from the left
  const crossing = (i: number, j: number): number => (height(j) - height(i)) / (2 * (y[j] - y[i]));
  const hull: number[] = [];
  for (let j = 0; j < y.length; j++) {
    if (hull.length > 0 && y[j] === y[hull[hull.length - 1]]) {
      if (height(j) >= height(hull[hull.length - 1])) continue;
      hull.pop();
    }
    while (hull.length > 1 && crossing(hull[hull.length - 1], j) <= crossing(hull[hull.length - 2], hull[hull.length - 1])) hull.pop(); // prettier-ignore
    hull.push(j);
  }
  let [sum, h] = [0, 0];
  for (let k = 0; k < masses.length; k++) {
    const density = masses[k] / (edges[k + 1] - edges[k]);
    let from = edges[k];
    while (h + 1 < hull.length && crossing(hull[h], hull[h + 1]) <= from) h++;
    for (;;) {
      const end = h + 1 < hull.length ? Math.min(edges[k + 1], crossing(hull[h], hull[h + 1])) : edges[k + 1];
      sum += density * (secondMoment(from, end, y[hull[h]]) - psi[hull[h]] * (end - from));
      if (!(end < edges[k + 1])) break;
      from = end;
      h++;
    }
  }
  return sum;
}
