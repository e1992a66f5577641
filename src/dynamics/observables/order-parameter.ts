/**
 * |Σ mᵢ vᵢ/|vᵢ|| / Σ mᵢ: 1 where all head the same way, near 0 in disorder. Speeds do not matter; agents at rest head nowhere
 * and count with their mass only.
 */
export function orderParameter(masses: ArrayLike<number>, v: Float64Array): number {
  const dim = v.length / masses.length;
  const sum = new Float64Array(dim);
  let total = 0;
  for (let i = 0; i < masses.length; i++) {
    total += masses[i];
    const speed = Math.hypot(...v.subarray(i * dim, (i + 1) * dim));
    if (speed !== 0) for (let c = 0; c < dim; c++) sum[c] += (masses[i] * v[i * dim + c]) / speed;
  }
  return Math.hypot(...sum) / total;
}
