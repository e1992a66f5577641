/** Mass, momentum and energy of a state. */
export interface KineticMoments {
  /** ∫ f */
  readonly mass: number;
  /** ∫ v f */
  readonly momentum: number;
  /** ½ ∫ v² f */
  readonly energy: number;
}

/** How well a state is resolved. */
export interface Resolution {
  /** least f at the places where it is looked at (mass over phase volume) */
  readonly leastValue: number;
  /** ρ₋ = min ρ at the nodes (mass over length) */
  readonly leastDensity: number;
  /** what the truncation is likely to miss, 0 to 1: the share of the finest scales, or of the mass at the ends of the velocities */
  readonly tail: number;
}

/**
 * A solver of the Fokker-Planck-Alignment equation on T¹ × R,
 *
 *     ∂_t f + v ∂_x f = σ s_ρ ∂_v² f + ∂_v(s_ρ (v − [u]_ρ) f)                                   (18), (173), (255)
 *
 * The state is one Float64Array: a copy of it and the number of steps is a checkpoint.
 */
export interface KineticScheme {
  readonly name: string;
  readonly size: number;
  /**
   * One step, in place.
   *
   * @throws {OperatorError} where the model is not defined, {@link KineticError} where the state is not
   */
  step(t: number, h: number, y: Float64Array): void;
  moments(y: Float64Array): KineticMoments;
  /** ρ at the nodes, into `out` */
  density(y: Float64Array, out: Float64Array): void;
  /** u = ∫ v f dv / ρ at the nodes, into `out`; 0 in vacuum */
  velocity(y: Float64Array, out: Float64Array): void;
  resolution(y: Float64Array): Resolution;
  /**
   * What to try if the step, f, the density or the tail are beyond what the scheme can answer for; nothing if all is well.
   *
   * @param h the step of the run
   */
  complaint(resolution: Resolution, h: number): string | undefined;
}
