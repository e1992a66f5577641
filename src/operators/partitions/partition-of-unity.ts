import type { Field } from '../../scalar/field.js';
import type { Environment } from '../environment.js';

/**
 * Functions g_l ≥ 0 with Σ_l g_l = 1: the neighbourhoods of the segregation model (M_seg), Example 2.8. In rational
 * arithmetic the sum is 1 exactly; in doubles up to rounding.
 */
export interface PartitionOfUnity {
  /** `hats(4)` */
  readonly name: string;
  /** TeX of g_l */
  readonly formula: string;
  readonly environment: Environment;
  /** L, the number of neighbourhoods */
  readonly length: number;
  /** continuous derivatives of the g_l: −1 if they jump, Infinity if they are smooth */
  readonly smoothness: number;
  /** supp g_l = Ω for all l, the condition of Example 3.21 and Table 3 as printed */
  readonly fullSupport: boolean;
  /**
   * min_l inf g_l. Positive is more than `fullSupport`: two hats on a torus have full support, and all mass at the zero
   * of one has ρ(g_l) = 0 there. ρ(g_l) ≥ infimum for every probability ρ.
   */
  readonly infimum: number;
  /** has rational values at rational points */
  readonly exact: boolean;
  /**
   * g_0(x), …, g_{L−1}(x) at one point.
   *
   * @param x coordinates, any representative on a torus
   * @throws {InexactError} in rationals where they have no rational values
   */
  values<T>(field: Field<T>, x: readonly T[]): T[];
  /** Is x in supp g_l, the closure of {g_l > 0}? The minimum of (76) is over these l: g_l(x) may be 0. */
  inSupport<T>(field: Field<T>, l: number, x: readonly T[]): boolean;
  /** supp g_l ∩ supp g_k ≠ ∅, for the closed supports: the pairs of (153) */
  supportsMeet(l: number, k: number): boolean;
  /**
   * Is g_l g_k > 0 somewhere? Then agents of the two neighbourhoods communicate. Supports that only touch meet and do not
   * overlap: ρ(g_l g_k) = 0 for every ρ, and (153) fails.
   */
  overlaps(l: number, k: number): boolean;
}
