/**
 * Attention by rank: the nearest agent, oneself, counts fully, the next half as much, the one after that a quarter, and so on.
 * Distances matter by their order only.
 *
 *     npx flockproof check examples/rank-based.ts
 */
import { defineModel, space } from 'flockproof/operators';

export const rankBased = defineModel({
  name: 'attention by rank',
  environment: space(1),
  exact: true,
  strength: 'one',
  weights(crowd, k) {
    const nearer = (r2: (typeof crowd)[number]['r2']): number => crowd.filter((p) => k.less(p.r2, r2)).length;
    return crowd.map(({ r2 }) => k.power('1/2', nearer(r2)));
  },
});
