/**
 * Bluestein's way for lengths with large prime factors: jk = (j² + k² − (k − j)²)/2 makes F a convolution with a chirp,
 *
 *     F(x)_k = c_k Σⱼ (x_j c_j) / c_{k−j},   c_k = exp(−πi k²/n),
 *
 * which is done by transforms of a length that is a power of two or nearly.
 */
import { Axis, transform } from './axis';
import { add, at, both, mul, sub } from './vector';

/** As `transform`, of columns of n rows. */
export function chirped(
  axis: Axis,
  x: usize,
  xIm: usize,
  xRow: usize,
  y: usize,
  yIm: usize,
  yRow: usize,
  width: usize,
): usize {
  const work = axis.second;
  const gap = axis.gap;
  times(x, xIm, xRow, work, gap, width, axis.chirp, axis.n, width);
  const used = axis.n * width;
  const all = axis.length * width;
  memory.fill(work + used, 0, all - used);
  memory.fill(work + gap + used, 0, all - used);
  const waves = transform(axis, work, gap, width, 0, 0, 0, width);
  times(waves, gap, width, waves, gap, width, axis.spectrum, axis.length, width);
  // the inverse: real and imaginary parts in exchanged roles
  const back = transform(axis, waves + gap, 0 - gap, width, 0, 0, 0, width);
  if (y == 0) {
    y = axis.second;
    yIm = gap;
    yRow = width;
  }
  times(back + gap, 0 - gap, width, y, yIm, yRow, axis.chirp, axis.n, width);
  return y;
}

/** Row k of x times the complex number k of a list, for k < n; y may be x. */
function times(
  x: usize,
  xIm: usize,
  xRow: usize,
  y: usize,
  yIm: usize,
  yRow: usize,
  list: usize,
  n: usize,
  width: usize,
): void {
  for (let k: usize = 0; k < n; k++, x += xRow, y += yRow, list += 16) {
    const c = both(list);
    const s = both(list + 8);
    for (let p: usize = 0; p < width; p += 16) {
      const r = at(x + p);
      const i = at(x + p + xIm);
      v128.store(y + p, sub(mul(r, c), mul(i, s)));
      v128.store(y + p + yIm, add(mul(r, s), mul(i, c)));
    }
  }
}
