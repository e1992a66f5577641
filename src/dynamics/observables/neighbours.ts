import { displacement, periodsOf } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Points } from '../../operators/measure.js';
import { doubles } from '../../scalar/field.js';
import { toNumber } from '../../scalar/rational.js';

/** Called for pairs of points closer than the radius; each pair once, i ≠ j. */
type OnPair = (i: number, j: number) => void;

/** Cells along a side of a torus below which cells next to each other are not all different. */
const FEWEST = 3;

/** Largest number of a cell along a side, so that keys of three sides stay exact. */
const MOST_CELLS = 2 ** 17;

/**
 * All pairs closer than r, by cells of side r in a hash table: O(n · neighbours), whatever the extent. On a torus of fewer than
 * three cells along a side, and where places are too far apart for cells, all pairs are compared, O(n²).
 *
 * @param r radius (length)
 */
export function pairsWithin(environment: Environment, points: Points<number>, r: number, onPair: OnPair): void {
  const { n, dim, x } = points;
  const between = displacement(environment, doubles);
  const z = Array.from({ length: dim }, () => 0);
  const ifNear = (i: number, j: number): void => {
    between(z, x, i, x, j);
    if (Math.hypot(...z) < r) onPair(i, j);
  };
  const cells = cellsOf(points, r, periodsOf(environment)?.map(toNumber));
  if (!cells) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) ifNear(i, j);
    return;
  }
  const { heads, next, coordinates, keyOf } = cells;
  const shifts = Array.from({ length: 3 ** dim }, (_, k) =>
    Array.from({ length: dim }, (_, c) => (Math.floor(k / 3 ** c) % 3) - 1),
  );
  for (let i = 0; i < n; i++)
    for (const shift of shifts) {
      const key = keyOf(coordinates, i, shift);
      // each pair from its larger index
      for (let j = heads.get(key) ?? -1; j >= 0; j = next[j]) if (j < i) ifNear(i, j);
    }
}

interface Cells {
  readonly heads: ReadonlyMap<number, number>;
  readonly next: Int32Array;
  readonly coordinates: Int32Array;
  keyOf(coordinates: Int32Array, i: number, shift: readonly number[]): number;
}

function cellsOf({ n, dim, x }: Points<number>, r: number, periods: readonly number[] | undefined): Cells | undefined {
  const counts = periods?.map((L) => Math.floor(L / r));
  if (counts?.some((count) => count < FEWEST || count > MOST_CELLS)) return undefined;
  const lows = Array.from({ length: dim }, (_, c) => {
    let low = Infinity;
    for (let i = 0; i < n; i++) low = Math.min(low, x[i * dim + c]);
    return low;
  });
  const coordinates = new Int32Array(n * dim);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < dim; c++) {
      const t = x[i * dim + c];
      const cell =
        periods && counts
          ? Math.floor((t / periods[c] - Math.floor(t / periods[c])) * counts[c]) % counts[c]
          : Math.floor((t - lows[c]) / r) + 1;
      if (!(cell >= 0 && cell < MOST_CELLS - 1)) return undefined;
      coordinates[i * dim + c] = cell;
    }
  const keyOf: Cells['keyOf'] = (cells, i, shift) => {
    let key = 0;
    for (let c = 0; c < dim; c++) {
      const cell = cells[i * dim + c] + shift[c];
      key = key * MOST_CELLS + (counts ? (cell + counts[c]) % counts[c] : cell);
    }
    return key;
  };
  const heads = new Map<number, number>();
  const next = new Int32Array(n).fill(-1);
  const here = Array.from({ length: dim }, () => 0);
  for (let i = 0; i < n; i++) {
    const key = keyOf(coordinates, i, here);
    next[i] = heads.get(key) ?? -1;
    heads.set(key, i);
  }
  return { heads, next, coordinates, keyOf };
}

/** Number of parts that chains of steps shorter than r hold together (Definition 4.4): 1 if the flock is chain connected at scale r. */
export function chainComponents(environment: Environment, points: Points<number>, r: number): number {
  const parent = Int32Array.from({ length: points.n }, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) {
      // halving the path keeps trees low
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  let parts = points.n;
  pairsWithin(environment, points, r, (i, j) => {
    const [a, b] = [rootOf(i), rootOf(j)];
    if (a === b) return;
    parent[Math.max(a, b)] = Math.min(a, b);
    parts--;
  });
  return parts;
}

/** min over the agents of ρ(B_r(xᵢ)): {@link leastBallMass} by cells. */
export function leastMassWithin(
  environment: Environment,
  points: Points<number> & { readonly masses: ArrayLike<number> },
  r: number,
): number {
  const { n, masses } = points;
  const mass = Float64Array.from({ length: n }, (_, i) => masses[i]);
  pairsWithin(environment, points, r, (i, j) => {
    mass[i] += masses[j];
    mass[j] += masses[i];
  });
  return mass.reduce((least, m) => Math.min(least, m), Infinity);
}
