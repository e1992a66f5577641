import { eliminate } from './elimination.js';
import { definite, doubleForm } from './filter.js';
import type { FlowMatrix } from './flow.js';
import { columnSums, rowSums } from './flow.js';
import type { FormName } from './forms.js';
import { integerForm } from './forms.js';

/**
 * Is the form non-negative? Exact, without a certificate, for millions of models: linear test first, then one point
 * of each connected component dropped, then the float filter, then integer elimination in doubles while products
 * stay below 2^53, then in BigInt. Undefined only if `cheap` forbids the last two.
 *
 * Both `ball` and `contraction` have 1^T S 1 = 0, so they are on the boundary of the cone: S >= 0 forces S 1 = 0, which
 * says that the model is conservative. On each component S has the kernel vector 1, hence S >= 0 iff the form without
 * one point is.
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
  return smallForm(name, flow, keep) ?? eliminate(keep.length, sub(integerForm(name, flow), keep)).semidefinite;
}

/** Identity lists for small sizes: the hot path allocates none. */
const ALL = Array.from({ length: 17 }, (_, n) => Array.from({ length: n }, (__, i) => i));

/** Row sums = column sums, exactly. */
export function isConservative(flow: FlowMatrix): boolean {
  const { n, doubles: F, integers } = flow;
  if (integers !== undefined) {
    const [rows, columns] = [rowSums(n, integers), columnSums(n, integers)];
    return rows.every((k, i) => k === columns[i]);
  }
  for (let i = 0; i < n; i++) {
    let difference = 0;
    for (let j = 0; j < n; j++) difference += (F[i * n + j] as number) - (F[j * n + i] as number);
    if (difference !== 0) return false;
  }
  return true;
}

/** All points but the first of each connected component of the undirected graph F_ij + F_ji > 0. */
function withoutOnePerComponent({ n, doubles: F, integers }: FlowMatrix): number[] {
  const seen = new Uint8Array(n);
  const stack: number[] = [];
  const keep: number[] = [];
  const linked = (k: number): boolean => (F[k] as number) > 0 || (integers !== undefined && integers[k] !== 0n);
  for (let root = 0; root < n; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    stack.push(root);
    while (stack.length > 0) {
      const i = stack.pop() as number;
      if (i !== root) keep.push(i);
      for (let j = 0; j < n; j++) {
        if (!seen[j] && (linked(i * n + j) || linked(j * n + i))) {
          seen[j] = 1;
          stack.push(j);
        }
      }
    }
  }
  return keep;
}

const sub = ({ n, entries }: { n: number; entries: readonly bigint[] }, keep: readonly number[]): bigint[] =>
  keep.flatMap((i) => keep.map((j) => entries[i * n + j] as bigint));

const SAFE = Number.MAX_SAFE_INTEGER;

/** The exact decision with integers held in doubles; undefined as soon as a product might leave them. */
function smallForm(
  name: FormName,
  { n, doubles: F, integers }: FlowMatrix,
  keep: readonly number[],
): boolean | undefined {
  if (integers !== undefined) return undefined;
  const kappa = new Float64Array(n);
  for (let k = 0; k < n * n; k++) kappa[(k / n) | 0] = (kappa[(k / n) | 0] as number) + (F[k] as number);
  let common = 1;
  if (name !== 'positive') {
    for (const k of kappa) {
      let [a, b] = [common, k];
      while (b !== 0) [a, b] = [b, a % b];
      common *= k / a;
      if (!(common <= SAFE)) return undefined;
    }
  }
  const size = keep.length;
  const W = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const i = keep[a] as number;
    for (let b = a; b < size; b++) {
      const j = keep[b] as number;
      let first = (F[i * n + j] as number) + (F[j * n + i] as number);
      let product = 0;
      if (name !== 'positive') {
        for (let k = 0; k < n; k++)
          product += (F[k * n + i] as number) * (F[k * n + j] as number) * (common / (kappa[k] as number));
        product *= 2;
        first = common * (name === 'ball' ? first : i === j ? 2 * (kappa[i] as number) : 0);
      }
      // All terms are non-negative, so a sum that is safe has only safe partial sums and exact products.
      if (!(first + product <= SAFE)) return undefined;
      W[a * size + b] = W[b * size + a] = first - product;
    }
  }
  return smallSemidefinite(size, W);
}

/** Symmetric Bareiss elimination in doubles, in place; undefined if a product leaves the safe integers. */
function smallSemidefinite(n: number, W: Float64Array): boolean | undefined {
  const used = new Uint8Array(n);
  let previous = 1;
  for (let step = 0; step < n; step++) {
    let k = -1;
    for (let i = 0; i < n; i++) {
      const w = W[i * n + i] as number;
      if (used[i]) continue;
      if (w < 0) return false;
      if (w > 0 && (k < 0 || w < (W[k * n + k] as number))) k = i;
    }
    if (k < 0) break;
    used[k] = 1;
    const pivot = W[k * n + k] as number;
    for (let i = 0; i < n; i++) {
      if (used[i]) continue;
      const a = W[i * n + k] as number;
      for (let j = i; j < n; j++) {
        if (used[j]) continue;
        const [p, q] = [pivot * (W[i * n + j] as number), a * (W[j * n + k] as number)];
        if (!(Math.abs(p) + Math.abs(q) <= SAFE)) return undefined;
        W[i * n + j] = W[j * n + i] = (p - q) / previous;
      }
    }
    previous = pivot;
  }
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) if (!used[i] && !used[j] && W[i * n + j] !== 0) return false;
  }
  return true;
}
