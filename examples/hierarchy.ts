/**
 * A chain of command: everybody listens to the own rank and to those above, nobody to those below, the more the nearer they
 * are.
 *
 *     npx flockproof check examples/hierarchy.ts
 */
import { defineModel, kernelPower, product, space } from 'flockproof/operators';

const RANKS = ['leader', 'officer', 'soldier'];
const near = kernelPower(2);

export const hierarchy = defineModel({
  name: 'hierarchy',
  environment: product(space(1), RANKS),
  exact: true,
  weight: ({ z, listener, speaker }, k) => (RANKS.indexOf(speaker) <= RANKS.indexOf(listener) ? k.kernel(near, z) : 0),
});
