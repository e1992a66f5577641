/**
 * One sweep of Stockham's algorithm over rows of columns: `count` butterflies for each of `runs` rows, `width` bytes of columns each.
 * Addresses and distances in bytes; imaginary parts stand `xIm` behind the real ones where it is read, `yIm` where it is written.
 */
@unmanaged
export class Sweep {
  count: usize;
  runs: usize;
  /** a multiple of 16 */
  width: usize;
  /** exp(−2πi p l/(radix · count)) for p < count, 1 ≤ l < radix */
  twiddles: usize;
  /** exp(−2πi k/radix), for other radices than 2, 3, 4, 5, 8; and room for radix − 1 complex pairs */
  roots: usize;
  sums: usize;
  x: usize;
  xIm: usize;
  /** from an input of a butterfly to its next, from a butterfly to the next, from a row to the next */
  xLeg: usize;
  xNext: usize;
  xRow: usize;
  y: usize;
  yIm: usize;
  yLeg: usize;
  yNext: usize;
  yRow: usize;
}
