/**
 * Exhaustive enumeration of small flow matrices, one for each class up to permutation of the points and scale.
 *
 * Matrices are ordered by their entries, row by row: F comes before G if it is smaller at the first place where they
 * differ. That is the *canonical order*, and the first matrix of a class stands for it. A matrix is yielded if it is the
 * first of its class, has a positive number in every row, has an entry m, and no common factor. So the layers m = 1, 2, ...
 * do not repeat each other, and no model appears twice at different scales.
 *
 * In each of three families some entries are free and determine the others:
 *
 *     flows          all n²                                        (m+1)^(n²) codes
 *     circulations   the first n-1 rows and the last loop          (m+1)^(n²-n+1)
 *     symmetric      the diagonal and what is above                (m+1)^(n(n+1)/2)
 *
 * The free entries, row by row, are the digits of a code in base m+1. In all three the order of the codes is the
 * canonical order, so that the first of a class is the same matrix in every family. A piece of work is an interval of codes.
 */

/** What is enumerated: all flows, those with equal row and column sums, those with F = F^T. */
export type EnumeratedFamily = 'flows' | 'circulations' | 'symmetric';

/** Number of free entries. */
const FREE: Readonly<Record<EnumeratedFamily, (n: number) => number>> = {
  flows: (n) => n * n,
  circulations: (n) => n * n - n + 1,
  symmetric: (n) => (n * (n + 1)) / 2,
};

/**
 * Number of codes of a layer: what `from` and `to` run over.
 *
 * @throws {RangeError} beyond 2^53
 */
export function codeCount(points: number, entries: number, family: EnumeratedFamily = 'flows'): number {
  const count = (entries + 1) ** FREE[family](points);
  if (!(count <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${points} points, entries <= ${entries}: too many codes`);
  return count;
}

/** The classes of flows with codes in from..to-1, in canonical order. */
export const enumerateFlows = (points: number, entries: number, from: number, to: number): Generator<number[][]> =>
  rowsOf(cursorOf('flows', points, entries, from, to));

/** The classes of circulations, row sums = column sums, with codes in from..to-1, in canonical order. */
export const enumerateCirculations = (
  points: number,
  entries: number,
  from: number,
  to: number,
): Generator<number[][]> => rowsOf(cursorOf('circulations', points, entries, from, to));

/** The classes of symmetric flows with codes in from..to-1, in canonical order. */
export const enumerateSymmetric = (points: number, entries: number, from: number, to: number): Generator<number[][]> =>
  rowsOf(cursorOf('symmetric', points, entries, from, to));

function* rowsOf(cursor: FlowCursor): Generator<number[][]> {
  const { points: n, F } = cursor;
  while (cursor.next()) yield Array.from({ length: n }, (_, i) => Array.from(F.subarray(i * n, i * n + n)));
}

/** Walks the classes without allocation: `F` is overwritten by each `next`, which says whether there was one. */
export interface FlowCursor {
  readonly points: number;
  /** n x n, row-major */
  readonly F: Uint8Array;
  next(): boolean;
}

/** How the free entries lie in the matrix. */
interface Layout {
  /** places of the free entries, increasing */
  readonly cells: readonly number[];
  /** for each place the last free entry that it depends on, as an index into `cells` */
  readonly depends: readonly number[];
  /** fills in the others; the last free entry that makes one negative or larger than m, or -1 */
  complete(F: Uint8Array, m: number): number;
}

/**
 * A cursor over the codes from..to-1 of a family. Codes are not visited one by one: what rejects a matrix is often
 * decided by its first few free entries, and then all codes that share them are passed over at once. O(n! n²) time a
 * visited code at worst, a few comparisons for each permutation as a rule; about two visited codes a class.
 *
 * @param entries at most 255
 */
export function cursorOf(
  family: EnumeratedFamily,
  points: number,
  entries: number,
  from: number,
  to: number,
): FlowCursor {
  codeCount(points, entries, family);
  const { layout, rivals } = preparedFor(family, points);
  const { cells } = layout;
  const last = cells.length - 1;
  const place = cells.map((_, k) => (entries + 1) ** (last - k));
  const F = new Uint8Array(points * points);
  cells.forEach((cell, k) => (F[cell] = Math.floor(from / place[k]) % (entries + 1)));
  let code = from;
  let started = false;

  /** The next code with other free entries 0..k. */
  const advance = (k: number): void => {
    code = (Math.floor(code / place[k]) + 1) * place[k];
    for (let j = k + 1; j <= last; j++) F[cells[j]] = 0;
    while (k >= 0 && F[cells[k]] === entries) F[cells[k--]] = 0;
    if (k >= 0) F[cells[k]]++;
  };

  /** The free entry up to which the matrix must change to be of interest, or -1 if it is. */
  const rejected = (): number => {
    const at = layout.complete(F, entries);
    if (at >= 0) return at;
    let row = 0;
    for (let j = 0; j < points; j++) row |= F[j];
    // An empty row elsewhere would be the first one of a smaller matrix of the class.
    if (row === 0) return layout.depends[points - 1];
    for (const rival of rivals) {
      const k = isSmaller(rival, F);
      if (k >= 0) return k;
    }
    return hasEntry(F, entries) && isReduced(F, entries) ? -1 : last;
  };

  return {
    points,
    F,
    next() {
      if (started) advance(last);
      started = true;
      while (code < to) {
        const k = rejected();
        if (k < 0) return true;
        advance(k);
      }
      return false;
    },
  };
}

const hasEntry = (F: Uint8Array, m: number): boolean => F.includes(m);

/** No common factor? Some entry is m, so it would divide m. */
function isReduced(F: Uint8Array, m: number): boolean {
  let factor = m;
  for (let k = 0; k < F.length && factor !== 1; k++) {
    for (let rest = F[k]; rest !== 0;) [factor, rest] = [rest, factor % rest];
  }
  return factor === 1;
}

/** What depends on the family and the number of points alone: n! permutations, made once. */
const PREPARED = new Map<string, { layout: Layout; rivals: readonly Rival[] }>();

function preparedFor(family: EnumeratedFamily, points: number) {
  const key = `${family}/${points}`;
  const known = PREPARED.get(key);
  if (known) return known;
  const layout = LAYOUTS[family](points);
  const prepared = { layout, rivals: rivalsOf(points, layout) };
  PREPARED.set(key, prepared);
  return prepared;
}

/** A permutation p of the points as it moves entries: (pF)_k = F_order[k]. */
interface Rival {
  readonly order: Uint8Array;
  /** the last free entry that (pF)_0..k and F_0..k depend on */
  readonly reach: Uint8Array;
}

/** If pF comes before F: the last free entry that this depends on. Otherwise -1. */
function isSmaller({ order, reach }: Rival, F: Uint8Array): number {
  for (let k = 0; k < order.length; k++) {
    const difference = F[order[k]] - F[k];
    if (difference !== 0) return difference < 0 ? reach[k] : -1;
  }
  return -1;
}

/** All permutations but the identity, those that reject by few free entries first. */
function rivalsOf(n: number, { depends }: Layout): Rival[] {
  const rivals = permutations(n)
    .slice(1)
    .map((p): Rival => {
      const order = Uint8Array.from({ length: n * n }, (_, k) => p[Math.floor(k / n)] * n + p[k % n]);
      const reach = new Uint8Array(n * n);
      for (let k = 0, top = 0; k < n * n; k++) reach[k] = top = Math.max(top, depends[k], depends[order[k]]);
      return { order, reach };
    });
  const earliest = ({ order, reach }: Rival): number => reach[order.findIndex((cell, k) => cell !== k)];
  return rivals.toSorted((a, b) => earliest(a) - earliest(b));
}

/** All orders of 0..n-1, the identity first. */
function permutations(n: number): number[][] {
  const all: number[][] = [];
  const extend = (head: number[]): void => {
    if (head.length === n) all.push(head);
    for (let i = 0; i < n; i++) if (!head.includes(i)) extend([...head, i]);
  };
  extend([]);
  return all;
}

const LAYOUTS: Readonly<Record<EnumeratedFamily, (n: number) => Layout>> = {
  flows: (n) => {
    const cells = Array.from({ length: n * n }, (_, k) => k);
    return { cells, depends: cells, complete: () => -1 };
  },

  symmetric(n) {
    const index = new Map<number, number>();
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) index.set(i * n + j, index.size);
    const upper = (k: number): number => {
      const [i, j] = [Math.floor(k / n), k % n];
      return Math.min(i, j) * n + Math.max(i, j);
    };
    return {
      cells: [...index.keys()],
      depends: Array.from({ length: n * n }, (_, k) => index.get(upper(k))!),
      complete(F) {
        for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) F[i * n + j] = F[j * n + i];
        return -1;
      },
    };
  },

  /** F_lj = F_jl + Σ_{k<l} (F_jk - F_kj) for j < l = n-1 balances the points before the last; then so is the last. */
  circulations(n) {
    const end = (n - 1) * n;
    const cells = [...Array.from({ length: end }, (_, k) => k), n * n - 1];
    // F_lj depends on row and column j of the rows above; the later of their ends is the one in row n-2, or j's own.
    const lastRow = Array.from({ length: n - 1 }, (_, j) => Math.max(j * n + n - 1, end - n + j));
    return {
      cells,
      depends: [...Array.from({ length: end }, (_, k) => k), ...lastRow, end],
      complete(F, m) {
        for (let j = 0; j < n - 1; j++) {
          let f = F[j * n + n - 1];
          for (let k = 0; k < n - 1; k++) f += F[j * n + k] - F[k * n + j];
          if (!(f >= 0 && f <= m)) return lastRow[j];
          F[end + j] = f;
        }
        return -1;
      },
    };
  },
};
