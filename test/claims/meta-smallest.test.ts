import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { META_TABLE } from '../../src/claims/3.4/meta/index.js';
import { OPERATION_NAMES } from '../../src/claims/3.4/meta/operations.js';
import { loadCorpus } from '../../src/engines/corpus.js';
import type { AtlasProperty } from '../../src/properties/pattern.js';
import type { SearchLayer } from './meta-search.js';
import { destroyersIn } from './meta-search.js';

const WITNESSES = new Map(loadCorpus(path.resolve(import.meta.dirname, '../../corpus')).map((w) => [w.id, w]));

/** Layers in order of size, as the notes of the witnesses count them. */
const LAYERS: readonly SearchLayer[] = [
  { points: 1, entries: 1 },
  ...[1, 2, 3, 4, 5, 6].map((entries) => ({ points: 2, entries })),
  { points: 3, entries: 1 },
  { points: 3, entries: 2 },
  { points: 4, entries: 1 },
];

/** 10¹⁰ pairs: enumerated once, outside of the tests. */
const TOO_LARGE = 'sum: has-gap';

const cellsOf = (operation: string, outcome: 'kept' | 'destroyed'): AtlasProperty[] =>
  META_TABLE.filter((c) => c.operation === operation && c.outcome === outcome).map((c) => c.property);

describe('the smallest witness of each cell that is destroyed', () => {
  it.each(OPERATION_NAMES)('%s: the search finds the stored ones and none before', { timeout: 60_000 }, (operation) => {
    let open = cellsOf(operation, 'destroyed').filter((property) => `${operation}: ${property}` !== TOO_LARGE);
    for (const layer of LAYERS) {
      if (open.length === 0) break;
      for (const [property, found] of destroyersIn(operation, layer, open)) {
        const cell = META_TABLE.find((c) => c.operation === operation && c.property === property)!;
        const witness = WITNESSES.get(cell.outcome === 'destroyed' ? cell.witness : '');
        expect(witness?.instance).toEqual({ operation, property, ...found });
        open = open.filter((name) => name !== property);
      }
    }
    expect(open).toEqual([]);
  });
});

describe('cells that are kept', () => {
  it.each(OPERATION_NAMES)(
    '%s: no small case destroys one, by arithmetic of its own',
    { timeout: 60_000 },
    (operation) => {
      const kept = cellsOf(operation, 'kept');
      for (const layer of LAYERS.filter(({ points, entries }) => entries <= 4 - points))
        expect([...destroyersIn(operation, layer, kept)]).toEqual([]);
    },
  );
});
