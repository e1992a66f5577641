import { gcdSmall, lcm } from '../scalar/integer.js';
import type { DoubleForm } from './filter.js';
import { definite, doubleForm, gamma, integerNullField, split } from './filter.js';
import type { FlowMatrix } from './flow.js';
import { columnSums, integersOf, rowSums } from './flow.js';
import type { FormName } from './forms.js';

/**
 * Is the form non-negative? Exact, without a certificate, for millions of models: linear test first, then one point
 * of each connected component dropped, then the float filter, then kernel vectors guessed in floating point and
 * verified in integers, then BigInt elimination. Undefined only if `cheap` forbids the last two.
 *
 * Both `ball` and `contraction` have 1^T S 1 = 0, so they are on the boundary of the cone: S >= 0 forces S 1 = 0, which
 * says that the model is conservative. On each component S has the kernel vector 1, hence S >= 0 iff the form without
 * one point is.
 *
 * That `contraction` holds for every conservative model, and that `ball` is `positive` for symmetric ones, is not used:
 * these are statements to be tested.
 *
 * @param flow every row with a positive sum
 */
export function formIsNonNegative(name: FormName, flow: FlowMatrix, cheap = false): boolean | undefined {
  let keep: readonly number[] = ALL[flow.n] ?? Array.from({ length: flow.n }, (_, i) => i);
  if (name !== 'positive') {
    if (!isConservative(flow)) return false;
    keep = withoutOnePerComponent(flow);
    if (keep.length === 0) return true;
  }
  const form = doubleForm(name, flow, keep);
  const easy = form && definite(form);
  if (easy !== undefined || cheap) return easy;
  return (form && singular(name, flow, keep, form)) ?? eliminateForm(name, flow, keep);
}

/** Identity lists for small sizes: the hot path allocates none. */
const ALL = Array.from({ length: 17 }, (_, n) => Array.from({ length: n }, (__, i) => i));

const SAFE = Number.MAX_SAFE_INTEGER;

/** Row sums = column sums, exactly. */
export function isConservative(flow: FlowMatrix): boolean {
  const { n, doubles: F, integers } = flow;
  if (integers !== undefined) return isConservativeBig(n, F, integers);
  for (let i = 0; i < n; i++) {
    let difference = 0;
    for (let j = 0; j < n; j++) difference += F[i * n + j] - F[j * n + i];
    if (difference !== 0) return false;
  }
  return true;
}

let words = new BigUint64Array(0);
let halves = new Uint32Array(0);
/** Where the low half of a word is: 0, or 1 on big-endian machines. */
const LOW = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

/**
 * Row sums - column sums from two sides: modulo 2^64, and in doubles with an error bound. A multiple of 2^64 that is
 * smaller than 2^64 is 0. Sums in BigInt only where the two do not meet.
 */
function isConservativeBig(n: number, F: Float64Array, integers: readonly bigint[]): boolean {
  if (words.length < n * n) {
    words = new BigUint64Array(n * n);
    halves = new Uint32Array(words.buffer);
  }
  for (let k = 0; k < n * n; k++) words[k] = integers[k];
  let bound = 0;
  let top = 0;
  for (let i = 0; i < n; i++) {
    let low = 0;
    let high = 0;
    let difference = 0;
    let size = 0;
    for (let j = 0; j < n; j++) {
      const a = i * n + j;
      const b = j * n + i;
      low += halves[2 * a + LOW] - halves[2 * b + LOW];
      high += halves[2 * a + 1 - LOW] - halves[2 * b + 1 - LOW];
      difference += F[a] - F[b];
      size += F[a] + F[b];
      if (F[a] === 1) top = a;
    }
    // The difference is low + 2^32 high modulo 2^64.
    if (low % 2 ** 32 !== 0 || (high + low / 2 ** 32) % 2 ** 32 !== 0) return false;
    // Entries are off by 2^-51, four roundings; there are 2n of them to sum. The 2 covers the roundings in the bound.
    bound = Math.max(bound, Math.abs(difference) + 2 * gamma(2 * n + 4) * size);
  }
  if (bound * Number(integers[top]) < 2 ** 63) return true;
  const columns = columnSums(n, integers);
  return rowSums(n, integers).every((k, i) => k === columns[i]);
}

/** Buffers for the components, grown on demand. */
let seen = new Uint8Array(0);
const kept: number[] = [];

/**
 * All points but the first of each connected component of the undirected graph F_ij + F_ji > 0, breadth first; the
 * list of those kept is also the queue. A buffer that the next call overwrites.
 */
function withoutOnePerComponent({ n, doubles: F, integers }: FlowMatrix): readonly number[] {
  if (seen.length < n) seen = new Uint8Array(n);
  for (let i = 0; i < n; i++) seen[i] = 0;
  let count = 0;
  let left = n;
  for (let root = 0; left > 0; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    left--;
    let next = count;
    for (let i = root; left > 0; i = kept[next++]) {
      for (let j = 0; j < n; j++) {
        if (seen[j]) continue;
        const a = i * n + j;
        const b = j * n + i;
        // Quotients of integers may underflow to 0.
        if (F[a] === 0 && F[b] === 0 && (integers === undefined || (integers[a] === 0n && integers[b] === 0n)))
          continue;
        seen[j] = 1;
        left--;
        kept[count++] = j;
      }
      if (next === count) break;
    }
  }
  // Only where it changes: to set the length may give the buffer back.
  if (kept.length !== count) kept.length = count;
  return kept;
}

let guess = new Float64Array(0);
let field = new Float64Array(0);
let image = new Float64Array(0);
let multiple = new Float64Array(0);

/**
 * Decides forms that are semi-definite and singular: `split` proves S > 0 on some of the points, and every null field
 * that it suggests for the others is verified in integers. Undefined where a guess or a product leaves the safe ones.
 */
function singular(name: FormName, flow: FlowMatrix, keep: readonly number[], form: DoubleForm): boolean | undefined {
  const fields = split(form);
  if (!fields) return fields;
  const n = flow.n;
  if (flow.integers !== undefined) return undefined;
  if (field.length < n) {
    [guess, field] = [new Float64Array(n), new Float64Array(n)];
    [image, multiple] = [new Float64Array(n), new Float64Array(n)];
  }
  for (let j = 0; j < keep.length; j++) {
    if (fields.isPivot[j]) continue;
    if (!integerNullField(fields, j, guess)) return undefined;
    for (let i = 0; i < n; i++) field[i] = 0;
    for (let a = 0; a < keep.length; a++) field[keep[a]] = guess[a];
    if (!annihilates(name, flow, keep, field)) return undefined;
  }
  return true;
}

/**
 * Is S v = 0 on the points in `keep`? With y = c K^-1 F v, c the least integer that makes it one, that is
 *
 *     positive      (F + F^T) v = 0
 *     ball          c (F + F^T) v = 2 F^T y
 *     contraction   c K v = F^T y
 *
 * Sums of absolute values are checked to be safe integers, so all arithmetic is exact; false also where they are not.
 */
function annihilates(name: FormName, flow: FlowMatrix, keep: readonly number[], v: Float64Array): boolean {
  const { n, doubles: F } = flow;
  const c = name === 'positive' ? 1 : averageField(flow, v);
  for (const i of keep) {
    let left = 0;
    let right = 0;
    let size = 0;
    for (let k = 0; k < n; k++) {
      const [out, back] = [F[i * n + k], F[k * n + i]];
      const first = name === 'contraction' ? out * v[i] : (out + back) * v[k];
      const second = name === 'positive' ? 0 : back * image[k] * (c / multiple[k]);
      left += first;
      right += second;
      size += c * Math.abs(first) + 2 * Math.abs(second);
    }
    if (!(size <= SAFE) || c * left !== (name === 'ball' ? 2 : 1) * right) return false;
  }
  return true;
}

/** K^-1 F v as reduced fractions `image` / `multiple`; returns their common denominator, NaN if it is not safe. */
function averageField({ n, doubles: F }: FlowMatrix, v: Float64Array): number {
  let c = 1;
  for (let k = 0; k < n; k++) {
    let kappa = 0;
    let sum = 0;
    let size = 0;
    for (let j = 0; j < n; j++) {
      const f = F[k * n + j];
      const term = f * v[j];
      kappa += f;
      sum += term;
      size += Math.abs(term);
    }
    if (!(size <= SAFE)) return Number.NaN;
    const common = gcdSmall(kappa, Math.abs(sum));
    image[k] = sum / common;
    multiple[k] = kappa / common;
    c *= kappa / common / gcdSmall(c, kappa / common);
    if (!(c <= SAFE)) return Number.NaN;
  }
  return c;
}

/**
 * The exact decision: symmetric Bareiss elimination on a multiple of the form, without certificate.
 *
 * The multiple is cS with c = lcm κ, or ΠS with Π = κ_1 ... κ_n and a division by Π in the first step already: the
 * minors of S times Π are minors of [[K, F], [F^T, sym F]] (S is its Schur complement, minus that for `contraction`), hence
 * integers. So the r-th minor costs c^r or Π; whichever is smaller in the end is taken. A factor 2 clears sym F.
 */
function eliminateForm(name: FormName, flow: FlowMatrix, keep: readonly number[]): boolean {
  const { n, doubles } = flow;
  const F = integersOf(flow);
  const size = keep.length;
  const W: bigint[][] = keep.map(() => []);
  let [scale, previous, weighted] = [1n, 1n, F];
  if (name !== 'positive') {
    const kappa = rowSums(n, F);
    scale = kappa.reduce(lcm, 1n);
    const product = kappa.reduce((a, k) => a * k, 1n);
    if (product < scale ** BigInt(size)) scale = previous = product;
    const share = kappa.map((k) => scale / k);
    weighted = F.map((f, k) => f * share[(k / n) | 0]);
  }
  for (let a = 0; a < size; a++) {
    const i = keep[a];
    for (let b = a; b < size; b++) {
      const j = keep[b];
      let s = 0n;
      if (name === 'contraction') {
        if (a === b) for (let k = 0; k < n; k++) s += F[i * n + k];
      } else s = F[i * n + j] + F[j * n + i];
      s *= scale;
      if (name !== 'positive') {
        let q = 0n;
        for (let k = 0; k < n; k++) {
          // Most flow matrices are sparse.
          if (doubles[k * n + i] === 0 && F[k * n + i] === 0n) continue;
          q += F[k * n + i] * weighted[k * n + j];
        }
        s -= name === 'ball' ? q + q : q;
      }
      W[a][b] = W[b][a] = s;
    }
  }
  return isSemidefinite(W, previous);
}

/** Bareiss elimination with diagonal pivots, smallest first, in place. `previous` divides all minors of order 2. */
function isSemidefinite(W: bigint[][], previous: bigint): boolean {
  const left = W.map((_, i) => i);
  for (;;) {
    let at = -1;
    for (let a = 0; a < left.length; a++) {
      const w = W[left[a]][left[a]];
      if (w < 0n) return false;
      if (w > 0n && (at < 0 || w < W[left[at]][left[at]])) at = a;
    }
    // Every diagonal entry left is 0: semi-definite iff nothing stands beside it.
    if (at < 0) return left.every((i) => left.every((j) => W[i][j] === 0n));
    const [k] = left.splice(at, 1) as [number];
    const row = W[k];
    const pivot = row[k];
    for (let a = 0; a < left.length; a++) {
      const i = left[a];
      for (let b = a; b < left.length; b++) {
        const j = left[b];
        W[i][j] = W[j][i] = (pivot * W[i][j] - row[i] * row[j]) / previous;
      }
    }
    previous = pivot;
  }
}
