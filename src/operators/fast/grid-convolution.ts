import type { GridKernel } from '../grid-kernel.js';
import type { GridTransform, Symbol } from './fft-grid.js';
import { gridTransform } from './fft-grid.js';
import { fastLength, primeFactors } from './fourier/radices.js';
import { largest, norm } from './norms.js';

/** The periodic convolution with a kernel on a grid, ready to run. */
export interface GridConvolution {
  readonly transform: GridTransform;
  /** transform of φ/height; that of the reversed kernel is its conjugate */
  readonly symbol: Symbol;
  readonly reversedSymbol: Symbol;
  /** max φ, which the symbol is free of */
  readonly height: number;
  /**
   * ‖φ/height‖₂ (3 r + 5) ε/2 with r the transform's bound: a computed convolution with f is off by at most this times ‖f‖₂ at
   * every node. For F⁻¹(F φ · F f) the rounding of F φ, of F f and of F⁻¹ contributes r ε/2 ‖φ‖₂ ‖f‖₂ each, by Cauchy-Schwarz
   * and Parseval; products and scaling the rest.
   */
  readonly noise: number;
  /** work arrays, one number for each node of the transform: its own, shared with other convolutions on the grid */
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const known = new WeakMap<GridKernel, GridConvolution>();

/** The convolution with a kernel; made once for it. */
export function gridConvolution(kernel: GridKernel): GridConvolution {
  const found = known.get(kernel);
  if (found) return found;
  const made = make(kernel);
  known.set(kernel, made);
  return made;
}

function make(kernel: GridKernel): GridConvolution {
  const shape = kernel.shape.map((n) => (isFast(n) ? n : fastLength(2 * n - 1)));
  const transform = gridTransform(shape);
  const height = largest(kernel.samples) || 1;
  const re = unrolled(kernel, shape, height);
  const im = new Float64Array(transform.size);
  const noise = ((3 * transform.rounding + 5) * norm(re) * Number.EPSILON) / 2;
  transform.forward(re, im);
  const symmetric = isSymmetric(kernel);
  return {
    transform,
    symbol: { re, im: symmetric ? undefined : im },
    reversedSymbol: { re, im: symmetric ? undefined : im.map((t) => -t) },
    height,
    noise,
    re: transform.re,
    im: transform.im,
  };
}

/** Largest prime factor of a length that is transformed as it is. Others are padded. */
const LARGEST_PRIME = 13;

const isFast = (n: number): boolean => primeFactors(n).every((p) => p <= LARGEST_PRIME);

/**
 * φ/height for each difference of indices; along a padded side from −(n − 1) to n − 1, so that the convolution of what fills the
 * corner does not reach around.
 */
function unrolled({ shape, samples }: GridKernel, padded: readonly number[], height: number): Float64Array {
  const [, b, c] = shape;
  const [first, second, third] = shape.map((n, k) =>
    Array.from({ length: padded[k] }, (_, d) => sampleFor(d, n, padded[k])),
  );
  const out = new Float64Array(padded.reduce((x, y) => x * y, 1));
  let o = 0;
  for (const i of first)
    for (const j of second)
      for (const k of third) {
        if (i >= 0 && j >= 0 && k >= 0) out[o] = samples[(i * b + j) * c + k] / height;
        o++;
      }
  return out;
}

/** The index of the sample for place d of a side of the transform; −1 for none. */
function sampleFor(d: number, n: number, padded: number): number {
  if (d < n) return d;
  return d > padded - n ? d - padded + n : -1;
}

/** φ(d) = φ(−d) for all differences of indices: the symbol is real. */
function isSymmetric({ shape: [a, b, c], samples }: GridKernel): boolean {
  let o = 0;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++) {
      const line = (((a - i) % a) * b + ((b - j) % b)) * c;
      for (let k = 0; k < c; k++, o++) if (samples[o] !== samples[line + (k === 0 ? 0 : c - k)]) return false;
    }
  return true;
}
