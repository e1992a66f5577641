import fc from 'fast-check';
import type { Rows } from './flow.js';
import { MAX_POINTS, points } from './flow.js';
import { conditionalFlow } from './symmetric.js';

/**
 * Idempotent flows, all kinds: blocks of points that listen to one distribution each, points that nobody listens to and
 * whose rows mix those distributions, every row scaled at will. With no such point and rows in proportion to their weights
 * these are the conditional expectations, which are drawn as often.
 */
export const idempotentFlow = (min = 1, max = MAX_POINTS): fc.Arbitrary<Rows> =>
  fc.oneof(
    conditionalFlow(min, max).map(({ flow }) => flow),
    points(min, max).chain((n) =>
      fc
        .record({
          label: fc.array(fc.nat({ max: Math.min(n - 1, 2) }), { minLength: n, maxLength: n }),
          weight: fc.array(fc.nat({ max: 3 }), { minLength: n, maxLength: n }),
          scale: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: n, maxLength: n }),
          blend: fc.array(fc.nat({ max: 2 }), { minLength: n, maxLength: n }),
        })
        .map(blocksAndListeners),
    ),
  );

interface Blocks {
  readonly label: readonly number[];
  /** what the point counts for in its block; 0: nobody listens to it */
  readonly weight: readonly number[];
  readonly scale: readonly number[];
  /** how strongly a point that nobody listens to hears the block of its successor as well */
  readonly blend: readonly number[];
}

function blocksAndListeners({ label, weight, scale, blend }: Blocks): Rows {
  const n = label.length;
  // A block without weight gets it at its first point.
  const heard = weight.map((w, i) =>
    w === 0 && label.indexOf(label[i]) === i && label.every((a, j) => a !== label[i] || weight[j] === 0) ? 1 : w,
  );
  const total = label.map((a) => heard.reduce((sum, w, j) => (label[j] === a ? sum + w : sum), 0));
  const row = (block: number, factor: number): number[] => label.map((b, j) => (b === block ? factor * heard[j] : 0));
  return label.map((a, i) => {
    const next = (i + 1) % n;
    const own = row(a, scale[i] * total[next]);
    // Totals as factors: the mixture must be one of the distributions, not of the weights.
    return heard[i] === 0 && label[next] !== a ? own.map((f, j) => f + row(label[next], blend[i] * total[i])[j]) : own;
  });
}
