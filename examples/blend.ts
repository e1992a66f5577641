/**
 * Villages with a radio: three parts of what everybody hears is the talk of the own village, one part is the broadcast to all.
 * A convex combination of two models of the paper with the same strength, s = 1.
 *
 *     npx flockproof check examples/blend.ts
 */
import { modelConvexCombination, modelGlobal, modelSegregation, partitionHats, space } from 'flockproof/operators';

const line = space(1);
const villages = modelSegregation(partitionHats(line, [0, 2, 4]));
const broadcast = modelGlobal(line);

export const blend = { ...modelConvexCombination(villages, broadcast, '1/4'), name: 'villages with a radio' };
