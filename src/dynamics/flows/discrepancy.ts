/**
 * The L² star discrepancy of n points of the unit cube, by Warnock's formula:
 *
 *     D² = 3^(−d) − (2^(1−d)/n) Σ_i Π_k (1 − x_ik²) + (1/n²) Σ_ij Π_k (1 − max(x_ik, x_jk))
 *
 * The root mean square over boxes [0, t) of (points in the box)/n − volume. Random points have D² = (2^(−d) − 3^(−d))/n on average.
 * O(n² d).
 *
 * @param x n × dim, row-major, in [0, 1]
 */
export function starDiscrepancy(x: Float64Array, dim: number): number {
  const n = x.length / dim;
  let [single, pairs] = [0, 0];
  for (let i = 0; i < n; i++) {
    let product = 1;
    for (let k = 0; k < dim; k++) product *= 1 - x[i * dim + k] ** 2;
    single += product;
    for (let j = 0; j < n; j++) {
      let both = 1;
      for (let k = 0; k < dim; k++) both *= 1 - Math.max(x[i * dim + k], x[j * dim + k]);
      pairs += both;
    }
  }
  return Math.sqrt(Math.max(0, 3 ** -dim - (2 ** (1 - dim) * single) / n + pairs / n ** 2));
}
