import { describe, expect, it } from 'vitest';
import { codeCount, enumerateFlows } from '../../src/engines/enumerate.js';

const permutations = (n: number): number[][] =>
  n === 0
    ? [[]]
    : permutations(n - 1).flatMap((p) =>
        Array.from({ length: n }, (_, at) => [...p.slice(0, at), n - 1, ...p.slice(at)]),
      );

/** Every matrix with entries 0..m, by counting. */
function* matrices(n: number, m: number): Generator<number[][]> {
  const digits = Array<number>(n * n).fill(0);
  for (;;) {
    yield Array.from({ length: n }, (_, i) => digits.slice(i * n, i * n + n));
    let k = 0;
    while (k < digits.length && digits[k] === m) digits[k++] = 0;
    if (k === digits.length) return;
    digits[k]++;
  }
}

const isFlow = (rows: number[][]): boolean => rows.every((row) => row.some((f) => f > 0));
const renamed = (rows: number[][], p: readonly number[]): number[][] => p.map((i) => p.map((j) => rows[i][j]));

/** The orbits of flows with largest entry exactly m, each by its least text. */
function orbits(n: number, m: number): Set<string> {
  const all = permutations(n);
  const names = new Set<string>();
  for (const rows of matrices(n, m)) {
    if (!isFlow(rows) || Math.max(...rows.flat()) !== m) continue;
    names.add(
      all
        .map((p) => JSON.stringify(renamed(rows, p)))
        .toSorted()
        .at(0)!,
    );
  }
  return names;
}

const enumerated = (n: number, m: number): number[][][] => [...enumerateFlows(n, m, 0, codeCount(n, m))];

describe('the enumeration of flows', () => {
  it.each([
    [1, 1],
    [1, 3],
    [2, 1],
    [2, 2],
    [2, 4],
    [3, 1],
    [3, 2],
  ])('has one flow for each orbit: %i points, largest entry %i', (n, m) => {
    const flows = enumerated(n, m);
    const all = permutations(n);
    const names = flows.map((rows) => all.map((p) => JSON.stringify(renamed(rows, p))).toSorted()[0]);
    expect(new Set(names)).toEqual(orbits(n, m));
    expect(names).toHaveLength(new Set(names).size);
  });

  it('has the number of orbits that Burnside counts', () => {
    // Fixed points of a permutation: one free entry for each of its cycles on pairs; rows empty together, with their cycle.
    const fixed = (n: number, m: number, p: readonly number[]): number => {
      let count = 0;
      for (const rows of matrices(n, m)) {
        if (isFlow(rows) && rows.every((row, i) => row.every((f, j) => f === rows[p[i]][p[j]]))) count++;
      }
      return count;
    };
    const total = (n: number, m: number): number => {
      const all = permutations(n);
      return all.reduce((s, p) => s + fixed(n, m, p), 0) / all.length;
    };
    for (const [n, m] of [
      [2, 1],
      [2, 3],
      [3, 1],
    ] as const) {
      expect(enumerated(n, m)).toHaveLength(total(n, m) - (m === 1 ? 0 : total(n, m - 1)));
    }
  });

  it('finds the layers 1, 2, ... disjoint, and together all flows', () => {
    const seen = [1, 2, 3].flatMap((m) => enumerated(2, m).map((rows) => JSON.stringify(rows)));
    expect(new Set(seen).size).toBe(seen.length);
    const all = new Set<string>();
    for (const rows of matrices(2, 3)) {
      if (!isFlow(rows)) continue;
      all.add([rows, renamed(rows, [1, 0])].map((r) => JSON.stringify(r)).toSorted()[0]);
    }
    expect(seen).toHaveLength(all.size);
  });

  it('has the numbers of classes that are pinned here', () => {
    expect(
      (
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [2, 3],
          [3, 1],
        ] as const
      ).map(([n, m]) => enumerated(n, m).length),
    ).toMatchInlineSnapshot(`
      [
        1,
        6,
        30,
        84,
        70,
      ]
    `);
  });

  it('does not depend on how the codes are cut', () => {
    const whole = enumerated(2, 3);
    for (const size of [1, 7, 100]) {
      const parts: number[][][] = [];
      for (let from = 0; from < codeCount(2, 3); from += size) {
        parts.push(...enumerateFlows(2, 3, from, Math.min(codeCount(2, 3), from + size)));
      }
      expect(parts).toEqual(whole);
    }
  });
});
