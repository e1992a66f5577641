import { describe, expect, it } from 'vitest';
import { combinations } from '../../src/atlas/combinations.js';
import { signature } from '../../src/engines/census.js';
import { smallFlow } from '../../src/finite/flow.js';
import { bitOf } from '../../src/properties/pattern.js';

const CYCLE = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]; // prettier-ignore
const ALL = [[1, 1], [1, 1]]; // prettier-ignore

describe('combinations of known flows', () => {
  const found = combinations([CYCLE, ALL]);

  it('have the patterns that they are filed under', () => {
    expect(found.size).toBeGreaterThan(2);
    for (const [pattern, flow] of found) expect(signature(smallFlow(flow))).toBe(pattern);
  });

  it('fall apart as sums, and are singular as products with a singular flow', () => {
    const has = (pattern: number, ...names: Parameters<typeof bitOf>): boolean =>
      names.every((name) => (pattern & bitOf(name)) !== 0);
    const patterns = [...found.keys()];
    const reducible = patterns.filter((p) => has(p, 'normal') && !has(p, 'symmetric') && !has(p, 'irreducible'));
    expect(reducible.length).toBeGreaterThan(0);
    const blown = patterns.filter((p) => has(p, 'irreducible') && !has(p, 'symmetric') && !has(p, 'invertible'));
    expect(blown.length).toBeGreaterThan(0);
  });
});
