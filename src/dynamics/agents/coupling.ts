import { OperatorError } from '../../operators/errors.js';

/**
 * Γ: Rⁿ → Rⁿ of the nonlinear force v̇ᵢ = sᵢ [Γ(v − vᵢ)]ᵢ (end of Section 1). Γ(0) = 0. Symmetric models conserve momentum
 * if Γ is odd, not otherwise.
 */
export interface Coupling {
  /** `power(3)` */
  readonly name: string;
  /**
   * out = Γ(w)
   *
   * @param w   a difference of velocities, n. Must not be `out`
   */
  apply(out: Float64Array, w: Float64Array): void;
}

/**
 * Γ(w) = |w|^(p − 2) w, and Γ(0) = 0. Odd; linear for p = 2. Lipschitz near 0 for p ≥ 2 only.
 *
 * @param p > 1
 * @throws {OperatorError} `invalid-parameter`
 */
export function couplingPower(p: number): Coupling {
  if (!(p > 1 && Number.isFinite(p)))
    throw new OperatorError('invalid-parameter', `p: ${p}, expected a finite number above 1`);
  return {
    name: `power(${p})`,
    apply(out, w) {
      let squares = 0;
      for (let c = 0; c < w.length; c++) squares += w[c] * w[c];
      const factor = squares > 0 ? squares ** (p / 2 - 1) : 0;
      for (let c = 0; c < w.length; c++) out[c] = factor * w[c];
    },
  };
}
