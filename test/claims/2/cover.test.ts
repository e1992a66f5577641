import { describe, expect, it } from 'vitest';
import { SIDES, ballsNeeded, cellCover } from '../../../src/claims/2/cover.js';
import { randomFrom } from '../../../src/engines/target/random.js';
import { compare, multiply, rational, toNumber } from '../../../src/scalar/rational.js';

const radii = (near: number, far: number) => ({ near: rational(BigInt(near)), far: rational(BigInt(far)) });

describe('a cover by cubes', () => {
  it('has cubes of diameter below r₀, on the line intervals of length r₀', () => {
    expect(SIDES[1]).toEqual(rational(1n));
    for (const dim of [2, 3])
      expect(compare(multiply(rational(BigInt(dim)), multiply(SIDES[dim], SIDES[dim])), rational(1n))).toBe(-1);
  });

  it.each([
    [1, 4, 4],
    [1, 4, 9],
    [2, 1, 1],
    [2, 4, 9],
    [2, 1, 9],
    [3, 1, 1],
    [3, 2, 5],
  ])('in dimension %i with r₀² = %i, R₀² = %i has every point of the ball in exactly one cube', (dim, near, far) => {
    const side = toNumber(SIDES[dim]) * Math.sqrt(near);
    const cubes = cellCover(radii(near, far), dim).map((corner) => corner.map(toNumber));
    const random = randomFrom(dim * 100 + near * 10 + far);
    let inside = 0;
    while (inside < 2000) {
      const x = Array.from({ length: dim }, () => (2 * random.uniform() - 1) * Math.sqrt(far));
      if (!(Math.hypot(...x) < Math.sqrt(far))) continue;
      inside++;
      const home = cubes.filter((corner) => corner.every((a, c) => x[c] / side >= a && x[c] / side < a + 1));
      expect(home.length).toBe(1);
    }
  });
});

describe('the number of balls of Section 10', () => {
  it.each([
    // open intervals of length r₀ do not cover an open one of length 2R₀ = k r₀ with k of them
    [1, 1, 3],
    [4, 9, 4],
    [4, 1, 2],
    [9, 4, 2],
    [1, 4, 5],
    [2, 3, 3],
  ])('on the line with r₀² = %i, R₀² = %i is %i', (near, far, count) => {
    expect(ballsNeeded(radii(near, far), 1)).toBe(count);
  });

  it('is no less than what the packing needs', () => {
    expect(ballsNeeded(radii(1, 1), 2)).toBe(9);
    expect(ballsNeeded(radii(1, 1), 3)).toBeGreaterThanOrEqual(12);
  });
});
