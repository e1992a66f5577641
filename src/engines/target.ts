/** A way to climb: parameters build a case that meets the hypotheses, the margin says how far it is from failing. */
export interface Target {
  /** `conservative flows by the weights of their cycles` */
  readonly name: string;
  /** sizes to try */
  readonly points: readonly number[];
  /** number of parameters at n points, each in [0, 1] */
  dimension(n: number): number;
  /** flow matrix, n x n row-major, in floats; the hypotheses hold by construction for rational parameters too */
  build(n: number, x: Float64Array): Float64Array;
  /** positive where the conclusion holds with room, negative where it fails, 0 on the boundary */
  margin(n: number, flow: Float64Array): number;
}
