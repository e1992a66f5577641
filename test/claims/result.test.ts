import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinClaim } from '../../src/claims/result.js';
import { conclude, expectRelation } from '../../src/claims/steps.js';
import type { Chunk, ChunkResult, EngineName } from '../../src/engines/chunk.js';
import { runChunk } from '../../src/engines/chunk.js';
import type { Claim, Decision, Instance } from '../../src/engines/claim.js';
import { whole } from '../../src/claims/read.js';
import { smallCampaign } from './campaign.js';

const digits = (name: string, max = 9) => ({
  name,
  arbitrary: fc.integer({ min: 0, max }).map((x): Instance => ({ x })),
});
const small = (x: number, bound = 9): ReturnType<typeof expectRelation> =>
  expectRelation('x ≤ bound', { x: whole(x) }, ['x', whole(x)], '<=', [String(bound), whole(bound)]);
const missed: Decision = { applies: false, holds: true, steps: [] };

const claimOf = (decide: (x: number) => Decision, more: Partial<Claim> = {}): Claim => ({
  id: 'made-up',
  section: '0',
  source: 'nowhere',
  title: 'made up',
  form: 'companion',
  statement: 'x is small',
  reading: 'a digit',
  families: [digits('digits'), digits('more digits')],
  decide: (x) => decide(x['x'] as number),
  ...more,
});
const judged = (claim: Claim) => smallCampaign(claim, { trim: { sample: 400 } });

describe('the vacuity gate', () => {
  it('opens for a claim that was tested', () => {
    const { status, errors, scope } = judged(claimOf((x) => conclude(small(x))));
    expect({ status, errors }).toEqual({ status: 'certified', errors: [] });
    expect(scope).toBe('400 of 400 random cases (digits; more digits); no counterexample; 400 certificates accepted');
  });

  it('is shut for a claim whose hypothesis is never met', () => {
    const { status, errors, scope } = judged(claimOf(() => missed));
    expect(status).toBe('unresolved');
    expect(errors[0]).toBe('vacuous: no case met the hypotheses');
    expect(scope).toBe('not decided: vacuous: no case met the hypotheses');
  });

  it('is shut for a claim whose hypothesis is met too rarely', () => {
    const { status, errors } = judged(
      claimOf((x) => (x === 0 ? conclude(small(x)) : missed), { families: [digits('many', 40)] }),
    );
    expect(status).toBe('unresolved');
    expect(errors[0]).toMatch(/^vacuous: only \d+ of 400 random cases met the hypotheses$/);
  });

  it('is shut for a family with no case that applies, however well the others do', () => {
    const { status, errors } = judged(
      claimOf((x) => (x < 5 ? conclude(small(x)) : missed), {
        families: [
          digits('low', 4),
          { name: 'high', arbitrary: fc.integer({ min: 5, max: 9 }).map((x): Instance => ({ x })) },
        ],
      }),
    );
    expect(status).toBe('unresolved');
    expect(errors).toEqual(['vacuous: none of 200 cases of the family "high" met the hypotheses']);
  });

  it('is shut for an equivalence that was tested on one side', () => {
    const branches = ['even', 'odd'];
    const both = claimOf((x) => conclude(x % 2 === 0 ? 'even' : 'odd', small(x)), { branches });
    expect(judged(both).status).toBe('certified');
    expect(judged(both).branches['even'] + judged(both).branches['odd']).toBe(400);
    const one = judged(claimOf((x) => conclude('even', small(x)), { branches }));
    expect(one.status).toBe('unresolved');
    expect(one.errors).toEqual(['one-sided: only 0 cases of the branch "odd"']);
    const rare = claimOf((x) => conclude(x === 57 ? 'odd' : 'even', small(x, 99)), { branches, families: [digits('many', 99)] }); // prettier-ignore
    expect(judged(rare).errors[0]).toMatch(/^one-sided: only \d cases of the branch "odd"$/);
  });

  it('does not matter to a counterexample: one case is enough', () => {
    const rare = judged(claimOf((x) => (x === 7 ? conclude(small(x, 6)) : missed)));
    expect(rare.status).toBe('refuted');
    expect(rare.errors).toEqual([]);
  });
});

const chunk = (engine: EngineName, more: Partial<Chunk> = {}): Chunk => ({ claim: 'made-up', engine, from: 0, to: 10, seed: 1, ...more }); // prettier-ignore
const found = (more: Partial<ChunkResult> = {}): ChunkResult => ({
  cases: 10,
  applied: 10,
  checked: 10,
  families: { digits: { cases: 10, applied: 10 } },
  branches: {},
  errors: [],
  ...more,
});
const against = (x: number, replay: string): ChunkResult =>
  found({ counterexample: { instance: { x }, original: { x: x + 1 }, replay } });

describe('the verdict on a claim', () => {
  const upToSix = claimOf((x) => conclude(small(x, 6)), {
    exhaustion: { cases: [{ x: 0 }, { x: 1 }], because: 'there are two', domain: 'both' },
  });

  it('is certified by cases and proved by an exhaustion', () => {
    const sampled = { chunk: chunk('sample'), result: found() };
    expect(joinClaim(upToSix, [sampled]).status).toBe('certified');
    const exhausted = {
      chunk: chunk('exhaust'),
      result: found({ cases: 2, applied: 2, families: { both: { cases: 2, applied: 2 } } }),
    };
    const { status, scope } = joinClaim(upToSix, [exhausted, sampled]);
    expect(status).toBe('proved');
    expect(scope).toContain('proved for both (there are two; 2 exact cases)');
  });

  it('is not proved by a part of an exhaustion, nor by one in which no case applies', () => {
    const sampled = { chunk: chunk('sample'), result: found() };
    for (const counts of [
      { cases: 1, applied: 1 },
      { cases: 2, applied: 0 },
    ]) {
      const exhausted = { chunk: chunk('exhaust'), result: found({ ...counts, families: { both: counts } }) };
      expect(joinClaim(upToSix, [exhausted, sampled]).status).toBe('certified');
    }
  });

  it('is unresolved if something is said to exist and nothing is stored', () => {
    const exists = { ...upToSix, existence: { because: 'stored', domain: 'all' }, exhaustion: undefined } as unknown as typeof upToSix; // prettier-ignore
    expect(joinClaim(exists, [{ chunk: chunk('corpus'), result: found() }]).status).toBe('unresolved');
    expect(joinClaim({ ...exists, branches: ['a'] }, [{ chunk: chunk('corpus'), result: found() }]).status).toBe('unresolved'); // prettier-ignore
  });

  it('is refuted by one counterexample, whatever else holds', () => {
    const { status, scope, evidence } = joinClaim(upToSix, [
      { chunk: chunk('exhaust'), result: found() },
      { chunk: chunk('sample'), result: against(7, 'made-up@1:3') },
    ]);
    expect(status).toBe('refuted');
    expect(scope).toMatch(/^refuted by W-[0-9a-f]{12}$/);
    expect(evidence.map((e) => e.outcome)).toEqual(['holds', 'counterexample']);
  });

  it('shows the smallest counterexample, and the replay string of a drawn one', () => {
    const { counterexample } = joinClaim(upToSix, [
      { chunk: chunk('corpus'), result: against(7, 'W-0') },
      { chunk: chunk('sample'), result: against(8, 'made-up@1:3') },
    ]);
    expect(counterexample).toMatchObject({ instance: { x: 7 }, original: { x: 9 }, replay: 'made-up@1:3', points: 0 });
    expect(counterexample!.steps).toHaveLength(1);
    expect(counterexample!.steps[0].holds).toBe(false);
  });

  it('is unresolved if anything is wrong with the suite, counterexample or not', () => {
    for (const result of [found({ errors: ['broken'] }), { ...against(7, 'made-up@1:3'), errors: ['broken'] }]) {
      const verdict = joinClaim(upToSix, [
        { chunk: chunk('exhaust'), result: found() },
        { chunk: chunk('sample'), result },
      ]);
      expect(verdict.status).toBe('unresolved');
      expect(verdict.scope).toBe('not decided: broken');
      expect(verdict.errors).toEqual(['broken']);
      expect(verdict.evidence[1].outcome).toBe('error');
    }
  });

  it('is unresolved if nothing was run', () => {
    expect(joinClaim(upToSix, []).status).toBe('unresolved');
  });

  it('adds up what its chunks counted', () => {
    const { evidence, branches } = joinClaim(upToSix, [
      { chunk: chunk('sample'), result: found({ branches: { a: 4, b: 6 } }) },
      { chunk: chunk('sample', { from: 10, to: 20 }), result: found({ branches: { b: 1 }, applied: 1, families: { others: { cases: 10, applied: 1 } } }) }, // prettier-ignore
    ]);
    expect(evidence).toEqual([
      {
        engine: 'sample',
        outcome: 'holds',
        cases: 20,
        applied: 11,
        checked: 20,
        families: [
          { name: 'digits', cases: 10, applied: 10 },
          { name: 'others', cases: 10, applied: 1 },
        ],
      },
    ]);
    expect(branches).toEqual({ a: 4, b: 7 });
  });

  it('says how far the enumeration had come before it met a counterexample, and no more', () => {
    const asymmetric: Claim = {
      ...claimOf(() => missed),
      enumerable: true,
      families: [],
      decide: ({ flow }) => {
        const rows = flow as unknown as number[][];
        const n = rows.length;
        return conclude(small(n, 2));
      },
    };
    const layer = (points: number, entries: number, to: number): Chunk => ({ ...chunk('enumerate'), points, entries, from: 0, to }); // prettier-ignore
    const chunks = [layer(1, 1, 2), layer(2, 1, 16), layer(3, 1, 512)];
    const { counterexample, scope } = joinClaim(
      asymmetric,
      chunks.map((c) => ({ chunk: c, result: runChunk(asymmetric, c) })),
    );
    expect(counterexample!.points).toBe(3);
    expect(counterexample!.minimality).toBe('none among all flows with N = 1, entries ≤ 1 or N = 2, entries ≤ 1');
    expect(scope).toContain('3 points; none among all flows');
  });
});
