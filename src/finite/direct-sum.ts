import type { FiniteModel } from './model.js';
import { massesOf } from './model.js';

/**
 * Direct sum: two flocks side by side that do not listen to each other. F = F1 ⊕ F2.
 *
 * If one part has masses, the other brings its own κ/Σκ: masses that were given are never dropped.
 */
export function directSum<T>(a: FiniteModel<T>, b: FiniteModel<T>): FiniteModel<T> {
  const n = a.n + b.n;
  const flow: T[] = Array.from({ length: n * n }, () => a.field.zero);
  a.flow.forEach((f, k) => (flow[Math.floor(k / a.n) * n + (k % a.n)] = f));
  b.flow.forEach((f, k) => (flow[(a.n + Math.floor(k / b.n)) * n + a.n + (k % b.n)] = f));
  const masses = a.masses || b.masses ? [...massesOf(a), ...massesOf(b)] : undefined;
  return { field: a.field, n, flow, kappa: [...a.kappa, ...b.kappa], masses };
}
