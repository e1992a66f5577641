import type { Environment } from '../environment.js';
import { representative } from '../environment.js';
import type { Partition } from './partition.js';

/**
 * Every place is a cell of its own, the Borel sets: conditional expectation is then the identity on the support of ρ.
 * Places are told apart by their coordinates modulo the periods, and by their label; in doubles to the last bit.
 */
export const partitionIntoPoints = (environment: Environment): Partition => ({
  name: 'points',
  cells: environment.kind === 'finite' ? environment.labels.length : Infinity,
  cellOf: (field, x, label) =>
    `${representative(environment, field)(x).map(field.toText).join(', ')}${label === undefined ? '' : `#${label}`}`,
});
