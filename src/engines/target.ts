import type { Instance } from './claim.js';

/**
 * A way to climb: parameters build a case, a margin says how far the conclusion is from failing.
 *
 * A claim about flows takes one from `flowTarget` (a family of flows and a margin) or `targetOf` (an implication between
 * properties). A claim about more than a flow, a field u or a second matrix, writes its own: some of the parameters are the
 * field, `margin` reads all of them, `build` returns all of the case.
 */
export interface Target {
  /** `conservative flows by the weights of their cycles; smallest eigenvalue of the ball form` */
  readonly name: string;
  /** sizes to try, in this order */
  readonly points: readonly number[];
  /** number of parameters at n points, each in [0, 1] */
  dimension(n: number): number;
  /** parameters that are worth a start of their own; half of the restarts begin at one of them, the lowest first */
  starts?(n: number): readonly Float64Array[];
  /** how many parameters, the first ones, may be multiplied by a common factor without changing the case; 0 unless given */
  scaleFree?(n: number): number;
  /**
   * Positive where the conclusion holds with room, negative where it fails, 0 on the boundary; +∞ where there is no case.
   * A float: it leads the search and decides nothing.
   */
  margin(n: number, x: Float64Array): number;
  /**
   * The case at the parameters k_i / q, exactly; undefined if there is none. The hypotheses should hold by construction;
   * where they do not, the claim finds out.
   */
  build(n: number, k: readonly number[], q: number): Instance | undefined;
  /** the margin of a case that `build` returned, where building rounds more than the parameters */
  marginOf?(instance: Instance): number;
  /** the margin of a case that `build` returned as a numeral, where it is cheap to have exactly */
  exactMargin?(instance: Instance): string | undefined;
}
