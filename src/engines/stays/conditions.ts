import type { FlowMatrix } from '../../finite/flow.js';
import { integersOf, rowSums } from '../../finite/flow.js';
import type { FormName, IntegerForm } from '../../finite/forms.js';
import { gapForm, integerForm, restrictForm } from '../../finite/forms.js';
import type { PropertyName } from '../../properties/property.js';
import type { Polynomial } from '../../scalar/polynomial.js';
import { interpolate, primitive, polynomial } from '../../scalar/polynomial.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, rational } from '../../scalar/rational.js';
import type { Line } from './line.js';
import { flowAt, node } from './line.js';

/** A polynomial in t and the signs that it may have. */
export interface Condition {
  readonly polynomial: Polynomial;
  readonly allowed: readonly (-1 | 0 | 1)[];
}

/**
 * Polynomials in t whose signs decide a property of F(t), for every t > 0 (and at t = 0 where F(0) is a model): it holds
 * iff each polynomial has an allowed sign. Denominators are cleared by the product P(t) of the row sums κ_k(t) that
 * move, positive for t > 0.
 *
 *     conservative, 1-, p-contractive   row sum - column sum, = 0
 *     symmetric                         F_ij - F_ji = 0
 *     normal, idempotent                P (F K^-1 F^T - F^T K^-1 F) = 0,  P (F K^-1 F - F) = 0, entry by entry
 *     positive                          the entries, > 0
 *     irreducible, primitive            none: which entries are positive is the same for all t > 0
 *     invertible                        det F, not 0
 *     positive-semidefinite, ball-positive, 2-contractive    P e_m(S) >= 0, m = 1, …, n
 *     has-gap                           e_m(B^T (K - sym F) B) > 0, m = 1, …, n - 1, B the basis of mean zero
 *
 * e_m is the sum of the principal minors of order m: the coefficients of the characteristic polynomial up to sign, whose
 * roots are real; so they are non-negative iff e_m >= 0 for all m (Descartes), positive iff all e_m > 0. P times a minor
 * is a minor of the matrix bordered by K and F, so its degree is at most m + number of moving rows. Each polynomial is
 * interpolated from exact values at t = 1, 2, ….
 */
export function conditionsOf(property: PropertyName, line: Line): Condition[] {
  const { n } = line;
  const pairs = Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const);
  const rows = movingRows(line);
  switch (property) {
    case 'right-stochastic':
    case 'irreducible':
    case 'primitive':
      return [];
    case 'conservative':
    case '1-contractive':
    case 'p-contractive':
      return [...zero(Array.from({ length: n }, (_, i) => excess(line, i)))];
    case 'symmetric':
      return zero(pairs.filter(([i, j]) => i < j).map(([i, j]) => difference(line, i * n + j, j * n + i)));
    case 'positive':
      return pairs.map(([i, j]) => ({ polynomial: entry(line, i * n + j), allowed: [1] }));
    case 'normal':
      return zero(sample(line, 2 + rows.length, (flow) => normalDefects(flow, rows)));
    case 'idempotent':
      return zero(sample(line, 2 + rows.length, (flow) => idempotentDefects(flow, rows)));
    case 'invertible':
      return sample(line, n, (flow) => [determinant(n, integersOf(flow))]).map((p) => ({ polynomial: p, allowed: [-1, 1] })); // prettier-ignore
    case 'positive-semidefinite':
      return semidefinite('positive', line, []);
    case 'ball-positive':
      return semidefinite('ball', line, rows);
    case '2-contractive':
      return semidefinite('contraction', line, rows);
    case 'has-gap':
      return sample(line, 3 * (n - 1), gapMinors).map((p) => ({ polynomial: p, allowed: [1] }));
  }
}

const zero = (polynomials: readonly Polynomial[]): Condition[] => polynomials.map((p) => ({ polynomial: p, allowed: [0] })); // prettier-ignore

const movingRows = ({ n, moving }: Line): number[] =>
  Array.from({ length: n }, (_, i) => i).filter((i) => moving.slice(i * n, i * n + n).includes(true));

/** unit · F_k(t) */
const entry = ({ base, unit, moving }: Line, k: number): Polynomial => polynomial([base[k], moving[k] ? unit : 0n]);

const difference = ({ base, unit, moving }: Line, a: number, b: number): Polynomial =>
  primitive(polynomial([base[a] - base[b], unit * (BigInt(moving[a]) - BigInt(moving[b]))]));

/** Row sum i minus column sum i. */
function excess({ n, base, unit, moving }: Line, i: number): Polynomial {
  let [constant, slope] = [0n, 0n];
  for (let j = 0; j < n; j++) {
    constant += base[i * n + j] - base[j * n + i];
    slope += BigInt(moving[i * n + j]) - BigInt(moving[j * n + i]);
  }
  return primitive(polynomial([constant, unit * slope]));
}

/** The polynomials of degree <= `top` with the values that `at` gives at F(1), F(2), …, in unit · F. */
function sample(line: Line, top: number, at: (flow: FlowMatrix) => readonly (Rational | bigint)[]): Polynomial[] {
  // Every row sum is positive for t > 0 if it is anywhere on the line.
  const values = Array.from({ length: top + 1 }, (_, k) => at(flowAt(line, node(k + 1)) as FlowMatrix));
  return values[0].map((_, m) =>
    interpolate(
      values.map((v) => {
        const x = v[m];
        return typeof x === 'bigint' ? rational(x) : x;
      }),
    ),
  );
}

function semidefinite(name: FormName, line: Line, rows: readonly number[]): Condition[] {
  return sample(line, line.n + rows.length, (flow) => {
    const form = integerForm(name, flow);
    const P = movingProduct(flow, rows);
    let power = 1n;
    return minorSums(form).map((e) => {
      power *= form.scale;
      return rational(e * P, power);
    });
  }).map((p) => ({ polynomial: p, allowed: [0, 1] }));
}

/** Π κ_k over the moving rows. */
function movingProduct(flow: FlowMatrix, rows: readonly number[]): bigint {
  const kappa = rowSums(flow.n, integersOf(flow));
  return rows.reduce((product, k) => product * kappa[k], 1n);
}

/** e_m of K - sym F on the fields with Σ κ u = 0. */
function gapMinors(flow: FlowMatrix): bigint[] {
  const kappa = rowSums(flow.n, integersOf(flow));
  return minorSums(restrictForm(gapForm(flow, kappa, ZERO), kappa));
}

/**
 * e_1, …, e_n of a symmetric integer matrix S, the sums of its principal minors of each order, by Newton's identities
 *
 *     m e_m = Σ_{i=1}^m (-1)^{i-1} e_{m-i} tr S^i
 */
export function minorSums({ n, entries }: Pick<IntegerForm, 'n' | 'entries'>): bigint[] {
  const traces: bigint[] = [];
  let power = entries;
  for (let i = 1; i <= n; i++) {
    let trace = 0n;
    for (let k = 0; k < n; k++) trace += power[k * n + k];
    traces.push(trace);
    if (i < n) power = product(n, power, entries);
  }
  const e = [1n];
  for (let m = 1; m <= n; m++) {
    let sum = 0n;
    for (let i = 1; i <= m; i++) sum += (i % 2 === 1 ? 1n : -1n) * e[m - i] * traces[i - 1];
    e.push(sum / BigInt(m));
  }
  return e.slice(1);
}

function product(n: number, A: readonly bigint[], B: readonly bigint[]): bigint[] {
  const C = A.map(() => 0n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const a = A[i * n + k];
      if (a !== 0n) for (let j = 0; j < n; j++) C[i * n + j] += a * B[k * n + j];
    }
  }
  return C;
}

/** The entries of P (F K^-1 F^T - F^T K^-1 F) on and above the diagonal. */
const normalDefects = (flow: FlowMatrix, rows: readonly number[]): Rational[] =>
  weightedDefects(flow, rows, true, (F, n, i, j, k) => F[i * n + k] * F[j * n + k] - F[k * n + i] * F[k * n + j]);

/** The entries of P (F K^-1 F - F); F_ij is Σ_k κ_k F_ij δ_ik / κ_k. */
const idempotentDefects = (flow: FlowMatrix, rows: readonly number[]): Rational[] => {
  const kappa = rowSums(flow.n, integersOf(flow));
  return weightedDefects(flow, rows, false, (F, n, i, j, k) => F[i * n + k] * F[k * n + j] - (i === k ? kappa[k] * F[i * n + j] : 0n)); // prettier-ignore
};

type Term = (F: readonly bigint[], n: number, i: number, j: number, k: number) => bigint;

/** P Σ_k term(i, j, k) / κ_k for all i, j, or for i <= j if that is symmetric. */
function weightedDefects(flow: FlowMatrix, rows: readonly number[], symmetric: boolean, term: Term): Rational[] {
  const n = flow.n;
  const F = integersOf(flow);
  const kappa = rowSums(n, F);
  const P = movingProduct(flow, rows);
  const common = kappa.reduce((a, b) => a * b, 1n);
  const out: Rational[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = symmetric ? i : 0; j < n; j++) {
      let sum = 0n;
      for (let k = 0; k < n; k++) sum += term(F, n, i, j, k) * (common / kappa[k]);
      out.push(rational(sum * P, common));
    }
  }
  return out;
}

/** det F by fraction-free elimination. */
function determinant(n: number, F: readonly bigint[]): bigint {
  const rows = Array.from({ length: n }, (_, i) => F.slice(i * n, i * n + n));
  let [previous, sign] = [1n, 1n];
  for (let k = 0; k < n; k++) {
    const at = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (at < 0) return 0n;
    if (at !== k) {
      [rows[k], rows[at]] = [rows[at], rows[k]];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++)
      for (let j = n - 1; j >= k; j--) rows[i][j] = (rows[k][k] * rows[i][j] - rows[i][k] * rows[k][j]) / previous;
    previous = rows[k][k];
  }
  return sign * previous;
}
