/** What the host tells about one index of a grid; src/operators/fast/fourier/layout.ts mirrors it. Lengths in numbers, places in bytes. */
import { radix3, radix5, radixOdd } from './radix-odd';
import { radix2, radix4, radix8 } from './radix-two';
import { Sweep } from './sweep';

@unmanaged
export class Axis {
  /** the array is outer × n × inner */
  n: usize;
  outer: usize;
  inner: usize;
  /** bytes of columns that are transformed together: a multiple of 16 */
  block: usize;
  /** of the transform that runs: n, or longer if n is done by Bluestein's convolution */
  length: usize;
  /** see Pass */
  passes: usize;
  passCount: usize;
  /** exp(−πi k²/n), k < n, and the transform of its inverse divided by `length`; 0 without Bluestein's */
  chirp: usize;
  spectrum: usize;
  /** two work spaces of length × block real and as many imaginary bytes, the latter `gap` behind the former */
  first: usize;
  second: usize;
  gap: usize;
  /** radix − 1 complex pairs */
  sums: usize;
}

@unmanaged
class Pass {
  radix: usize;
  count: usize;
  stride: usize;
  twiddles: usize;
  roots: usize;
}

const PASS: usize = offsetof<Pass>();

const SWEEP: usize = memory.data(offsetof<Sweep>());

/**
 * F of each column from x to y, or into a work space if y is 0; x may be one of these, and may be y.
 *
 * @param width bytes of columns
 * @returns where the real parts are; of a work space the imaginary ones are `gap` behind
 */
export function transform(
  axis: Axis,
  x: usize,
  xIm: usize,
  xRow: usize,
  y: usize,
  yIm: usize,
  yRow: usize,
  width: usize,
): usize {
  const t = changetype<Sweep>(SWEEP);
  t.sums = axis.sums;
  const count = axis.passCount;
  for (let k: usize = 0; k < count; k++) {
    const pass = changetype<Pass>(axis.passes + k * PASS);
    const last = k == count - 1 && y != 0;
    const to = last ? y : x >= axis.second ? axis.first : axis.second;
    const toIm = last ? yIm : axis.gap;
    const toRow = last ? yRow : width;
    const s = pass.stride;
    t.count = pass.count;
    t.twiddles = pass.twiddles;
    t.roots = pass.roots;
    t.x = x;
    t.xIm = xIm;
    t.xNext = s * xRow;
    t.xLeg = pass.count * s * xRow;
    t.xRow = xRow;
    t.y = to;
    t.yIm = toIm;
    t.yLeg = s * toRow;
    t.yNext = pass.radix * s * toRow;
    t.yRow = toRow;
    if (xRow == width && toRow == width) {
      // no gaps: one long row
      t.runs = 1;
      t.width = s * width;
      t.xRow = t.width;
      t.yRow = t.width;
    } else {
      t.runs = s;
      t.width = width;
    }
    sweep(t, pass.radix);
    x = to;
    xIm = toIm;
    xRow = toRow;
  }
  return x;
}

function sweep(t: Sweep, radix: usize): void {
  if (radix == 4) radix4(t);
  else if (radix == 8) radix8(t);
  else if (radix == 2) radix2(t);
  else if (radix == 3) radix3(t);
  else if (radix == 5) radix5(t);
  else radixOdd(t, radix);
}
