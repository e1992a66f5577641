import { kernelRow } from '../pair-weights.js';
import type { FavrePath, FavreTask } from './task.js';

/**
 * Row by row of the kernel matrix, of which one row is kept: O(targets · points) time. The very operations of the matrix path
 * in the same order, so that both agree to the last digit.
 */
export const favreDirect: FavrePath = (task) => {
  const at = favreAt(task);
  for (let i = 0; i < task.targets.n; i++) at(i);
};

/** The same at one target. */
export function favreAt({
  environment,
  kernel,
  reversed,
  rho,
  u,
  components,
  targets,
  seen,
  mean,
}: FavreTask): (i: number) => void {
  const { n, masses } = rho;
  const fill = kernelRow(environment, kernel, reversed);
  const row = new Float64Array(n);
  return (i) => {
    fill(row, 0, targets, i, rho);
    let sum = 0;
    for (let j = 0; j < n; j++) {
      row[j] *= masses[j];
      sum += row[j];
    }
    seen[i] = sum;
    for (let c = 0; c < components; c++) mean[i * components + c] = 0;
    if (!(sum > 0) || components === 0) return;
    for (let j = 0; j < n; j++) {
      // Divided first, as in the matrix: φ m u may leave the range of doubles where the mean does not.
      const a = row[j] / sum;
      if (a !== 0) for (let c = 0; c < components; c++) mean[i * components + c] += a * u[j * components + c];
    }
  };
}
