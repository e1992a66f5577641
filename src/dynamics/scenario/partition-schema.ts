import { z } from 'zod';
import type { Environment } from '../../operators/environment.js';
import { periodsOf, space, torus } from '../../operators/environment.js';
import type { BoxPartition } from '../../operators/partitions/boxes.js';
import { partitionBoxes } from '../../operators/partitions/boxes.js';
import { partitionBump } from '../../operators/partitions/bump.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import type { PartitionOfUnity } from '../../operators/partitions/partition-of-unity.js';
import { partitionSharp } from '../../operators/partitions/sharp.js';
import { partitionSmoothstep } from '../../operators/partitions/smoothstep.js';
import { partitionTensor } from '../../operators/partitions/tensor.js';
import { numeral } from './kernel-schema.js';

const knots = z.union([z.int().positive(), z.array(numeral)]);

/** Places on each axis; on a torus a number of equal parts will do. One entry for each dimension. */
export const cutsSchema = z.array(knots).min(1).max(3);
export type Cuts = z.infer<typeof cutsSchema>;

export const partitionSchema = z.strictObject({
  kind: z.enum(['hats', 'smoothstep', 'bump', 'sharp']),
  knots: cutsSchema,
  overlap: numeral.optional(),
});
export type PartitionSpec = z.infer<typeof partitionSchema>;

export const boxesFrom = (environment: Environment, cuts: Cuts): BoxPartition => partitionBoxes(environment, cuts);

const ON_AXIS = { hats: partitionHats, smoothstep: partitionSmoothstep, bump: partitionBump } as const;

/**
 * A partition of unity: one of its axis in dimension 1, products of those otherwise.
 *
 * @throws {OperatorError} for knots that do not fit the environment
 */
export function partitionFrom(environment: Environment, { kind, knots, overlap }: PartitionSpec): PartitionOfUnity {
  if (kind === 'sharp') return partitionSharp(partitionBoxes(environment, knots));
  const options = overlap === undefined ? {} : { overlap };
  if (environment.dim === 1 && knots.length === 1) return ON_AXIS[kind](environment, knots[0], options);
  const periods = periodsOf(environment);
  return partitionTensor(
    ...knots.map((k, axis) => ON_AXIS[kind](periods ? torus(1, periods[axis] ?? 1) : space(1), k, options)),
  );
}
