import type { GridTransform, Symbol } from '../../../operators/fast/fft-grid.js';
import { gridTransform } from '../../../operators/fast/fft-grid.js';
import type { Kernel } from '../../../operators/kernels/kernel.js';
import { doubles } from '../../../scalar/field.js';
import { windowTransform } from './window.js';

/** A smooth kernel on a torus as waves, ready for points that are spread onto a grid. */
export interface WaveKernel {
  /** along each side; twice as fine as the waves ask for */
  readonly nodes: number;
  readonly transform: GridTransform;
  /** φ̂/ψ̂², for the way to the grid and back; 0 for waves that are left out */
  readonly symbol: Symbol;
  /** Σ|φ̂| of the waves that are left out: what they add to φ at most, but for waves beyond the samples */
  readonly truncation: number;
}

/** Samples along a side, from the least to the most, by dimension. */
const [LEAST, MOST] = [16, [0, 2 ** 12, 2 ** 8]];

/** Of φ(0), how much the waves that are left out may add up to. */
const TOLERANCE = 1e-12;

/** By kernel; a kernel serves one torus in practice, another one replaces it. */
const known = new WeakMap<Kernel, { readonly torus: string; readonly waves: WaveKernel | undefined }>();

/**
 * Samples φ twice as densely until the waves above half of the sampled ones vanish.
 *
 * @returns undefined for kernels that are not smooth enough, and in three dimensions
 */
export function waveKernel(kernel: Kernel, periods: readonly number[]): WaveKernel | undefined {
  const torus = periods.join(' ');
  const found = known.get(kernel);
  if (found?.torus === torus) return found.waves;
  const waves = make(kernel, periods);
  known.set(kernel, { torus, waves });
  return waves;
}

function make(kernel: Kernel, periods: readonly number[]): WaveKernel | undefined {
  const dim = periods.length;
  if (dim > 2) return undefined;
  for (let samples = LEAST; samples <= MOST[dim]; samples *= 2) {
    const waves = sampled(kernel, periods, samples);
    const rest = outside(waves, samples, dim, samples / 4);
    if (rest <= TOLERANCE * kernel.sup(dim)) return withWindow(waves, samples, dim, rest);
  }
  return undefined;
}

/** φ̂_k of the samples, k modulo their number along each side. */
function sampled(kernel: Kernel, periods: readonly number[], samples: number): Float64Array {
  const dim = periods.length;
  const size = samples ** dim;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const nodes = dim === 1 ? [k] : [Math.floor(k / samples), k % samples];
    const z = nodes.map((node, a) => ((node < samples / 2 ? node : node - samples) * periods[a]) / samples);
    re[k] = kernel.value(doubles, z) / size;
  }
  gridTransform(periods.map(() => samples)).forward(re, im);
  // φ is even: the imaginary part is rounding
  return re;
}

/** Frequency number of an index */
const frequency = (k: number, n: number): number => (k < n / 2 ? k : k - n);

/** Σ|φ̂_k| over |k|∞ ≥ cut */
function outside(waves: Float64Array, samples: number, dim: number, cut: number): number {
  let sum = 0;
  for (let k = 0; k < waves.length; k++) {
    const last = Math.abs(frequency(k % samples, samples));
    const first = dim === 1 ? 0 : Math.abs(frequency(Math.floor(k / samples), samples));
    if (Math.max(first, last) >= cut) sum += Math.abs(waves[k]);
  }
  return sum;
}

/** Waves |k|∞ < samples/4 on a grid of `samples` nodes, which is twice as fine; divided by ψ̂² along each side. */
function withWindow(waves: Float64Array, samples: number, dim: number, truncation: number): WaveKernel {
  const nodes = samples;
  const transform = gridTransform(Array.from({ length: dim }, () => nodes));
  const along = Float64Array.from({ length: nodes }, (_, k) => {
    const f = frequency(k, nodes);
    return Math.abs(f) < nodes / 4 ? windowTransform((2 * Math.PI * f) / nodes) ** -2 : 0;
  });
  const re = waves.map((wave, k) => {
    const first = dim === 1 ? 1 : along[Math.floor(k / nodes)];
    // the transform's inverse divides by its size, the waves' sum does not
    return wave * first * along[k % nodes] * nodes ** dim;
  });
  return { nodes, transform, symbol: { re }, truncation };
}
