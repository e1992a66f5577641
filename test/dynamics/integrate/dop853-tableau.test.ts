import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/dynamics/integrate/dop853-tableau.js';
import {
  DENSE,
  DENSE_STAGES,
  ERROR_3,
  ERROR_5,
  NODES,
  STAGES,
  WEIGHTS,
} from '../../../src/dynamics/integrate/dop853-tableau.js';
import type { Tree } from './rooted-trees.js';
import { rootedTrees, stageWeights } from './rooted-trees.js';

const STAGE_COUNT = 16;
const full = (row: Row): number[] => Array.from({ length: STAGE_COUNT }, (_, j) => row[j + 1] ?? 0);
/** aᵢⱼ of all sixteen stages */
const A = [{}, ...STAGES, WEIGHTS, ...DENSE_STAGES].map(full);
const TREES = rootedTrees(9);
const upTo = (order: number): Tree[] => TREES.filter((t) => t.order <= order);
const dot = (u: readonly number[], v: readonly number[]): number => u.reduce((s, x, i) => s + x * v[i], 0);
const magnitudes = (row: readonly number[]): number[] => row.map(Math.abs);

/**
 * The largest |Σ bᵢΦᵢ − value|, over what rounding may make of it: each of `order` levels of sums has up to sixteen terms,
 * and digits of the coefficients beyond a double are lost.
 */
function defect(a: readonly number[][], b: readonly number[], trees: Tree[], value: (t: Tree) => number): number {
  const [phi, size] = [stageWeights(a), stageWeights(a.map(magnitudes))];
  return Math.max(
    ...trees.map((t) => {
      const scale = dot(magnitudes(b), size(t)) + Math.abs(value(t));
      return Math.abs(dot(b, phi(t)) - value(t)) / (STAGE_COUNT * t.order * Number.EPSILON * scale);
    }),
  );
}
/** The same for Σⱼ aᵢⱼ = cᵢ. */
const rowDefect = (row: readonly number[], i: number): number =>
  Math.abs(row.reduce((s, x) => s + x, -NODES[i])) /
  (STAGE_COUNT * Number.EPSILON * (NODES[i] + magnitudes(row).reduce((s, x) => s + x, 0) || 1));
/** A condition that does not hold is not missed by rounding. */
const FAR = 1e4;

/** Weights of the stages in the state at θ, from the formula of the dense output. */
function denseWeights(theta: number): number[] {
  const rest = 1 - theta;
  const b = full(WEIGHTS);
  return b.map((_, j) => {
    const [first, last] = [j === 0 ? 1 : 0, j === 12 ? 1 : 0];
    const [p3, p4, p5, p6] = DENSE.map((row) => row[j + 1] ?? 0);
    const inner = p3 + theta * (p4 + rest * (p5 + theta * p6));
    const p1 = first - b[j];
    return theta * (b[j] + rest * (p1 + theta * (b[j] - last - p1 + rest * inner)));
  });
}

describe('the tableau of DOP853', () => {
  it('is tested with as many rooted trees as there are', () => {
    const counts = Array.from({ length: 9 }, (_, k) => TREES.filter((t) => t.order === k + 1).length);
    expect(counts).toEqual([1, 1, 2, 4, 9, 20, 48, 115, 286]);
  });

  it('has the nodes as sums of its rows', () => {
    expect(Math.max(...A.map(rowDefect))).toBeLessThanOrEqual(1);
  });

  it('satisfies all 200 conditions of order 8, and not those of order 9', () => {
    const b = full(WEIGHTS);
    expect(defect(A, b, upTo(8), (t) => 1 / t.gamma)).toBeLessThanOrEqual(1);
    expect(defect(A, b, TREES, (t) => 1 / t.gamma)).toBeGreaterThan(FAR);
  });

  it('has no coefficient that could be off by 1e-9 without a condition that fails', () => {
    for (let i = 0; i < 13; i++)
      for (let j = 0; j < 12; j++) {
        if (A[i][j] === 0) continue;
        const a = A.map((row) => [...row]);
        a[i][j] *= 1 + 1e-9;
        const noticed = Math.max(
          rowDefect(a[i], i),
          defect(a, a[12], upTo(8), (t) => 1 / t.gamma),
        );
        expect(noticed, `a${i + 1},${j + 1}`).toBeGreaterThan(10);
      }
  });

  it.each([
    ['order 5', ERROR_5, 5],
    ['order 3', ERROR_3, 3],
  ])('has an error estimate from weights of %s, no more', (_, row, order) => {
    const e = full(row);
    expect(defect(A, e, upTo(order), () => 0)).toBeLessThanOrEqual(1);
    expect(defect(A, e, upTo(order + 1), () => 0)).toBeGreaterThan(FAR);
  });

  it.each([0.1, 0.37, 0.5, 0.9, 1])('satisfies all conditions of order 7 at θ = %d of the dense output', (theta) => {
    expect(defect(A, denseWeights(theta), upTo(7), (t) => theta ** t.order / t.gamma)).toBeLessThanOrEqual(1);
  });
});
