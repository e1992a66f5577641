import type { Crowd, Found } from './agreement.js';
import type { PlainKernel } from './plain-kernels.js';
import { apart } from './plain-kernels.js';

/** A lattice in plain numbers: all nodes of a torus, or those within a cube that is large enough. */
export interface Lattice {
  readonly h: number;
  readonly periods?: readonly number[];
  /** on Rⁿ: nodes from −reach to reach */
  readonly reach?: number;
  readonly dim: number;
}

function nodesOf({ h, periods, reach = 0, dim }: Lattice): number[][] {
  const axis = (k: number): number[] =>
    periods
      ? Array.from({ length: Math.round(periods[k] / h) }, (_, i) => i * h)
      : Array.from({ length: 2 * Math.round(reach / h) + 1 }, (_, i) => i * h - reach);
  return Array.from({ length: dim }, (_, k) => axis(k)).reduce<number[][]>(
    (rows, values) => rows.flatMap((row) => values.map((t) => [...row, t])),
    [[]],
  );
}

/**
 * (7): ∫ φ(y − ξ) Σ m φ(ξ − x) v / Σ m φ(ξ − x) dξ with a sum over nodes, φ divided by its sum from each place; any weights
 * for the masses.
 */
export function mollifiedLoops(
  kernel: PlainKernel,
  lattice: Lattice,
  { x }: Crowd,
  weights: readonly number[],
  y: readonly number[],
): Found {
  const nodes = nodesOf(lattice);
  const shares = (place: readonly number[]): number[] | undefined => {
    const values = nodes.map((node) => kernel(apart(place, node, lattice.periods)));
    let total = 0;
    for (const value of values) total += value;
    return total === 0 ? undefined : values.map((value) => value / total);
  };
  const here = shares(y);
  const there = x.map(shares);
  if (!here) return undefined;
  const row = x.map(() => 0);
  for (let k = 0; k < nodes.length; k++) {
    if (here[k] === 0) continue;
    let density = 0;
    for (let j = 0; j < x.length; j++) density += weights[j] * there[j]![k];
    if (density === 0) return undefined;
    for (let j = 0; j < x.length; j++) row[j] += (here[k] * there[j]![k] * weights[j]) / density;
  }
  return { row };
}
