import type { Environment } from '../environment.js';
import { describeEnvironment } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Partition } from './partition.js';

/**
 * One cell for each label: species, flocks, the points of a finite set.
 *
 * @throws {OperatorError} `wrong-environment` where there are no labels
 */
export function partitionLabels(environment: Environment): Partition {
  if (environment.kind !== 'finite' && environment.kind !== 'product')
    throw new OperatorError('wrong-environment', `labels: ${describeEnvironment(environment)} has none`);
  const cells = environment.labels.length;
  return {
    name: 'labels',
    cells,
    cellOf(_field, _x, label) {
      if (label === undefined || !(Number.isInteger(label) && label >= 0 && label < cells))
        throw new OperatorError('invalid-parameter', `label: ${String(label)}, expected 0 to ${cells - 1}`);
      return label;
    },
  };
}
