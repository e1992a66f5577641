import { fourierTransform } from './fft.js';
import type { GridShape, Side } from './grid-shape.js';
import { checkArrays, sidesOf, sizeOf } from './grid-shape.js';
import type { FourierPlan } from './plan.js';

/** Columns that are gathered together: two cache lines of doubles. */
const BLOCK = 16;

/** A plan without vector instructions: line after line, columns gathered in blocks. */
export function plainPlan(grid: GridShape): FourierPlan {
  const size = sizeOf(grid);
  const sides = sidesOf(grid);
  const widest = Math.max(...grid.shape) * BLOCK;
  const block = [new Float64Array(widest), new Float64Array(widest)] as const;
  const all = sides.map((side) => alongSide(side, block));
  const run = (re: Float64Array, im: Float64Array): void => {
    for (let s = all.length - 1; s >= 0; s--) all[s](re, im);
  };
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  return {
    ...grid,
    size,
    rounding: sides.reduce((sum, { n }) => sum + fourierTransform(n).rounding, 0),
    re,
    im,
    forward(x, y) {
      checkArrays(size, x, y);
      run(x, y);
    },
    // conjugated, transformed and conjugated: the parts in exchanged roles
    backward(x, y) {
      checkArrays(size, x, y);
      run(y, x);
    },
  };
}

/** F along one index. */
function alongSide(
  { n, outer, inner }: Side,
  [blockR, blockI]: readonly [Float64Array, Float64Array],
): (re: Float64Array, im: Float64Array) => void {
  const line = fourierTransform(n);
  return (re, im) => {
    for (let o = 0; o < outer; o++)
      if (inner === 1) line.forward(re, im, o * n);
      else
        for (let c = 0; c < inner; c += BLOCK) {
          const lines = Math.min(BLOCK, inner - c);
          const first = o * n * inner + c;
          gather(blockR, re, first, n, inner, lines);
          gather(blockI, im, first, n, inner, lines);
          for (let k = 0; k < lines; k++) line.forward(blockR, blockI, k * n);
          scatter(re, blockR, first, n, inner, lines);
          scatter(im, blockI, first, n, inner, lines);
        }
  };
}

/** Columns first, …, first + lines − 1 of an array with n rows, `inner` apart, as rows of `block`. */
function gather(block: Float64Array, x: Float64Array, first: number, n: number, inner: number, lines: number): void {
  for (let k = 0, row = first; k < n; k++, row += inner)
    for (let line = 0, o = k; line < lines; line++, o += n) block[o] = x[row + line];
}

function scatter(x: Float64Array, block: Float64Array, first: number, n: number, inner: number, lines: number): void {
  for (let k = 0, row = first; k < n; k++, row += inner)
    for (let line = 0, o = k; line < lines; line++, o += n) x[row + line] = block[o];
}
