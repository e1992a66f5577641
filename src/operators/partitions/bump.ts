import type { Environment } from '../environment.js';
import type { Knots } from './knots.js';
import type { OnAxisOptions } from './on-axis.js';
import { partitionOnAxis } from './on-axis.js';
import type { PartitionOfUnity } from './partition-of-unity.js';
import { exponential } from './transition.js';

/**
 * Neighbourhoods that hand over by 1/(1 + e^(1/t − 1/(1−t))): the smooth partitions of Example 2.8, in doubles only.
 *
 * @param knots       how many, equally spaced on a torus, or an increasing list
 * @throws {OperatorError} `wrong-environment` unless dim = 1, `invalid-parameter` for bad knots
 */
export const partitionBump = (environment: Environment, knots: Knots, options: OnAxisOptions = {}): PartitionOfUnity =>
  partitionOnAxis(environment, knots, exponential, options);
