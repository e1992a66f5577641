import type { Formula } from '../finite/certificate.js';

/** Formulas of the checker's language for the objects of the theory, from the flow matrix F by name. */

/** κ = F 1, a column */
export const kappaOf = (F: string): Formula => ['.', F, ['ones', F]];
/** F^T 1, the column sums as a column */
export const columnsOf = (F: string): Formula => ['.', ['T', F], ['ones', F]];
/** A = diag(κ)^-1 F */
export const matrixOf = (F: string): Formula => ['.', ['diag', ['/', '1', kappaOf(F)]], F];
/** [u] = F u / κ */
export const averageOf = (F: string, u: Formula): Formula => ['/', ['.', F, u], kappaOf(F)];
/** [v]* = F^T v / κ */
export const adjointOf = (F: string, v: Formula): Formula => ['/', ['.', ['T', F], v], kappaOf(F)];
/** Σ w u v */
export const inner = (w: Formula, u: Formula, v: Formula): Formula => ['sum', ['*', w, ['*', u, v]]];
/** Σ w |u|^p */
export const normOf = (w: Formula, u: Formula, p: number): Formula => ['sum', ['*', w, ['^', ['abs', u], String(p)]]];
/** Σ_ij F_ij (u_i - u_j)² */
export const dissipationOf = (F: string, u: string): Formula => {
  const spread: Formula = ['.', u, ['T', ['ones', F]]];
  return ['sum', ['*', F, ['^', ['-', spread, ['T', spread]], '2']]];
};
