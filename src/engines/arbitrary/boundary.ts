import fc from 'fast-check';
import { conservativeFlow, doublyStochasticFlow } from './conservative.js';
import type { Rows } from './flow.js';
import { MAX_POINTS, anyFlow, rowSumsOf } from './flow.js';
import { segregationFlow } from './symmetric.js';

/** F + t diag(κ(F)): the model (1 - θ) + θ A with θ = 1/(1 + t). */
export const lazy = (rows: Rows, t: number): Rows => {
  const kappa = rowSumsOf(rows);
  return rows.map((row, i) => row.map((f, j) => (i === j ? f + t * kappa[i] : f)));
};

/**
 * Ball-positive flows, symmetric or not: lazy versions (1 + A)/2 of conservative ones, and more than lazy. ‖A‖ <= 1 puts
 * [u] = (u + Au)/2 into the ball around u/2. For permutations this is exactly the boundary.
 */
export const ballPositiveFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  fc.oneof(
    fc
      .record({ flow: conservativeFlow(min, max), t: fc.integer({ min: 1, max: 3 }) })
      .map(({ flow, t }) => lazy(flow, t)),
    doublyStochasticFlow(min, max).map((flow) => lazy(flow, 1)),
    segregationFlow(min, max),
  );

/**
 * Exactly on the boundary of ball-positivity, or off it by one part in up to 10^7: lazy permutations, scaled, with the
 * diagonal raised or lowered by -1, 0 or 1. Floating point cannot tell these apart.
 */
export const nearBallPositive = (min = 2, max = 6): fc.Arbitrary<Rows> =>
  fc
    .record({
      flow: doublyStochasticFlow(min, max),
      power: fc.integer({ min: 0, max: 7 }),
      nudge: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ flow, power, nudge }) =>
      lazy(flow, 1).map((row, i) =>
        row.map((f, j) => f * 10 ** power + (i === j ? nudge : 0)).map((f) => Math.max(0, f)),
      ),
    );

/** Conservative up to one unit in one entry among entries of up to 10^7. */
export const nearConservative = (min = 2, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  fc
    .record({
      flow: fc.oneof(conservativeFlow(min, max), ballPositiveFlow(min, max)),
      power: fc.integer({ min: 0, max: 7 }),
      at: fc.tuple(fc.nat({ max: MAX_POINTS - 1 }), fc.nat({ max: MAX_POINTS - 1 })),
      nudge: fc.integer({ min: 0, max: 1 }),
    })
    .map(({ flow, power, at: [a, b], nudge }) => {
      const n = flow.length;
      const rows = flow.map((row) => row.map((f) => f * 10 ** power));
      rows[a % n][b % n] += nudge;
      return rows;
    });

/** Everything that the other generators make, mixed. */
export const mixedFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  fc.oneof(
    anyFlow(min, max),
    conservativeFlow(min, max),
    segregationFlow(min, max),
    ballPositiveFlow(min, max),
    ...(max > 1 ? [nearConservative(Math.max(min, 2), max), nearBallPositive(Math.max(min, 2), Math.min(max, 6))] : []),
  );
