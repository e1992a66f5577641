import type { Rational } from '../scalar/rational.js';
import { ONE, ZERO, add, divide, multiply, negate, rational } from '../scalar/rational.js';
import { toIntegers } from './flow.js';
import { multiplyModulo, powerModulo } from './modular.js';

/**
 * What fraction-free elimination finds in a symmetric integer matrix S:
 *
 *     S = Σ_k c_k c_k^T / (p_k p_{k-1})  +  remainder on the unused indices
 *
 * with integer columns c_k and leading minors p_k (p_{-1} = 1). Positive semi-definite iff the remainder is 0 and
 * no negative pivot was met.
 */
export interface Elimination {
  readonly n: number;
  readonly semidefinite: boolean;
  /** indices in the order in which they were eliminated; as many as the rank when `semidefinite` */
  readonly pivots: readonly number[];
  /** p_k, one for each pivot, all positive */
  readonly minors: readonly bigint[];
  /** c_k, one for each pivot, n long, 0 at the earlier pivots */
  readonly columns: readonly (readonly bigint[])[];
  /** integer v with v^T S v < 0, present iff not `semidefinite` */
  readonly negative?: readonly bigint[];
}

/**
 * Symmetric Bareiss elimination with diagonal pivots. Entries stay minors of S, so they grow by n·bits and no more.
 *
 * @param S n x n symmetric, row-major; not changed
 */
export function eliminate(n: number, S: readonly bigint[]): Elimination {
  const W = S.slice();
  const unused = new Set(Array.from({ length: n }, (_, i) => i));
  const pivots: number[] = [];
  const minors: bigint[] = [];
  const columns: bigint[][] = [];
  let previous = 1n;
  const stop = (direction: ReadonlyMap<number, Rational>): Elimination => ({
    n,
    semidefinite: false,
    pivots,
    minors,
    columns,
    negative: backSubstitute(n, pivots, columns, direction),
  });
  for (;;) {
    let k = -1;
    for (const i of unused) {
      const w = W[i * n + i];
      if (w < 0n) return stop(new Map([[i, ONE]]));
      if (w > 0n && (k < 0 || w < W[k * n + k])) k = i;
    }
    if (k < 0) break;
    const pivot = W[k * n + k];
    unused.delete(k);
    const column = Array.from({ length: n }, (_, i) => (i === k || unused.has(i) ? W[i * n + k] : 0n));
    for (const i of unused) {
      const a = column[i];
      for (const j of unused) {
        if (j < i) continue;
        const w = (pivot * W[i * n + j] - a * column[j]) / previous;
        W[i * n + j] = w;
        W[j * n + i] = w;
      }
    }
    pivots.push(k);
    minors.push(pivot);
    columns.push(column);
    previous = pivot;
  }
  // Every diagonal left is 0: semi-definite iff nothing stands beside it.
  for (const i of unused) {
    for (const j of unused) {
      const w = W[i * n + j];
      if (w !== 0n) {
        return stop(
          new Map([
            [i, ONE],
            [j, w > 0n ? negate(ONE) : ONE],
          ]),
        );
      }
    }
  }
  return { n, semidefinite: true, pivots, minors, columns };
}

/** A basis of the kernel of a semi-definite matrix, from its elimination: one integer vector for each unused index. */
export function kernel({ n, pivots, columns }: Elimination): bigint[][] {
  const used = new Set(pivots);
  return Array.from({ length: n }, (_, i) => i)
    .filter((i) => !used.has(i))
    .map((i) => backSubstitute(n, pivots, columns, new Map([[i, ONE]])));
}

/** Extends values on unused indices to the v with c_k · v = 0 for all k; as the smallest proportional integers. */
function backSubstitute(
  n: number,
  pivots: readonly number[],
  columns: readonly (readonly bigint[])[],
  fixed: ReadonlyMap<number, Rational>,
): bigint[] {
  const v = Array.from({ length: n }, (_, i) => fixed.get(i) ?? ZERO);
  for (let k = pivots.length - 1; k >= 0; k--) {
    const [c, index] = [columns[k], pivots[k]];
    let sum = ZERO;
    for (let j = 0; j < n; j++) {
      if (j !== index && c[j] !== 0n && v[j].n !== 0n) sum = add(sum, multiply(rational(c[j]), v[j]));
    }
    v[index] = negate(divide(sum, rational(c[index])));
  }
  return toIntegers(v);
}

/** Rank of an integer matrix and, if it is singular, an integer vector v with S v = 0. Fraction-free Gauss-Jordan. */
export function nullVector(n: number, S: readonly bigint[]): { rank: number; vector?: bigint[] } {
  const rows = Array.from({ length: n }, (_, i) => S.slice(i * n, i * n + n));
  const pivotColumn: number[] = [];
  let previous = 1n;
  let rank = 0;
  for (let j = 0; j < n && rank < n; j++) {
    const at = rows.findIndex((row, i) => i >= rank && row[j] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at], rows[rank]];
    const top = rows[rank];
    const pivot = top[j];
    for (let i = 0; i < n; i++) {
      if (i === rank) continue;
      const row = rows[i];
      const a = row[j];
      for (let c = 0; c < n; c++) row[c] = (pivot * row[c] - a * top[c]) / previous;
    }
    previous = pivot;
    pivotColumn.push(j);
    rank++;
  }
  if (rank === n) return { rank };
  const free = Array.from({ length: n }, (_, j) => j).find((j) => !pivotColumn.includes(j)) as number;
  const v = Array.from({ length: n }, () => ZERO);
  v[free] = ONE;
  pivotColumn.forEach((j, i) => {
    const row = rows[i];
    v[j] = negate(rational(row[free], row[j]));
  });
  return { rank, vector: toIntegers(v) };
}

/** det S mod p for an integer matrix and a prime p < 2^31. Not 0 proves det S ≠ 0; O(n^3), no growth. */
export function determinantModulo(n: number, S: readonly bigint[], prime: number): number {
  const p = BigInt(prime);
  const M = S.map((s) => Number(((s % p) + p) % p));
  let det = 1;
  for (let k = 0; k < n; k++) {
    let at = k;
    while (at < n && M[at * n + k] === 0) at++;
    if (at === n) return 0;
    if (at !== k) {
      for (let j = k; j < n; j++) [M[at * n + j], M[k * n + j]] = [M[k * n + j], M[at * n + j]];
      det = prime - det;
    }
    const pivot = M[k * n + k];
    det = multiplyModulo(det, pivot, prime);
    const inverse = powerModulo(pivot, prime - 2, prime);
    for (let i = k + 1; i < n; i++) {
      const factor = multiplyModulo(M[i * n + k], inverse, prime);
      if (factor === 0) continue;
      for (let j = k; j < n; j++) {
        const t = M[i * n + j] - multiplyModulo(factor, M[k * n + j], prime);
        M[i * n + j] = t < 0 ? t + prime : t;
      }
    }
  }
  return det;
}

/** Numbers of positive, negative and zero eigenvalues, with S = Σ d_k l_k l_k^T behind them (Sylvester's law of inertia). */
export interface Inertia {
  readonly positive: number;
  readonly negative: number;
  readonly zero: number;
  readonly d: readonly Rational[];
  readonly l: readonly (readonly Rational[])[];
  /** pivot indices if every step had a diagonal pivot, as the checker wants it */
  readonly pivots: readonly number[] | undefined;
}

/**
 * Inertia of a symmetric matrix by rank-one reductions S ← S - (Sv)(Sv)^T / (v^T S v), v = e_i, or e_i + e_j where all
 * diagonal entries are 0. Each step takes one eigenvalue of the sign of v^T S v away.
 */
export function inertia(n: number, S: readonly Rational[]): Inertia {
  let W = S.slice();
  const [d, l, pivots]: [Rational[], Rational[][], number[]] = [[], [], []];
  let diagonal = true;
  for (;;) {
    let v: number[] | undefined;
    for (let i = 0; i < n && !v; i++) if (W[i * n + i].n !== 0n) v = [i];
    for (let k = 0; k < n * n && !v; k++) if (W[k].n !== 0n) v = [Math.floor(k / n), k % n];
    if (!v) break;
    diagonal &&= v.length === 1;
    pivots.push(v[0]);
    const column = Array.from({ length: n }, (_, i) => v.reduce((s, j) => add(s, W[i * n + j]), ZERO));
    const value = v.reduce((s, j) => add(s, column[j]), ZERO);
    const weight = divide(ONE, value);
    W = W.map((w, k) => add(w, negate(multiply(weight, multiply(column[Math.floor(k / n)], column[k % n])))));
    d.push(weight);
    l.push(column);
  }
  const positive = d.filter((x) => x.n > 0n).length;
  return { positive, negative: d.length - positive, zero: n - d.length, d, l, pivots: diagonal ? pivots : undefined };
}
