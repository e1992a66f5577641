import fc from 'fast-check';
import { conservativeFlow } from './conservative.js';
import type { Rows } from './flow.js';
import { points, rowSumsOf } from './flow.js';
import { segregationFlow } from './symmetric.js';

/** Two flows brought to the same strength by loops; loops change neither conservation nor symmetry. */
export function levelled(first: Rows, second: Rows): { first: Rows; second: Rows } {
  const [a, b] = [rowSumsOf(first), rowSumsOf(second)];
  const raise = (rows: Rows, own: number[], other: number[]): Rows =>
    rows.map((row, i) => row.map((f, j) => (i === j ? f + Math.max(0, other[i] - own[i]) : f)));
  return { first: raise(first, a, b), second: raise(second, b, a) };
}

const pairOf = (flow: (min: number, max: number) => fc.Arbitrary<Rows>, max: number) =>
  points(1, max).chain((n) =>
    fc.record({ first: flow(n, n), second: flow(n, n) }).map(({ first, second }) => levelled(first, second)),
  );

/** Two conservative flows with the same strength. */
export const conservativePair = (max = 6) => pairOf(conservativeFlow, max);

/** Two symmetric positive semi-definite, hence ball-positive, flows with the same strength. */
export const symmetricBallPositivePair = (max = 6) => pairOf(segregationFlow, max);
