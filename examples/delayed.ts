/**
 * Alignment with a delay: agents as they are now listen to the agents as they were before, and the past is what it was. A crowd
 * holds both; where there is nobody from before, those of now are isolated, and the model is not defined.
 *
 *     npx flockproof check examples/delayed.ts
 */
import { defineModel, kernelTent, product, space } from 'flockproof/operators';

const near = kernelTent(4);

export const delayed = defineModel({
  name: 'delayed',
  environment: product(space(1), ['now', 'before']),
  exact: true,
  weight({ z, listener, speaker, self }, k) {
    if (listener === 'before') return self ? 1 : 0;
    return speaker === 'before' ? k.kernel(near, z) : 0;
  },
});
