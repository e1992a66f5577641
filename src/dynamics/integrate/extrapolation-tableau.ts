/** Rows of the tableau at most: order 18. */
export const ROWS = 9;

/** Substeps of row j, from 1: 2, 6, 10, … With an odd number of them to the middle all rows have one expansion there. */
export const substeps = (row: number): number => 4 * row - 2;

/** What one row needs: where the midpoint rule was. */
export interface MidpointRow {
  /** extrapolated: row j, column 1, 2, …, j in turn, overwritten by the next row's */
  readonly end: Float64Array;
  /** the state in the middle of the step */
  readonly middle: Float64Array;
  /** f at all substeps, from the first to the last */
  readonly slopes: readonly Float64Array[];
}

/**
 * T(j, 2), …, T(j, j) from T(j, 1) and the row before, in place:
 *
 *     T(j, k+1) = T(j, k) + (T(j, k) − T(j−1, k)) / ((n_j/n_{j−k})² − 1)
 *
 * by Aitken and Neville for an expansion in h². Afterwards `rows[i]` holds T(j, j − i), and `rows[0]` the best.
 *
 * @param rows vectors; `rows[count − 1]` is new, the ones before hold what the call with one row less left there
 * @param first the row of the tableau that `rows[0]` belongs to
 */
export function extrapolate(rows: readonly Float64Array[], count: number, first = 1): void {
  for (let i = count - 2; i >= 0; i--) {
    const ratio = (substeps(first + count - 1) / substeps(first + i)) ** 2 - 1;
    const [finer, coarser] = [rows[i + 1], rows[i]];
    for (let c = 0; c < finer.length; c++) coarser[c] = finer[c] + (finer[c] - coarser[c]) / ratio;
  }
}
