import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { OperatorError } from '../../operators/errors.js';
import { ULP } from './atoms.js';
import type { Distance } from './distance.js';
import { distanceOfCost } from './distance.js';

/** A normal law: mean, d, and covariance, d × d row-major, symmetric and positive semi-definite. */
export interface Gaussian {
  readonly mean: readonly number[];
  readonly covariance: readonly number[];
}

/**
 * W_2 of two normal laws in closed form (Dowson and Landau 1982; Olkin and Pukelsheim 1982):
 *
 *     W_2² = |m′ − m″|² + tr A + tr B − 2 tr (A^½ B A^½)^½
 *
 * Lower end: for any positive-definite S the pair |x|² − x·Sx, |y|² − y·S⁻¹y is a dual solution. Upper end: for square roots
 * M Mᵀ = A, K Kᵀ = B and any contraction O the matrix M Oᵀ Kᵀ is the cross covariance of a coupling. Both ends have room for rounding
 * of the eigenvalue solver; where A or B is singular the lower one is off by some 10⁻⁶ of the traces. Not for mixtures.
 *
 * @throws {OperatorError} `invalid-parameter` for shapes that do not agree, or a covariance that is not one
 */
export function wassersteinGaussian(first: Gaussian, second: Gaussian): Distance {
  const d = first.mean.length;
  const [A, B] = [covarianceOf('first', first, d), covarianceOf('second', second, d)];
  const shift = first.mean.reduce((s, m, k) => s + (m - second.mean[k]) ** 2, 0);
  const total = A.trace() + B.trace();
  const rootA = functionOf(A, Math.sqrt);
  const middle = symmetric(rootA.mmul(B).mmul(rootA));
  const value = Math.max(0, total - 2 * functionOf(middle, Math.sqrt).trace());
  const rounding = 64 * d * d * ULP * (total + shift);
  // z ↦ (A^½ z, B^½ O z), O = B^½ A^½ (A^½ B A^½)^{−½} where that is not singular, made a contraction
  const none = (total * ULP) ** 2;
  const rootB = functionOf(B, Math.sqrt);
  const O = rootB.mmul(rootA).mmul(functionOf(middle, (t) => (t > none ? 1 / Math.sqrt(t) : 0)));
  const norm = Math.sqrt(Math.max(1, ...spectrum(symmetric(O.transpose().mmul(O)))));
  const cross = rootA.mmul(O.transpose()).mmul(rootB).trace() / norm;
  const dual = total > 0 ? dualValue(A, B) : 0;
  return distanceOfCost(2, {
    value: shift + value,
    lower: shift + Math.min(dual, value) - rounding,
    upper: shift + Math.max(total - 2 * cross, value) + rounding,
  });
}

/** Singular covariances are lifted by this part of the total: the bound loses its square root, others lose its square. */
const LIFT = 2 ** -44;

/** tr A − tr SA + tr B − tr S⁻¹B less rounding, for the S that takes A to B, both lifted. */
function dualValue(A: Matrix, B: Matrix): number {
  const d = A.rows;
  const lifted = (S: Matrix): Matrix => Matrix.add(S, Matrix.eye(d).mul(LIFT * (A.trace() + B.trace())));
  const rootA = functionOf(lifted(A), Math.sqrt);
  const inverse = functionOf(lifted(A), (t) => 1 / Math.sqrt(t));
  const middle = functionOf(symmetric(rootA.mmul(lifted(B)).mmul(rootA)), Math.sqrt);
  const S = symmetric(inverse.mmul(middle).mmul(inverse));
  const T = functionOf(S, (t) => 1 / t);
  const [first, second] = [S.mmul(A).trace(), T.mmul(B).trace()];
  // entries of S and S⁻¹ are good to an ulp of the largest
  const rounding = 16 * d * d * ULP * (S.norm() * A.norm() + T.norm() * B.norm());
  return A.trace() + B.trace() - first - second - rounding;
}

/** The solver for symmetric matrices may not return on others, and one rounding makes them so. */
const symmetric = (S: Matrix): Matrix => S.clone().add(S.transpose()).mul(0.5);

const spectrum = (S: Matrix): number[] => new EigenvalueDecomposition(S, { assumeSymmetric: true }).realEigenvalues;

/** f(S) = V f(D) Vᵀ for a positive semi-definite S; eigenvalues below 0 are rounding. */
function functionOf(S: Matrix, f: (t: number) => number): Matrix {
  const { realEigenvalues, eigenvectorMatrix: V } = new EigenvalueDecomposition(S, { assumeSymmetric: true });
  return symmetric(V.mmul(Matrix.diag(realEigenvalues.map((t) => f(Math.max(0, t))))).mmul(V.transpose()));
}

function covarianceOf(which: 'first' | 'second', { mean, covariance }: Gaussian, d: number): Matrix {
  const invalid = (message: string): never => {
    throw new OperatorError('invalid-parameter', `${which} law: ${message}`);
  };
  if (mean.length !== d || d === 0) invalid(`mean of length ${mean.length}, expected ${d || 'at least 1'}`);
  if (covariance.length !== d * d) invalid(`covariance with ${covariance.length} entries, expected ${d} × ${d}`);
  for (const [k, t] of [...mean, ...covariance].entries())
    if (!Number.isFinite(t)) invalid(`entry ${k} is ${t}, expected a finite number`);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < i; j++)
      if (covariance[i * d + j] !== covariance[j * d + i])
        invalid(`covariance[${i}][${j}]: ${covariance[i * d + j]}, but [${j}][${i}] is ${covariance[j * d + i]}`);
  const S = Matrix.from1DArray(d, d, [...covariance]);
  const values = spectrum(S);
  const allowed = 16 * d * d * ULP * Math.max(...values.map(Math.abs));
  if (!(Math.min(...values) >= -allowed)) invalid(`covariance with eigenvalue ${Math.min(...values)}, expected ≥ 0`);
  return S;
}
