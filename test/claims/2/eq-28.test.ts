import { describe, expect, it } from 'vitest';
import { PACKINGS, independence } from '../../../src/claims/2/eq-28-cases.js';
import { PACKING } from '../../../src/claims/2/eq-28.js';
import { crowdOf, fromTable, ratioInDoubles, ratioOf, squared } from '../../../src/claims/2/radial-table.js';
import { claimById } from '../../../src/claims/registry.js';
import { randomFrom } from '../../../src/engines/target/random.js';
import { check } from '../../../src/finite/checker.js';
import { ONE, ZERO, rational, toNumber } from '../../../src/scalar/rational.js';

describe('the packings', () => {
  it.each([1, 2, 3])('in dimension %i are nearer than r to 0 and no nearer than r to each other', (dim) => {
    const { near, points } = PACKINGS[dim];
    expect(points.length).toBe(PACKING[dim]);
    points.forEach((p, i) => {
      expect(squared(p)).toBeLessThan(near);
      points.slice(0, i).forEach((q) => expect(squared(p, q)).toBeGreaterThanOrEqual(near));
    });
  });

  it('of random points of the open disc are found by trying all sets, and have at most five points', () => {
    const random = randomFrom(3);
    for (let run = 0; run < 200; run++) {
      const points = Array.from({ length: 9 }, () => [random.below(21) - 10, random.below(21) - 10]);
      const near = 100;
      const crowd = crowdOf(points, points.map(() => ONE), (d) => (d < near ? ONE : ZERO)); // prettier-ignore
      const sets = Array.from({ length: 2 ** 9 }, (_, code) => points.filter((p, j) => (code >> j) & 1 && squared(p) < near)); // prettier-ignore
      const apart = sets.filter((s) => s.every((p, i) => s.every((q, j) => i === j || squared(p, q) >= near)));
      const best = Math.max(...apart.map((s) => s.length));
      expect(independence(crowd, near)).toBe(best);
      expect(best).toBeLessThanOrEqual(5);
    }
  });
});

describe('the ratio', () => {
  it('is the same in rationals and in doubles', () => {
    const points = [[0, 0], [1, 2], [-3, 1]]; // prettier-ignore
    const table = [5n, 3n, 3n, 2n, 2n, 1n, 4n, 0n, 1n, 2n, 3n].map((k) => rational(k));
    const masses = [rational(2n), rational(1n, 3n), rational(7n)];
    const exact = toNumber(ratioOf(crowdOf(points, masses, fromTable(table))));
    const numbers = table.map(toNumber);
    expect(ratioInDoubles(points, masses.map(toNumber), (d) => numbers[d] ?? 0)).toBeCloseTo(exact, 13);
  });
});

/**
 * The decreasing kernel of eq-28/without-support on true points: D₀ = 0, D₁ = 1, D_{k+1} = 2(2ᵏ + 2)D_k, φ = 2⁻ᵏ from D_k to
 * D_{k+1}. The claim sums by classes.
 */
describe('the classes of the decreasing kernel', () => {
  it.each([1, 2, 3, 4, 5])('give the ratio of the points themselves, K = %i', (K) => {
    const D = [0, 1];
    for (let k = 1; k < K + 1; k++) D.push(2 * (2 ** k + 2) * D[k]);
    const phi = (square: number): number =>
      2 **
      -Math.max(
        0,
        D.findLastIndex((d) => d <= Math.sqrt(square)),
      );
    const points: number[][] = [];
    const masses: number[] = [];
    for (let k = 0; k < K; k++)
      for (let i = 0; i < 2 ** k; i++) {
        points.push([(i + 2) * D[k]]);
        masses.push((2 / 3) ** k);
      }
    const ratio = ratioInDoubles(points, masses, phi);
    const { steps } = claimById('eq-28/without-support')!.decide({ kind: 'decreasing', K });
    const { statement } = steps[0];
    expect(check(statement).accepted).toBe(true);
    const text = (statement as unknown as { values: { right: string } }).values.right;
    const [n, d = '1'] = text.split('/');
    expect(ratio / toNumber(rational(BigInt(n), BigInt(d)))).toBeCloseTo(1, 12);
    expect(ratio).toBeGreaterThan(K / 7);
  });
});

describe('claims about (28) and (29)', () => {
  it.each([
    ['eq-28', { points: [[-1], [1]], masses: [1, 1], near: 1, far: 4, c: 2, C: 2, phi: [2, 3, 3, 3] }],
    ['eq-28', { points: [[-1], [1]], masses: [1, 1], near: 4, far: 4, c: 2, C: 3, phi: [2, 1, 2, 2] }],
    ['eq-28', { points: [[-1], [1]], masses: [1, 1], near: 1, far: 2, c: 2, C: 3, phi: [2, 3, 0, 0, 1] }],
    ['eq-28', { points: [[1], [1]], masses: [1, 1], near: 1, far: 4, c: 2, C: 3, phi: [2, 3, 3, 3] }],
    ['eq-28', { points: [[1]], masses: [1, 1], near: 1, far: 4, c: 2, C: 3, phi: [2, 3, 3, 3] }],
    ['eq-28', { points: [[1]], masses: [1], near: 1, far: 4, c: 0, C: 3, phi: [0, 3, 3, 3] }],
    ['eq-29', { points: [[1]], masses: [1], near: 1, far: 4, c: 2, C: 3, phi: [2, 3, 3, 3], beta: '3/2' }],
    ['eq-29', { points: [[1]], masses: [1], near: 1, far: 4, c: 2, C: 3, phi: [2, 0, 3, 3], beta: '1/2' }],
  ])('%s does not apply to %j', (id, instance) => {
    expect(claimById(id)!.decide(instance).applies).toBe(false);
  });

  it('fail at a constant that is too small', () => {
    // the attaining points, with a sharp constant that is one less
    const bound = claimById('eq-28/box')!;
    const { points, near } = PACKINGS[2];
    const instance = { points: points.map((p) => p.slice()), masses: [1, 1, 1, 1, 1], near };
    const decided = bound.decide(instance);
    expect(decided.holds).toBe(true);
    const last = decided.steps.at(-1)!.statement as unknown as {
      values: { left: string };
      let: Record<string, string>;
    };
    expect(last.values.left).toBe('5');
    expect(check({ ...last, let: { ...last.let, P: '4' }, values: { left: '5', right: '4' } })).toMatchObject({
      accepted: false,
    });
  });
});
