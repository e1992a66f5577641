import type { Environment } from '../operators/environment.js';
import type { Kernel } from '../operators/kernels/kernel.js';
import type { Measure } from '../operators/measure.js';
import { kernelMatrix } from '../operators/pair-weights.js';
import type { Quadrature } from '../operators/quadrature.js';
import { rationals } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { divide, multiply, sign, sum } from '../scalar/rational.js';

/**
 * What the over-mollified model is made of on points of the line or a circle, formed from the kernel: the shares
 *
 *     P_iξ = φ(x_i − ξ) w_ξ / Σ_η φ(x_i − η) w_η
 *
 * of the nodes that see any of the points, and their places. F = m P D⁻¹ Pᵀ m with D = Pᵀ m.
 */
export interface NodeShares {
  /** number of points, and of nodes */
  readonly n: number;
  readonly q: number;
  /** n × q */
  readonly P: readonly Rational[];
  /** q, positive */
  readonly D: readonly Rational[];
  /** q */
  readonly nodes: readonly Rational[];
}

export function nodeSharesOf(
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
  rho: Measure,
): NodeShares {
  const { points, weights } = quadrature.nodes(rationals, kernel.radius(1), rho);
  const raw = kernelMatrix(environment, kernel, points, rho);
  const { n } = rho;
  const rows = Array.from({ length: n }, (_, i) => {
    const row = Array.from({ length: points.n }, (__, k) => multiply(raw[i * points.n + k], weights[k]));
    const total = sum(row);
    return row.map((a) => divide(a, total));
  });
  const seen = Array.from({ length: points.n }, (_, k) => k).filter((k) => rows.some((row) => sign(row[k]) > 0));
  return {
    n,
    q: seen.length,
    P: rows.flatMap((row) => seen.map((k) => row[k])),
    D: seen.map((k) => sum(rows.map((row, i) => multiply(row[k], rho.masses[i])))),
    nodes: seen.map((k) => points.x[k]),
  };
}

/** Pᵀ v, by node. */
export const toNodes = ({ n, q, P }: NodeShares, v: readonly Rational[]): Rational[] =>
  Array.from({ length: q }, (_, k) => sum(Array.from({ length: n }, (__, i) => multiply(v[i], P[i * q + k]))));
