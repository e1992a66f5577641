import type { Environment } from '../environment.js';
import { reducer } from '../environment.js';
import type { Partition } from './partition.js';

/**
 * Every place is a cell of its own, the Borel sets: conditional expectation is then the identity on the support of ρ.
 * Places are told apart by their coordinates modulo the periods, and by their label; in doubles to the last bit.
 */
export function partitionIntoPoints(environment: Environment): Partition {
  const inCell = reducer(environment);
  return {
    name: 'points',
    cells: environment.kind === 'finite' ? environment.labels.length : Infinity,
    cellOf: (field, x, label) =>
      `${inCell(field, x).map(field.toText).join(', ')}${label === undefined ? '' : `#${label}`}`,
  };
}
