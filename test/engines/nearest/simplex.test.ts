import { describe, expect, it } from 'vitest';
import { maximise } from '../../../src/engines/nearest/simplex.js';
import { draws } from '../stays/random-flows.js';

const solve = (A: number[][], b: number[], c: number[]) =>
  maximise(A.length, c.length, Float64Array.from(A.flat()), Float64Array.from(b), Float64Array.from(c));

describe('the simplex method', () => {
  it('solves a problem from the books, with the multipliers that prove it', () => {
    // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18
    const { x, multipliers, optimal } = solve([[1, 0], [0, 2], [3, 2]], [4, 12, 18], [3, 5]); // prettier-ignore
    expect(optimal).toBe(true);
    expect(Array.from(x)).toEqual([2, 6]);
    expect(Array.from(multipliers)).toEqual([0, 1.5, 1]);
  });

  it('does not cycle on the example of Beale', () => {
    const A = [[0.25, -60, -0.04, 9], [0.5, -90, -0.02, 3], [0, 0, 1, 0]]; // prettier-ignore
    const { x, optimal } = solve(A, [0, 0, 1], [0.75, -150, 0.02, -6]);
    expect(optimal).toBe(true);
    expect(0.75 * x[0] - 150 * x[1] + 0.02 * x[2] - 6 * x[3]).toBeCloseTo(0.05, 12);
  });

  it('says so when there is no largest value, and stays feasible', () => {
    const { optimal, x } = solve([[1, -1]], [1], [1, 1]);
    expect(optimal).toBe(false);
    expect(x[0] - x[1]).toBeLessThanOrEqual(1);
  });

  it('gives feasible solutions of equal value to random problems and their duals', () => {
    const draw = draws(81);
    for (let round = 0; round < 200; round++) {
      const [rows, columns] = [1 + draw(8), 1 + draw(8)];
      const A = Array.from({ length: rows }, () => Array.from({ length: columns }, () => draw(9) - 3));
      // A row of ones keeps it bounded.
      A.push(Array.from({ length: columns }, () => 1));
      const b = A.map(() => 1 + draw(9));
      const c = Array.from({ length: columns }, () => draw(9) - 3);
      const { x, multipliers, optimal } = solve(A, b, c);
      expect(optimal).toBe(true);
      const slack = 1e-9;
      A.forEach((row, i) => expect(row.reduce((s, a, j) => s + a * x[j], 0)).toBeLessThanOrEqual(b[i] + slack));
      c.forEach((cost, j) => expect(A.reduce((s, row, i) => s + row[j] * multipliers[i], 0)).toBeGreaterThanOrEqual(cost - slack)); // prettier-ignore
      expect(multipliers.every((y) => y >= -slack)).toBe(true);
      expect(c.reduce((s, cost, j) => s + cost * x[j], 0)).toBeCloseTo(
        b.reduce((s, y, i) => s + y * multipliers[i], 0),
        9,
      );
    }
  });
});
