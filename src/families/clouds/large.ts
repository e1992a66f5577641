import type { Environment } from '../../operators/environment.js';
import { representative } from '../../operators/environment.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, multiply, rational } from '../../scalar/rational.js';
import type { Lengths } from '../lengths.js';
import type { Cloud } from './cloud.js';
import { isDistinct } from './cloud.js';

/** Members that stand around one, and of each of two groups: more than small crowds have. */
const LEAVES = 8;
const MEMBERS = 10;
/** Lengths between the groups: a weight like r⁻² has fallen below the gain within them. */
const APART = 4096n;
/** Ordered pairs of labels that are tried. */
const MOST_PAIRS = 6;

/**
 * Crowds with a shape that only shows when they are large:
 *
 * - one among many that are far from each other. Who is heard by all of them but hears none breaks the sign of a form once
 *   there are enough of them: of 1 and n points with weight 1 one way it is 1 − n/4;
 * - two groups far apart, uneven within. What counts or ranks neighbours loses sight of the other group only when there are
 *   enough in its own.
 */
export function largeClouds(environment: Environment, { scale }: Lengths): Cloud[] {
  const { dim } = environment;
  if (dim === 0) return [];
  const labels = environment.kind === 'product' ? environment.labels.map((_, l) => l) : [0];
  const pairs = (labels.length > 1 ? labels.flatMap((a) => labels.filter((b) => b !== a).map((b) => [a, b])) : [[0, 0]]).slice(0, MOST_PAIRS); // prettier-ignore
  const inCell = representative(environment, rationals);
  const at = (lengths: bigint, over = 1n): Rational[] =>
    inCell(Array.from({ length: dim }, (_, k) => (k === 0 ? multiply(scale, rational(lengths, over)) : ZERO)));
  const labelled = (given: readonly number[]) => (environment.kind === 'product' ? { labels: given } : {});
  const stars = pairs.flatMap(([hub, leaf]) =>
    [BigInt(LEAVES), 1n].map((heavy): Cloud => {
      const leaves = Array.from({ length: LEAVES }, (_, i) => BigInt(i + 1));
      return {
        kind: 'one among many',
        points: [at(0n), ...leaves.map((i) => at(16n * i))],
        masses: [heavy, ...leaves.map(() => 1n)],
        ...labelled([hub, ...leaves.map(() => leaf)]),
      };
    }),
  );
  const groups = labels.slice(0, 2).map((label): Cloud => {
    // Gaps grow, so that nobody is in the middle of two.
    const members = Array.from({ length: MEMBERS }, (_, i) => BigInt(i * i + i));
    return {
      kind: 'two large groups',
      points: [...members.map((i) => at(i, 16n)), ...members.map((i) => at(16n * APART + i, 16n))],
      masses: [...members, ...members].map((i) => (i === 0n ? BigInt(MEMBERS) : 1n)),
      ...labelled([...members, ...members].map(() => label)),
    };
  });
  return [...stars, ...groups].filter((cloud) => isDistinct(environment, cloud));
}
