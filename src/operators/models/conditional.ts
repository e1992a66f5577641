import type { Environment } from '../environment.js';
import { EmptyNeighbourhoodError } from '../errors.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf, pointOf } from '../measure.js';
import type { AveragingModel } from '../model.js';
import type { Partition } from '../partitions/partition.js';
import { zeros } from '../vector.js';

/**
 * Strict segregation: everybody averages over its own neighbourhood, the conditional expectation E_ρ(u | F).
 *
 *     s_ρ = 1,    [u]_ρ(x) = ∫_A u dρ / ρ(A),    A the cell of x                  (M_F), Example 2.7
 *
 * Material, symmetric, idempotent, ball-positive (an orthogonal projection of L²(ρ)); not Galilean invariant unless the
 * partition is. A target in a cell without mass is an {@link EmptyNeighbourhoodError}. Along a filtration, partitions that
 * refine each other, the averages form a martingale.
 */
export const modelConditional = (environment: Environment, partition: Partition): AveragingModel =>
  inRange({
    name: 'conditional',
    definition: String.raw`s_\rho=1,\quad [u]_\rho=\mathbb E_\rho(u\mid\mathcal F)`,
    source: 'Example 2.7, (M_F)',
    environment,
    parameters: { partition: partition.name },
    material: true,
    exact: true,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = rho.field.one;
      return s;
    },
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n, masses } = rho;
      const cellOf = (points: Points<T>, i: number) =>
        partition.cellOf(field, pointOf(points, i), points.label ? points.label[i] : undefined);
      const cells = Array.from({ length: n }, (_, j) => cellOf(rho, j));
      const entries = zeros(field, targets.n * n);
      for (let i = 0; i < targets.n; i++) {
        const cell = cellOf(targets, i);
        const mass = cells.reduce<T>((sum, c, j) => (c === cell ? field.add(sum, masses[j]) : sum), field.zero);
        if (!(field.compare(mass, field.zero) > 0))
          throw new EmptyNeighbourhoodError('conditional', i, placeOf(targets, i), cell);
        for (let j = 0; j < n; j++) if (cells[j] === cell) entries[i * n + j] = field.divide(masses[j], mass);
      }
      return { rows: targets.n, columns: n, entries };
    },
  });
