import { lcm } from '../scalar/integer.js';
import type { Rational } from '../scalar/rational.js';
import type { FlowMatrix } from './flow.js';
import { integersOf, rowSums } from './flow.js';

/**
 * The quadratic forms behind the spectral properties, as symmetric integer matrices (a positive multiple of each):
 *
 *     positive      sym(F)                      (u, [u])_κ >= 0                 (58)
 *     ball          sym(F) - F^T K^-1 F         (u, [u])_κ >= ‖[u]‖²_κ          (61)
 *     contraction   K - F^T K^-1 F              ‖u‖²_κ >= ‖[u]‖²_κ              (49), p = 2
 *
 * with K = diag(κ), sym(F) = (F + F^T)/2.
 */
export type FormName = 'positive' | 'ball' | 'contraction';

/** A symmetric integer matrix S and the positive integer c with S = c · form. */
export interface IntegerForm {
  readonly n: number;
  readonly entries: readonly bigint[];
  readonly scale: bigint;
}

export function integerForm(name: FormName, flow: FlowMatrix): IntegerForm {
  const n = flow.n;
  const F = integersOf(flow);
  const entries: bigint[] = Array.from({ length: n * n }, () => 0n);
  const set = (i: number, j: number, value: bigint): void => {
    entries[i * n + j] = value;
    entries[j * n + i] = value;
  };
  if (name === 'positive') {
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) set(i, j, F[i * n + j] + F[j * n + i]);
    return { n, entries, scale: 2n };
  }
  const kappa = rowSums(n, F);
  const common = kappa.reduce(lcm, 1n);
  const weight = kappa.map((k) => common / k);
  const weighted = F.map((f, k) => f * weight[Math.floor(k / n)]);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      // common · (F^T K^-1 F)_ij
      let product = 0n;
      for (let k = 0; k < n; k++) product += F[k * n + i] * weighted[k * n + j];
      if (name === 'ball') set(i, j, common * (F[i * n + j] + F[j * n + i]) - 2n * product);
      else set(i, j, (i === j ? common * kappa[i] : 0n) - product);
    }
  }
  return { n, entries, scale: name === 'ball' ? 2n * common : common };
}

/** v^T S v */
export function valueAt({ n, entries }: { n: number; entries: readonly bigint[] }, v: readonly bigint[]): bigint {
  let sum = 0n;
  for (let i = 0; i < n; i++) {
    if (v[i] === 0n) continue;
    let row = 0n;
    for (let j = 0; j < n; j++) row += entries[i * n + j] * v[j];
    sum += row * v[i];
  }
  return sum;
}

/**
 * The form (1 - ε) K - sym(F) as a symmetric integer matrix. Non-negative on the fields of ρ-mean zero iff ε is
 * admissible in (122). `weight` replaces K beside ε: (u, u)_ρ instead of (u, u)_κ gives (130).
 *
 *     S = 2 q (K - sym(F)) - 2 p W      for ε = p/q
 */
export function gapForm(flow: FlowMatrix, weight: readonly bigint[], epsilon: Rational): IntegerForm {
  const n = flow.n;
  const F = integersOf(flow);
  const kappa = rowSums(n, F);
  const entries = F.map((f, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    const off = -epsilon.d * (f + F[j * n + i]);
    return i === j ? 2n * (epsilon.d * kappa[i] - epsilon.n * weight[i]) + off : off;
  });
  return { n, entries, scale: 2n * epsilon.d };
}

/**
 * A form restricted to the fields with Σ m_i u_i = 0: B^T S B in the basis b_i = m_last e_i - m_i e_last, i < last.
 *
 * @param m positive integers
 */
export function restrictForm({ n, entries, scale }: IntegerForm, m: readonly bigint[]): IntegerForm {
  const last = n - 1;
  const top = m[last];
  const at = (i: number, j: number): bigint => entries[i * n + j];
  const out: bigint[] = [];
  for (let i = 0; i < last; i++) {
    for (let j = 0; j < last; j++) {
      const [a, b] = [m[i], m[j]];
      out.push(top * (top * at(i, j) - b * at(i, last) - a * at(last, j)) + a * b * at(last, last));
    }
  }
  return { n: last, entries: out, scale };
}

/** A vector of coefficients in the basis of {@link restrictForm} as a field of mean zero on all n points. */
export function liftMeanZero(v: readonly bigint[], m: readonly bigint[]): bigint[] {
  const top = m[m.length - 1];
  return [...v.map((x) => x * top), -v.reduce((sum, x, i) => sum + x * m[i], 0n)];
}
