import { describe, expect, it } from 'vitest';
import { factorial, jetCauchy, jetPower, jetProduct, jetSum } from '../../../src/claims/3.7/jet.js';

const close = (f: readonly number[], g: readonly number[]): void =>
  f.forEach((c, k) => expect(Math.abs(c - g[k])).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(g[k]))));

describe('power series', () => {
  it('of 1/(1 + z²) have the known derivatives', () => {
    const z = 0.7;
    const d = 1 + z * z;
    close(
      jetCauchy(z).map((c, k) => factorial(k) * c),
      [1 / d, (-2 * z) / d ** 2, (6 * z * z - 2) / d ** 3, (24 * z * (1 - z * z)) / d ** 4],
    );
  });

  it('are raised to powers: the square of a root, and a quotient', () => {
    const f = [2, -1, 3, 0.5];
    const root = jetPower(f, 1 / 2);
    close(jetProduct(root, root), f);
    close(jetProduct(jetPower(f, -1), f), [1, 0, 0, 0]);
    close(jetPower(f, 2), jetProduct(f, f));
  });

  it('are summed with weights', () => {
    expect(
      jetSum(
        [
          [1, 2, 3, 4],
          [1, 0, 1, 0],
        ],
        [2, -1],
      ),
    ).toEqual([1, 4, 5, 8]);
  });
});
