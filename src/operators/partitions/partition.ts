import type { Field } from '../../scalar/field.js';

/** The name of a cell: equal keys, same cell. Integers from 0 where there are finitely many cells. */
export type CellKey = number | string;

/** The σ-algebra of a partition of Ω into cells A_l: what conditional expectation (M_F), Example 2.7, averages over. */
export interface Partition {
  /** `dyadic(3)` */
  readonly name: string;
  /** L, or Infinity */
  readonly cells: number;
  /**
   * The cell of a point.
   *
   * @param x     coordinates, any representative on a torus
   * @param label index of the label, on products and finite sets
   * @throws {OperatorError} `invalid-parameter` where the point is outside of every cell
   */
  cellOf<T>(field: Field<T>, x: readonly T[], label?: number): CellKey;
}
