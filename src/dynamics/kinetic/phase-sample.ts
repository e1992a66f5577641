/**
 * A state on nodes of phase space with what entropies and Fisher informations are made of: f and the derivatives of log h, where
 * h = f/μ_σ and log h = log f + v²/2σ up to a constant. Arrays of velocities × nodes, row-major; valid until the sampler's next call.
 */
export interface PhaseSample {
  readonly sigma: number;
  readonly period: number;
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly dx: number;
  readonly dv: number;
  readonly f: Float64Array;
  /** ∂_v log h; this and the next three are 0 where f is not positive beyond rounding */
  readonly p: Float64Array;
  /** ∂_x log h */
  readonly r: Float64Array;
  /** ∂_v² log h */
  readonly pv: Float64Array;
  /** ∂_x ∂_v log h */
  readonly rv: Float64Array;
  /** ρ, u, s_ρ, [u]_ρ, ∂_x s_ρ, ∂_x(s_ρ [u]_ρ) at the nodes */
  readonly density: Float64Array;
  readonly velocity: Float64Array;
  readonly strength: Float64Array;
  readonly mean: Float64Array;
  readonly strengthSlope: Float64Array;
  readonly forceSlope: Float64Array;
  /** ∫ |f| over the nodes where f is negative beyond rounding: what the integrals of logarithms leave out */
  readonly negativeMass: number;
}

/** Reads a state of a solver. Not reentrant: the sample is overwritten by the next call. */
export type Sampler = (y: Float64Array) => PhaseSample;

/** ∫ g(k, i, j) dx dv over the nodes, k = j nodes + i. */
export function integrate(
  { x, v, dx, dv }: PhaseSample,
  integrand: (k: number, i: number, j: number) => number,
): number {
  let sum = 0;
  for (let j = 0, k = 0; j < v.length; j++) for (let i = 0; i < x.length; i++, k++) sum += integrand(k, i, j);
  return sum * dx * dv;
}

/** ∫ g(i) dκ, κ = s_ρ ρ. */
export function integrateKappa({ x, dx, density, strength }: PhaseSample, integrand: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += strength[i] * density[i] * integrand(i);
  return sum * dx;
}

/** ū = ∫ v f / ∫ f */
export function meanVelocity({ x, density, velocity }: PhaseSample): number {
  let [mass, momentum] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    mass += density[i];
    momentum += density[i] * velocity[i];
  }
  return momentum / mass;
}
