/**
 * Exhaustive enumeration of small flow matrices, one for each class up to permutation of the points.
 *
 * Matrices of n points with entries 0..m are the numbers 0..(m+1)^(n²)-1 in base m+1. A matrix is kept if it is the
 * smallest of its class, has a positive number in every row, and has an entry m or is of the first layer, so that
 * layers m = 1, 2, ... do not repeat each other.
 */

/** Number of codes of a layer: what `from` and `to` run over. */
export const codeCount = (points: number, entries: number): number => (entries + 1) ** (points * points);

const PERMUTATIONS = new Map<number, number[][]>();

function permutations(n: number): number[][] {
  const known = PERMUTATIONS.get(n);
  if (known) return known;
  const all: number[][] = [];
  const extend = (head: number[]): void => {
    if (head.length === n) all.push(head);
    for (let i = 0; i < n; i++) if (!head.includes(i)) extend([...head, i]);
  };
  extend([]);
  PERMUTATIONS.set(n, all);
  return all;
}

/** The classes with codes in from..to-1. */
export function* enumerateFlows(points: number, entries: number, from: number, to: number): Generator<number[][]> {
  const size = points * points;
  const digits = Array.from({ length: size }, () => 0);
  const orders = permutations(points).map((p) =>
    Array.from({ length: size }, (_, k) => p[Math.floor(k / points)] * points + p[k % points]),
  );
  for (let code = from; code < to; code++) {
    for (let k = size - 1, rest = code; k >= 0; k--, rest = Math.floor(rest / (entries + 1)))
      digits[k] = rest % (entries + 1);
    if (!digits.includes(entries) || !everyRow(digits, points) || !smallestOfClass(digits, orders)) continue;
    yield Array.from({ length: points }, (_, i) => digits.slice(i * points, i * points + points));
  }
}

function everyRow(digits: readonly number[], points: number): boolean {
  for (let i = 0; i < points; i++) {
    let sum = 0;
    for (let j = 0; j < points; j++) sum += digits[i * points + j];
    if (sum === 0) return false;
  }
  return true;
}

function smallestOfClass(digits: readonly number[], orders: readonly (readonly number[])[]): boolean {
  for (const order of orders) {
    for (let k = 0; k < digits.length; k++) {
      const difference = digits[order[k]] - digits[k];
      if (difference > 0) break;
      if (difference < 0) return false;
    }
  }
  return true;
}
