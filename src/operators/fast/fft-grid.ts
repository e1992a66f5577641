import { fourierTransform } from './fourier/fft.js';

/**
 * The discrete Fourier transform on a grid with one, two or three indices, row-major (last index fastest), any number of
 * nodes along each. Frequencies stand where nodes do: k and n − k are the same wave with opposite signs.
 */
export interface GridTransform {
  readonly shape: readonly number[];
  /** number of nodes */
  readonly size: number;
  /** as {@link FourierTransform.rounding} */
  readonly rounding: number;
  /** F(x)_k = Σⱼ x_j exp(−2πi Σ_a j_a k_a/n_a), in place. Not reentrant. */
  forward(re: Float64Array, im: Float64Array): void;
  /** The inverse, in place. */
  inverse(re: Float64Array, im: Float64Array): void;
  /** x ← F⁻¹(symbol · F(x)), in place; fewer sweeps through the memory than the three steps one by one. */
  multiply(re: Float64Array, im: Float64Array, symbol: Symbol): void;
}

/** A function of the frequencies: transform of a kernel, (2πi k/L)^m, … */
export interface Symbol {
  readonly re: Float64Array;
  /** 0 unless given */
  readonly im?: Float64Array | undefined;
}

/** Columns that are transformed together: a cache line of doubles. */
const BLOCK = 16;

const known = new Map<string, GridTransform>();

/** Transforms that are kept; each has work arrays of BLOCK columns only. */
const MAX_KNOWN = 64;

/**
 * The transform of a shape; made once.
 *
 * @throws {RangeError} unless the shape is made of positive integers
 */
export function gridTransform(shape: readonly number[]): GridTransform {
  const key = shape.join('x');
  const found = known.get(key);
  if (found) return found;
  const transform = make([...shape]);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, transform);
  return transform;
}

/** Transforms along one index: `outer` blocks of n × `inner`. */
interface Axis {
  readonly n: number;
  readonly outer: number;
  readonly inner: number;
}

type Lines = (re: Float64Array, im: Float64Array) => void;

function make(shape: readonly number[]): GridTransform {
  const size = shape.reduce((a, b) => a * b, 1);
  const axes = shape.map((n, a): Axis => {
    const inner = shape.slice(a + 1).reduce((x, y) => x * y, 1);
    return { n, outer: size / (n * inner), inner };
  });
  const transforms = axes.map(({ n }) => fourierTransform(n));
  const widest = Math.max(1, ...shape) * BLOCK;
  const [blockR, blockI] = [new Float64Array(widest), new Float64Array(widest)];

  /** Calls `act` on blocks of lines along the axis, laid out line by line; `first` is the index of node 0 of the first line. */
  const eachBlock = (
    { n, outer, inner }: Axis,
    re: Float64Array,
    im: Float64Array,
    act: (re: Float64Array, im: Float64Array, at: number, lines: number, first: number) => void,
  ): void => {
    if (inner === 1) {
      for (let line = 0; line < outer; line++) act(re, im, line * n, 1, line * n);
      return;
    }
    for (let o = 0; o < outer; o++)
      for (let c = 0; c < inner; c += BLOCK) {
        const lines = Math.min(BLOCK, inner - c);
        const first = o * n * inner + c;
        gather(blockR, re, first, n, inner, lines);
        gather(blockI, im, first, n, inner, lines);
        act(blockR, blockI, 0, lines, first);
        scatter(re, blockR, first, n, inner, lines);
        scatter(im, blockI, first, n, inner, lines);
      }
  };
  const along = (a: number, direction: 'forward' | 'backward'): Lines => {
    const run = transforms[a][direction];
    const { n } = axes[a];
    return (re, im) =>
      eachBlock(axes[a], re, im, (r, i, at, lines) => {
        for (let line = 0; line < lines; line++) run(r, i, at + line * n);
      });
  };
  const all = (direction: 'forward' | 'backward', skip: number): Lines[] =>
    axes.map((_, a) => a).flatMap((a) => (a < skip ? [] : [along(a, direction)]));
  const [forward, backward] = [all('forward', 0), all('backward', 0)];
  const [forwardRest, backwardRest] = [all('forward', 1), all('backward', 1)];

  return {
    shape,
    size,
    rounding: transforms.reduce((sum, { rounding }) => sum + rounding, 0),
    forward: (re, im) => forward.forEach((lines) => lines(re, im)),
    inverse(re, im) {
      backward.forEach((lines) => lines(re, im));
      for (let k = 0; k < size; k++) {
        re[k] /= size;
        im[k] /= size;
      }
    },
    multiply(re, im, symbol) {
      const { n, inner } = axes[0];
      const first = transforms[0];
      forwardRest.forEach((lines) => lines(re, im));
      eachBlock(axes[0], re, im, (r, i, at, lines, c) => {
        for (let line = 0; line < lines; line++) {
          const start = at + line * n;
          first.forward(r, i, start);
          scale(r, i, start, n, symbol, c + line, inner, 1 / size);
          first.backward(r, i, start);
        }
      });
      backwardRest.forEach((lines) => lines(re, im));
    },
  };
}

/** n frequencies from `at` on times those of the symbol from k on, `stride` apart, times the factor. */
function scale(
  re: Float64Array,
  im: Float64Array,
  at: number,
  n: number,
  symbol: Symbol,
  k: number,
  stride: number,
  factor: number,
): void {
  const { re: sr, im: si } = symbol;
  if (!si) {
    for (let j = at, s = k; j < at + n; j++, s += stride) {
      re[j] *= sr[s] * factor;
      im[j] *= sr[s] * factor;
    }
    return;
  }
  for (let j = at, s = k; j < at + n; j++, s += stride) {
    const a = re[j];
    const b = im[j];
    const c = sr[s] * factor;
    const d = si[s] * factor;
    re[j] = a * c - b * d;
    im[j] = a * d + b * c;
  }
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
