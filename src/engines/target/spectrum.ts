/**
 * Eigenvalues that margins are made of, in doubles and without error bounds. With B = K^-1/2 F K^-1/2 the forms of
 * `finite/forms.ts` relative to ‖u‖²_κ are
 *
 *     positive  sym B      ball  sym B - B^T B      contraction  1 - B^T B      gap  1 - sym B
 *
 * and the constant field is g = κ^1/2, a null vector of the last three for conservative F. Jacobi's method on buffers:
 * for the 2 to 8 points of a search it takes a fifth of the time of a library call, most of which is allocation.
 */
export type SpectralForm = 'positive' | 'ball' | 'contraction' | 'gap';

/** Most points that a search may have. */
export const MAX_SEARCH_POINTS = 12;

const CELLS = MAX_SEARCH_POINTS ** 2;
const root = new Float64Array(MAX_SEARCH_POINTS);
const B = new Float64Array(CELLS);
const P = new Float64Array(CELLS);
const Q = new Float64Array(CELLS);
const S = new Float64Array(CELLS);
const T = new Float64Array(CELLS);
const h = new Float64Array(MAX_SEARCH_POINTS);
const Sh = new Float64Array(MAX_SEARCH_POINTS);

/** κ^1/2 into `root`, sym B into P, B^T B into Q. False if a row is empty. */
function prepare(n: number, F: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += F[i * n + j];
    if (!(sum > 0)) return false;
    root[i] = Math.sqrt(sum);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) B[i * n + j] = F[i * n + j] / (root[i] * root[j]);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let q = 0;
      for (let k = 0; k < n; k++) q += B[k * n + i] * B[k * n + j];
      Q[i * n + j] = Q[j * n + i] = q;
      P[i * n + j] = P[j * n + i] = (B[i * n + j] + B[j * n + i]) / 2;
    }
  }
  return true;
}

/**
 * The smallest eigenvalue of a form; for all but `positive` on the complement of the constants, so that 0 is not always
 * one. NaN if a row is empty; +∞ on one point, where there is no such field.
 */
export function smallestValue(form: SpectralForm, n: number, F: Float64Array): number {
  if (!prepare(n, F)) return Number.NaN;
  for (let k = 0; k < n * n; k++) {
    const one = k % (n + 1) === 0 ? 1 : 0;
    S[k] =
      form === 'positive' ? P[k] : form === 'ball' ? P[k] - Q[k] : form === 'contraction' ? one - Q[k] : one - P[k];
  }
  if (form === 'positive') return extremeEigenvalue(n, S);
  deflate(n, S);
  return n === 1 ? Infinity : extremeEigenvalue(n - 1, S);
}

/**
 * The smallest t for which F + tK satisfies a form. With θ = 1/(1 + t), A becomes 1 - θ + θA, and
 *
 *     positive   sym B + t >= 0
 *     ball       sym B - B^T B + t (1 - sym B) >= 0 on the complement of the constants
 *
 * are linear in t: an eigenvalue each.
 */
export function smallestShift(form: 'positive' | 'ball', n: number, F: Float64Array): number {
  if (!prepare(n, F)) return Number.NaN;
  if (form === 'positive') {
    S.set(P);
    return -extremeEigenvalue(n, S);
  }
  if (n === 1) return -Infinity;
  for (let k = 0; k < n * n; k++) {
    S[k] = P[k] - Q[k];
    // On fields that are constant on components both forms vanish; a little more than 0 keeps the factor regular.
    T[k] = (k % (n + 1) === 0 ? 1 + REGULAR : 0) - P[k];
  }
  deflate(n, S);
  deflate(n, T);
  const m = n - 1;
  if (!factor(m, T)) return Number.NaN;
  reduce(m, T, S);
  return -extremeEigenvalue(m, S);
}

const REGULAR = 1e-13;

/** S restricted to the complement of g = root/|root|, in place: a reflection maps g to the last axis, which is dropped. */
function deflate(n: number, X: Float64Array): void {
  let norm = 0;
  for (let i = 0; i < n; i++) norm += root[i] * root[i];
  norm = Math.sqrt(norm);
  for (let i = 0; i < n; i++) h[i] = root[i] / norm;
  h[n - 1] = h[n - 1] + 1;
  let square = 0;
  for (let i = 0; i < n; i++) square += h[i] * h[i];
  const beta = 2 / square;
  let value = 0;
  for (let i = 0; i < n; i++) {
    let s = 0;
    for (let j = 0; j < n; j++) s += X[i * n + j] * h[j];
    Sh[i] = s;
    value += s * h[i];
  }
  const m = n - 1;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      const s = X[i * n + j] - beta * (h[i] * Sh[j] + Sh[i] * h[j]) + beta * beta * value * h[i] * h[j];
      // Rows move to the front: place i m + j is never behind what is still to be read.
      X[i * m + j] = s;
    }
  }
}

/** Cholesky factor in the lower triangle, in place. */
function factor(n: number, X: Float64Array): boolean {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let s = X[i * n + j];
      for (let k = 0; k < j; k++) s -= X[i * n + k] * X[j * n + k];
      if (i === j) {
        if (!(s > 0)) return false;
        X[i * n + i] = Math.sqrt(s);
      } else X[i * n + j] = s / X[j * n + j];
    }
  }
  return true;
}

/** X ← L^-1 X L^-T. */
function reduce(n: number, L: Float64Array, X: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        let s = X[i * n + j];
        for (let k = 0; k < i; k++) s -= L[i * n + k] * X[k * n + j];
        X[i * n + j] = s / L[i * n + i];
      }
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) [X[i * n + j], X[j * n + i]] = [X[j * n + i], X[i * n + j]];
    }
  }
}

/** Sweeps of Jacobi's method; 6 to 8 reach full precision. */
const MAX_SWEEPS = 20;

/** Smallest eigenvalue of a symmetric matrix, overwritten. */
function extremeEigenvalue(n: number, X: Float64Array): number {
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    let on = 0;
    for (let i = 0; i < n; i++) {
      on += X[i * n + i] * X[i * n + i];
      for (let j = 0; j < i; j++) off += X[i * n + j] * X[i * n + j];
    }
    if (!(off > 1e-32 * on)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(n, X, p, q);
  }
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    const x = X[i * n + i];
    if (!(x >= least)) least = x;
  }
  return least;
}

function rotate(n: number, X: Float64Array, p: number, q: number): void {
  const a = X[p * n + q];
  if (a === 0) return;
  const theta = (X[q * n + q] - X[p * n + p]) / (2 * a);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [x, y] = [X[p * n + k], X[q * n + k]];
    X[p * n + k] = c * x - s * y;
    X[q * n + k] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [X[k * n + p], X[k * n + q]];
    X[k * n + p] = c * x - s * y;
    X[k * n + q] = s * x + c * y;
  }
}

/** ‖A‖² on L²(κ): the largest eigenvalue of BᵀB. NaN if a row is empty. */
export function normSquared(n: number, F: Float64Array): number {
  if (!prepare(n, F)) return Number.NaN;
  for (let k = 0; k < n * n; k++) S[k] = -Q[k];
  return -extremeEigenvalue(n, S);
}
