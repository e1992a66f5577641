import { OperatorError } from '../../operators/errors.js';
import { ULP } from './atoms.js';
import { checkCosts } from './assignment.js';
import type { Plan } from './distance.js';
import { wholeMasses } from './whole-masses.js';
import { TransportTree } from './transport-tree.js';

/** A transport plan with the potential that proves how good it is. */
export interface TransportSolution {
  readonly plan: Plan;
  /** ψ of the columns */
  readonly potential: Float64Array;
  readonly pivots: number;
  /** did it end with all reduced costs ≥ 0 up to rounding? Else the cap was reached, and the bounds say what that is worth. */
  readonly optimal: boolean;
}

/** Pivots for each row and column: far more than are ever needed. */
const PIVOTS_PER_POINT = 400;

/**
 * The transport problem min Σ c_ij π_ij over plans with marginals a and b, by the network simplex method: a spanning tree of cells,
 * from which the cell of least reduced cost in a block enters and the first to empty leaves. Masses become whole numbers, with an
 * infinitesimal each (ε to a row, nε to the last column), so that no basis is degenerate and it cannot cycle.
 *
 * @param cost n × m, row-major, finite
 * @param a    n, positive
 * @param b    m, positive, of the same total
 * @throws {OperatorError} `invalid-parameter`
 */
export function transport(cost: Float64Array, a: ArrayLike<number>, b: ArrayLike<number>): TransportSolution {
  const [n, m] = [a.length, b.length];
  checkCosts(cost, n, m);
  for (const masses of [a, b])
    for (let k = 0; k < masses.length; k++)
      if (!(masses[k] > 0)) throw new OperatorError('invalid-parameter', `masses[${k}]: ${masses[k]}, expected > 0`);
  const { first, second, unit } = wholeMasses(a, b);
  const tree = new TransportTree(cost, first, second);
  let size = 0;
  for (let k = 0; k < cost.length; k++) size = Math.max(size, Math.abs(cost[k]));
  // Potentials are sums of costs along a path: a reduced cost below that rounding is none.
  const tolerance = 8 * (n + m) * ULP * size;
  const cap = PIVOTS_PER_POINT * (n + m);
  const block = Math.max(m, Math.ceil(Math.sqrt(n * m) / m) * m);
  let [pivots, row, optimal] = [0, 0, false];
  while (!optimal && pivots < cap) {
    // rows in turn, a block of them at least; the least reduced cost of the block enters
    let [best, cell, seen] = [-tolerance, -1, 0];
    for (let k = 0; k < n; k++) {
      const [u, from] = [tree.u[row], row * m];
      for (let j = 0; j < m; j++) {
        const reduced = cost[from + j] - u - tree.v[j];
        if (reduced < best) {
          best = reduced;
          cell = from + j;
        }
      }
      row = row + 1 === n ? 0 : row + 1;
      seen += m;
      if (seen >= block && cell >= 0) break;
    }
    if (cell < 0) optimal = true;
    else {
      tree.pivot(Math.floor(cell / m), cell % m);
      pivots++;
    }
  }
  return { plan: tree.plan(unit), potential: tree.v.slice(), pivots, optimal };
}
