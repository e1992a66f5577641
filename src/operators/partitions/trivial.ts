import type { Partition } from './partition.js';

/** One cell, all of Ω: conditional expectation is then the global average. */
export const partitionTrivial: Partition = { name: 'trivial', cells: 1, cellOf: () => 0 };
