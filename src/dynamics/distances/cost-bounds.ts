import { ULP } from './atoms.js';
import type { CostBounds, Plan } from './distance.js';
import { sumOf, sumOfProducts } from './sum.js';

/** What a certificate is checked against. */
export interface TransportProblem {
  /** masses of the two measures */
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** cost between point i of the first and point j of the second, each with its rounding error at most `costError` */
  cost(i: number, j: number): number;
  readonly costError: number;
  /** at least every cost */
  readonly costMax: number;
}

/**
 * Checks a plan and a dual solution of a transport problem.
 *
 * Upper bound: Σ π c, and where the plan's marginals miss a mass R of a and b, that mass may cost the largest cost. A plan with
 * a negative entry proves nothing: ∞. Lower bound: Σ a φ + Σ b ψ, for φ_i = min_j (c_ij − ψ_j). Both with their rounding.
 *
 * @param phi that φ, computed from ψ and the cost with an error of at most `phiError`
 */
export function costBounds(
  { a, b, cost, costError, costMax }: TransportProblem,
  plan: Plan,
  psi: Float64Array,
  phi: Float64Array,
  phiError: number,
): CostBounds {
  const { from, to, mass } = plan;
  const [row, column] = [new Float64Array(a), new Float64Array(b)];
  let [sum, low, total, possible] = [0, 0, 0, true];
  for (let k = 0; k < mass.length; k++) {
    const m = mass[k];
    if (!(m >= 0)) possible = false;
    if (m === 0) continue;
    row[from[k]] -= m;
    column[to[k]] -= m;
    total += m;
    // compensated as in sumOf; the terms are not negative
    const term = m * cost(from[k], to[k]);
    const t = sum + term;
    low += sum >= term ? sum - t + term : term - t + sum;
    sum = t;
  }
  sum += low;
  // Differences a − Σ π of a row have a rounding for each of its entries; rows and columns with n + m − 1 entries in all.
  const missed = (rest: Float64Array): number => {
    let missing = 0;
    for (let i = 0; i < rest.length; i++) missing += Math.max(0, rest[i]);
    return missing;
  };
  const deficit = missed(row) + missed(column) + 2 * ULP * total;
  const upper = possible ? sum * (1 + 3 * ULP) + total * costError + deficit * costMax : Infinity;
  return { value: sum, lower: dualValue(a, b, psi, phi, phiError), upper };
}

/** Σ a φ + Σ b ψ less all roundings. Constants that pass from φ to ψ change it where totals differ by rounding. */
function dualValue(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  psi: Float64Array,
  phi: Float64Array,
  phiError: number,
): number {
  const [first, second] = [sumOfProducts(a, phi), sumOfProducts(b, psi)];
  const [totalA, totalB] = [sumOf(a), sumOf(b)];
  let size = 0;
  for (let j = 0; j < psi.length; j++) size = Math.max(size, Math.abs(psi[j]));
  const rounding = 3 * ULP * (first.absolute + second.absolute) + totalA * phiError + Math.abs(totalA - totalB) * size;
  return first.sum + second.sum - rounding;
}
