/**
 * Starlings: each aligns to the plain mean of itself and its two nearest neighbours, however far they are. Whom I count among
 * my nearest need not count me.
 *
 *     npx flockproof check examples/nearest-neighbours.ts
 */
import { defineModel, space } from 'flockproof/operators';

const NEIGHBOURS = 2;

export const nearestNeighbours = defineModel({
  name: 'two nearest neighbours',
  environment: space(2),
  exact: true,
  strength: 'one',
  weights(crowd, k) {
    // The first of all distances is that to oneself. Ties are all in, so that the order of the list does not matter.
    const distances = crowd.map(({ r2 }) => r2).toSorted(k.compare);
    const reach = distances[Math.min(NEIGHBOURS, distances.length - 1)];
    return crowd.map(({ r2 }) => (k.less(reach, r2) ? 0 : 1));
  },
});
