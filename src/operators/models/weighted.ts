import type { Field } from '../../scalar/field.js';
import type { Environment } from '../environment.js';
import { IsolatedAgentError } from '../errors.js';
import type { FavreFilter } from '../fast/favre.js';
import { inRange, LEAST_NORMAL, outOfRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AverageMatrix, AveragingModel, PairKernel } from '../model.js';
import { seenMass } from '../pair-weights.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';

/** What a model that averages with pair weights is made of. */
export interface WeightedModel {
  readonly name: string;
  readonly definition: string;
  readonly source: string;
  readonly environment: Environment;
  readonly parameters: Readonly<Record<string, string>>;
  readonly exact: boolean;
  /** w(y_i, x_j) ≥ 0, targets × points */
  weights<T>(rho: Measure<T>, targets: Points<T>): Vector<T>;
  /** s_ρ(y_i) from the mass that target i sees, ρ_w = Σⱼ w mⱼ */
  strengthOf<T>(field: Field<T>, seen: T, rho: Measure<T>, targets: Points<T>, i: number): T;
  /** s_ρ/ρ_w: what turns w into the reproducing kernel; given where it is defined although ρ_w = 0 */
  readonly kernelIsWeight?: boolean;
  average?(out: Float64Array, rho: Measure<number>, u: Float64Array, targets: Points<number>): void;
  /** for w = φ(y − x): ρ_w and the means in doubles, no matrix formed */
  readonly filter?: FavreFilter;
  readonly pairKernel?: PairKernel;
}

/**
 * A weighted mean over the crowd,
 *
 *     [u]_ρ(x) = ∫ w(x, y) u(y) dρ(y) / ρ_w(x),    ρ_w(x) = ∫ w(x, y) dρ(y)
 *
 * with a strength that depends on ρ_w. Cucker-Smale, Motsch-Tadmor and M_β with w = φ(x − y), their topological variants
 * with w = φ_ρ(x, y). Right-stochastic and material. A target with ρ_w = 0 is isolated: a typed error.
 */
export function weightedModel(spec: WeightedModel): AveragingModel {
  const { weights, strengthOf, average, filter, kernelIsWeight, ...facts } = spec;
  const seenAt = <T>(rho: Measure<T>, targets: Points<T>): [Vector<T>, Vector<T>] => {
    const w = weights(rho, targets);
    return [w, seenMass(w, rho, targets.n)];
  };
  const seenMassAt = <T>(rho: Measure<T>, targets: Points<T>): Vector<T> =>
    filter && rho.field.name === 'double'
      ? (filter(rho as unknown as Measure<number>, targets as unknown as Points<number>).seen as unknown as Vector<T>)
      : seenAt(rho, targets)[1];
  const { name } = facts;
  const needSeen = <T>({ field }: Measure<T>, targets: Points<T>, seen: Vector<T>, i: number): void => {
    if (!(field.compare(seen[i], field.zero) > 0)) throw new IsolatedAgentError(name, i, placeOf(targets, i));
    if (field.name === 'double' && !(field.toNumber(seen[i]) >= LEAST_NORMAL && field.toNumber(seen[i]) < Infinity))
      throw outOfRange(name, targets, i, `the mass that it sees is ${field.toText(seen[i])}`);
  };
  const fast: WeightedModel['average'] = filter
    ? (out, rho, u, targets) => {
        const { seen } = filter(rho, targets, u, out);
        for (let i = 0; i < targets.n; i++) needSeen(rho, targets, seen, i);
      }
    : average;
  return inRange({
    ...facts,
    material: true,
    strength<T>(rho: Measure<T>, targets: Points<T> = rho): Vector<T> {
      const seen = seenMassAt(rho, targets);
      const s = zeros(rho.field, targets.n);
      for (let i = 0; i < targets.n; i++) s[i] = strengthOf(rho.field, seen[i], rho, targets, i);
      return s;
    },
    matrix<T>(rho: Measure<T>, targets: Points<T> = rho): AverageMatrix<T> {
      const { field, n, masses } = rho;
      const [w, seen] = seenAt(rho, targets);
      for (let i = 0; i < targets.n; i++) {
        needSeen(rho, targets, seen, i);
        for (let j = 0; j < n; j++) w[i * n + j] = field.divide(field.multiply(w[i * n + j], masses[j]), seen[i]);
      }
      return { rows: targets.n, columns: n, entries: w };
    },
    reproducingKernel<T>(rho: Measure<T>, targets: Points<T> = rho): Vector<T> {
      const { field, n } = rho;
      const [w, seen] = seenAt(rho, targets);
      if (kernelIsWeight) return w;
      for (let i = 0; i < targets.n; i++) {
        needSeen(rho, targets, seen, i);
        const factor = field.divide(strengthOf(field, seen[i], rho, targets, i), seen[i]);
        for (let j = 0; j < n; j++) w[i * n + j] = field.multiply(factor, w[i * n + j]);
      }
      return w;
    },
    ...(fast ? { average: (out, rho, u, targets = rho) => fast(out, rho, u, targets) } : {}),
  });
}
