import { gcdSmall } from '../scalar/integer.js';

/**
 * Exact decisions on one small flow matrix in integer doubles, with what they share computed once: sums, common
 * denominator of the strengths, who listens to whom. Every answer follows the definition of its property alone. Where
 * a product may leave the safe integers the answer is `undefined`, and the property decides in its own, slower way.
 *
 * Buffers are overwritten by the next {@link factsOf}.
 */
export interface Facts {
  readonly n: number;
  /** F, n x n row-major, non-negative integers */
  readonly F: Float64Array;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  /** L / κ_i for L = lcm κ */
  readonly shares: Float64Array;
  /** L */
  readonly common: number;
  /** bit j of word i is set iff F_ij > 0 */
  readonly support: Int32Array;
  readonly largest: number;
}

/** Points that the bits of a word have room for. */
export const MAX_FACTS = 30;

const rows = new Float64Array(MAX_FACTS);
const columns = new Float64Array(MAX_FACTS);
const shares = new Float64Array(MAX_FACTS);
const support = new Int32Array(MAX_FACTS);
const power = new Int32Array(MAX_FACTS);
const square = new Int32Array(MAX_FACTS);
const minors = new Float64Array(MAX_FACTS * MAX_FACTS);

const SAFE = Number.MAX_SAFE_INTEGER;

/** O(n²). */
export function factsOf(n: number, F: Float64Array): Facts {
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let row = 0;
    let column = 0;
    let bits = 0;
    for (let j = 0; j < n; j++) {
      const f = F[i * n + j];
      row += f;
      column += F[j * n + i];
      if (f > 0) bits |= 1 << j;
      if (f > largest) largest = f;
    }
    rows[i] = row;
    columns[i] = column;
    support[i] = bits;
  }
  let common = 1;
  for (let i = 0; i < n && common <= SAFE; i++) common *= rows[i] / gcdSmall(common, rows[i]);
  for (let i = 0; i < n; i++) shares[i] = common / rows[i];
  return { n, F, rows, columns, shares, common, support, largest };
}

/** Row sums = column sums. */
export function isBalanced({ n, rows, columns }: Facts): boolean {
  for (let i = 0; i < n; i++) if (rows[i] !== columns[i]) return false;
  return true;
}

/** No column sum exceeds its κ: the norm on L^1(κ) is at most 1. */
export function contractsL1({ n, rows, columns }: Facts): boolean {
  for (let i = 0; i < n; i++) if (columns[i] > rows[i]) return false;
  return true;
}

/** F = F^T. */
export function isSymmetric({ n, F }: Facts): boolean {
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) if (F[i * n + j] !== F[j * n + i]) return false;
  return true;
}

/** L F K^-1 F^T = L F^T K^-1 F, entry by entry. O(n³). */
export function isNormal({ n, F, shares, common, largest }: Facts): boolean | undefined {
  if (!(n * largest * largest * common <= SAFE)) return undefined;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let difference = 0;
      for (let k = 0; k < n; k++) {
        difference += shares[k] * (F[i * n + k] * F[j * n + k] - F[k * n + i] * F[k * n + j]);
      }
      if (difference !== 0) return false;
    }
  }
  return true;
}

/** L F K^-1 F = L F, entry by entry. O(n³). */
export function isIdempotent({ n, F, shares, common, largest }: Facts): boolean | undefined {
  if (!(n * largest * largest * common <= SAFE)) return undefined;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let difference = -common * F[i * n + j];
      for (let k = 0; k < n; k++) difference += shares[k] * F[i * n + k] * F[k * n + j];
      if (difference !== 0) return false;
    }
  }
  return true;
}

/** Is there a path from everybody to everybody? Warshall on bit rows, O(n²). */
export function isIrreducible({ n, support }: Facts): boolean {
  for (let i = 0; i < n; i++) power[i] = support[i] | (1 << i);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) if ((power[i] >> k) & 1) power[i] |= power[k];
  }
  const full = (1 << n) - 1;
  for (let i = 0; i < n; i++) if (power[i] !== full) return false;
  return true;
}

/**
 * Is a power of A positive? If so A^k is for all k >= (n-1)² + 1 (Wielandt), so the first power of 2 from there on tells.
 * Boolean squaring of bit rows, O(n² log n).
 */
export function isPrimitive({ n, support }: Facts): boolean {
  const full = (1 << n) - 1;
  let [now, next] = [power, square];
  for (let i = 0; i < n; i++) now[i] = support[i];
  for (let exponent = 1; exponent < (n - 1) ** 2 + 1; exponent *= 2) {
    for (let i = 0; i < n; i++) {
      let bits = 0;
      for (let k = 0; k < n; k++) if ((now[i] >> k) & 1) bits |= now[k];
      next[i] = bits;
    }
    [now, next] = [next, now];
  }
  for (let i = 0; i < n; i++) if (now[i] !== full) return false;
  return true;
}

/** No entry is 0. */
export function isPositive({ n, support }: Facts): boolean {
  const full = (1 << n) - 1;
  for (let i = 0; i < n; i++) if (support[i] !== full) return false;
  return true;
}

/**
 * det F ≠ 0 by Bareiss elimination. Everything that it meets is a minor, and a minor is at most the product H of the
 * row sums; so products are safe if 2 H² is.
 */
export function isInvertible({ n, F, rows }: Facts): boolean | undefined {
  let bound = 1;
  for (let i = 0; i < n; i++) bound *= rows[i];
  if (!(2 * bound * bound <= SAFE)) return undefined;
  const M = minors;
  for (let k = 0; k < n * n; k++) M[k] = F[k];
  let previous = 1;
  for (let k = 0; k < n; k++) {
    let at = k;
    while (at < n && M[at * n + k] === 0) at++;
    if (at === n) return false;
    if (at !== k) {
      for (let j = k; j < n; j++) {
        const t = M[at * n + j];
        M[at * n + j] = M[k * n + j];
        M[k * n + j] = t;
      }
    }
    const pivot = M[k * n + k];
    for (let i = k + 1; i < n; i++) {
      const a = M[i * n + k];
      for (let j = k + 1; j < n; j++) M[i * n + j] = (pivot * M[i * n + j] - a * M[k * n + j]) / previous;
    }
    previous = pivot;
  }
  return true;
}
