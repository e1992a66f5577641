import type { FiniteModel } from './model.js';
import { ModelError } from './model.js';

/**
 * Coarse-graining to a partition of the points into blocks (section 11): flows between blocks add up,
 *
 *     F'_AB = Σ_{i in A, j in B} F_ij,    a_AB = κ(A)^-1 ∫_A [1_B] dκ
 *
 * @param block n labels 0..B-1, every label used
 * @throws {ModelError} if the labels are not 0..B-1
 */
export function coarsen<T>(model: FiniteModel<T>, block: readonly number[]): FiniteModel<T> {
  const { field, n } = model;
  const blocks = Math.max(...block) + 1;
  const used = new Set(block);
  if (block.length !== n || used.size !== blocks || block.some((b) => !Number.isInteger(b) || b < 0)) {
    throw new ModelError([
      { path: 'partition', message: `[${block.join(', ')}] is not a labelling of ${n} points by 0..B-1` },
    ]);
  }
  const zeros = (length: number): T[] => Array.from({ length }, () => field.zero);
  const [flow, kappa, masses] = [zeros(blocks * blocks), zeros(blocks), zeros(blocks)];
  const addTo = (target: T[], index: number, value: T): void => {
    target[index] = field.add(target[index], value);
  };
  for (let i = 0; i < n; i++) {
    const b = block[i];
    addTo(kappa, b, model.kappa[i]);
    if (model.masses) addTo(masses, b, model.masses[i]);
    for (let j = 0; j < n; j++) addTo(flow, b * blocks + block[j], model.flow[i * n + j]);
  }
  return { field, n: blocks, flow, kappa, masses: model.masses && masses };
}
