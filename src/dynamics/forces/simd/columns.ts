import type { Engine } from './engine.js';
import type { Columns } from './layout.js';
import { FIRST_COLUMN } from './layout.js';

/** Numbers that a column has beyond the agents: loops go in steps of two or four. */
export const SPARE = 4;

/**
 * Makes room for columns of n numbers: x and v of each dimension, m, and so many sets of sums; then `lists` integers.
 *
 * @returns undefined where the memory is not large enough
 */
export function placeColumns(
  engine: Engine,
  n: number,
  dim: number,
  sets: number,
  lists = 0,
): (Columns & { readonly lists: number }) | undefined {
  const stride = (n + (n % 2) + SPARE) * 8;
  const x = FIRST_COLUMN;
  const v = x + dim * stride;
  const m = v + dim * stride;
  const sums = m + stride;
  const end = sums + sets * (dim + 1) * stride;
  return engine.reserve(end + 4 * lists) ? { stride, x, v, m, sums, lists: end } : undefined;
}
