import type { GridKernel } from '../grid-kernel.js';
import type { FavreTask } from './task.js';

/** The sums at single nodes of a grid, term by term. */
export interface GridSums {
  /** terms of a sum: nodes in the kernel's support or nodes with mass, whichever are fewer */
  readonly terms: number;
  /** fills seen and mean at a node */
  at(i: number): void;
}

/** Writes which points target i sees, and φ m of each. */
type Collect = (i: number, index: Int32Array, weight: Float64Array) => void;

/** Sums over the samples of the kernel; see {@link GridSums}. Lists are made when the first sum is asked for. */
export function gridSums(task: FavreTask, kernel: GridKernel): GridSums {
  const { u, components, seen, mean } = task;
  const masses = task.rho.masses as Float64Array;
  const [support, crowd] = [nonZero(kernel.samples), nonZero(masses)];
  const count = Math.min(support, crowd);
  const { index, weight } = { index: new Int32Array(count), weight: new Float64Array(count) };
  let collect: Collect | undefined;
  return {
    terms: count,
    at(i) {
      collect ??= support <= crowd ? overSupport(task, kernel, support) : overCrowd(task, kernel, crowd);
      collect(i, index, weight);
      let sum = 0;
      for (let k = 0; k < count; k++) sum += weight[k];
      seen[i] = sum;
      for (let c = 0; c < components; c++) {
        let value = 0;
        // Divided first, as in the matrix: φ m u may leave the range of doubles where the mean does not.
        if (sum > 0) for (let k = 0; k < count; k++) value += (weight[k] / sum) * u[index[k] * components + c];
        mean[i * components + c] = value;
      }
    },
  };
}

function nonZero(v: Float64Array): number {
  let count = 0;
  for (let k = 0; k < v.length; k++) if (v[k] !== 0) count++;
  return count;
}

/** Where a vector is not 0. */
function positions(v: Float64Array, count: number): Int32Array {
  const out = new Int32Array(count);
  for (let k = 0, o = 0; k < v.length; k++) if (v[k] !== 0) out[o++] = k;
  return out;
}

/** The three indices of positions, column by column. */
function indices(list: Int32Array, [, b, c]: GridKernel['shape']): readonly [Int32Array, Int32Array, Int32Array] {
  return [list.map((p) => Math.floor(p / (b * c))), list.map((p) => Math.floor(p / c) % b), list.map((p) => p % c)];
}

/** Over the differences d with φ > 0: the point of target i is i − d, and i + d for the reversed kernel. */
function overSupport({ reversed, rho: { masses } }: FavreTask, kernel: GridKernel, count: number): Collect {
  const support = positions(kernel.samples, count);
  const [a, b, c] = kernel.shape;
  const [d0, d1, d2] = indices(support, kernel.shape);
  const phi = Float64Array.from(support, (d) => kernel.samples[d]);
  if (reversed) {
    // −d, so that both are i − d
    d0.forEach((d, k) => (d0[k] = d === 0 ? 0 : a - d));
    d1.forEach((d, k) => (d1[k] = d === 0 ? 0 : b - d));
    d2.forEach((d, k) => (d2[k] = d === 0 ? 0 : c - d));
  }
  return (i, index, weight) => {
    const i0 = Math.floor(i / (b * c));
    const i1 = Math.floor(i / c) % b;
    const i2 = i % c;
    for (let k = 0; k < phi.length; k++) {
      const j = modular(i0 - d0[k], a) * b * c + modular(i1 - d1[k], b) * c + modular(i2 - d2[k], c);
      index[k] = j;
      weight[k] = phi[k] * masses[j];
    }
  };
}

/** Over the nodes j with mass: the difference is i − j, and j − i for the reversed kernel. */
function overCrowd({ reversed, rho }: FavreTask, kernel: GridKernel, count: number): Collect {
  const masses = rho.masses as Float64Array;
  const crowd = positions(masses, count);
  const [a, b, c] = kernel.shape;
  const { samples } = kernel;
  const [j0, j1, j2] = indices(crowd, kernel.shape);
  const mass = Float64Array.from(crowd, (j) => masses[j]);
  const sign = reversed ? -1 : 1;
  return (i, index, weight) => {
    const i0 = Math.floor(i / (b * c));
    const i1 = Math.floor(i / c) % b;
    const i2 = i % c;
    for (let k = 0; k < mass.length; k++) {
      const d0 = modular(sign * (i0 - j0[k]), a);
      const d1 = modular(sign * (i1 - j1[k]), b);
      const d2 = modular(sign * (i2 - j2[k]), c);
      index[k] = crowd[k];
      weight[k] = samples[(d0 * b + d1) * c + d2] * mass[k];
    }
  };
}

/** d modulo n for −n < d < n */
const modular = (d: number, n: number): number => (d < 0 ? d + n : d);
