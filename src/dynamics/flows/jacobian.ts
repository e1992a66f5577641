import type { PhaseCloud } from './kinetic-flow.js';

/** Probes at ω ± h e_k for all 2d directions of phase space, for each label: 4d of them. */
export function probesAround(labels: PhaseCloud, dim: number, h: number): PhaseCloud {
  const count = labels.x.length / dim;
  const x: number[] = [];
  const v: number[] = [];
  for (let i = 0; i < count; i++)
    for (let k = 0; k < 2 * dim; k++)
      for (const by of [h, -h])
        for (let c = 0; c < dim; c++) {
          x.push(labels.x[i * dim + c] + (k === c ? by : 0));
          v.push(labels.v[i * dim + c] + (k === dim + c ? by : 0));
        }
  return { x, v };
}

/**
 * ∇_ω(X, V) by central differences, 2d × 2d: column k is the difference of the probes in direction k over 2h. Error O(h²).
 *
 * @param at row (X, V) of probe number p around this label, in the order of {@link probesAround}
 */
export function deformation(dim: number, h: number, at: (p: number) => ArrayLike<number>): Float64Array {
  const size = 2 * dim;
  const out = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const [plus, minus] = [at(2 * k), at(2 * k + 1)];
    for (let r = 0; r < size; r++) out[r * size + k] = (plus[r] - minus[r]) / (2 * h);
  }
  return out;
}

/** The determinant of a small matrix, by elimination with pivots. */
export function determinant(matrix: Float64Array): number {
  const n = Math.sqrt(matrix.length);
  const a = matrix.slice();
  let det = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) pivot = i;
    if (a[pivot * n + k] === 0) return 0;
    if (pivot !== k) {
      det = -det;
      for (let c = 0; c < n; c++) [a[k * n + c], a[pivot * n + c]] = [a[pivot * n + c], a[k * n + c]];
    }
    det *= a[k * n + k];
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k];
      for (let c = k; c < n; c++) a[i * n + c] -= factor * a[k * n + c];
    }
  }
  return det;
}
