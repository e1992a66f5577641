import type { Environment } from './environment.js';
import { displacement, periodsOf } from './environment.js';
import type { Kernel } from './kernels/kernel.js';
import { checkKernel } from './kernels/kernel.js';
import type { Measure, Points } from './measure.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';
import { toNumber } from '../scalar/rational.js';

/**
 * φ(y_i − x_j) for targets y and points x, row-major. In doubles radial kernels go through their profile.
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
  if (field.name === 'double' && kernel.profile) {
    fillInDoubles(
      phi as unknown as Float64Array,
      environment,
      kernel.profile,
      rho as unknown as Points<number>,
      targets as unknown as Points<number>,
    );
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

function fillInDoubles(
  phi: Float64Array,
  environment: Environment,
  profile: (r2: number) => number,
  { n, dim, x }: Points<number>,
  targets: Points<number>,
): void {
  const lengths = periodsOf(environment)?.map(toNumber);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++) {
      let r2 = 0;
      for (let k = 0; k < dim; k++) {
        const z = targets.x[i * dim + k] - x[j * dim + k];
        const shortest = lengths ? z - lengths[k] * Math.floor(z / lengths[k] + 0.5) : z;
        r2 += shortest * shortest;
      }
      phi[i * n + j] = profile(r2);
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
