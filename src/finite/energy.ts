import type { FiniteModel } from './model.js';
import { average } from './model.js';

/** (u, v)_w = Σ w_i u_i v_i                                                              (52) */
export function innerProduct<T>({ field }: FiniteModel<T>, w: readonly T[], u: readonly T[], v: readonly T[]): T {
  return w.reduce((sum, x, i) => field.add(sum, field.multiply(x, field.multiply(u[i], v[i]))), field.zero);
}

/** The κ-energies of a field and their differences, (139). */
export interface Energies<T> {
  /** E0 = (u, u)_κ */
  readonly e0: T;
  /** E1 = (u, [u])_κ */
  readonly e1: T;
  /** E2 = ([u], [u])_κ */
  readonly e2: T;
  /** A0 = E0 - E1, the rate of dissipation (50) */
  readonly a0: T;
  /** A1 = E1 - E2, non-negative for every u iff the model is ball-positive (61) */
  readonly a1: T;
}

/** E0, E1, E2, A0, A1 of the field u                                                    (139) */
export function energies<T>(model: FiniteModel<T>, u: readonly T[]): Energies<T> {
  const { field, kappa } = model;
  const v = average(model, u);
  const e0 = innerProduct(model, kappa, u, u);
  const e1 = innerProduct(model, kappa, u, v);
  const e2 = innerProduct(model, kappa, v, v);
  return { e0, e1, e2, a0: field.subtract(e0, e1), a1: field.subtract(e1, e2) };
}
