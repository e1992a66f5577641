import type { Environment } from '../environment.js';
import type { Knots } from './knots.js';
import type { OnAxisOptions } from './on-axis.js';
import { partitionOnAxis } from './on-axis.js';
import type { PartitionOfUnity } from './partition-of-unity.js';
import { smoothstep } from './transition.js';

/**
 * Neighbourhoods that hand over by t³ (10 − 15 t + 6 t²): C² and rational on rational points.
 *
 * @param knots       how many, equally spaced on a torus, or an increasing list
 * @throws {OperatorError} `wrong-environment` unless dim = 1, `invalid-parameter` for bad knots
 */
export const partitionSmoothstep = (
  environment: Environment,
  knots: Knots,
  options: OnAxisOptions = {},
): PartitionOfUnity => partitionOnAxis(environment, knots, smoothstep, options);
