import { OperatorError } from '../../operators/errors.js';

/** A permutation of least total cost with its dual solution: u_i + v_j ≤ c_ij, equal where j = column[i]. */
export interface Assignment {
  /** n: the column of each row */
  readonly column: Int32Array;
  /** n: u and v, up to rounding */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** Passes of augmenting row reduction; the last n − k rows then need shortest paths. */
const REDUCTIONS = 2;

/**
 * The exact assignment problem, min over permutations σ of Σ c_{iσ(i)}: column reduction, reduction transfer, augmenting row
 * reduction, then shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987). O(n³) at worst. The result carries no
 * verdict of its own: `checkAssignment` and the bounds of a distance test it.
 *
 * @param cost n × n, row-major, finite; not changed
 * @throws {OperatorError} `invalid-parameter` with the place of a cost that is not finite
 */
export function assignment(cost: Float64Array, n: number): Assignment {
  checkCosts(cost, n, n);
  const column = new Int32Array(n).fill(-1);
  const row = new Int32Array(n).fill(-1);
  const v = new Float64Array(n);
  const state = { cost, n, column, row, v };
  let free = reduceColumns(state);
  for (let pass = 0; pass < REDUCTIONS && free.length > 0; pass++) free = reduceRows(state, free);
  augment(state, free);
  const u = new Float64Array(n);
  for (let i = 0; i < n; i++) u[i] = cost[i * n + column[i]] - v[column[i]];
  return { column, u, v };
}

/**
 * Checks a matrix of costs.
 *
 * @throws {OperatorError} `invalid-parameter`
 */
export function checkCosts(cost: Float64Array, n: number, m: number): void {
  if (!(n >= 1 && m >= 1) || cost.length !== n * m)
    throw new OperatorError('invalid-parameter', `costs: ${cost.length} of them, expected ${n} × ${m}`);
  for (let k = 0; k < cost.length; k++)
    if (!Number.isFinite(cost[k]))
      throw new OperatorError('invalid-parameter', `costs[${Math.floor(k / m)}][${k % m}]: ${cost[k]} is not finite`);
}

interface State {
  readonly cost: Float64Array;
  readonly n: number;
  readonly column: Int32Array;
  /** the row of each column, −1 if it is free */
  readonly row: Int32Array;
  readonly v: Float64Array;
}

/** v_j is the least cost of column j; rows that have it alone take it. Returns the free rows. */
function reduceColumns({ cost, n, column, row, v }: State): Int32Array {
  v.fill(Infinity);
  const best = new Int32Array(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (cost[i * n + j] < v[j]) {
        v[j] = cost[i * n + j];
        best[j] = i;
      }
  const taken = new Int32Array(n);
  for (let j = n - 1; j >= 0; j--) {
    const i = best[j];
    if (taken[i]++ === 0) {
      column[i] = j;
      row[j] = i;
    }
  }
  // Reduction transfer: a row with one column only may lower its price to what its second best leaves.
  for (let i = 0; i < n; i++) {
    if (taken[i] !== 1) continue;
    let least = Infinity;
    for (let j = 0; j < n; j++) if (j !== column[i]) least = Math.min(least, cost[i * n + j] - v[j]);
    if (least < Infinity) v[column[i]] -= least;
  }
  return Int32Array.from(column.keys()).filter((i) => column[i] < 0);
}

/** Free rows bid for their best column and may push out who has it. Returns the rows that are left. */
function reduceRows({ cost, n, column, row, v }: State, free: Int32Array): Int32Array {
  const left: number[] = [];
  const queue = Array.from(free);
  // Rounding may let two rows outbid each other for ever by nothing.
  let bids = 0;
  for (let k = 0; k < queue.length;) {
    const i = queue[k++];
    let [first, second, j1, j2] = [Infinity, Infinity, -1, -1];
    const from = i * n;
    for (let j = 0; j < n; j++) {
      const h = cost[from + j] - v[j];
      if (h >= second) continue;
      if (h >= first) {
        second = h;
        j2 = j;
      } else {
        second = first;
        j2 = j1;
        first = h;
        j1 = j;
      }
    }
    let owner = row[j1];
    const price = v[j1] - (second - first);
    const lowered = second < Infinity && price < v[j1];
    if (lowered) v[j1] = price;
    else if (owner >= 0 && j2 >= 0) {
      j1 = j2;
      owner = row[j2];
    }
    row[j1] = i;
    column[i] = j1;
    if (owner < 0) continue;
    column[owner] = -1;
    // Who was outbid tries again at once, within reason; else later.
    if (lowered && bids++ < 4 * n) queue[--k] = owner;
    else left.push(owner);
  }
  return Int32Array.from(left);
}

/**
 * A shortest augmenting path from each free row (Dijkstra). One pass through the columns relaxes their distances by the row that was
 * reached and finds the nearest of those that are open.
 */
function augment({ cost, n, column, row, v }: State, free: Int32Array): void {
  // −∞ once it is final: rounding cannot change it any more
  const distance = new Float64Array(n);
  const before = new Int32Array(n);
  const final = new Float64Array(n);
  const closed = new Int32Array(n);
  for (const start of free) {
    distance.fill(Infinity);
    let [i, shift, count, end] = [start, 0, 0, -1];
    let least = 0;
    // no path is longer than the best one that is known
    let bound = Infinity;
    while (end < 0) {
      const from = i * n;
      let [nearest, at] = [Infinity, -1];
      for (let j = 0; j < n; j++) {
        const through = cost[from + j] - v[j] + shift;
        let d = distance[j];
        if (through < d && through <= bound) {
          d = through;
          distance[j] = through;
          before[j] = i;
          if (row[j] < 0) bound = through;
        }
        // of two nearest columns the free one: the path ends there
        if (d <= nearest && d > -Infinity && (d < nearest || row[j] < 0)) {
          nearest = d;
          at = j;
        }
      }
      least = nearest;
      if (row[at] < 0) end = at;
      else {
        distance[at] = -Infinity;
        final[at] = least;
        closed[count++] = at;
        i = row[at];
        shift = least - (cost[i * n + at] - v[at]);
      }
    }
    for (let k = 0; k < count; k++) v[closed[k]] += final[closed[k]] - least;
    for (let j = end, r = -1; r !== start;) {
      r = before[j];
      row[j] = r;
      [column[r], j] = [j, column[r]];
    }
  }
}
