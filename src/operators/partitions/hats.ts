import type { Environment } from '../environment.js';
import type { Knots } from './knots.js';
import type { OnAxisOptions } from './on-axis.js';
import { partitionOnAxis } from './on-axis.js';
import type { PartitionOfUnity } from './partition-of-unity.js';
import { linear } from './transition.js';

/**
 * Hat functions: piecewise linear, 1 at a knot and 0 at its neighbours. Rational on rational points; only Lipschitz, so a
 * test case of Example 2.8 and no partition that it allows.
 *
 * @param knots       how many, equally spaced on a torus, or an increasing list
 * @throws {OperatorError} `wrong-environment` unless dim = 1, `invalid-parameter` for bad knots
 */
export const partitionHats = (environment: Environment, knots: Knots, options: OnAxisOptions = {}): PartitionOfUnity =>
  partitionOnAxis(environment, knots, linear, options);
