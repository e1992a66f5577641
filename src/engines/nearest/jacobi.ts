/** Most sweeps; six are enough at sizes up to 10. */
const MAX_SWEEPS = 40;

/**
 * All eigenvalues and unit eigenvectors of a symmetric matrix of doubles, by Jacobi's rotations. For small matrices; the
 * result is a guess for exact work.
 *
 * @param S n x n, row-major; not changed
 * @returns ascending by value
 */
export function eigenpairs(n: number, S: readonly number[]): { value: number; vector: number[] }[] {
  const A = Float64Array.from(S);
  const V = new Float64Array(n * n);
  for (let i = 0; i < n; i++) V[i * n + i] = 1;
  const size = Math.hypot(...S);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        off = Math.max(off, Math.abs(A[p * n + q]));
        if (A[p * n + q] !== 0) rotate(n, A, V, p, q);
      }
    }
    if (!(off > Number.EPSILON * size)) break;
  }
  return Array.from({ length: n }, (_, k) => ({
    value: A[k * n + k],
    vector: Array.from({ length: n }, (__, i) => V[i * n + k]),
  })).sort((a, b) => a.value - b.value);
}

/** The rotation in the plane of p and q that makes A_pq = 0. */
function rotate(n: number, A: Float64Array, V: Float64Array, p: number, q: number): void {
  const theta = (A[q * n + q] - A[p * n + p]) / (2 * A[p * n + q]);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [a, b] = [A[k * n + p], A[k * n + q]];
    A[k * n + p] = c * a - s * b;
    A[k * n + q] = s * a + c * b;
  }
  for (let k = 0; k < n; k++) {
    const [a, b] = [A[p * n + k], A[q * n + k]];
    A[p * n + k] = c * a - s * b;
    A[q * n + k] = s * a + c * b;
  }
  for (let k = 0; k < n; k++) {
    const [a, b] = [V[k * n + p], V[k * n + q]];
    V[k * n + p] = c * a - s * b;
    V[k * n + q] = s * a + c * b;
  }
}
