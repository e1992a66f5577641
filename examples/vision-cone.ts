/**
 * Birds that see ahead only: a bird heads east, north, west or south and listens to those within 60° of its heading, the more
 * the nearer they are. Who is seen need not see back.
 *
 *     npx flockproof check examples/vision-cone.ts
 */
import { defineModel, product, space } from 'flockproof/operators';

const HEADINGS: Record<string, [number, number]> = { east: [1, 0], north: [0, 1], west: [-1, 0], south: [0, -1] };

export const visionCone = defineModel({
  name: 'vision cone',
  environment: product(space(2), Object.keys(HEADINGS)),
  exact: true,
  weight({ z, r2, listener }, k) {
    // The way to the other bird is −z; cos 60° = 1/2, and comparing squares keeps the numbers rational.
    const ahead = k.subtract(0, k.dot(HEADINGS[listener], z));
    const isSeen = !k.less(ahead, 0) && !k.less(k.multiply(4, ahead, ahead), r2);
    return isSeen ? k.divide(1, k.add(1, r2)) : 0;
  },
});
