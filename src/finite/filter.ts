import type { FlowMatrix } from './flow.js';
import type { FormName } from './forms.js';

/**
 * The float filter: decides the easy forms in doubles with a rigorous error bound, and says `undefined` for the rest. It
 * never has a wrong sign.
 *
 * All bounds are relative to a diagonal matrix W = diag(w), w_i = Σ_j B_ij, where B >= |S| is non-negative and symmetric.
 * If |E_ij| <= ε B_ij for all entries then
 *
 *     |x^T E x| <= ε W(x, x)                                                                                   (1)
 *
 * because 2 |x_i x_j| <= x_i² + x_j² (Schur's test). Weights of very different sizes therefore do not disturb each
 * other, and no power of n is lost.
 */

/** Unit roundoff of doubles. */
const U = 2 ** -53;

/** γ_k = k u / (1 - k u): the relative error of k roundings (Higham 2002, section 3.1). */
export const gamma = (k: number): number => (k * U) / (1 - k * U);

/** Below this, products may lose digits to underflow; such models go to exact arithmetic. */
const TINY = 1e-150;

/** A symmetric matrix in doubles with a bound on its error. Lives in buffers that the next call overwrites. */
export interface DoubleForm {
  readonly n: number;
  /** n x n, row-major; the buffer may be longer */
  readonly entries: Float64Array;
  /** w of (1), n; the buffer may be longer */
  readonly weight: Float64Array;
  /** ε of (1): |true - entries|_ij <= error · B_ij */
  readonly error: number;
}

/** Buffers, grown on demand and kept: deciding a model allocates no arrays. */
let capacity = 0;
let kappa = new Float64Array(0);
let weight = new Float64Array(0);
let average = new Float64Array(0);
let entries = new Float64Array(0);
let factor = new Float64Array(0);
let field = new Float64Array(0);
let swept = new Float64Array(0);
let block = new Float64Array(0);
let blockWeight = new Float64Array(0);
let isPivot = new Uint8Array(0);

function reserve(n: number): void {
  if (n <= capacity) return;
  capacity = n;
  const [vector, matrix] = [() => new Float64Array(n), () => new Float64Array(n * n)];
  [kappa, weight, field, blockWeight, isPivot] = [vector(), vector(), vector(), vector(), new Uint8Array(n)];
  [average, entries, factor, swept, block] = [matrix(), matrix(), matrix(), matrix(), matrix()];
}

/**
 * A form of `forms.ts` in doubles, on the points in `keep`: S = P - Q, B = P + Q with P, Q >= 0.
 *
 * Roundings in an entry: F is given to 2^-51, four roundings; κ is a sum of n of them, n + 3; so an entry of
 * F^T K^-1 F has 4 + 4 + (n + 3) for its factors, a quotient, a product and a sum of n: 2n + 12. The difference makes
 * one more, and 2n + 16 also covers that B is itself computed.
 *
 * @param flow every row with a positive sum
 * @returns undefined if the entries span too many magnitudes for the bound
 */
export function doubleForm(name: FormName, flow: FlowMatrix, keep: readonly number[]): DoubleForm | undefined {
  const { n, doubles: F, integers } = flow;
  if (integers !== undefined && !ofNormalSize(F, integers)) return undefined;
  reserve(n);
  const A = average;
  const S = entries;
  const w = weight;
  const size = keep.length;
  if (name !== 'positive') averageOf(n, F);
  for (let a = 0; a < size; a++) w[a] = 0;
  for (let a = 0; a < size; a++) {
    const i = keep[a];
    for (let b = a; b < size; b++) {
      const j = keep[b];
      let p = 0;
      let q = 0;
      if (name !== 'contraction') p = (F[i * n + j] + F[j * n + i]) / 2;
      else if (a === b) p = kappa[i];
      if (name !== 'positive') {
        for (let k = 0, row = 0; k < n; k++, row += n) q += F[row + i] * A[row + j];
      }
      S[a * size + b] = S[b * size + a] = p - q;
      w[a] = w[a] + (p + q);
      if (a !== b) w[b] = w[b] + (p + q);
    }
  }
  for (let a = 0; a < size; a++) if (!(w[a] >= TINY && w[a] < Infinity)) return undefined;
  return { n: size, entries: S, weight: w, error: gamma(2 * n + 16) };
}

/** κ and A = K^-1 F, into the buffers. */
function averageOf(n: number, F: Float64Array): void {
  const A = average;
  const k = kappa;
  for (let i = 0, row = 0; i < n; i++, row += n) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += F[row + j];
    k[i] = sum;
    for (let j = 0; j < n; j++) A[row + j] = F[row + j] / sum;
  }
}

/** Are all quotients f / max f that should not be 0 far above the smallest double? */
function ofNormalSize(F: Float64Array, integers: readonly bigint[]): boolean {
  for (let k = 0; k < integers.length; k++) if (!(F[k] >= TINY) && integers[k] !== 0n) return false;
  return true;
}

/**
 * Is the true matrix behind a {@link DoubleForm} positive definite (true), not even semi-definite (false), or too
 * close to say (undefined)?
 *
 * Cholesky of S - cW in doubles (Rump 2006, with W in place of the identity). If it runs to the end, its factor is
 * exact for a matrix that differs by at most γ_{n+1} / (1 - γ_{n+1}) · √(s_ii s_jj) in each entry (Higham 2002, theorem
 * 10.3), so by at most n γ_{n+2} W as a form, as s_ii <= w_i. Subtracting cW rounds once, u W. With the error of S
 *
 *     c >= ε + (n + 1) γ_{n+2}      makes every matrix within the error positive definite.
 *
 * The 2 in the code covers the roundings in w and c. If a pivot is negative, the columns so far give a direction v
 * with v^T (S - cW) v = that pivot, and v^T S v is then bounded from above on its own.
 */
export function definite({ n, entries: S, weight: w, error }: DoubleForm): boolean | undefined {
  reserve(n);
  const c = 2 * (error + (n + 1) * gamma(n + 2));
  const L = factor;
  for (let j = 0; j < n; j++) {
    let d = S[j * n + j] - c * w[j];
    for (let k = 0; k < j; k++) {
      const l = L[j * n + k];
      d -= l * l;
    }
    if (!(d > 0)) return negativeAlong(n, S, w, error, j) ? false : undefined;
    const root = Math.sqrt(d);
    L[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let s = S[i * n + j];
      for (let k = 0; k < j; k++) s -= L[i * n + k] * L[j * n + k];
      L[i * n + j] = s / root;
    }
  }
  return true;
}

/** The v with v_j = 1, zero after j, that the columns before j annihilate: Σ_{k <= i <= j} L_ik v_i = 0 for k < j. */
function negativeAlong(n: number, S: Float64Array, w: Float64Array, error: number, j: number): boolean {
  const [L, v] = [factor, field];
  for (let i = 0; i < n; i++) v[i] = i === j ? 1 : 0;
  for (let k = j - 1; k >= 0; k--) {
    let s = 0;
    for (let i = k + 1; i <= j; i++) s += L[i * n + k] * v[i];
    v[k] = -s / L[k * n + k];
  }
  return isNegativeAt({ n, entries: S, weight: w, error }, v);
}

/**
 * Is v^T S v < 0 for every matrix within the error? In doubles v^T S v has at most 2n + 1 roundings in each term, and
 * |v_i s_ij v_j| <= |v_i| B_ij |v_j|, so by (1) it is off by at most (ε + γ_{2n+1}) W(v, v). The 2 covers the
 * roundings in the bound, and underflow: v has an entry 1, w_i >= TINY.
 */
export function isNegativeAt({ n, entries: S, weight: w, error }: DoubleForm, v: Float64Array): boolean {
  let value = 0;
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const x = v[i];
    let row = 0;
    for (let j = 0; j < n; j++) row += S[i * n + j] * v[j];
    value += x * row;
    norm += w[i] * (x * x);
  }
  return value < -2 * (error + gamma(2 * n + 1)) * norm;
}

/** Half of the digits of a double: what is below this, relative to w, is taken for 0. A guess, never a proof. */
const NEGLIGIBLE = 2 ** -26;

/**
 * For forms that are too close for {@link definite}: splits the points into R, where S is positive definite, certified
 * by {@link definite}, and the others, where the Schur complement of S_RR looks like 0. Symmetric Gauss-Jordan
 * elimination, largest pivot first, leaves S_RR^-1 S_Rj in the columns of the others.
 *
 * @returns false if the form is certainly not semi-definite, undefined if R could not be certified, else the fields
 *   e_j - S_RR^-1 S_Rj, one for each j outside R. If S annihilates them, S is semi-definite: every field is one on R plus
 *   a combination of these.
 */
export function split(form: DoubleForm): NullFields | false | undefined {
  const { n, entries: S, weight: w, error } = form;
  const M = swept;
  for (let k = 0; k < n * n; k++) M[k] = S[k];
  for (let i = 0; i < n; i++) isPivot[i] = 0;
  let rank = 0;
  for (; rank < n; rank++) {
    const k = largestPivot(n, w);
    if (k < 0) break;
    isPivot[k] = 1;
    const pivot = M[k * n + k];
    for (let j = 0; j < n; j++) if (!isPivot[j]) M[k * n + j] = M[k * n + j] / pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const a = M[i * n + k];
      for (let j = 0; j < n; j++) {
        if (!isPivot[j]) M[i * n + j] = M[i * n + j] - a * M[k * n + j];
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      if (isPivot[i] || isPivot[j]) continue;
      const m = M[i * n + j];
      const size = Math.sqrt(w[i] * w[j]) * NEGLIGIBLE;
      if (i === j ? m >= -size : Math.abs(m) <= size) continue;
      lift(n, i, j, i === j ? 0 : -Math.sign(m));
      return isNegativeAt(form, field) ? false : undefined;
    }
  }
  if (rank === n) return undefined;
  let a = 0;
  for (let i = 0; i < n; i++) {
    if (!isPivot[i]) continue;
    let b = 0;
    for (let j = 0; j < n; j++) if (isPivot[j]) block[a * rank + b++] = S[i * n + j];
    // Row sums of a principal block of B are at most those of B, so (1) stays true.
    blockWeight[a++] = w[i];
  }
  return definite({ n: rank, entries: block, weight: blockWeight, error }) ? { n, isPivot, swept: M } : undefined;
}

/** S_RR^-1 S_Rj for the j outside R, in buffers that the next call overwrites. */
export interface NullFields {
  readonly n: number;
  /** 1 on R */
  readonly isPivot: Uint8Array;
  /** n x n; entry (i, j) for i in R, j not in R */
  readonly swept: Float64Array;
}

function largestPivot(n: number, w: Float64Array): number {
  let at = -1;
  let top = NEGLIGIBLE;
  for (let i = 0; i < n; i++) {
    const ratio = swept[i * n + i] / w[i];
    if (!isPivot[i] && ratio > top) {
      top = ratio;
      at = i;
    }
  }
  return at;
}

/** e_i + t e_j, continued to R so that it is S-orthogonal to all fields on R. */
function lift(n: number, i: number, j: number, t: number): void {
  for (let k = 0; k < n; k++) {
    const m = swept[k * n + i] + t * swept[k * n + j];
    field[k] = isPivot[k] ? -m : k === i ? 1 : k === j ? t : 0;
  }
}

/** Null fields with larger entries are not looked for: doubles do not carry enough digits to recognise them. */
const LARGEST = 2 ** 20;

/**
 * The null field of j as integers: the smallest common denominator that its entries seem to have.
 *
 * @param v n, overwritten
 * @returns whether one was found
 */
export function integerNullField({ n, isPivot: R, swept: M }: NullFields, j: number, v: Float64Array): boolean {
  let denominator = 1;
  for (let i = 0; i < n; i++) {
    if (R[i]) denominator *= denominatorOf(M[i * n + j] * denominator);
    if (!(denominator <= LARGEST)) return false;
  }
  for (let i = 0; i < n; i++) v[i] = R[i] ? -Math.round(M[i * n + j] * denominator) : 0;
  v[j] = denominator;
  return true;
}

/** The smallest denominator of a convergent of the continued fraction of x that makes x an integer, as it seems. */
function denominatorOf(x: number): number {
  let previous = 0;
  let q = 1;
  let rest = x - Math.floor(x);
  while (Math.abs(x * q - Math.round(x * q)) > NEGLIGIBLE && q <= LARGEST) {
    const a = Math.floor(1 / rest);
    rest = 1 / rest - a;
    const next = a * q + previous;
    previous = q;
    q = next;
  }
  return q;
}
