/**
 * Rows of real numbers, two at a time as the parts of a complex one: of Z = F(a + i b) the transforms are
 *
 *     F(a)_k = (Z_k + conj Z_{n−k})/2,   F(b)_k = (Z_k − conj Z_{n−k})/2i,   k ≤ n/2.
 *
 * Four rows make a pair of columns: a in rows 0 and 2, b in rows 1 and 3. Where fewer are left the last one stands for those missing.
 */
import { Axis } from './axis';
import { lines } from './lines';
import { loadPair, storePair } from './turn';
import { add, at, mul, sub } from './vector';

/** From rows at x to rows of n/2 + 1 complex numbers. */
export function realForward(axisAt: usize, x: usize, re: usize, im: usize): void {
  const axis = changetype<Axis>(axisAt);
  const n = axis.n;
  const last = axis.outer - 1;
  const most = axis.block / 4;
  for (let o: usize = 0; o <= last; o += most) {
    const width = widthOf(min(most, axis.outer - o));
    const work = axis.second;
    for (let c: usize = 0, a = o; c < width; c += 16, a += 4) {
      loadPair(work + c, width, rowOf(x, n, a, last), rowOf(x, n, a + 2, last), n);
      loadPair(work + axis.gap + c, width, rowOf(x, n, a + 1, last), rowOf(x, n, a + 3, last), n);
    }
    const y = lines(axis, work, axis.gap, width, 0, 0, 0, width);
    for (let c: usize = 0, a = o; c < width; c += 16, a += 4)
      untangle(y + c, axis.gap, width, n, re, im - re, a, last);
  }
}

/** n times the inverse. Of the rows' first number, and of their last one for even n, the imaginary part is taken for 0. */
export function realBackward(axisAt: usize, re: usize, im: usize, x: usize): void {
  const axis = changetype<Axis>(axisAt);
  const n = axis.n;
  const last = axis.outer - 1;
  const most = axis.block / 4;
  for (let o: usize = 0; o <= last; o += most) {
    const width = widthOf(min(most, axis.outer - o));
    const work = axis.second;
    // the inverse: real and imaginary parts in exchanged roles, here and after
    for (let c: usize = 0, a = o; c < width; c += 16, a += 4)
      tangle(work + axis.gap + c, 0 - axis.gap, width, n, re, im - re, a, last);
    const y = lines(axis, work, axis.gap, width, 0, 0, 0, width);
    for (let c: usize = 0, a = o; c < width; c += 16, a += 4) {
      storePair(rowOf(x, n, a, last), rowOf(x, n, a + 2, last), y + axis.gap + c, width, n);
      storePair(rowOf(x, n, a + 1, last), rowOf(x, n, a + 3, last), y + c, width, n);
    }
  }
}

/** Bytes of columns that hold so many rows. */
// @ts-ignore: decorator
@inline
function widthOf(rows: usize): usize {
  return (rows + 3) / 4 * 16;
}

// @ts-ignore: decorator
@inline
function rowOf(x: usize, length: usize, row: usize, last: usize): usize {
  return x + min(row, last) * length * 8;
}

function untangle(y: usize, yIm: usize, width: usize, n: usize, re: usize, gap: usize, row: usize, last: usize): void {
  const length = n / 2 + 1;
  let a0 = rowOf(re, length, row, last);
  let b0 = rowOf(re, length, row + 1, last);
  let a1 = rowOf(re, length, row + 2, last);
  let b1 = rowOf(re, length, row + 3, last);
  const half = f64x2.splat(0.5);
  let p = y;
  let q = y;
  for (let k: usize = 0; k < length; k++) {
    const pr = mul(half, at(p));
    const pi = mul(half, at(p + yIm));
    const qr = mul(half, at(q));
    const qi = mul(half, at(q + yIm));
    const ar = add(pr, qr);
    const ai = sub(pi, qi);
    const br = add(pi, qi);
    const bi = sub(qr, pr);
    v128.store64_lane(b1, br, 1);
    v128.store64_lane(b1 + gap, bi, 1);
    v128.store64_lane(a1, ar, 1);
    v128.store64_lane(a1 + gap, ai, 1);
    v128.store64_lane(b0, br, 0);
    v128.store64_lane(b0 + gap, bi, 0);
    v128.store64_lane(a0, ar, 0);
    v128.store64_lane(a0 + gap, ai, 0);
    a0 += 8;
    b0 += 8;
    a1 += 8;
    b1 += 8;
    p += width;
    // n − k
    q = y + (n - 1 - k) * width;
  }
}

// @ts-ignore: decorator
@inline
function two(p: usize, q: usize): v128 {
  return v128.load64_lane(q, v128.load64_zero(p), 1);
}

function tangle(y: usize, yIm: usize, width: usize, n: usize, re: usize, gap: usize, row: usize, last: usize): void {
  const length = n / 2 + 1;
  let a0 = rowOf(re, length, row, last);
  let b0 = rowOf(re, length, row + 1, last);
  let a1 = rowOf(re, length, row + 2, last);
  let b1 = rowOf(re, length, row + 3, last);
  for (let k: usize = 0; k < length; k++) {
    const real = k == 0 || n - k == k;
    const ar = two(a0, a1);
    const br = two(b0, b1);
    const ai = real ? f64x2.splat(0.0) : two(a0 + gap, a1 + gap);
    const bi = real ? f64x2.splat(0.0) : two(b0 + gap, b1 + gap);
    const p = y + k * width;
    if (!real) {
      const q = y + (n - k) * width;
      v128.store(q, add(ar, bi));
      v128.store(q + yIm, sub(br, ai));
    }
    v128.store(p, sub(ar, bi));
    v128.store(p + yIm, add(ai, br));
    a0 += 8;
    b0 += 8;
    a1 += 8;
    b1 += 8;
  }
}
