/**
 * Normalised Hermite polynomials h_n = He_n/√n! for n < modes at places w = v/√σ, orthonormal in L²(μ), μ the standard normal
 * law:
 *
 *     w h_n = √(n+1) h_{n+1} + √n h_{n−1},    h_n′ = √n h_{n−1}
 *
 * @returns places × modes, row-major
 */
export function hermiteRows(w: ArrayLike<number>, modes: number): Float64Array {
  const rows = new Float64Array(w.length * modes);
  for (let j = 0; j < w.length; j++) {
    let [before, here] = [0, 1];
    for (let n = 0; n < modes; n++) {
      rows[j * modes + n] = here;
      [before, here] = [here, (w[j] * here - Math.sqrt(n) * before) / Math.sqrt(n + 1)];
    }
  }
  return rows;
}

/** The normal density of variance σ at v. */
export const normalDensity = (v: number, sigma: number): number =>
  Math.exp((-v * v) / (2 * sigma)) / Math.sqrt(2 * Math.PI * sigma);

/**
 * Velocities for the trapezoidal rule in v with so many modes, and their distance. Beyond 2√modes all h_n √μ, n < modes, die out; eight more
 * standard deviations are below the rounding of the largest. The fastest wave of a product of two h_n has length π/(2√modes).
 */
export function velocityNodes(modes: number, sigma: number): { readonly v: Float64Array; readonly dv: number } {
  const reach = 2 * Math.sqrt(modes) + 8;
  const half = Math.ceil((reach * 4 * Math.sqrt(modes)) / Math.PI) + 8;
  const dv = (reach * Math.sqrt(sigma)) / half;
  return { v: Float64Array.from({ length: 2 * half + 1 }, (_, j) => (j - half) * dv), dv };
}
