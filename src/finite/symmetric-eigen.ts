import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Smallest eigenvalue of a symmetric matrix of doubles, with its eigenvector. A starting point for exact work, without
 * error bound. The solver may never return on matrices that are not symmetric, and one ulp makes them so: S is symmetrised
 * first. It may also fail on finite matrices of extreme range; then there is no estimate.
 *
 * @returns undefined if an entry is not finite or the solver fails
 */
export function smallestEigenpair(S: Matrix): { value: number; vector: number[] } | undefined {
  const symmetric = S.clone().add(S.transpose()).mul(0.5);
  if (symmetric.to1DArray().some((x) => !Number.isFinite(x))) return undefined;
  try {
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
    const value = Math.min(...realEigenvalues);
    return { value, vector: eigenvectorMatrix.getColumn(realEigenvalues.indexOf(value)) };
  } catch {
    return undefined;
  }
}
