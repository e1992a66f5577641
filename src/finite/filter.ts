import * as I from '../scalar/interval.js';
import type { FlowMatrix } from './flow.js';
import type { FormName } from './forms.js';

/**
 * The float filter: decides the easy definite forms in doubles with a rigorous error bound, and says `undefined` for
 * the rest. It never has a wrong sign.
 */

/** Unit roundoff of doubles. */
const U = 2 ** -53;

/** γ_k = k u / (1 - k u): the relative error of k roundings (Higham 2002, section 3.1). */
export const gamma = (k: number): number => (k * U) / (1 - k * U);

/** Weights below this may have lost digits to underflow; such models go to exact arithmetic. */
const TINY = 1e-150;

/** A symmetric matrix in doubles with a bound on the error of every entry. */
export interface DoubleForm {
  readonly n: number;
  readonly entries: Float64Array;
  readonly error: number;
}

/**
 * A form of `forms.ts` in doubles, on the points in `keep`, divided by the largest weight κ.
 *
 * @returns undefined if the entries span too many magnitudes for the bound
 */
export function doubleForm(
  name: FormName,
  { n, doubles: F, integers }: FlowMatrix,
  keep: readonly number[],
): DoubleForm | undefined {
  const kappa = new Float64Array(n);
  for (let k = 0; k < n * n; k++) {
    const f = F[k] as number;
    if ((f !== 0 && f < TINY) || (integers !== undefined && f === 0 && integers[k] !== 0n)) return undefined;
    kappa[(k / n) | 0] = (kappa[(k / n) | 0] as number) + f;
  }
  const size = keep.length;
  const entries = new Float64Array(size * size);
  let bound = 0;
  for (let a = 0; a < size; a++) {
    const i = keep[a] as number;
    for (let b = a; b < size; b++) {
      const j = keep[b] as number;
      const first =
        name === 'contraction'
          ? i === j
            ? (kappa[i] as number)
            : 0
          : ((F[i * n + j] as number) + (F[j * n + i] as number)) / 2;
      let product = 0;
      if (name !== 'positive') {
        for (let k = 0; k < n; k++)
          product += ((F[k * n + i] as number) * (F[k * n + j] as number)) / (kappa[k] as number);
      }
      entries[a * size + b] = entries[b * size + a] = first - product;
      bound = Math.max(bound, first + product);
    }
  }
  // Each term: entries to 2^-51, sums of n, a product, a quotient, a difference: fewer than 2n + 16 roundings.
  return { n: size, entries, error: gamma(2 * n + 16) * bound * 2 };
}

/**
 * Is the true matrix behind a {@link DoubleForm} positive definite (true), not even semi-definite (false), or too
 * close to say (undefined)?
 *
 * Cholesky of S - cI in doubles; if it runs to the end with c >= n·error + γ_{n+1} tr(S), every matrix within the
 * error is positive definite (Rump 2006). A pivot clearly below 0 gives a direction v; v^T S v is then enclosed by
 * intervals.
 */
export function definite({ n, entries, error }: DoubleForm): boolean | undefined {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += Math.max(0, entries[i * n + i] as number);
  const shift = 2 * (n * error + gamma(n + 2) * trace);
  if (!(shift < Infinity)) return undefined;
  const L = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let d = (entries[j * n + j] as number) - shift;
    for (let k = 0; k < j; k++) d -= (L[j * n + k] as number) ** 2;
    if (!(d > 0)) return d < -2 * shift && negativeAt(n, entries, error, direction(n, L, j)) ? false : undefined;
    const root = Math.sqrt(d);
    L[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let s = entries[i * n + j] as number;
      for (let k = 0; k < j; k++) s -= (L[i * n + k] as number) * (L[j * n + k] as number);
      L[i * n + j] = s / root;
    }
  }
  return true;
}

/** v with v_j = 1, zero after j, that the first j rows of the factor annihilate: L_{j,:} + Σ_i v_i L_{i,:} = 0. */
function direction(n: number, L: Float64Array, j: number): Float64Array {
  const v = new Float64Array(n);
  v[j] = 1;
  for (let k = j - 1; k >= 0; k--) {
    let s = 0;
    for (let i = k + 1; i <= j; i++) s += (L[i * n + k] as number) * (v[i] as number);
    v[k] = -s / (L[k * n + k] as number);
  }
  return v;
}

function negativeAt(n: number, entries: Float64Array, error: number, v: Float64Array): boolean {
  let sum = I.interval(0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const s = entries[i * n + j] as number;
      const term = I.multiply(I.interval(v[i] as number), I.interval(v[j] as number));
      sum = I.add(sum, I.multiply(term, { low: I.down(s - error), high: I.up(s + error) }));
    }
  }
  return I.signOf(sum) === -1;
}
