import type { Atoms } from './atoms.js';
import { ULP, balancedTotal, checkAtoms, checkExponent } from './atoms.js';
import { assignment } from './assignment.js';
import { costBounds } from './cost-bounds.js';
import type { Plan, TransportDistance } from './distance.js';
import { distanceOfCost } from './distance.js';
import type { Ground } from './ground.js';
import { squaredDistance } from './ground.js';
import { powerCost } from './power-cost.js';
import { transport } from './transport.js';

/**
 * W_p of two measures on any ground, exactly: an assignment where all masses are the same, else optimal transport. O(nm) memory.
 *
 *     W_p^p = min_π Σ π_ij |x_i − y_j|^p                            (78) for p = 1
 *
 * @param p ≥ 1
 * @throws {OperatorError} `invalid-measure`, `invalid-parameter`; {@link UnequalMassError}
 */
export function wassersteinPoints(p: number, ground: Ground, first: Atoms, second: Atoms): TransportDistance {
  checkExponent(p);
  checkAtoms('first', first, ground.dim);
  checkAtoms('second', second, ground.dim);
  balancedTotal(first.masses, second.masses);
  const [n, m] = [first.n, second.n];
  const power = powerCost(p);
  const cost = new Float64Array(n * m);
  let costMax = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const q = squaredDistance(ground, first.x, i, second.x, j);
      const c = p === 2 ? q : power(Math.sqrt(q));
      cost[i * m + j] = c;
      if (c > costMax) costMax = c;
    }
  const { plan, potential } =
    n === m && allEqual(first.masses) && allEqual(second.masses)
      ? assigned(cost, first)
      : transported(cost, first, second);
  // coordinates subtracted, reduced, squared, added, a root, a power
  const costError = (p + 2) * (ground.dim + 6) * ULP * costMax;
  const problem = {
    a: first.masses,
    b: second.masses,
    cost: (i: number, j: number) => cost[i * m + j],
    costError,
    costMax: costMax + costError,
  };
  const phi = rowMinima(cost, n, m, potential);
  let size = 0;
  for (let j = 0; j < m; j++) size = Math.max(size, Math.abs(potential[j]));
  const bounds = costBounds(problem, plan, potential, phi, costError + ULP * (size + costMax));
  return { ...distanceOfCost(p, bounds), plan, potential };
}

const allEqual = (masses: ArrayLike<number>): boolean => {
  for (let i = 1; i < masses.length; i++) if (masses[i] !== masses[0]) return false;
  return true;
};

/** Equal masses, as many of them: the masses of the second agree by {@link balancedTotal}, if they are equal too. */
function assigned(cost: Float64Array, { n, masses }: Atoms): { plan: Plan; potential: Float64Array } {
  const { column, v } = assignment(cost, n);
  const from = Int32Array.from({ length: n }, (_, i) => i);
  return { plan: { from, to: column, mass: new Float64Array(masses) }, potential: v };
}

/** Points without mass take no part; the potential of such a column is the largest that leaves the rows as they are. */
function transported(cost: Float64Array, first: Atoms, second: Atoms): { plan: Plan; potential: Float64Array } {
  const massive = ({ masses }: Atoms): number[] => Array.from(masses).flatMap((mass, i) => (mass > 0 ? [i] : []));
  const [rows, columns] = [massive(first), massive(second)];
  const m = second.n;
  if (rows.length === first.n && columns.length === m) return transport(cost, first.masses, second.masses);
  const used = Float64Array.from(rows.flatMap((i) => columns.map((j) => cost[i * m + j])));
  const a = rows.map((i) => first.masses[i]);
  const b = columns.map((j) => second.masses[j]);
  const { plan, potential: psi } = transport(used, a, b);
  const phi = rowMinima(used, rows.length, columns.length, psi);
  const potential = new Float64Array(m).fill(Infinity);
  for (const [k, i] of rows.entries())
    for (let j = 0; j < m; j++) potential[j] = Math.min(potential[j], cost[i * m + j] - phi[k]);
  const { from, to, mass } = plan;
  return { plan: { from: from.map((k) => rows[k]), to: to.map((k) => columns[k]), mass }, potential };
}

/** φ_i = min_j (c_ij − ψ_j) */
function rowMinima(cost: Float64Array, n: number, m: number, psi: Float64Array): Float64Array {
  const phi = new Float64Array(n).fill(Infinity);
  for (let i = 0; i < n; i++) {
    let least = Infinity;
    for (let j = 0; j < m; j++) {
      const value = cost[i * m + j] - psi[j];
      if (value < least) least = value;
    }
    phi[i] = least;
  }
  return phi;
}
