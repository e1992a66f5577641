import { toNumber } from '../../scalar/rational.js';
import { periodsOf, wrap } from '../../operators/environment.js';
import type { PairPath, PairTask } from './pair-sums.js';

/**
 * All pairs in plain doubles, each once: what i gets from j is minus what j gets from i, per mass, to the last digit. O(n² dim) time,
 * any kernel that is even. The reference for the other paths.
 */
export const plainPairs: PairPath = (task, { pull, seen }) => {
  const { n, dim, v, masses } = task;
  const weight = weightOf(task);
  pull.fill(0);
  seen.fill(0);
  for (let i = 0; i < n; i++) {
    seen[i] += weight(i, i) * masses[i];
    for (let j = i + 1; j < n; j++) {
      const phi = weight(i, j);
      const mine = phi * masses[j];
      const theirs = phi * masses[i];
      seen[i] += mine;
      seen[j] += theirs;
      for (let k = 0; k < dim; k++) {
        const gap = v[j * dim + k] - v[i * dim + k];
        pull[i * dim + k] += mine * gap;
        pull[j * dim + k] -= theirs * gap;
      }
    }
  }
  return true;
};

/** φ(xᵢ − xⱼ) */
function weightOf({ environment, kernel, dim, x }: PairTask): (i: number, j: number) => number {
  const periods = periodsOf(environment)?.map(toNumber);
  const { profile, form } = kernel;
  const along = (i: number, j: number, k: number): number => {
    const z = x[i * dim + k] - x[j * dim + k];
    return periods ? wrap(z, periods[k], periods[k] / 2) : z;
  };
  if (profile)
    return (i, j) => {
      let r2 = 0;
      for (let k = 0; k < dim; k++) r2 += along(i, j, k) ** 2;
      return profile(r2);
    };
  // a product tent
  const { height, length } = form!;
  return (i, j) => {
    let phi = height;
    for (let k = 0; k < dim; k++) phi *= Math.max(0, 1 - Math.abs(along(i, j, k)) / length);
    return phi;
  };
}
