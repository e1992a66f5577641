import { CONDITIONAL, MOLLIFIED } from '../../../src/claims/gallery/entries.js';
import type { AveragingModel } from '../../../src/operators/index.js';
import { measure, modelComposition } from '../../../src/operators/index.js';

/** Two symmetric models that do not commute, one after the other: conservative, not symmetric. */
export const uneven: AveragingModel = modelComposition(CONDITIONAL.model, MOLLIFIED.model);

/** Agents at which it is not symmetric. */
export const crowd = measure(uneven.environment, {
  points: ['-3/2', 0, '1/2', '5/4'],
  masses: ['1/8', '1/2', '1/8', '1/4'],
});
