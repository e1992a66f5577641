import { modelFromFlow } from '../finite/model.js';
import type { FiniteModel } from '../finite/model.js';
import type { Environment } from './environment.js';
import { checkField, checkFinite } from './in-range.js';
import type { Kernel } from './kernels/kernel.js';
import type { Measure, Points } from './measure.js';
import type { Vector } from './vector.js';
import { zeros } from './vector.js';

/** [1_{x_j}]_ρ(y_i) for targets y_i and the points x_j of ρ: row-major, right-stochastic. */
export interface AverageMatrix<T> {
  /** number of targets */
  readonly rows: number;
  /** number of points of ρ */
  readonly columns: number;
  readonly entries: Vector<T>;
}

/**
 * An environmental averaging model, a family of pairs (κ_ρ, [·]_ρ) with (ev1)-(ev3). Everything is evaluated at arbitrary
 * targets (agents, grid nodes, another species), not only on the support of ρ, in exact rationals or in doubles, as ρ is.
 *
 * Users write such an object, or have `defineModel` make it from its weights.
 */
export interface AveragingModel {
  /** `cucker-smale` */
  readonly name: string;
  /** TeX of the definition */
  readonly definition: string;
  /** where it is defined: `Example 2.2, (M_CS)` */
  readonly source: string;
  readonly environment: Environment;
  /** what it was made with, for people: kernel, exponents, partition */
  readonly parameters: Readonly<Record<string, string>>;
  /** axioms (ev4), (ev5): κ_ρ = s_ρ ρ, and [u]_ρ knows u on the support of ρ only */
  readonly material: boolean;
  /** can be evaluated in rational arithmetic at rational points */
  readonly exact: boolean;
  /**
   * The specific strength s_ρ at the targets.
   *
   * @throws {OperatorError} where it is not defined, with the target
   */
  strength<T>(rho: Measure<T>, targets?: Points<T>): Vector<T>;
  /**
   * The rows of the average at the targets.
   *
   * @throws {OperatorError} where it is not defined, with the target: never NaN
   */
  matrix<T>(rho: Measure<T>, targets?: Points<T>): AverageMatrix<T>;
  /**
   * The reproducing kernel φ_ρ(y_i, x_j), targets × points, row-major: s_ρ [u]_ρ (x) = ∫ φ_ρ(x, y) u(y) dρ(y) (41). Defined
   * also where nothing is seen and the average is not: then it is 0. Without it φ_ρ = s_ρ A / m.
   */
  reproducingKernel?<T>(rho: Measure<T>, targets?: Points<T>): Vector<T>;
  /** κ_ρ at the points of ρ, n; only models that are not material have one of their own. Else κ = m s. */
  kappa?<T>(rho: Measure<T>): Vector<T>;
  /**
   * The fast path: [u]_ρ at the targets, no matrix formed.
   *
   * @param out targets × components, row-major. Overwritten; must not be `u`.
   * @param u   points of ρ × components, row-major
   */
  average?(out: Float64Array, rho: Measure<number>, u: Float64Array, targets?: Points<number>): void;
  /** set if the model is M_β of a kernel, for solvers that have a force of their own for it */
  readonly pairKernel?: PairKernel;
}

/** s_ρ = ρ_φ^β, [u]_ρ = (uρ)_φ/ρ_φ: (M_MT) for β = 0, (M_CS) for β = 1 */
export interface PairKernel {
  readonly kernel: Kernel;
  readonly beta: number;
}

/** `cucker-smale, tent(2)`: name and parameters, for people. */
export const describeModel = ({ name, parameters }: AveragingModel): string =>
  [name, ...Object.values(parameters)].join(', ');

/** κ_ρ at the points of ρ: m s, or what a model that is not material says. */
export function kappaOf<T>(model: AveragingModel, rho: Measure<T>): Vector<T> {
  if (model.kappa) return model.kappa(rho);
  const kappa = zeros(rho.field, rho.n);
  const s = model.strength(rho);
  for (let i = 0; i < rho.n; i++) kappa[i] = rho.field.multiply(rho.masses[i], s[i]);
  return kappa;
}

/** φ_ρ(y_i, x_j), targets × points: the model's own, or s_ρ(y_i) A_ij / m_j, and 0 where x_j is in vacuum. */
export function reproducingKernelOf<T>(model: AveragingModel, rho: Measure<T>, targets: Points<T> = rho): Vector<T> {
  if (model.reproducingKernel) return model.reproducingKernel(rho, targets);
  const { field, n, masses } = rho;
  const s = model.strength(rho, targets);
  const { entries } = model.matrix(rho, targets);
  const phi = zeros(field, targets.n * n);
  for (let i = 0; i < targets.n; i++)
    for (let j = 0; j < n; j++)
      if (field.compare(masses[j], field.zero) > 0)
        phi[i * n + j] = field.divide(field.multiply(s[i], entries[i * n + j]), masses[j]);
  if (field.name === 'double') checkFinite(model.name, 'the kernel', phi as unknown as Vector<number>, targets, n);
  return phi;
}

/**
 * The model at one density as a model on the points of κ_ρ (Example 2.11): F_ij = κ_i [1_{x_j}]_ρ(x_i). Points with κ = 0, the
 * vacuum of a density, are left out: fields are known κ-almost everywhere. The masses go with it if all that are left are
 * positive.
 *
 * @throws {OperatorError} where the model is not defined on the support of ρ
 */
export function finiteModelAt<T>(model: AveragingModel, rho: Measure<T>): FiniteModel<T> {
  const { field, n } = rho;
  const kappa = kappaOf(model, rho);
  const { entries } = model.matrix(rho);
  const isPositive = (x: T): boolean => field.compare(x, field.zero) > 0;
  const kept = Array.from({ length: n }, (_, i) => i).filter((i) => isPositive(kappa[i]));
  const flow = kept.flatMap((i) => kept.map((j) => field.multiply(kappa[i], entries[i * n + j])));
  const masses = kept.map((i) => rho.masses[i]);
  return modelFromFlow(field, kept.length, flow, {
    masses: masses.every(isPositive) ? masses : undefined,
    name: model.name,
  });
}

/** [u]_ρ at the targets: by the model's fast path, or by its matrix. `out` first; see {@link AveragingModel.average}. */
export function average(
  model: AveragingModel,
  out: Float64Array,
  rho: Measure<number>,
  u: Float64Array,
  targets: Points<number> = rho,
): void {
  checkField(u);
  if (model.average) model.average(out, rho, u, targets);
  else applyMatrix(out, model.matrix(rho, targets), u);
}

/** out = A u, rows × components. */
export function applyMatrix(
  out: Float64Array,
  { rows, columns, entries }: AverageMatrix<number>,
  u: Float64Array,
): void {
  const components = u.length / columns;
  out.fill(0);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const a = entries[i * columns + j];
      if (a !== 0) for (let c = 0; c < components; c++) out[i * components + c] += a * u[j * components + c];
    }
}
