import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { GalleryEntry } from '../gallery/entry.js';

/** Squares a², b², c² whose sum is a square, by Lebesgue's identity. */
const squares: fc.Arbitrary<number[]> = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 9 })))
  .map(([m, n, p, q]) => [m * m + n * n - p * p - q * q, 2 * (m * q + n * p), 2 * (n * q - m * p)].map((k) => k * k))
  .filter((k) => k.every((s) => s > 0));

/**
 * Three agents that do not see each other, a tent of radius 2 apart, with masses that are squares of rationals for ρ′ and for
 * ρ″: each sees its own mass, and √ρ_φ is rational.
 */
export const squaresAtDistance = (entry: GalleryEntry): fc.Arbitrary<Instance> =>
  fc
    .record({
      masses: squares,
      others: squares,
      first: fc.integer({ min: -8, max: -6 }),
      gap: fc.integer({ min: 4, max: 7 }),
    })
    .map(({ masses, others, first, gap }): Instance => ({
      model: entry.key,
      unit: entry.unit,
      points: [0, 1, 2].map((k) => [first + gap * k]),
      masses,
      others,
    }));

const pair = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([m, n]) => [(2 * m * n) ** 2, (m * m - n * n) ** 2])
  .filter((k) => k.every((s) => s > 0));

/** Two agents at a distance of 3/4, where r²/(1 + r²) = (3/5)²: with φ(0) = 0 each sees a square. */
export const squaresAcross = (entry: GalleryEntry): fc.Arbitrary<Instance> =>
  fc
    .record({ masses: pair, others: pair })
    .map((m): Instance => ({ model: entry.key, unit: '3/4', points: [[0], [1]], ...m }));
