import type { PropertyName } from '../../properties/property.js';
import { smallestValue } from './spectrum.js';

/**
 * How far a flow is from losing a property: positive inside, 0 on the boundary, negative outside. In floats, invariant
 * under scaling, zero-based: for an equation it is minus the defect, never positive.
 *
 * @param F n x n row-major, every row with a positive sum
 */
export type Margin = (n: number, F: Float64Array) => number;

/** Rounding in the sums of a flow that was built to be conservative, relative to their total, with room. */
const ROUNDOFF = 2 ** -40;

const sumsOf = (n: number, F: Float64Array): { rows: number[]; columns: number[]; total: number } => {
  const rows = Array.from({ length: n }, () => 0);
  const columns = Array.from({ length: n }, () => 0);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const f = F[i * n + j];
      rows[i] = rows[i] + f;
      columns[j] = columns[j] + f;
      total += f;
    }
  }
  return { rows, columns, total };
};

/** -max |row sum - column sum| / Σκ */
const balance: Margin = (n, F) => {
  const { rows, columns, total } = sumsOf(n, F);
  let worst = 0;
  for (let i = 0; i < n; i++) worst = Math.max(worst, Math.abs(rows[i] - columns[i]));
  return -worst / total;
};

/** A form that vanishes on constants cannot be semi-definite off conservation: then the unbalance is the margin. */
const onMeanZero =
  (form: 'ball' | 'contraction'): Margin =>
  (n, F) => {
    const b = balance(n, F);
    const value = smallestValue(form, n, F);
    return b < -ROUNDOFF ? Math.min(b, value) : value;
  };

/** A = K^-1 F */
const averageOf = (n: number, F: Float64Array): number[] => {
  const { rows } = sumsOf(n, F);
  return Array.from(F.subarray(0, n * n), (f, k) => f / rows[Math.floor(k / n)]);
};

const product = (n: number, X: readonly number[], Y: readonly number[]): number[] =>
  X.map((_, k) => {
    const i = Math.floor(k / n);
    let s = 0;
    for (let l = 0; l < n; l++) s += X[i * n + l] * Y[l * n + (k % n)];
    return s;
  });

/** -max |F K^-1 F^T - F^T K^-1 F| / Σκ */
const normality: Margin = (n, F) => {
  const { rows, total } = sumsOf(n, F);
  let worst = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let difference = 0;
      for (let k = 0; k < n; k++) difference += (F[i * n + k] * F[j * n + k] - F[k * n + i] * F[k * n + j]) / rows[k];
      worst = Math.max(worst, Math.abs(difference));
    }
  }
  return -worst / total;
};

/** The least flow out of a proper set of points, over Σκ: 0 iff a set listens to itself alone. O(2^n n²). */
const leastCut: Margin = (n, F) => {
  const { total } = sumsOf(n, F);
  let least = Infinity;
  for (let set = 1; set < 2 ** n - 1; set++) {
    let out = 0;
    for (let i = 0; i < n; i++) {
      if (((set >> i) & 1) === 0) continue;
      for (let j = 0; j < n; j++) if (((set >> j) & 1) === 0) out += F[i * n + j];
    }
    least = Math.min(least, out);
  }
  return n === 1 ? 1 : least / total;
};

/** The least entry of A^k over k-th root, k the first power of 2 from (n-1)² + 1 on: positive iff A is primitive. */
const leastOfPower: Margin = (n, F) => {
  let A = averageOf(n, F);
  let k = 1;
  for (; k < (n - 1) ** 2 + 1; k *= 2) A = product(n, A, A);
  return Math.min(...A) ** (1 / k);
};

/** |det A|^(1/n) by elimination with row pivots. */
const determinant: Margin = (n, F) => {
  const M = averageOf(n, F);
  let det = 1;
  for (let k = 0; k < n; k++) {
    let at = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(M[i * n + k]) > Math.abs(M[at * n + k])) at = i;
    const pivot = M[at * n + k];
    if (pivot === 0) return 0;
    det *= pivot;
    for (let j = k; j < n; j++) [M[at * n + j], M[k * n + j]] = [M[k * n + j], M[at * n + j]];
    for (let i = k + 1; i < n; i++) {
      const factor = M[i * n + k] / pivot;
      for (let j = k; j < n; j++) M[i * n + j] = M[i * n + j] - factor * M[k * n + j];
    }
  }
  return Math.abs(det) ** (1 / n);
};

/** Symmetric spectral form, the constant field included only where it is no null vector. */
export const MARGINS: Readonly<Record<PropertyName, Margin>> = {
  'right-stochastic': () => 1,
  conservative: balance,
  symmetric(n, F) {
    const { total } = sumsOf(n, F);
    let worst = 0;
    for (let i = 1; i < n; i++)
      for (let j = 0; j < i; j++) worst = Math.max(worst, Math.abs(F[i * n + j] - F[j * n + i]));
    return -worst / total;
  },
  'positive-semidefinite': (n, F) => smallestValue('positive', n, F),
  'ball-positive': onMeanZero('ball'),
  '1-contractive': balance,
  '2-contractive': onMeanZero('contraction'),
  'p-contractive': balance,
  normal: normality,
  idempotent(n, F) {
    const A = averageOf(n, F);
    return -product(n, A, A).reduce((worst, a, k) => Math.max(worst, Math.abs(a - A[k])), 0);
  },
  irreducible: leastCut,
  primitive: leastOfPower,
  positive: (n, F) => Math.min(...F.subarray(0, n * n)) / sumsOf(n, F).total,
  invertible: determinant,
  'has-gap': (n, F) => smallestValue('gap', n, F),
};

/** Properties that are lost on the boundary already, at margin 0: those that ask for `>` or `≠`. */
export const STRICT: ReadonlySet<PropertyName> = new Set([
  'irreducible',
  'primitive',
  'positive',
  'invertible',
  'has-gap',
]);
