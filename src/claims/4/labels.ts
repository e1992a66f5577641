/**
 * Labels of a medium on the square [−1, 1]ⁿ: Chebyshev's nodes cos(kπ/m), ends included, so that the ends of the support are
 * followed. Integrals by Clenshaw and Curtis, whose weights are positive, derivatives by Chebyshev's matrix.
 */
export interface Labels {
  readonly dim: 1 | 2;
  /** labels along one axis, m + 1 */
  readonly side: number;
  /** count × dim, the last axis fastest */
  readonly points: readonly (readonly number[])[];
  /** of the integral over the square */
  readonly weights: readonly number[];
  /** derivative by the label along one axis, side × side */
  readonly derivative: readonly (readonly number[])[];
}

/** @param m even, at least 2 */
export function chebyshevLabels(dim: 1 | 2, m: number): Labels {
  const side = m + 1;
  const range = Array.from({ length: side }, (_, k) => k);
  const isEnd = (k: number): boolean => k === 0 || k === m;
  const nodes = range.map((k) => -Math.cos((k * Math.PI) / m));
  const weights = range.map((k) => {
    let sum = 1;
    for (let j = 1; j <= m / 2; j++)
      sum -= ((2 * j === m ? 1 : 2) * Math.cos((2 * j * k * Math.PI) / m)) / (4 * j * j - 1);
    return ((isEnd(k) ? 1 : 2) * sum) / m;
  });
  const derivative = range.map((i) => {
    const row = range.map((j) => {
      const sign = (i + j) % 2 === 0 ? 1 : -1;
      return i === j ? 0 : (sign * (isEnd(i) ? 2 : 1)) / (isEnd(j) ? 2 : 1) / (nodes[i] - nodes[j]);
    });
    // rows sum to 0: constants have no slope
    return row.map((d, j) => (i === j ? -row.reduce((s, t) => s + t, 0) : d));
  });
  if (dim === 1) return { dim, side, points: nodes.map((t) => [t]), weights, derivative };
  return {
    dim,
    side,
    points: range.flatMap((i) => range.map((j) => [nodes[i], nodes[j]])),
    weights: range.flatMap((i) => range.map((j) => weights[i] * weights[j])),
    derivative,
  };
}

/** The least det ∂x/∂α over the labels, x count × dim. */
export function leastJacobian({ dim, side, derivative }: Labels, x: ArrayLike<number>): number {
  const along = (axis: number, c: number, i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < side; k++) {
      const at = dim === 1 ? k : axis === 0 ? k * side + j : i * side + k;
      sum += derivative[axis === 0 ? i : j][k] * x[at * dim + c];
    }
    return sum;
  };
  let least = Infinity;
  for (let i = 0; i < side; i++)
    for (let j = 0; j < (dim === 1 ? 1 : side); j++) {
      const det =
        dim === 1 ? along(0, 0, i, j) : along(0, 0, i, j) * along(1, 1, i, j) - along(0, 1, i, j) * along(1, 0, i, j);
      // NaN must not pass for a large one
      least = det >= least ? least : det;
    }
  return least;
}

/** Indices, in labels of 2m, of the labels of m. */
export function everySecond({ dim, side }: Labels): number[] {
  const half = Array.from({ length: (side + 1) / 2 }, (_, k) => 2 * k);
  return dim === 1 ? half : half.flatMap((i) => half.map((j) => i * side + j));
}
