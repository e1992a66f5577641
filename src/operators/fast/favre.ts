import type { Environment } from '../environment.js';
import { checkField } from '../in-range.js';
import type { Kernel } from '../kernels/kernel.js';
import { checkKernel } from '../kernels/kernel.js';
import type { Measure, Points } from '../measure.js';
import { onSameGrid } from '../measure.js';
import { favreByCells } from './cells.js';
import { favreDirect } from './direct.js';
import { favreOnGrid } from './grid.js';
import type { FavrePath, FavreTask } from './task.js';

/** What is seen from the targets. */
export interface Favre {
  /** ρ_φ, targets; 0 where nothing is seen */
  readonly seen: Float64Array;
  /** (uρ)_φ / ρ_φ, targets × components; 0 where nothing is seen */
  readonly mean: Float64Array;
}

/**
 * ρ_φ and the Favre filtration u_F = (uρ)_φ / ρ_φ at the targets, no matrix formed. Paths of the same sums:
 *
 *     on a periodic grid, targets the same nodes   fast Fourier transform     O(n log n)
 *     compact support                              cell lists                 O(points + targets · neighbours)
 *     else, and few pairs                          row by row of the matrix   O(points · targets)
 */
export interface FavreFilter {
  /**
   * @param u    points × components, row-major; no components by default
   * @param mean where the means go; must not be `u`
   * @throws {OperatorError} `invalid-field` naming the first entry of u that is not finite, `wrong-environment` if the kernel
   *   is not defined there
   */
  (rho: Measure<number>, targets: Points<number>, u?: Float64Array, mean?: Float64Array): Favre;
}

/**
 * The filter of a kernel.
 *
 * @param reversed φ(x − y) instead of φ(y − x) for points x and targets y: the transposed matrix
 */
export function favreFilter(environment: Environment, kernel: Kernel, reversed = false): FavreFilter {
  return (rho, targets, u = new Float64Array(0), mean = new Float64Array((targets.n * u.length) / rho.n)) => {
    checkKernel(environment, kernel);
    checkField(u);
    const components = u.length / rho.n;
    const seen = new Float64Array(targets.n);
    const task = { environment, kernel, reversed, rho, u, components, targets, seen, mean };
    pathOf(task)(task);
    return { seen, mean };
  };
}

/** Pairs up to which rows are faster than cells. */
const FEW_PAIRS = 2 ** 12;

/** The path that a task takes. */
export function pathOf({ kernel, rho, targets }: Pick<FavreTask, 'kernel' | 'rho' | 'targets'>): FavrePath {
  if (onSameGrid(rho, targets)) return favreOnGrid;
  const compact = Number.isFinite(kernel.radius(rho.dim));
  return compact && rho.n * targets.n > FEW_PAIRS ? favreByCells : favreDirect;
}
