import { describe, expect, it } from 'vitest';
import type { EnumeratedFamily } from '../../src/engines/enumerate.js';
import { codeCount, enumerateCirculations, enumerateFlows, enumerateSymmetric } from '../../src/engines/enumerate.js';

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

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const isReduced = (rows: number[][]): boolean => rows.flat().reduce(gcd) === 1;

/** The orbits of flows without common factor and with largest entry exactly m, each by its least text. */
function orbits(n: number, m: number, belongs: (rows: number[][]) => boolean = () => true): Set<string> {
  const all = permutations(n);
  const names = new Set<string>();
  for (const rows of matrices(n, m)) {
    if (!isFlow(rows) || Math.max(...rows.flat()) !== m || !isReduced(rows) || !belongs(rows)) continue;
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
const transposed = (rows: number[][]): number[][] => rows.map((_, j) => rows.map((row) => row[j]));
const sums = (rows: number[][]): number[] => rows.map((row) => row.reduce((a, b) => a + b));

const STRUCTURED = [
  {
    family: 'circulations',
    enumerate: enumerateCirculations,
    belongs: (rows: number[][]) => sums(rows).join() === sums(transposed(rows)).join(),
  },
  {
    family: 'symmetric',
    enumerate: enumerateSymmetric,
    belongs: (rows: number[][]) => JSON.stringify(rows) === JSON.stringify(transposed(rows)),
  },
] as const satisfies readonly {
  family: EnumeratedFamily;
  enumerate: typeof enumerateFlows;
  belongs: (rows: number[][]) => boolean;
}[];

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
      const layer = (top: number): number => total(n, top) - (top === 1 ? 0 : total(n, top - 1));
      // Of the layer m, those with the common factor m, a prime, are the layer 1 scaled.
      expect(enumerated(n, m)).toHaveLength(layer(m) - (m === 1 ? 0 : layer(1)));
    }
  });

  it('finds the layers 1, 2, ... disjoint, and together all flows', () => {
    const seen = [1, 2, 3].flatMap((m) => enumerated(2, m).map((rows) => JSON.stringify(rows)));
    expect(new Set(seen).size).toBe(seen.length);
    const all = new Set<string>();
    for (const rows of matrices(2, 3)) {
      if (!isFlow(rows) || !isReduced(rows)) continue;
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
        24,
        78,
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

  it('yields the first matrix of each class, in increasing order', () => {
    const all = permutations(3);
    const texts = enumerated(3, 2).map((rows) => {
      const text = rows.flat().join('');
      expect(all.map((p) => renamed(rows, p).flat().join('')).toSorted()[0]).toBe(text);
      return text;
    });
    expect(texts).toEqual(texts.toSorted());
  });

  it('passes over no code when it starts in the middle of a block that it would have skipped', () => {
    const whole = enumerated(3, 2).map((rows) => rows.flat().join(''));
    const total = codeCount(3, 2);
    for (let cut = 1; cut < total; cut += 97) {
      const count = [...enumerateFlows(3, 2, 0, cut)].length;
      expect([...enumerateFlows(3, 2, cut, Math.min(total, cut + 300))].map((rows) => rows.flat().join(''))).toEqual(
        whole.slice(count).filter((text) => Number.parseInt(text, 3) < cut + 300),
      );
    }
  });

  it('refuses layers whose codes are no safe integers', () => {
    expect(() => codeCount(6, 2)).toThrow(RangeError);
    expect(codeCount(6, 2, 'symmetric')).toBe(3 ** 21);
  });
});

describe.each(STRUCTURED)('the enumeration of $family', ({ family, enumerate, belongs }) => {
  const listed = (n: number, m: number): number[][][] => [...enumerate(n, m, 0, codeCount(n, m, family))];

  it.each([
    [1, 1],
    [2, 1],
    [2, 4],
    [3, 1],
    [3, 2],
  ])('has one matrix for each orbit: %i points, largest entry %i', (n, m) => {
    const all = permutations(n);
    const names = listed(n, m).map((rows) => all.map((p) => JSON.stringify(renamed(rows, p))).toSorted()[0]);
    expect(new Set(names)).toEqual(orbits(n, m, belongs));
    expect(names).toHaveLength(new Set(names).size);
  });

  it.each([
    [3, 2],
    [3, 3],
    [4, 1],
  ])('is the part of all flows that belongs to it, in the same order: %i points, largest entry %i', (n, m) => {
    expect(listed(n, m)).toEqual(enumerated(n, m).filter(belongs));
  });

  it('does not depend on how the codes are cut', () => {
    const total = codeCount(3, 3, family);
    const parts: number[][][] = [];
    for (let from = 0; from < total; from += 111) parts.push(...enumerate(3, 3, from, Math.min(total, from + 111)));
    expect(parts).toEqual(listed(3, 3));
  });
});
