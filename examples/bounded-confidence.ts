/**
 * Hegselmann and Krause: a person takes the plain mean of all opinions that differ from the own one by at most 1.
 *
 *     npx flockproof check examples/bounded-confidence.ts
 */
import { defineModel, space } from 'flockproof/operators';

export const boundedConfidence = defineModel({
  name: 'bounded confidence',
  environment: space(1),
  exact: true,
  strength: 'one',
  weight: ({ r2 }, k) => (k.less(1, r2) ? 0 : 1),
});
