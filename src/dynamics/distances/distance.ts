import { ULP } from './atoms.js';

/**
 * W_p with both of its proofs (78): a plan that costs `upper`, and a potential that forces at least `lower`. The two ends are
 * computed from the certificate alone, by code that does not know how it was found, and hold with their own rounding.
 */
export interface Distance {
  /** the cost of the plan, as it is: in [lower, upper] */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** upper − lower: what is not decided */
  readonly gap: number;
}

/** A distance between atoms, with its certificate. */
export interface TransportDistance extends Distance {
  readonly plan: Plan;
  /** ψ at the points of the second measure: W_p^p ≥ Σ a_i min_j (d_ij^p − ψ_j) + Σ b_j ψ_j for any ψ */
  readonly potential: Float64Array;
}

/** A coupling of two measures, by its entries: `mass[k]` goes from point `from[k]` of the first to `to[k]` of the second. */
export interface Plan {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly mass: Float64Array;
}

/** Bounds of the cost W_p^p, before the root. */
export interface CostBounds {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Relative error of a root, in roundings: `Math.pow` and `Math.sqrt` are good to one ulp. */
const ROOT = 4 * ULP;

/** The p-th root of a cost: W_p. Near 0 the root turns a gap ε of the cost into ε^(1/p). */
export function distanceOfCost(p: number, { value, lower, upper }: CostBounds): Distance {
  const root = (cost: number): number => (p === 1 ? cost : p === 2 ? Math.sqrt(cost) : cost ** (1 / p));
  const low = Math.max(0, root(Math.max(0, lower)) * (1 - ROOT));
  const high = root(Math.max(0, upper)) * (1 + ROOT);
  const middle = Math.min(high, Math.max(low, root(Math.max(0, value))));
  return { value: middle, lower: low, upper: high, gap: high - low };
}
