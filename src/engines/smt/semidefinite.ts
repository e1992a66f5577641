import type { Matrix, ModelTerms } from './model-terms.js';
import { matrixOf } from './model-terms.js';
import type { Condition, Term } from './term.js';
import { and, half, minus, nonNegative, positive, product, square, sum, sumOver } from './term.js';

/** Determinant by expansion along the first row. */
export function determinant(M: Matrix): Term {
  if (M.length === 0) return sum(1);
  return sumOver(M.length, (j) => {
    const rest = M.slice(1).map((row) => row.filter((_, k) => k !== j));
    return product(j % 2 === 0 ? 1 : -1, M[0][j], determinant(rest));
  });
}

const minor = (M: Matrix, at: readonly number[]): Term => determinant(at.map((i) => at.map((j) => M[i][j])));

/** The non-empty sets of points. */
export const subsets = (n: number): number[][] =>
  Array.from({ length: 2 ** n - 1 }, (_, code) =>
    Array.from({ length: n }, (__, i) => i).filter((i) => ((code + 1) >> i) & 1),
  );

/** M >= 0: all principal minors are non-negative. */
export const semidefinite = (M: Matrix): Condition => and(...subsets(M.length).map((at) => nonNegative(minor(M, at))));

/** M > 0: all leading minors are positive (Sylvester). */
export const definite = (M: Matrix): Condition =>
  and(
    ...M.map((_, r) =>
      positive(
        minor(
          M,
          Array.from({ length: r + 1 }, (__, i) => i),
        ),
      ),
    ),
  );

/**
 * Consequences of M >= 0 that minors in the basis of points hide: 1^T M 1 >= 0, and the minors of M in the bases
 * (1, e_j), which are (1^T M 1) M_jj - ((M 1)_j)². Where 1^T M 1 = 0 they say that M 1 = 0.
 */
export function minorsWithConstant(M: Matrix): Condition {
  const rows = M.map((row) => sum(...row));
  const total = sum(...rows);
  return and(nonNegative(total), ...rows.map((row, j) => nonNegative(minus(product(total, M[j][j]), square(row)))));
}

/** The forms of `finite/forms.ts`, and K - sym(F) of the gap. */
export type FormTerms = 'positive' | 'ball' | 'contraction' | 'dissipation';

/** The symmetric matrix of a form. */
export const formMatrix = (form: FormTerms, { n, kappa, flow, average }: ModelTerms): Matrix =>
  matrixOf(n, (j, k) => {
    const sym = half(sum(flow[j][k], flow[k][j]));
    const diagonal = j === k ? kappa[j] : sum();
    // F^T K^-1 F
    const energy = sumOver(n, (i) => product(flow[i][j], average[i][k]));
    switch (form) {
      case 'positive':
        return sym;
      case 'ball':
        return minus(sym, energy);
      case 'contraction':
        return minus(diagonal, energy);
      case 'dissipation':
        return minus(diagonal, sym);
    }
  });

/** u^T M u */
export const formAt = (M: Matrix, u: readonly Term[]): Term =>
  sumOver(M.length, (i) =>
    product(
      u[i],
      sumOver(M.length, (j) => product(M[i][j], u[j])),
    ),
  );

/** The form on the fields with Σ w u = 0, in the basis w_n e_j - w_j e_n, j < n. */
export function restrict(M: Matrix, w: readonly Term[]): Matrix {
  const last = M.length - 1;
  return matrixOf(last, (i, j) =>
    sum(
      product(w[last], w[last], M[i][j]),
      product(-1, w[last], w[j], M[i][last]),
      product(-1, w[last], w[i], M[last][j]),
      product(w[i], w[j], M[last][last]),
    ),
  );
}
