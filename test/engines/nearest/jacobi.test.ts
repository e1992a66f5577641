import { describe, expect, it } from 'vitest';
import { eigenpairs } from '../../../src/engines/nearest/jacobi.js';
import { draws } from '../stays/random-flows.js';

describe('eigenpairs', () => {
  it('of [[2, 1], [1, 2]] are 1 and 3', () => {
    const pairs = eigenpairs(2, [2, 1, 1, 2]);
    expect(pairs.map(({ value }) => value)).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
    expect(Math.abs(pairs[1].vector[0] - pairs[1].vector[1])).toBeLessThan(1e-14);
    expect(eigenpairs(2, [0, 0, 0, 0]).map(({ value }) => value)).toEqual([0, 0]);
  });

  it('satisfy S v = λ v, ascend, and are orthonormal, for random symmetric matrices', () => {
    const draw = draws(82);
    for (let round = 0; round < 60; round++) {
      const n = 1 + draw(6);
      const S = Array.from({ length: n * n }, () => draw(19) - 9);
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) S[i * n + j] = S[j * n + i];
      const pairs = eigenpairs(n, S);
      pairs.forEach(({ value, vector }, k) => {
        for (let i = 0; i < n; i++)
          expect(vector.reduce((s, x, j) => s + S[i * n + j] * x, 0)).toBeCloseTo(value * vector[i], 11);
        if (k > 0) expect(value).toBeGreaterThanOrEqual(pairs[k - 1].value);
        pairs.forEach((other, m) =>
          expect(vector.reduce((s, x, i) => s + x * other.vector[i], 0)).toBeCloseTo(m === k ? 1 : 0, 12),
        );
      });
    }
  });
});
