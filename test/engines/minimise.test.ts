import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimById } from '../../src/claims/registry.js';
import { conservativeFlow } from '../../src/engines/arbitrary/conservative.js';
import { ballPositiveFlow } from '../../src/engines/arbitrary/boundary.js';
import type { Instance } from '../../src/engines/claim.js';
import { refutes } from '../../src/engines/examine.js';
import { canonicalText, compareSize } from '../../src/engines/instance.js';
import { minimise } from '../../src/engines/minimise.js';

const flowOf = (x: Instance): number[][] => x['flow'] as unknown as number[][];
const rowSums = (F: number[][]): number[] => F.map((row) => row.reduce((a, b) => a + b, 0));
const columnSums = (F: number[][]): number[] => F.map((_, j) => F.reduce((s, row) => s + row[j], 0));
const isConservative = (F: number[][]): boolean => rowSums(F).join() === columnSums(F).join();
const isSymmetric = (F: number[][]): boolean => F.every((row, i) => row.every((f, j) => f === F[j][i]));

const conservativeNotSymmetric = (x: Instance): boolean => isConservative(flowOf(x)) && !isSymmetric(flowOf(x));
const circulates = fc
  .sample(conservativeFlow(3, 8), { seed: 31, numRuns: 400 })
  .map((flow): Instance => ({ flow }))
  .filter(conservativeNotSymmetric);

/** The cycle of three, either way round. */
const CYCLES = new Set(['[[0,0,1],[1,0,0],[0,1,0]]', '[[0,1,0],[0,0,1],[1,0,0]]']);

describe('the minimiser', () => {
  it('reaches the cycle of three from every circulation that is not symmetric', () => {
    expect(circulates.length).toBeGreaterThan(100);
    const missed = circulates
      .map((x) => minimise(x, conservativeNotSymmetric))
      .filter((x) => !CYCLES.has(canonicalText(x['flow'])));
    expect(missed).toEqual([]);
  });

  it('never returns what does not fail, is not smaller, or is no model', () => {
    for (const start of circulates.slice(0, 40)) {
      const seen: Instance[] = [];
      const end = minimise(start, (x) => {
        seen.push(x);
        return conservativeNotSymmetric(x);
      });
      expect(conservativeNotSymmetric(end)).toBe(true);
      expect(compareSize(end, start)).toBeLessThanOrEqual(0);
      for (const x of seen) expect(flowOf(x).every((row) => row.some((f) => f > 0))).toBe(true);
    }
  });

  it('leaves alone what cannot be made smaller, and what fails nowhere else', () => {
    const cycle: Instance = { flow: [[0, 1, 0], [0, 0, 1], [1, 0, 0]] }; // prettier-ignore
    expect(minimise(cycle, conservativeNotSymmetric)).toEqual(cycle);
    const start = circulates[0];
    expect(minimise(start, (x) => x === start)).toBe(start);
  });

  it('does not change the instance that it is given', () => {
    const start = circulates.find((x) => flowOf(x).length > 3)!;
    const before = canonicalText(start);
    minimise(start, conservativeNotSymmetric);
    expect(canonicalText(start)).toBe(before);
  });

  it('stops, even where every smaller instance would do', () => {
    const large: Instance = { flow: Array.from({ length: 8 }, () => Array<number>(8).fill(10 ** 7)), u: Array<number>(8).fill(-1000) }; // prettier-ignore
    expect(minimise(large, () => true)).toEqual({ flow: [[1]], u: [0] });
  });

  it('drops points from fields, masses and partitions too, and lowers other data', () => {
    const start: Instance = {
      flow: [[1, 1, 0], [0, 1, 1], [1, 0, 1]],
      u: [5, -7, 9],
      masses: [3, 4, 5],
      partition: [0, 1, 1],
      psi: { lines: [[3, -2]], square: 2 },
    }; // prettier-ignore
    const lengths = (x: Instance): number[] =>
      ['flow', 'u', 'masses', 'partition'].map((key) => (x[key] as unknown[]).length);
    const end = minimise(start, (x) => {
      expect(new Set(lengths(x)).size).toBe(1);
      return (x['u'] as number[]).some((v) => v < -2);
    });
    expect(end).toEqual({ flow: [[1]], u: [-3], masses: [0], partition: [0], psi: { lines: [[0, 0]], square: 0 } });
  });

  it('tries small numbers and fractions where an instance is nothing else', () => {
    const sum = (x: Instance): number =>
      ['l1', 'l2'].reduce((s, key) => s + Number((x[key] as string).split('/')[0]) / Number((x[key] as string).split('/')[1]), 0); // prettier-ignore
    const end = minimise({ l1: '23/24', l2: '22/23' }, (x) => sum(x) > 1);
    expect(end).toEqual({ l1: '1/2', l2: '2/3' });
    expect(minimise({ a: 40, b: 41 }, (x) => (x['a'] as number) + (x['b'] as number) >= 2)).toEqual({ a: 1, b: 1 });
  });

  it('finds the lazy cycle of three as ball-positive and not symmetric', () => {
    const claim = claimById('prop-3.12/symmetric')!;
    const starts = fc
      .sample(ballPositiveFlow(3, 5), { seed: 32, numRuns: 60 })
      .map((flow): Instance => ({ flow }))
      .filter((x) => refutes(claim, x))
      .slice(0, 8);
    expect(starts.length).toBeGreaterThan(4);
    for (const start of starts) {
      const flow = flowOf(minimise(start, (x) => refutes(claim, x)));
      expect(flow).toHaveLength(3);
      expect(isSymmetric(flow)).toBe(false);
      expect(Math.max(...flow.flat())).toBeLessThanOrEqual(2);
    }
  });
});

describe('the minimiser of a case with points', () => {
  /** Two points less than 3 apart, and a third at least 10 from both: distances alone. */
  const pattern = (x: Instance): boolean => {
    const points = (x['points'] as unknown as number[][]).map(([k]) => k);
    return points.some((p, i) =>
      points.some(
        (q, j) =>
          i !== j &&
          p !== q &&
          Math.abs(p - q) < 3 &&
          points.some((r) => Math.min(Math.abs(r - p), Math.abs(r - q)) >= 10),
      ),
    );
  };

  it('moves all points together where single moves would change distances', () => {
    const start: Instance = { points: [[101], [103], [113], [77]], masses: [7, 5, 3, 1], u: [1, 2, 3, 4] };
    const end = minimise(start, pattern);
    expect(pattern(end)).toBe(true);
    const points = (end['points'] as unknown as number[][]).map(([k]) => k);
    expect(points).toHaveLength(3);
    expect(Math.max(...points.map(Math.abs))).toBeLessThanOrEqual(11);
    expect(end['masses']).toHaveLength(3);
    expect(end['u']).toHaveLength(3);
  });
});
