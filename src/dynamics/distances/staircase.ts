import type { Plan } from './distance.js';

/**
 * The monotone coupling of two measures on the line, sorted: mass in order, first come, first served. Its potential ψ makes
 * φ_i + ψ_j = |x_i − y_j|^p along the staircase of pairs that meet; as |x − y|^p is a Monge cost, φ_i + ψ_j ≤ |x_i − y_j|^p then
 * holds everywhere.
 *
 * @param x n, sorted; with masses a
 * @param y m, sorted; with masses b of the same total
 */
export function staircase(
  cost: (d: number) => number,
  x: Float64Array,
  a: Float64Array,
  y: Float64Array,
  b: Float64Array,
): { plan: Plan; potential: Float64Array } {
  const [n, m] = [x.length, y.length];
  const size = n + m - 1;
  const plan = { from: new Int32Array(size), to: new Int32Array(size), mass: new Float64Array(size) };
  const potential = new Float64Array(m);
  let phi = cost(Math.abs(x[0] - y[0]));
  let [i, j, left, right] = [0, 0, a[0], b[0]];
  for (let k = 0; k < size; k++) {
    // At the end of one side all that is left of the other goes there: rounding of the masses stays in the last entries.
    const lastRow = i === n - 1;
    const lastColumn = j === m - 1;
    const down = lastColumn || (!lastRow && left <= right);
    const moved = lastRow && lastColumn ? Math.min(left, right) : down ? left : right;
    plan.from[k] = i;
    plan.to[k] = j;
    plan.mass[k] = Math.max(0, moved);
    if (lastRow && lastColumn) break;
    if (down) {
      right -= left;
      i++;
      left = a[i];
      phi = cost(Math.abs(x[i] - y[j])) - potential[j];
    } else {
      left -= right;
      j++;
      right = b[j];
      potential[j] = cost(Math.abs(x[i] - y[j])) - phi;
    }
  }
  return { plan, potential };
}
