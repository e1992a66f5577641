import type { Scheme } from '../../../src/dynamics/stochastic/splitting.js';
import { splitting } from '../../../src/dynamics/stochastic/splitting.js';
import type { Surroundings } from '../../../src/dynamics/stochastic/surroundings.js';

/**
 * Agents on a line whose strengths and averages do not depend on positions: a linear equation with additive noise, the moments
 * of which are known exactly, for the equation and for the scheme. No sampling.
 */
export interface Linear {
  readonly n: number;
  /** s_i */
  readonly strengths: readonly number[];
  /** right-stochastic, n × n */
  readonly matrix: readonly (readonly number[])[];
}

export const surroundingsOfLinear = ({ n, strengths, matrix }: Linear): Surroundings => ({
  n,
  dim: 1,
  ofLaw: false,
  strength: (s) => s.set(strengths),
  average(mean, _t, _x, v) {
    for (let i = 0; i < n; i++) mean[i] = matrix[i].reduce((sum, a, j) => sum + a * v[j], 0);
  },
});

type Matrix = readonly (readonly number[])[];
const product = (A: Matrix, B: Matrix): number[][] =>
  A.map((row) => B[0].map((_, j) => row.reduce((s, a, k) => s + a * B[k][j], 0)));
const transposed = (A: Matrix): number[][] => A[0].map((_, j) => A.map((row) => row[j]));
const sum = (A: Matrix, B: Matrix, c = 1): number[][] => A.map((row, i) => row.map((a, j) => a + c * B[i][j]));

/** Covariance of (x, v) at time t from rest at 0, by the scheme: z ← M z + G ξ with M and G read off the stepper. */
export function covarianceOfScheme(
  linear: Linear,
  sigma: number,
  t: number,
  steps: number,
  scheme: Scheme,
): number[][] {
  const { n } = linear;
  const h = t / steps;
  const stepper = splitting(surroundingsOfLinear(linear), sigma, scheme);
  const image = (of: number): number[] => {
    const unit = (from: number): Float64Array => Float64Array.from({ length: n }, (_, j) => (from + j === of ? 1 : 0));
    const [x, v] = [unit(0), unit(n)];
    stepper.step(0, h, x, v, unit(2 * n).map((e) => e * Math.sqrt(h))); // prettier-ignore
    return [...x, ...v];
  };
  const columns = Array.from({ length: 3 * n }, (_, k) => image(k));
  const M = transposed(columns.slice(0, 2 * n));
  const G = transposed(columns.slice(2 * n));
  const Q = product(G, transposed(G));
  let C: number[][] = Q.map((row) => row.map(() => 0));
  for (let k = 0; k < steps; k++) C = sum(product(product(M, C), transposed(M)), Q);
  return C;
}

/** The same of the equation: C' = L C + C Lᵀ + Q by the classical Runge-Kutta rule with 2000 steps. */
export function covarianceOfEquation({ n, strengths, matrix }: Linear, sigma: number, t: number): number[][] {
  const L = Array.from({ length: 2 * n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j) => {
      if (i < n) return j === n + i ? 1 : 0;
      if (j < n) return 0;
      return strengths[i - n] * (matrix[i - n][j - n] - (i === j ? 1 : 0));
    }),
  );
  const Q = L.map((row, i) => row.map((_, j) => (i === j && i >= n ? 2 * sigma * strengths[i - n] : 0)));
  const rate = (C: Matrix): number[][] => {
    const A = product(L, C);
    return sum(sum(A, transposed(A)), Q);
  };
  let C: number[][] = Q.map((row) => row.map(() => 0));
  const h = t / 2000;
  for (let k = 0; k < 2000; k++) {
    const a = rate(C);
    const b = rate(sum(C, a, h / 2));
    const c = rate(sum(C, b, h / 2));
    const d = rate(sum(C, c, h));
    C = sum(C, sum(sum(a, d), sum(b, c), 2), h / 6);
  }
  return C;
}
