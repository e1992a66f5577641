import { doubles } from '../scalar/field.js';
import { toNumber, toText } from '../scalar/rational.js';
import type { Environment } from './environment.js';
import { periodsOf } from './environment.js';
import type { Kernel } from './kernels/kernel.js';

/**
 * φ between the nodes of a periodic grid. It depends on the difference of their indices alone, so it is sampled once for each
 * difference, at the shortest displacement L d/n with −n/2 ≤ d < n/2. Differences of rounded coordinates would not agree with
 * each other, and where φ jumps at a distance of nodes they would not even agree roughly.
 */
export interface GridKernel {
  /** along three indices, the first of them 1 where the grid has fewer */
  readonly shape: readonly [number, number, number];
  /** φ for each difference of indices, target minus point, modulo the shape; row-major */
  readonly samples: Float64Array;
}

/** Samples of a kernel that are kept. */
const MAX_KEPT = 4;

const kept = new WeakMap<Kernel, Map<string, GridKernel>>();

/** The kernel on a grid of a torus; sampled once for a kernel, a torus and a shape. */
export function gridKernel(environment: Environment, kernel: Kernel, shape: readonly number[]): GridKernel {
  const periods = periodsOf(environment) ?? [];
  const key = [...periods.map(toText), ...shape].join(' ');
  const known = kept.get(kernel) ?? new Map<string, GridKernel>();
  kept.set(kernel, known);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= MAX_KEPT) known.clear();
  const made = sample(kernel, shape, periods.map(toNumber));
  known.set(key, made);
  return made;
}

function sample(kernel: Kernel, shape: readonly number[], lengths: readonly number[]): GridKernel {
  const dim = shape.length;
  const samples = new Float64Array(shape.reduce((a, b) => a * b, 1));
  const along = shape.map((n, k) =>
    Float64Array.from({ length: n }, (_, d) => (lengths[k] * (2 * d < n ? d : d - n)) / n),
  );
  const { profile } = kernel;
  const index = shape.map(() => 0);
  const z = shape.map(() => 0);
  for (let i = 0; i < samples.length; i++) {
    let r2 = 0;
    for (let k = 0; k < dim; k++) {
      z[k] = along[k][index[k]];
      r2 += z[k] * z[k];
    }
    samples[i] = profile ? profile(r2) : kernel.value(doubles, z);
    for (let k = dim - 1; k >= 0 && ++index[k] === shape[k]; k--) index[k] = 0;
  }
  return { shape: threeIndices(shape), samples };
}

/** A shape with leading ones. */
export const threeIndices = (shape: readonly number[]): [number, number, number] => {
  const [a, b, c] = shape.toReversed();
  return [c ?? 1, b ?? 1, a];
};
