import { powerCost } from './power-cost.js';

/**
 * φ_i = min_j (|x_i − y_j|^p − ψ_j), the largest φ with φ_i + ψ_j ≤ |x_i − y_j|^p: any ψ becomes a dual solution by it.
 *
 * @param x   n, sorted
 * @param y   m, sorted
 * @param psi m
 */
export function lineTransform(p: number, x: Float64Array, y: Float64Array, psi: Float64Array): Float64Array {
  return p === 1 ? sweeps(x, y, psi) : monotoneMinima(powerCost(p), x, y, psi);
}

/** p = 1: the nearest from the left is min (−ψ_j − y_j) + x, from the right min (y_j − ψ_j) − x. O(n + m). */
function sweeps(x: Float64Array, y: Float64Array, psi: Float64Array): Float64Array {
  const [n, m] = [x.length, y.length];
  const phi = new Float64Array(n).fill(Infinity);
  let best = Infinity;
  for (let i = 0, j = 0; i < n; i++) {
    for (; j < m && y[j] <= x[i]; j++) if (-psi[j] - y[j] < best) best = -psi[j] - y[j];
    phi[i] = best + x[i];
  }
  best = Infinity;
  for (let i = n - 1, j = m - 1; i >= 0; i--) {
    for (; j >= 0 && y[j] >= x[i]; j--) if (y[j] - psi[j] < best) best = y[j] - psi[j];
    if (best - x[i] < phi[i]) phi[i] = best - x[i];
  }
  return phi;
}

/**
 * p > 1: |x − y|^p is convex in x − y, so the places of the minima move to the right with x; the middle row splits the
 * rest in two. O((n + m) log n).
 */
function monotoneMinima(
  cost: (d: number) => number,
  x: Float64Array,
  y: Float64Array,
  psi: Float64Array,
): Float64Array {
  const phi = new Float64Array(x.length);
  const solve = (i0: number, i1: number, j0: number, j1: number): void => {
    if (i0 >= i1) return;
    const i = (i0 + i1) >> 1;
    let [best, at] = [Infinity, j0];
    for (let j = j0; j <= j1; j++) {
      const value = cost(Math.abs(x[i] - y[j])) - psi[j];
      if (value < best) {
        best = value;
        at = j;
      }
    }
    phi[i] = best;
    solve(i0, i, j0, at);
    solve(i + 1, i1, at, j1);
  };
  solve(0, x.length, 0, y.length - 1);
  return phi;
}
