/** What the simplex method reached. Feasible in any case; optimal unless the cap stopped it. */
export interface SimplexResult {
  readonly x: Float64Array;
  /** one multiplier >= 0 for each row: the solution of the dual problem, if optimal */
  readonly multipliers: Float64Array;
  readonly optimal: boolean;
}

/** Smallest pivot and smallest reduced cost that count as not 0, after rows are scaled to the order of 1. */
const NEGLIGIBLE = 1e-10;
/** Pivots by largest reduced cost before Bland's rule takes over, which cannot cycle; and the cap. */
const GREEDY_PIVOTS = 400;
const MAX_PIVOTS = 4_000;

/**
 * max c·x subject to A x <= b, x >= 0, with b >= 0, so that x = 0 is feasible: dense tableau in doubles. The result is a
 * guess for exact work and carries no bound on its error. O(rows · (rows + columns)) a pivot.
 *
 * @param A rows x columns, row-major; not changed
 */
export function maximise(
  rows: number,
  columns: number,
  A: Float64Array,
  b: Float64Array,
  c: Float64Array,
): SimplexResult {
  const width = columns + rows + 1;
  const T = new Float64Array((rows + 1) * width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) T[i * width + j] = A[i * columns + j];
    T[i * width + columns + i] = 1;
    T[i * width + width - 1] = b[i];
  }
  for (let j = 0; j < columns; j++) T[rows * width + j] = -c[j];
  const basis = Int32Array.from({ length: rows }, (_, i) => columns + i);
  let optimal = false;
  for (let pivots = 0; pivots < MAX_PIVOTS; pivots++) {
    const column = entering(T, rows, width, pivots >= GREEDY_PIVOTS);
    optimal = column < 0;
    if (optimal) break;
    const row = leaving(T, rows, width, column, basis);
    // Unbounded: the caller's problem never is, so rounding has spoilt the tableau.
    if (row < 0) break;
    pivot(T, rows, width, row, column);
    basis[row] = column;
  }
  const x = new Float64Array(columns);
  basis.forEach((j, i) => {
    if (j < columns) x[j] = Math.max(0, T[i * width + width - 1]);
  });
  return { x, multipliers: T.slice(rows * width + columns, rows * width + columns + rows), optimal };
}

function entering(T: Float64Array, rows: number, width: number, bland: boolean): number {
  let [best, at] = [-NEGLIGIBLE, -1];
  for (let j = 0; j < width - 1; j++) {
    const cost = T[rows * width + j];
    if (!(cost < best)) continue;
    [best, at] = [cost, j];
    if (bland) break;
  }
  return at;
}

function leaving(T: Float64Array, rows: number, width: number, column: number, basis: Int32Array): number {
  let [best, at] = [Infinity, -1];
  for (let i = 0; i < rows; i++) {
    const a = T[i * width + column];
    if (!(a > NEGLIGIBLE)) continue;
    const ratio = T[i * width + width - 1] / a;
    if (ratio < best - 1e-14 || (ratio <= best && at >= 0 && basis[i] < basis[at])) [best, at] = [ratio, i];
  }
  return at;
}

function pivot(T: Float64Array, rows: number, width: number, row: number, column: number): void {
  const start = row * width;
  const inverse = 1 / T[start + column];
  // Most of a row is 0 for a long time.
  const support: number[] = [];
  for (let j = 0; j < width; j++) {
    if (T[start + j] === 0) continue;
    T[start + j] *= inverse;
    support.push(j);
  }
  for (let i = 0; i <= rows; i++) {
    const factor = T[i * width + column];
    if (i === row || factor === 0) continue;
    for (const j of support) T[i * width + j] -= factor * T[start + j];
    T[i * width + column] = 0;
  }
}
