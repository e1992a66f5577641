import { describe, expect, it } from 'vitest';
import { fluxWeights, fLogF, semiLagrangian } from '../../../src/dynamics/kinetic/semi-lagrangian.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { pureRandom } from './rough.js';
import { distance } from './closed-forms.js';

const sum = (a: ArrayLike<number>, f = (x: number): number => x): number => Array.from(a).reduce((s, x) => s + f(x), 0);

/** Averages of 1 + sin over the cells [i, i + 1) 2π/n, moved right by `shift` cells. */
const averages = (n: number, shift: number): Float64Array => {
  const dx = (2 * Math.PI) / n;
  return Float64Array.from({ length: n }, (_, i) => 1.5 - (Math.cos((i + 1 - shift) * dx) - Math.cos((i - shift) * dx)) / dx);
}; // prettier-ignore

describe('the flux of a quartic', () => {
  it('is the share α of cells that are alike, nothing at α = 0 and the cell at α = 1', () => {
    for (const alpha of [0, 0.3, 0.9, 1]) expect(sum(fluxWeights(alpha))).toBeCloseTo(alpha, 14);
    expect(distance(fluxWeights(0), [0, 0, 0, 0, 0])).toBe(0);
    expect(distance(fluxWeights(1), [0, 0, 1, 0, 0])).toBeLessThan(1e-15);
  });
});

describe('semi-Lagrangian transport', () => {
  it('has order 5 where f is smooth', () => {
    const errors = [24, 48, 72, 96].map((n) => {
      const row = averages(n, 0);
      // to the same place with each n: 2π/8 in steps of 0.375 cells
      const steps = n / 24;
      for (let k = 0; k < steps * 8; k++) semiLagrangian(n, false)(row, 0.375);
      return [1 / n, distance(row, averages(n, steps * 3))] as const;
    });
    expect(Math.abs(fitExponent(errors).slope - 5)).toBeLessThan(0.1);
  });

  it.each([true, false])('moves by whole cells exactly, either way, entropic: %s', (entropic) => {
    const row = pureRandom(17, 3);
    const moved = row.slice();
    semiLagrangian(17, entropic)(moved, -40);
    expect([...moved]).toEqual(Array.from(row, (_, i) => row[(i + 40) % 17]));
  });

  it('keeps f ≥ 0 and the mass, and does not raise Σ f log f, for rough rows and shifts of any length', () => {
    for (let seed = 0; seed < 200; seed++) {
      const n = 5 + (seed % 20);
      const row = pureRandom(n, seed);
      const shift = 30 * (pureRandom(1, seed + 1000)[0] - 0.5);
      const after = row.slice();
      semiLagrangian(n, true)(after, shift);
      expect(after.every((f) => f >= 0)).toBe(true);
      expect(Math.abs(sum(after) - sum(row))).toBeLessThanOrEqual(n * 2 ** -51 * sum(row));
      expect(sum(after, fLogF)).toBeLessThan(sum(row, fLogF) + n * 2 ** -50);
    }
  });

  it('without mixing raises the entropy of this row, and with it does not', () => {
    const row = Float64Array.of(1.1, 23.5, 6.9, 0.16, 0.05);
    const [plain, mixed] = [row.slice(), row.slice()];
    semiLagrangian(5, false)(plain, 0.1156);
    semiLagrangian(5, true)(mixed, 0.1156);
    expect(sum(plain, fLogF) - sum(row, fLogF)).toBeGreaterThan(1);
    expect(sum(mixed, fLogF)).toBeLessThan(sum(row, fLogF));
  });
});
