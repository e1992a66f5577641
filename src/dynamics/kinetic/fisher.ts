import type { PhaseSample } from './phase-sample.js';
import { integrate, integrateKappa, meanVelocity } from './phase-sample.js';

/** Partial Fisher informations and dissipations in the frame of ū, h = f(x, v + ū)/μ_σ. */
export interface FisherInformations {
  /** σ² ∫ |h_v|²/h dμ = ∫ |σ f_v + (v − ū) f|²/f */
  readonly vv: number;
  /** σ^(3/2) ∫ h_x h_v/h dμ */
  readonly xv: number;
  /** σ ∫ |h_x|²/h dμ */
  readonly xx: number;
  /** 𝓓_vv = ∫ s h |∂_v² log h|² dμ, Lemma 8.2 */
  readonly dvv: number;
  /** 𝓓_xv = ∫ s h |∂_x ∂_v log h|² dμ, Lemma 8.3 */
  readonly dxv: number;
}

/** I_vv, I_xv, I_xx before (267), 𝓓_vv and 𝓓_xv of Lemmas 8.2, 8.3. */
export function fisherInformations(sample: PhaseSample): FisherInformations {
  const { sigma, f, p, r, pv, rv, strength: s } = sample;
  const q = meanVelocity(sample) / sigma;
  return {
    vv: sigma ** 2 * integrate(sample, (k) => f[k] * (p[k] - q) ** 2),
    xv: sigma ** 1.5 * integrate(sample, (k) => f[k] * r[k] * (p[k] - q)),
    xx: sigma * integrate(sample, (k) => f[k] * r[k] ** 2),
    dvv: integrate(sample, (k, i) => s[i] * f[k] * pv[k] ** 2),
    dxv: integrate(sample, (k, i) => s[i] * f[k] * rv[k] ** 2),
  };
}

/** Derivatives in time of the Fisher informations along solutions. */
export interface FisherRates {
  readonly vv: number;
  readonly xv: number;
  readonly xx: number;
  /** J_u of (268) as the identity says it: 2σ^(−2) ([u], u)_κ in the frame of ū; σ² J_u is its share of `vv` */
  readonly eq268: number;
}

/**
 * The derivatives that Lemmas 8.2 to 8.4 estimate, before they are estimated. In the frame of ū, with U = [u]_ρ, (·) = ∫ · dμ, ℓ = log h:
 *
 *     İ_vv = −2σ³ 𝓓_vv − 2σ² (s h ℓ_v²) − 2σ^½ I_xv + 2 (U, u)_κ
 *     İ_xv = −σ^½ I_xx − σ^(5/2) [2(s h ℓ_xv ℓ_vv) + (s_x h ℓ_v ℓ_vv) + σ⁻¹(s h ℓ_x ℓ_v)]
 *            + σ^(3/2) [((sU)_x h ℓ_vv) + σ⁻¹ (s h ℓ_x U)]
 *     İ_xx = −2σ² [𝓓_xv + (s_x h ℓ_v ℓ_xv)] + 2σ ((sU)_x h ℓ_xv)
 *
 * for every material model.
 */
export function fisherRates(sample: PhaseSample): FisherRates {
  const { sigma, f, p, r, pv, rv, strength: s, strengthSlope: sx, forceSlope, mean, velocity } = sample;
  const bar = meanVelocity(sample);
  const q = bar / sigma;
  const { xv, xx, dvv, dxv } = fisherInformations(sample);
  const work = integrateKappa(sample, (i) => (mean[i] - bar) * (velocity[i] - bar));
  const slope = (i: number): number => forceSlope[i] - bar * sx[i];
  const inCollisions = integrate(
    sample,
    (k, i) => f[k] * (2 * s[i] * rv[k] * pv[k] + (p[k] - q) * (sx[i] * pv[k] + (s[i] * r[k]) / sigma)),
  );
  const inAlignment = integrate(sample, (k, i) => f[k] * (slope(i) * pv[k] + (s[i] * r[k] * (mean[i] - bar)) / sigma));
  return {
    vv:
      -2 * sigma ** 3 * dvv -
      2 * sigma ** 2 * integrate(sample, (k, i) => s[i] * f[k] * (p[k] - q) ** 2) -
      2 * Math.sqrt(sigma) * xv +
      2 * work,
    xv: -Math.sqrt(sigma) * xx - sigma ** 2.5 * inCollisions + sigma ** 1.5 * inAlignment,
    xx:
      -2 * sigma ** 2 * (dxv + integrate(sample, (k, i) => sx[i] * f[k] * (p[k] - q) * rv[k])) +
      2 * sigma * integrate(sample, (k, i) => slope(i) * f[k] * rv[k]),
    eq268: (2 / sigma ** 2) * work,
  };
}
