import type { FiniteModel } from './model.js';
import { massesOf } from './model.js';

/**
 * Tensor product on the product set, point (i, k) at index i n' + k:
 *
 *     F_(i,k)(j,l) = F_ij F'_kl,    κ = κ ⊗ κ',    m = m ⊗ m',    s = s ⊗ s'
 *
 * Masses are multiplied whenever one factor has them, so that strengths multiply too.
 */
export function tensor<T>(a: FiniteModel<T>, b: FiniteModel<T>): FiniteModel<T> {
  const { field } = a;
  const outer = (u: readonly T[], v: readonly T[]): T[] => u.flatMap((x) => v.map((y) => field.multiply(x, y)));
  const n = a.n * b.n;
  const flow: T[] = [];
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++) {
      const left = a.flow[Math.floor(p / b.n) * a.n + Math.floor(q / b.n)];
      flow.push(field.multiply(left, b.flow[(p % b.n) * b.n + (q % b.n)]));
    }
  }
  const masses = a.masses || b.masses ? outer(massesOf(a), massesOf(b)) : undefined;
  return { field, n, flow, kappa: outer(a.kappa, b.kappa), masses };
}
