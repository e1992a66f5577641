/** Rows of an array as columns of a work space, and back. */
import { at } from './vector';

/** Rows of n numbers become columns of n rows, `width` bytes apart. If they are odd in number the last one stands there twice. */
export function loadRows(y: usize, width: usize, x: usize, n: usize, rows: usize): void {
  for (let r: usize = 0; r < rows; r += 2, y += 16) {
    const a = x + r * n * 8;
    loadPair(y, width, a, r + 1 < rows ? a + n * 8 : a, n);
  }
}

/** Columns become rows again. */
export function storeRows(x: usize, y: usize, width: usize, n: usize, rows: usize): void {
  for (let r: usize = 0; r < rows; r += 2, y += 16) {
    const a = x + r * n * 8;
    if (r + 1 < rows) storePair(a, a + n * 8, y, width, n);
    else for (let k: usize = 0; k < n; k++) f64.store(a + 8 * k, f64.load(y + k * width));
  }
}

export function loadPair(y: usize, width: usize, a: usize, b: usize, n: usize): void {
  let o = y;
  const even = n / 2 * 16;
  for (let k: usize = 0; k < even; k += 16, o += 2 * width) {
    const p = at(a + k);
    const q = at(b + k);
    v128.store(o, v128.shuffle<f64>(p, q, 0, 2));
    v128.store(o + width, v128.shuffle<f64>(p, q, 1, 3));
  }
  if (n & 1) {
    f64.store(o, f64.load(a + even));
    f64.store(o + 8, f64.load(b + even));
  }
}

export function storePair(a: usize, b: usize, y: usize, width: usize, n: usize): void {
  let o = y;
  const even = n / 2 * 16;
  for (let k: usize = 0; k < even; k += 16, o += 2 * width) {
    const p = at(o);
    const q = at(o + width);
    v128.store(a + k, v128.shuffle<f64>(p, q, 0, 2));
    v128.store(b + k, v128.shuffle<f64>(p, q, 1, 3));
  }
  if (n & 1) {
    f64.store(a + even, f64.load(o));
    f64.store(b + even, f64.load(o + 8));
  }
}

/** A single column of complex numbers, twice. */
export function spreadColumn(y: usize, yIm: usize, x: usize, xIm: usize, row: usize, n: usize): void {
  for (let k: usize = 0; k < n; k++, x += row, y += 16) {
    v128.store(y, v128.load64_splat(x));
    v128.store(y + yIm, v128.load64_splat(x + xIm));
  }
}

export function storeColumn(x: usize, xIm: usize, row: usize, y: usize, yIm: usize, n: usize): void {
  for (let k: usize = 0; k < n; k++, x += row, y += 16) {
    f64.store(x, f64.load(y));
    f64.store(x + xIm, f64.load(y + yIm));
  }
}
