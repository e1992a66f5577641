import { doubles } from '../scalar/field.js';
import { toNumber } from '../scalar/rational.js';
import type { Environment } from './environment.js';
import { displacement, periodsOf, wrap } from './environment.js';
import type { GridKernel } from './grid-kernel.js';
import { gridKernel } from './grid-kernel.js';
import type { Kernel } from './kernels/kernel.js';
import { checkKernel } from './kernels/kernel.js';
import type { Measure, Points } from './measure.js';
import { onSameGrid } from './measure.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';

/**
 * φ(y_i − x_j) for targets y and points x, row-major. In doubles radial kernels go through their profile; on a periodic grid
 * the matrix is circulant to the last digit.
 *
 * @throws {OperatorError} `wrong-environment` if the kernel is not defined there
 */
export function kernelMatrix<T>(
  environment: Environment,
  kernel: Kernel,
  rho: Points<T>,
  targets: Points<T>,
): Vector<T> {
  checkKernel(environment, kernel);
  const { field, n, x } = rho;
  const phi = zeros(field, targets.n * n);
  if (field.name === 'double') {
    const entries = phi as unknown as Float64Array;
    const [points, places] = [rho, targets] as unknown as [Points<number>, Points<number>];
    if (points.grid && onSameGrid(points, places))
      fillCirculant(entries, gridKernel(environment, kernel, points.grid.shape));
    else {
      const fill = kernelRow(environment, kernel);
      for (let i = 0; i < targets.n; i++) fill(entries, i * n, places, i, points);
    }
    return phi;
  }
  const between = displacement(environment, field);
  const z: T[] = Array.from({ length: environment.dim }, () => field.zero);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++) {
      between(z, targets.x, i, x, j);
      phi[i * n + j] = kernel.value(field, z);
    }
  return phi;
}

/** Writes φ(y_i − x_j) for all j into `row` from index `at` on. */
type KernelRow = (row: Float64Array, at: number, targets: Points<number>, i: number, points: Points<number>) => void;

/**
 * φ in doubles, a row of the matrix at a time.
 *
 * @param reversed φ(x_j − y_i) instead
 */
export function kernelRow(environment: Environment, kernel: Kernel, reversed = false): KernelRow {
  const { dim } = environment;
  const { profile } = kernel;
  if (profile) return radialRow(dim, profile, periodsOf(environment)?.map(toNumber));
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  return (row, at, targets, i, points) => {
    for (let j = 0; j < points.n; j++) {
      if (reversed) between(z, points.x, j, targets.x, i);
      else between(z, targets.x, i, points.x, j);
      row[at + j] = kernel.value(doubles, z);
    }
  };
}

function radialRow(dim: number, profile: (r2: number) => number, lengths: readonly number[] | undefined): KernelRow {
  const place = new Float64Array(dim);
  return (row, at, targets, i, { n, x }) => {
    for (let k = 0; k < dim; k++) place[k] = targets.x[i * dim + k];
    for (let j = 0; j < n; j++) {
      let r2 = 0;
      for (let k = 0; k < dim; k++) {
        const z = place[k] - x[j * dim + k];
        const shortest = lengths ? wrap(z, lengths[k], lengths[k] / 2) : z;
        r2 += shortest * shortest;
      }
      row[at + j] = profile(r2);
    }
  };
}

/** Entry i, j is the sample at the difference i − j of the indices. */
function fillCirculant(entries: Float64Array, { shape: [a, b, c], samples }: GridKernel): void {
  const n = samples.length;
  for (let i = 0; i < n; i++) {
    const [i0, i1, i2] = [Math.floor(i / (b * c)), Math.floor(i / c) % b, i % c];
    for (let j0 = 0, j = 0; j0 < a; j0++)
      for (let j1 = 0; j1 < b; j1++) {
        const line = (((i0 - j0 + a) % a) * b + ((i1 - j1 + b) % b)) * c;
        for (let j2 = 0; j2 < c; j2++, j++) entries[i * n + j] = samples[line + (i2 >= j2 ? i2 - j2 : i2 - j2 + c)];
      }
  }
}

/** Row sums Σⱼ w_ij mⱼ: the mass that each target sees. */
export function seenMass<T>(weights: Vector<T>, rho: Measure<T>, targets: number): Vector<T> {
  const { field, n, masses } = rho;
  const seen = zeros(field, targets);
  for (let i = 0; i < targets; i++) {
    let sum = field.zero;
    for (let j = 0; j < n; j++) sum = field.add(sum, field.multiply(weights[i * n + j], masses[j]));
    seen[i] = sum;
  }
  return seen;
}
