import { EmptyNeighbourhoodError } from '../errors.js';
import { inRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf, pointOf } from '../measure.js';
import type { AveragingModel } from '../model.js';
import type { PartitionOfUnity } from '../partitions/partition-of-unity.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';

/**
 * Smooth segregation: communities g_l that overlap at their borders.
 *
 *     s_ρ = 1,    [u]_ρ(x) = Σ_l g_l(x) ρ(u g_l) / ρ(g_l),    ρ(g) = ∫ g dρ      (M_seg), Example 2.8, (8)
 *
 * Material, symmetric, ball-positive (63); not Galilean invariant. With a sharp partition it is (M_F). A target in a
 * community without mass, g_l(x) > 0 = ρ(g_l), is an {@link EmptyNeighbourhoodError}.
 */
export const modelSegregation = (partition: PartitionOfUnity): AveragingModel =>
  inRange({
    name: 'segregation',
    definition: String.raw`s_\rho=1,\quad [u]_\rho=\sum_lg_l\frac{\rho(ug_l)}{\rho(g_l)}`,
    source: 'Example 2.8, (M_seg)',
    environment: partition.environment,
    parameters: { partition: partition.name },
    material: true,
    exact: partition.exact,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = rho.field.one;
      return s;
    },
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n, masses } = rho;
      const entries = segregationKernel(partition, rho, targets);
      for (let i = 0; i < targets.n; i++)
        for (let j = 0; j < n; j++) entries[i * n + j] = field.multiply(entries[i * n + j], masses[j]);
      return { rows: targets.n, columns: n, entries };
    },
    reproducingKernel: <T>(rho: Measure<T>, targets: Points<T> = rho) => segregationKernel(partition, rho, targets),
    average(out, rho, u, targets = rho) {
      const L = partition.length;
      const components = u.length / rho.n;
      const g = membership(partition, rho);
      const populations = communityMasses(partition, rho, g);
      const means = new Float64Array(L * components);
      for (let j = 0; j < rho.n; j++)
        for (let l = 0; l < L; l++) {
          const weight = g[j * L + l] * rho.masses[j];
          for (let c = 0; c < components; c++) means[l * components + c] += weight * u[j * components + c];
        }
      const places = targets === rho ? g : membership(partition, targets);
      out.fill(0);
      for (let i = 0; i < targets.n; i++)
        for (let l = 0; l < L; l++) {
          const here = places[i * L + l];
          if (here === 0) continue;
          if (!(populations[l] > 0)) throw new EmptyNeighbourhoodError('segregation', i, placeOf(targets, i), l);
          for (let c = 0; c < components; c++)
            out[i * components + c] += (here * means[l * components + c]) / populations[l];
        }
    },
  });

/** Σ_l g_l(x) g_l(y) / ρ(g_l), targets × points. */
function segregationKernel<T>(partition: PartitionOfUnity, rho: Measure<T>, targets: Points<T>): Vector<T> {
  const { field, n } = rho;
  const g = membership(partition, rho);
  const populations = communityMasses(partition, rho, g);
  const places = targets === rho ? g : membership(partition, targets);
  const L = partition.length;
  const phi = zeros(field, targets.n * n);
  for (let i = 0; i < targets.n; i++)
    for (let l = 0; l < L; l++) {
      const here = places[i * L + l];
      if (field.compare(here, field.zero) === 0) continue;
      if (!(field.compare(populations[l], field.zero) > 0))
        throw new EmptyNeighbourhoodError('segregation', i, placeOf(targets, i), l);
      const share = field.divide(here, populations[l]);
      for (let j = 0; j < n; j++) phi[i * n + j] = field.add(phi[i * n + j], field.multiply(share, g[j * L + l]));
    }
  return phi;
}

/** g_l(x_i), points × L. */
export function membership<T>(partition: PartitionOfUnity, points: Points<T>): Vector<T> {
  const { field, n } = points;
  const g = zeros(field, n * partition.length);
  for (let i = 0; i < n; i++)
    partition.values(field, pointOf(points, i)).forEach((value, l) => {
      g[i * partition.length + l] = value;
    });
  return g;
}

/** ρ(g_l), the masses of the communities. */
export function communityMasses<T>(
  { length }: PartitionOfUnity,
  { field, n, masses }: Measure<T>,
  g: Vector<T>,
): Vector<T> {
  const populations = zeros(field, length);
  for (let j = 0; j < n; j++)
    for (let l = 0; l < length; l++)
      populations[l] = field.add(populations[l], field.multiply(g[j * length + l], masses[j]));
  return populations;
}
