/** The vectorised Fourier transforms: compiled by scripts/compile-kernels.mjs to dist/fourier.wasm. */
import { Axis } from './axis';
import { lines } from './lines';
import { loadRows, spreadColumn, storeColumn, storeRows } from './turn';

export { realBackward, realForward } from './real';

/** F along an axis, in place. Backward if re and im are exchanged. */
export function along(at: usize, re: usize, im: usize): void {
  const axis = changetype<Axis>(at);
  if (axis.inner == 1) alongRows(axis, re, im - re);
  else alongColumns(axis, re, im - re);
}

function alongColumns(axis: Axis, re: usize, gap: usize): void {
  const row = axis.inner * 8;
  const even = axis.inner / 2 * 16;
  for (let o: usize = 0; o < axis.outer; o++, re += axis.n * row) {
    for (let c: usize = 0; c < even; c += axis.block) {
      const x = re + c;
      lines(axis, x, gap, row, x, gap, row, min(axis.block, even - c));
    }
    if (even < row) {
      const x = re + even;
      spreadColumn(axis.second, axis.gap, x, gap, row, axis.n);
      const y = lines(axis, axis.second, axis.gap, 16, 0, 0, 0, 16);
      storeColumn(x, gap, row, y, axis.gap, axis.n);
    }
  }
}

/** Rows stand side by side as columns while they are transformed. */
function alongRows(axis: Axis, re: usize, gap: usize): void {
  const n = axis.n;
  const most = axis.block / 8;
  for (let o: usize = 0; o < axis.outer; o += most, re += most * n * 8) {
    const rows = min(most, axis.outer - o);
    const width = (rows + 1) / 2 * 16;
    loadRows(axis.second, width, re, n, rows);
    loadRows(axis.second + axis.gap, width, re + gap, n, rows);
    const y = lines(axis, axis.second, axis.gap, width, 0, 0, 0, width);
    storeRows(re, y, width, n, rows);
    storeRows(re + gap, y + axis.gap, width, n, rows);
  }
}
