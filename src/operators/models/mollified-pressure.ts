import type { Field } from '../../scalar/field.js';
import type { Environment } from '../environment.js';
import { OffSupportError, OperatorError } from '../errors.js';
import { mollifiedMean } from '../fast/mollified.js';
import type { Kernel } from '../kernels/kernel.js';
import { integerPower } from '../kernels/kernel.js';
import { inRange, outOfRange } from '../in-range.js';
import type { Measure, Points } from '../measure.js';
import { placeOf } from '../measure.js';
import type { AveragingModel } from '../model.js';
import type { Quadrature } from '../quadrature.js';
import type { Vector } from '../vector.js';
import { zeros } from '../vector.js';
import { mollifiedAverage } from './mollified.js';

/** A barotropic pressure p(ρ) ≥ 0. */
export interface Pressure {
  /** TeX, as a function of ρ */
  readonly formula: string;
  value<T>(field: Field<T>, density: T): T;
}

/** The ideal gas p = ρ^γ, γ a natural number; γ = 0 is p = 1, vacuum included. */
export const pressureIdealGas = (gamma: number): Pressure => ({
  formula: gamma === 0 ? '1' : String.raw`\rho^{${gamma}}`,
  value: (field, density) => integerPower(field, density, gamma),
});

/**
 * The over-mollified average with respect to a pressure of the density.
 *
 *     κ_ρ = p(ρ),    [u]_ρ = ((u p)_φ / p_φ)_φ                                    (M_φ,p), Example 2.5
 *
 * Discretised on the cells of ρ, of volume V_j, and on quadrature nodes ξ with weights w: ρ is m_j/V_j on cell j, and
 *
 *     κ_j = p(m_j/V_j) V_j,    P_xξ = φ(x − ξ) w_ξ / Σ_η φ(x − η) w_η,    D_ξ = Σⱼ κⱼ P_{xⱼ ξ},    A = P D⁻¹ Pᵀ diag(κ)
 *
 * as for {@link modelMollified} with κ in the place of the masses: stochastic, symmetric and positive semi-definite to the last
 * digit, whatever the nodes. Places are the centres of the cells; φ is not averaged over a cell. κ is an integral of p(ρ) over
 * cells, so halving them changes it unless p is linear.
 *
 * A density is needed: points with `volumes`, vacuum (mass 0) allowed. Not material in general: p(ρ)/ρ may be unbounded, and
 * for p = 1 the average looks at u in vacuum too. Symmetric, ball-positive; Galilean invariant as M_φ is.
 *
 * @throws {OperatorError} `needs-density` when it is evaluated at points without volumes
 */
export const modelMollifiedPressure = (
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
  pressure: Pressure,
  name = 'mollified-pressure',
): AveragingModel => {
  const kappa = <T>(rho: Measure<T>): Vector<T> => {
    const { field, n, masses, volumes } = rho;
    if (!volumes) throw new OperatorError('needs-density', `${name}: κ = p(ρ) needs a density, points with volumes`);
    const weights = zeros(field, n);
    for (let i = 0; i < n; i++)
      weights[i] = field.multiply(pressure.value(field, field.divide(masses[i], volumes[i])), volumes[i]);
    return weights;
  };
  const checkedKappa = <T>(rho: Measure<T>): Vector<T> => {
    const weights = kappa(rho);
    for (let i = 0; i < rho.n; i++)
      if (!Number.isFinite(rho.field.toNumber(weights[i])))
        throw outOfRange(name, rho, i, `κ is ${rho.field.toText(weights[i])}`);
    return weights;
  };
  return inRange({
    name,
    definition: String.raw`\kappa_\rho=${pressure.formula},\quad [u]_\rho=\Big(\frac{(up)_\phi}{p_\phi}\Big)_\phi`,
    source: 'Example 2.5, (M_φ,p)',
    environment,
    parameters: { kernel: kernel.name, quadrature: quadrature.name, pressure: pressure.formula },
    material: false,
    exact: kernel.exact(environment.dim) && quadrature.exact,
    kappa,
    /** κ/ρ at the points of ρ; in vacuum and off the points it is not defined. */
    strength<T>(rho: Measure<T>, targets: Points<T> = rho) {
      const { field, n, masses } = rho;
      const k = kappa(rho);
      const s = zeros(field, n);
      for (let i = 0; i < targets.n; i++) {
        if (targets !== rho || !(field.compare(masses[i], field.zero) > 0))
          throw new OffSupportError(name, i, placeOf(targets, i));
        s[i] = field.divide(k[i], masses[i]);
      }
      return s;
    },
    matrix: <T>(rho: Measure<T>, targets: Points<T> = rho) =>
      mollifiedAverage(name, environment, kernel, quadrature, rho, checkedKappa(rho), targets),
    average: (out, rho, u, targets = rho) =>
      mollifiedMean(name, environment, kernel, quadrature, out, rho, checkedKappa(rho), u, targets),
  });
};

/**
 * The case p = 1: neither average nor strength depend on the density.
 *
 *     κ_ρ = 1,    [u]_ρ = u_{φ*φ}                                                (M_φφ), Example 2.5
 */
export const modelDoublyMollified = (
  environment: Environment,
  kernel: Kernel,
  quadrature: Quadrature,
): AveragingModel => ({
  ...modelMollifiedPressure(environment, kernel, quadrature, pressureIdealGas(0), 'doubly-mollified'),
  definition: String.raw`\kappa_\rho=1,\quad [u]_\rho=u_{\phi*\phi}`,
  source: 'Example 2.5, (M_φφ)',
});
