import type { Field } from '../../scalar/field.js';
import { InexactError } from '../errors.js';

/**
 * A communication kernel φ(z) ≥ 0 of the displacement z = x − y, with what the theory asks about it. Radial unless it
 * says otherwise.
 */
export interface Kernel {
  /** `tent(2)` */
  readonly name: string;
  /** TeX, as a function of r = |z| */
  readonly formula: string;
  /** φ(z) = 0 where |z| ≥ radius; Infinity if nowhere. Sharp: nothing smaller will do. */
  readonly radius: number;
  /** (27), (67): φ ≥ c on |z| < r0 */
  readonly core: { readonly c: number; readonly r0: number };
  /** sup φ, the C of (27) */
  readonly sup: number;
  /** Lipschitz constant of φ; Infinity if it jumps */
  readonly lipschitz: number;
  /** φ(z) = φ(−z) */
  readonly even: boolean;
  /** φ > 0 everywhere */
  readonly positive: boolean;
  /** ∫₀^∞ φ(r) dr = ∞: the hypothesis of Theorem 4.2 */
  readonly fatTail: boolean;
  /** is φ positive-definite in this dimension (Bochner: a non-negative Fourier transform)? undefined: not known */
  positiveDefinite(dim: number): boolean | undefined;
  /** ψ ≥ 0 with φ = ψ * ψ in this dimension, if it is known */
  factor?(dim: number): Kernel | undefined;
  /** ∫ φ(z) dz over Rⁿ; Infinity if it diverges */
  integral(dim: number): number;
  /** has rational values at rational displacements in this dimension */
  exact(dim: number): boolean;
  /**
   * φ(z) in the arithmetic of the field.
   *
   * @throws {InexactError} in rationals where it has no rational value
   */
  value<T>(field: Field<T>, z: readonly T[]): T;
  /** φ as a function of r² in doubles, for loops; radial kernels only */
  readonly profile?: (r2: number) => number;
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

/** Volume of the unit ball in Rⁿ. */
export const ballVolume = (dim: number): number => [1, 2, Math.PI, (4 / 3) * Math.PI][dim];
