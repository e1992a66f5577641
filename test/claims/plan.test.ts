import { describe, expect, it } from 'vitest';
import { BUDGETS } from '../../src/claims/budget.js';
import { isSettled, planClaim } from '../../src/claims/plan.js';
import { CLAIMS, claimById } from '../../src/claims/registry.js';
import type { Chunk } from '../../src/engines/chunk.js';
import { codeCount } from '../../src/engines/enumerate.js';

/** Chunks that work through one list together. */
const listOf = ({ engine, points, entries }: Chunk): string => [engine, points, entries].join(' ');

describe('the plan of a claim', () => {
  it.each(BUDGETS)('covers every list from 0 without gap or overlap, budget %s', (budget) => {
    for (const claim of CLAIMS) {
      const next = new Map<string, number>();
      for (const chunk of planClaim(claim, budget, 1, [])) {
        expect(chunk.claim).toBe(claim.id);
        expect(chunk.from).toBe(next.get(listOf(chunk)) ?? 0);
        expect(chunk.to).toBeGreaterThan(chunk.from);
        next.set(listOf(chunk), chunk.to);
      }
      for (const [list, end] of next) {
        const [engine, points, entries] = list.split(' ');
        if (engine === 'exhaust') expect(end).toBe(claim.exhaustion!.cases.length);
        if (engine === 'enumerate') expect(end).toBe(codeCount(Number(points), Number(entries)));
      }
    }
  });

  it('has no less in it for a larger budget', () => {
    for (const claim of CLAIMS) {
      const ends = BUDGETS.map((budget) => {
        const end = new Map<string, number>();
        for (const chunk of planClaim(claim, budget, 1, [])) end.set(listOf(chunk), chunk.to);
        return end;
      });
      for (const k of [1, 2]) {
        for (const [list, end] of ends[k - 1]) expect(ends[k].get(list) ?? 0).toBeGreaterThanOrEqual(end);
        if (claim.families.length > 0) expect(ends[k].get('sample  ')).toBeGreaterThan(ends[k - 1].get('sample  ')!);
      }
    }
  });

  it('runs what is exhaustive before what is random, and small layers before large ones', () => {
    const order = ['corpus', 'derive', 'exhaust', 'smt', 'enumerate', 'target', 'sample', 'measure'];
    for (const claim of CLAIMS) {
      const plan = planClaim(claim, 'standard', 1, []);
      const engines = plan.map((c) => order.indexOf(c.engine));
      expect(engines).toEqual(engines.toSorted((a, b) => a - b));
      const layers = plan.filter((c) => c.engine === 'enumerate').map((c) => c.points! * 100 + c.entries!);
      expect(layers).toEqual(layers.toSorted((a, b) => a - b));
    }
  });

  it('stops an engine that has its counterexample, and no other', () => {
    const plan = planClaim(claimById('prop-3.12/converse')!, 'quick', 1, []);
    const left = plan.filter((c) => !isSettled(c, new Set(['enumerate'])));
    expect(new Set(left.map((c) => c.engine))).toEqual(new Set(['target', 'sample']));
    expect(plan.filter((c) => isSettled(c, new Set()))).toEqual([]);
  });

  it('depends on the seed in nothing but the seed', () => {
    const claim = claimById('prop-3.12')!;
    const of = (seed: number) => planClaim(claim, 'quick', seed, []);
    expect(of(2)).toEqual(of(1).map((c) => ({ ...c, seed: 2 })));
  });
});
