/**
 * A = max |vᵢ − vⱼ| over all pairs (101), Euclidean. O(n²).
 *
 * @param v n × dim, row-major
 */
export function velocityAmplitude(v: Float64Array, dim: number): number {
  const n = v.length / dim;
  let largest = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      let squares = 0;
      for (let c = 0; c < dim; c++) squares += (v[i * dim + c] - v[j * dim + c]) ** 2;
      largest = Math.max(largest, squares);
    }
  return Math.sqrt(largest);
}

/**
 * (Σ_c (A^c)²)^½ with A^c = max vᵢ^c − min vᵢ^c: the amplitude that the proof of Theorem 4.2 works with. Between A and √dim A;
 * it depends on the axes. O(n).
 */
export function coordinateAmplitude(v: Float64Array, dim: number): number {
  let squares = 0;
  for (let c = 0; c < dim; c++) {
    let [low, high] = [Infinity, -Infinity];
    for (let k = c; k < v.length; k += dim) {
      low = Math.min(low, v[k]);
      high = Math.max(high, v[k]);
    }
    squares += (high - low) ** 2;
  }
  return Math.sqrt(squares);
}
