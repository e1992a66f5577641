/** Mean over independent replicas with its standard error. */
export interface Estimate {
  readonly mean: number;
  /** √(variance/replicas) */
  readonly error: number;
}

/**
 * What replicas from, …, to − 1 give, a row each. A row depends on its replica alone, so that the rows of an ensemble are the
 * same however it is split among workers: put together in order, they are those of one run.
 *
 * @param of the numbers of a replica, `columns` of them
 */
export function ensembleRows(
  from: number,
  to: number,
  columns: number,
  of: (replica: number) => ArrayLike<number>,
): Float64Array {
  const rows = new Float64Array((to - from) * columns);
  for (let r = from; r < to; r++) {
    const row = of(r);
    if (row.length !== columns)
      throw new RangeError(`replica ${r}: ${row.length} numbers, expected ${columns} as for the others`);
    rows.set(row, (r - from) * columns);
  }
  return rows;
}

/** Mean and standard error of each column; sums run over the replicas in order. */
export function estimates(rows: Float64Array, columns: number): Estimate[] {
  const n = rows.length / columns;
  return Array.from({ length: columns }, (_, c) => {
    let mean = 0;
    for (let r = 0; r < n; r++) mean += rows[r * columns + c];
    mean /= n;
    let square = 0;
    for (let r = 0; r < n; r++) square += (rows[r * columns + c] - mean) ** 2;
    return { mean, error: Math.sqrt(square / (n - 1) / n) };
  });
}
