import { normalDensity } from './hermite.js';
import type { PhaseSample } from './phase-sample.js';
import { integrate, integrateKappa, meanVelocity } from './phase-sample.js';
import { fLogF } from './semi-lagrangian.js';

/** 𝓗 = σ ∫ f log f + ½ ∫ v² f, the entropy of section 7.3 (there σ = 1). */
export const trueEntropy = (sample: PhaseSample): number =>
  integrate(sample, (k, _, j) => sample.sigma * fLogF(sample.f[k]) + (sample.v[j] ** 2 / 2) * sample.f[k]);

/** 𝓗 = σ ∫ f log(f/μ_{σ,ū}) (259), of mass 1; μ has mass 1, mean ū and no x in it. */
export function relativeEntropy(sample: PhaseSample): number {
  const { sigma, period, f, v } = sample;
  const mean = meanVelocity(sample);
  const constant = Math.log(period * Math.sqrt(2 * Math.PI * sigma));
  return integrate(sample, (k, _, j) => sigma * (fLogF(f[k]) + f[k] * constant) + ((v[j] - mean) ** 2 / 2) * f[k]);
}

/** d𝓗/dt as the entropy laws say it. All agree for the true solution. */
export interface EntropyRates {
  /** −∫ s [|σ f_v|²/f + 2σ(v − [u]) f_v + v(v − [u]) f]: of {@link trueEntropy} */
  readonly eq251: number;
  /** −∫ s |σ f_v + (v − u) f|²/f − ‖u‖²_κ + (u, [u])_κ: of {@link trueEntropy} */
  readonly eq252: number;
  /** the same in the frame of ū: of {@link relativeEntropy} */
  readonly eq261: number;
  /** −∫ s |σ f_v + (v − ū) f|²/f + (u − ū, [u] − ū)_κ: of {@link relativeEntropy} */
  readonly eq262: number;
}

/** The right sides of (251), (252), (261), (262), for every material model, conservative or not. */
export function entropyRates(sample: PhaseSample): EntropyRates {
  const { sigma, f, p, v, strength: s, mean: U, velocity: u } = sample;
  const bar = meanVelocity(sample);
  const local = -integrate(sample, (k, i) => s[i] * f[k] * (sigma * p[k] - u[i]) ** 2);
  const slack = (w: number): number => integrateKappa(sample, (i) => (u[i] - w) * (U[i] - u[i]));
  return {
    eq251: -integrate(sample, (k, i, j) => {
      const slope = sigma * p[k] - v[j];
      return s[i] * f[k] * (slope ** 2 + 2 * (v[j] - U[i]) * slope + v[j] * (v[j] - U[i]));
    }),
    eq252: local + slack(0),
    eq261: local + slack(bar),
    eq262:
      integrateKappa(sample, (i) => (u[i] - bar) * (U[i] - bar)) -
      integrate(sample, (k, i) => s[i] * f[k] * (sigma * p[k] - bar) ** 2),
  };
}

/** ‖f − m μ_{σ,w}‖₁, m the mass of f, w = ū unless given: the distance to the Maxwellian (258), (277). */
export function distanceToMaxwellian(sample: PhaseSample, w: number = meanVelocity(sample)): number {
  const { sigma, period, f, v, density, dx } = sample;
  const height = (density.reduce((a, b) => a + b, 0) * dx) / period;
  const at = v.map((t) => height * normalDensity(t - w, sigma));
  return integrate(sample, (k, _, j) => Math.abs(f[k] - at[j]));
}

/** ½ ∫ |v − w(x)|² f, the modulated energy of section 9 with respect to a field w at the nodes. */
export const modulatedEnergy = (sample: PhaseSample, w: ArrayLike<number>): number =>
  integrate(sample, (k, i, j) => ((sample.v[j] - w[i]) ** 2 / 2) * sample.f[k]);
