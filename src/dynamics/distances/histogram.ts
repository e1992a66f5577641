import { OperatorError } from '../../operators/errors.js';

/** A density on a line, constant on cells: mass `masses[k]` between `edges[k]` and `edges[k + 1]`. */
export interface Histogram {
  /** cells + 1, strictly increasing (length) */
  readonly edges: ArrayLike<number>;
  /** cells, ≥ 0, not all 0 */
  readonly masses: ArrayLike<number>;
}

/**
 * The histogram of a density by its distribution function F: cells of equal width with their exact masses. Its distance to the
 * density itself is at most (h²/8) sup|ρ′| (b − a) for W_1, as F and its interpolation differ by (h²/8) sup|F″|.
 */
export function histogramOf(F: (x: number) => number, [a, b]: readonly [number, number], cells: number): Histogram {
  const edges = Float64Array.from({ length: cells + 1 }, (_, k) => a + ((b - a) * k) / cells);
  const masses = new Float64Array(cells);
  for (let k = 0; k < cells; k++) masses[k] = F(edges[k + 1]) - F(edges[k]);
  const h = { edges, masses };
  checkHistogram(h);
  return h;
}

/**
 * Checks edges and masses.
 *
 * @throws {OperatorError} `invalid-measure` with the place and the value
 */
export function checkHistogram({ edges, masses }: Histogram): void {
  const invalid = (message: string): never => {
    throw new OperatorError('invalid-measure', `histogram: ${message}`);
  };
  if (!(masses.length >= 1 && edges.length === masses.length + 1))
    invalid(`${edges.length} edges and ${masses.length} masses, expected one edge more`);
  for (let k = 0; k < masses.length; k++) {
    if (!(edges[k] < edges[k + 1] && edges[k + 1] - edges[k] < Infinity))
      invalid(`edges[${k + 1}]: ${edges[k + 1]}, expected more than ${edges[k]}`);
    if (!(masses[k] >= 0 && masses[k] < Infinity)) invalid(`masses[${k}]: ${masses[k]}, expected a number ≥ 0`);
  }
}
