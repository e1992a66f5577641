import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedFlow } from '../../src/engines/arbitrary/boundary.js';
import { conditionalFlow, symmetricFlow } from '../../src/engines/arbitrary/symmetric.js';
import { censusChunk, mergeCensus, signature } from '../../src/engines/census.js';
import { ATLAS_PROPERTIES, propertiesOf } from '../../src/properties/pattern.js';
import { codeCount, enumerateCirculations, enumerateFlows } from '../../src/engines/enumerate.js';
import { compareSize } from '../../src/engines/instance.js';
import { finiteModel } from '../../src/finite/model.js';
import { flowFromIntegers, smallFlow } from '../../src/finite/flow.js';
import { hasGap } from '../../src/properties/has-gap.js';
import { property } from '../../src/properties/registry.js';
import { DEFINITIONS, grid } from '../fixtures/naive.js';

const namesBy = (holds: (name: (typeof ATLAS_PROPERTIES)[number]) => boolean) =>
  ATLAS_PROPERTIES.filter((name) => holds(name));

describe('the signature of a flow', () => {
  const kinds = fc.oneof(
    mixedFlow(1, 5),
    symmetricFlow(1, 5),
    conditionalFlow(1, 5).map(({ flow }) => flow),
  );

  it('follows the definitions of all properties', () => {
    fc.assert(
      fc.property(kinds, (rows) => {
        const F = grid(rows);
        expect(propertiesOf(signature(smallFlow(rows)))).toEqual(namesBy((name) => DEFINITIONS[name](F)));
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('agrees with each property on its own, on every fifth class of three points and on large random flows', () => {
    const some = [...enumerateFlows(3, 3, 0, codeCount(3, 3))].filter((_, k) => k % 5 === 0);
    const random = fc.sample(mixedFlow(1, 8), { seed: 2, numRuns: 2000 });
    for (const rows of [...some, ...random]) {
      const flow = smallFlow(rows);
      expect([rows, propertiesOf(signature(flow))]).toEqual([rows, namesBy((name) => property(name).holds(flow))]);
    }
  });

  it('is the same where products leave the safe integers, and where the entries do', () => {
    const scale = fc.sample(mixedFlow(1, 6), { seed: 3, numRuns: 300 });
    for (const rows of scale) {
      const bits = signature(smallFlow(rows));
      expect(signature(smallFlow(rows.map((row) => row.map((f) => f * 1_000_003))))).toBe(bits);
      const big = rows.flat().map((f) => BigInt(f) * 10n ** 20n);
      expect(signature(flowFromIntegers(rows.length, big))).toBe(bits);
    }
  });
});

describe('the fast decision of the gap', () => {
  it('agrees with the one that leaves a certificate on thousands of models', () => {
    const classes = [
      ...enumerateFlows(3, 2, 0, codeCount(3, 2)),
      ...enumerateCirculations(4, 1, 0, codeCount(4, 1, 'circulations')),
    ];
    const random = fc.sample(mixedFlow(1, 8), { seed: 4, numRuns: 1500 });
    const seen = { holds: 0, fails: 0 };
    for (const flow of [...classes, ...random]) {
      const { verdict } = hasGap.decide(finiteModel({ flow }));
      expect([flow, hasGap.holds(smallFlow(flow))]).toEqual([flow, verdict === 'holds']);
      seen[verdict as 'holds']++;
    }
    expect(Math.min(seen.holds, seen.fails)).toBeGreaterThan(300);
  });
});

describe('a census', () => {
  it('counts every class once and has the smallest witness of each signature', () => {
    const total = codeCount(3, 2);
    const { classes, patterns } = censusChunk(3, 2, 0, total);
    const all = [...enumerateFlows(3, 2, 0, total)];
    expect(classes).toBe(all.length);
    const by = new Map<number, number[][][]>();
    for (const rows of all) {
      const bits = signature(smallFlow(rows));
      by.set(bits, [...(by.get(bits) ?? []), rows]);
    }
    expect(new Set(patterns.keys())).toEqual(new Set(by.keys()));
    for (const [bits, entry] of patterns) {
      const members = by.get(bits)!;
      expect(entry.classes).toBe(members.length);
      const nonZeros = (rows: readonly (readonly number[])[]): number => rows.flat().filter((f) => f > 0).length;
      const least = Math.min(...members.map(nonZeros));
      expect(entry.nonZeros).toBe(least);
      expect(entry.witness).toEqual(members.find((rows) => nonZeros(rows) === least));
    }
  });

  it('is the same in one piece and in many', () => {
    const total = codeCount(3, 2);
    let merged = censusChunk(3, 2, 0, 0);
    for (let from = 0; from < total; from += 1000) {
      merged = mergeCensus(merged, censusChunk(3, 2, from, Math.min(total, from + 1000)));
    }
    expect(merged).toEqual(censusChunk(3, 2, 0, total));
  });

  it('of circulations has the conservative signatures of all flows, with the same witnesses', () => {
    const all = censusChunk(3, 3, 0, codeCount(3, 3));
    const balanced = censusChunk(3, 3, 0, codeCount(3, 3, 'circulations'), 'circulations');
    const conservative = new Map([...all.patterns].filter(([bits]) => bits & 1));
    expect(balanced.patterns).toEqual(conservative);
  });

  it('orders witnesses of different layers as instances are ordered by size', () => {
    const [first, second] = [1, 2].map((m) => censusChunk(3, m, 0, codeCount(3, m)));
    const shared = [...first.patterns.keys()].filter((bits) => second.patterns.has(bits));
    expect(shared.length).toBeGreaterThan(5);
    for (const bits of shared) {
      const [a, b] = [first, second].map((c) => ({ flow: c.patterns.get(bits)!.witness.map((row) => [...row]) }));
      expect(compareSize(a, b)).toBeLessThan(0);
    }
  });

  it('has the numbers that are pinned here', () => {
    const pinned = [1, 2, 3].map((m) => {
      const { classes, patterns } = censusChunk(3, m, 0, codeCount(3, m));
      return [classes, patterns.size];
    });
    expect(pinned).toMatchInlineSnapshot(`
      [
        [
          70,
          20,
        ],
        [
          2902,
          42,
        ],
        [
          39056,
          47,
        ],
      ]
    `);
  });
});
