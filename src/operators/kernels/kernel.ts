import type { Field } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { compare, equal, toText } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf } from '../environment.js';
import { InexactError, OperatorError } from '../errors.js';
import type { KernelForm } from './form.js';
import type { Piecewise } from './piecewise.js';

/**
 * A communication kernel φ(z) ≥ 0 of the displacement z = x − y, with what the theory asks about it. What depends on
 * the dimension is a function of it. Norms are Euclidean, and all facts but `positiveDefinite` are about φ on Rⁿ; on a
 * torus models evaluate φ at the shortest displacement, so that a support wider than half a period is cut off.
 * {@link kernelPeriodised} sums the images instead.
 */
export interface Kernel {
  /** `tent(2)` */
  readonly name: string;
  /** TeX, as a function of z, or of r = |z| */
  readonly formula: string;
  /** the dimensions in which it is defined; all unless given */
  readonly dims?: readonly number[];
  /** set for functions on one torus (periodised, trigonometric): φ has these periods, its facts are about one cell */
  readonly periods?: readonly Rational[];
  /** Radius of the support: φ(z) = 0 where |z| ≥ radius, and no smaller ball around 0 will do. Infinity if there is none. */
  radius(dim: number): number;
  /** constants of (27) and (67) that hold exactly */
  bounds(dim: number): KernelBounds;
  /** sup φ */
  sup(dim: number): number;
  /** inf φ over the open ball |z| < r; δ of (85) is infimum(2R) */
  infimum(r: number, dim: number): number;
  /** A Lipschitz constant of φ: the least, unless the kernel says otherwise. Infinity if it jumps. */
  lipschitz(dim: number): number;
  /** continuous derivatives: −1 if it jumps, 0 if it is only continuous, Infinity if it is smooth */
  readonly smoothness: number;
  /** φ(z) = φ(−z) */
  readonly even: boolean;
  /** φ > 0 everywhere */
  readonly positive: boolean;
  /** radial, and ∫₀^∞ φ(r) dr = ∞: the hypothesis of Theorem 4.2 */
  readonly fatTail: boolean;
  /**
   * Is Σ c_i c̄_j φ(x_i − x_j) ≥ 0 for all points and complex numbers (Bochner: a non-negative Fourier transform)? Then φ
   * is even; for real numbers alone the even part of φ decides. On a torus this is about the shortest displacements, and
   * another question than on Rⁿ: the Gaussian is positive-definite on Rⁿ, and on no torus. undefined: not known.
   */
  positiveDefinite(environment: Environment): boolean | undefined;
  /** an even ψ ≥ 0 with φ = c ψ * ψ on Rⁿ, if it is known (64) */
  factor?(dim: number): KernelFactor | undefined;
  /** ∫ φ(z) dz over Rⁿ; Infinity if it diverges */
  integral(dim: number): number;
  /** the same where it is known to be rational */
  exactIntegral?(dim: number): Rational | undefined;
  /** at least ∫ φ(z) dz over |z| > a; kernels of unbounded support that decrease in r */
  tail?(a: number, dim: number): number;
  /** φ on the line, if it is a piecewise polynomial there, up to the values where it jumps */
  readonly onLine?: Piecewise;
  /** has rational values at rational displacements in this dimension */
  exact(dim: number): boolean;
  /**
   * φ(z) in the arithmetic of the field.
   *
   * @throws {InexactError} in rationals where it has no rational value
   */
  value<T>(field: Field<T>, z: readonly T[]): T;
  /** φ as a function of r² in doubles, for loops; kernels that are radial in every dimension */
  readonly profile?: (r2: number) => number;
  /** φ as a shape and its numbers, if it is one of those that are vectorised */
  readonly form?: KernelForm;
}

/** (27), (67): c 1(|z| < r0) ≤ φ(z) ≤ C 1(|z| < R0), in rationals and true to the last digit; not always sharp. */
export interface KernelBounds {
  /** undefined where φ is not bounded below near 0 */
  readonly core: { readonly c: Rational; readonly r0: Rational } | undefined;
  readonly C: Rational;
  /** undefined where the support is not bounded */
  readonly R0: Rational | undefined;
}

/** φ = scale · ψ * ψ: the paper's ψ is √scale times this one, which need not have rational values. */
export interface KernelFactor {
  readonly psi: Kernel;
  readonly scale: number;
  /** the same where it is known to be rational */
  readonly exactScale?: Rational;
}

/**
 * Has the kernel a meaning there?
 *
 * @throws {OperatorError} `wrong-environment` unless the dimension and, for functions on a torus, the periods fit
 */
export function checkKernel(environment: Environment, { name, dims, periods }: Kernel): void {
  const wrong = (expected: string): never => {
    throw new OperatorError(
      'wrong-environment',
      `kernel ${name}: on ${describeEnvironment(environment)}, expected ${expected}`,
    );
  };
  if (environment.dim === 0) wrong('a space or a torus');
  if (dims && !dims.includes(environment.dim)) wrong(`dimension ${dims.join(' or ')}`);
  const found = periodsOf(environment);
  if (periods && !(found && periods.every((p, k) => equal(p, found[k]))))
    wrong(`the torus of period ${periods.map(toText).join(' × ')}`);
}

/**
 * What follows on a torus for a radial φ that is positive-definite on Rⁿ or not. If its support fits into the cell it is
 * its own periodisation, whose Fourier coefficients are samples of the transform. If not, and φ is C¹ inside its support
 * and strictly decreasing there, it has a kink at half a period: along a coordinate axis the coefficients are
 * (−1)^k 2L φ'(L/2)/(2πk)² + o(k⁻²), of both signs.
 */
export function definiteWhenWrapped(
  environment: Environment,
  inSpace: boolean,
  radius?: Rational,
): boolean | undefined {
  const periods = periodsOf(environment);
  if (!periods) return inSpace;
  const fits = radius && periods.every((p) => compare({ n: 2n * radius.n, d: radius.d }, p) <= 0);
  if (!fits) return false;
  return inSpace ? true : undefined;
}

/** |z|² */
export const squaredNorm = <T>(field: Field<T>, z: readonly T[]): T =>
  z.reduce((sum, t) => field.add(sum, field.multiply(t, t)), field.zero);

export const absolute = <T>(field: Field<T>, x: T): T =>
  field.compare(x, field.zero) < 0 ? field.subtract(field.zero, x) : x;

/** max(0, x) */
export const positivePart = <T>(field: Field<T>, x: T): T => (field.compare(x, field.zero) > 0 ? x : field.zero);

/** x^k, k a natural number */
export const integerPower = <T>(field: Field<T>, x: T, k: number): T => {
  let y = field.one;
  for (let i = 0; i < k; i++) y = field.multiply(y, x);
  return y;
};

/** The double value of a kernel that has no rational ones. */
export function inDoubles<T>(field: Field<T>, z: readonly T[], name: string, profile: (r2: number) => number): T {
  if (field.name !== 'double') throw new InexactError(`the kernel ${name}`);
  return profile(squaredNorm(field, z) as unknown as number) as unknown as T;
}

/** Area of the unit sphere in Rⁿ. */
export const sphereArea = (dim: number): number => dim * ballVolume(dim);

/** Volume of the unit ball in Rⁿ. */
export const ballVolume = (dim: number): number => [1, 2, Math.PI, (4 / 3) * Math.PI][dim];
