import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimById } from '../../src/claims/registry.js';
import { planClaim } from '../../src/claims/plan.js';
import type { Chunk, ChunkResult, Witness } from '../../src/engines/chunk.js';
import { drawCase, runChunk } from '../../src/engines/chunk.js';
import type { Claim, Decision, Instance, Step } from '../../src/engines/claim.js';
import { codeCount } from '../../src/engines/enumerate.js';
import { examine, refutes } from '../../src/engines/examine.js';
import { compareSize, witnessId } from '../../src/engines/instance.js';

/** A statement that the checker accepts, and one that it rejects. */
const relation = (holds: boolean, accepted: boolean): Step => ({
  role: 'conclusion',
  text: 'x ≤ 4',
  holds,
  statement: {
    kind: 'relation',
    let: {},
    left: holds ? '1' : '5',
    relation: '<=',
    right: '4',
    values: { left: holds === accepted ? '1' : '5', right: '4' },
    verdict: holds ? 'holds' : 'fails',
  },
});
const honest = (holds: boolean): Step => {
  const step = relation(holds, true);
  if (step.statement.kind !== 'relation') return step;
  const { left } = step.statement;
  return { ...step, statement: { ...step.statement, values: { left: left as string, right: '4' } } };
};
const lying = (holds: boolean): Step => {
  const step = honest(holds);
  return step.statement.kind === 'relation'
    ? { ...step, statement: { ...step.statement, values: { left: '3', right: '4' } } }
    : step;
};
const decided = (step: Step, branch?: string): Decision => ({
  applies: true,
  holds: step.holds,
  steps: [step],
  branch,
});
const missed: Decision = { applies: false, holds: true, steps: [] };

/** x in 0..9 with a decision of its own. */
const claimOf = (decide: (x: number) => Decision, more: Partial<Claim> = {}): Claim => ({
  id: 'made-up',
  section: '0',
  source: 'nowhere',
  title: 'made up',
  form: 'companion',
  statement: 'x is small',
  reading: 'a digit',
  families: [
    { name: 'digits', arbitrary: fc.integer({ min: 0, max: 9 }).map((x): Instance => ({ x })) },
    { name: 'even digits', arbitrary: fc.integer({ min: 0, max: 4 }).map((x): Instance => ({ x: 2 * x })) },
  ],
  decide: (instance) => decide(instance['x'] as number),
  ...more,
});

const sample = (from: number, to: number, claim = 'made-up', seed = 1): Chunk => ({
  claim,
  engine: 'sample',
  from,
  to,
  seed,
});

/** Counts of chunks added up, as the results of a claim are. */
function sum(results: readonly ChunkResult[]): Omit<ChunkResult, 'counterexample'> {
  const total = { cases: 0, applied: 0, checked: 0, families: {} as Record<string, { cases: number; applied: number }>, branches: {} as Record<string, number>, errors: [] as string[] }; // prettier-ignore
  for (const r of results) {
    total.cases += r.cases;
    total.applied += r.applied;
    total.checked += r.checked;
    total.errors.push(...r.errors);
    for (const [name, f] of Object.entries(r.families)) {
      const known = (total.families[name] ??= { cases: 0, applied: 0 });
      known.cases += f.cases;
      known.applied += f.applied;
    }
    for (const [name, k] of Object.entries(r.branches)) total.branches[name] = (total.branches[name] ?? 0) + k;
  }
  return total;
}

describe('a chunk', () => {
  it.each(['prop-3.12', 'lemma-3.9', 'eq-138-142', 'sec-11-coarse'])(
    'of random cases of %s counts the same however it is cut',
    (id) => {
      const claim = claimById(id)!;
      const whole = runChunk(claim, sample(0, 200, id));
      expect(whole.cases).toBe(200);
      for (const cuts of [
        [0, 100, 200],
        [0, 1, 63, 64, 200],
      ]) {
        const parts = cuts.slice(1).map((to, i) => runChunk(claim, sample(cuts[i], to, id)));
        expect(sum(parts)).toEqual(whole);
      }
    },
  );

  it('of the enumeration counts the same however it is cut', () => {
    const claim = claimById('lemma-3.10')!;
    const codes = (from: number, to: number): Chunk => ({ ...sample(from, to, claim.id), engine: 'enumerate', points: 2, entries: 3 }); // prettier-ignore
    const whole = runChunk(claim, codes(0, codeCount(2, 3)));
    expect(whole.cases).toBeGreaterThan(50);
    expect(sum([runChunk(claim, codes(0, 77)), runChunk(claim, codes(77, codeCount(2, 3)))])).toEqual(whole);
  });

  it('of an exhaustion runs through its list', () => {
    const claim = claimById('ex-11.2/family')!;
    const whole = runChunk(claim, { ...sample(0, 4, claim.id), engine: 'exhaust' });
    expect(whole).toMatchObject({ cases: 4, applied: 4, checked: 16, errors: [] });
  });

  it('counts cases, those that apply, statements, families and branches', () => {
    const claim = claimOf((x) => (x % 3 === 0 ? missed : decided(honest(true), x % 2 === 0 ? 'even' : 'odd')));
    const result = runChunk(claim, sample(0, 300));
    const drawn = Array.from({ length: 300 }, (_, k) => drawCase(claim, 1, k));
    const applied = drawn.filter(({ instance }) => (instance['x'] as number) % 3 !== 0);
    expect(result.cases).toBe(300);
    expect(result.applied).toBe(applied.length);
    expect(result.checked).toBe(applied.length);
    expect(result.families['digits']).toEqual({ cases: 150, applied: applied.filter((d) => d.family === 'digits').length }); // prettier-ignore
    expect(result.branches['even'] + result.branches['odd']).toBe(applied.length);
    expect(result.branches['odd']).toBe(applied.filter(({ instance }) => (instance['x'] as number) % 2 === 1).length);
    expect(result.errors).toEqual([]);
    expect(result).not.toHaveProperty('counterexample');
  });
});

describe('a counterexample', () => {
  it('ends its chunk, is made small, and can be drawn again', () => {
    const claim = claimOf((x) => decided(honest(x < 3)));
    const result = runChunk(claim, sample(0, 100));
    const { instance, original, replay } = result.counterexample!;
    expect(instance).toEqual({ x: 3 });
    expect(result.cases).toBeLessThan(20);
    const [, seed, k] = /^made-up@(\d+):(\d+)$/.exec(replay)!;
    expect(drawCase(claim, Number(seed), Number(k)).instance).toEqual(original);
    expect(Number(k)).toBe(result.cases - 1);
  });

  it.each(['eq-51-conservative/converse', 'prop-3.12/converse', 'eq-325', 'eq-53/without-conservation'])(
    'of %s shrinks, refutes, and is the same in every run',
    (id) => {
      const claim = claimById(id)!;
      const { instance, original } = runChunk(claim, sample(0, 100, id)).counterexample!;
      expect(refutes(claim, original)).toBe(true);
      expect(refutes(claim, instance)).toBe(true);
      expect(compareSize(instance, original)).toBeLessThanOrEqual(0);
      expect(runChunk(claim, sample(0, 100, id)).counterexample!.instance).toEqual(instance);
    },
  );

  it('is the cycle of three for "conservative implies symmetric"', () => {
    const id = 'eq-51-conservative/converse';
    for (const seed of [1, 2, 3, 4, 5]) {
      const { instance } = runChunk(claimById(id)!, sample(0, 100, id, seed)).counterexample!;
      expect(witnessId(id, instance)).toMatch(/^W-/);
      expect([[[0, 1, 0], [0, 0, 1], [1, 0, 0]], [[0, 0, 1], [1, 0, 0], [0, 1, 0]]]).toContainEqual(instance['flow']); // prettier-ignore
    }
  });

  it('is none until the checker accepts it', () => {
    const claim = claimOf((x) => decided(x < 3 ? honest(true) : lying(false)));
    const result = runChunk(claim, sample(0, 100));
    expect(result.counterexample).toBeUndefined();
    expect(result.errors[0]).toMatch(/^made-up@1:\d+: the checker rejects "x ≤ 4: /);
    expect(refutes(claim, { x: 5 })).toBe(false);
    expect(
      refutes(
        claimOf(() => missed),
        { x: 5 },
      ),
    ).toBe(false);
    expect(
      refutes(
        claimOf(() => decided(honest(false))),
        { x: 5 },
      ),
    ).toBe(true);
  });

  it('is made small through accepted cases only, though smaller ones throw or are rejected', () => {
    const claim = claimOf((x) => {
      if (x === 4) throw new Error('four');
      return decided(x === 5 ? lying(false) : honest(x < 3));
    }, { families: [{ name: 'nine', arbitrary: fc.constant<Instance>({ x: 9 }) }] }); // prettier-ignore
    expect(runChunk(claim, sample(0, 5)).counterexample!.instance).toEqual({ x: 3 });
  });
});

describe('a defect of the suite itself', () => {
  it('is recorded when the checker rejects a statement that is said to hold', () => {
    const result = runChunk(claimOf((x) => decided(x === 7 ? lying(true) : honest(true))), sample(0, 200)); // prettier-ignore
    expect(result.errors.length).toBeGreaterThan(0);
    expect(result.errors[0]).toMatch(/the left side has another value/);
    const { rejected, checked } = examine(claimOf(() => decided(lying(true))), { x: 0 }); // prettier-ignore
    expect([rejected.length, checked]).toEqual([1, 0]);
  });

  it('is recorded when a decision throws, with the replay string, and does not end the run', () => {
    const claim = claimOf((x) => {
      if (x === 7) throw new Error('seven');
      return decided(honest(true));
    });
    const result = runChunk(claim, sample(0, 12));
    const sevens = Array.from({ length: 12 }, (_, k) => k).filter((k) => drawCase(claim, 1, k).instance['x'] === 7);
    expect(result.errors).toEqual(sevens.map((k) => `made-up@1:${k}: seven`));
    expect(result.cases).toBe(12);
  });

  it('ends a chunk after three, so that a broken claim costs little', () => {
    const claim = claimOf(() => {
      throw new TypeError('always');
    });
    expect(runChunk(claim, sample(0, 500))).toMatchObject({ cases: 3, applied: 0 });
    expect(runChunk(claim, sample(0, 500)).errors).toHaveLength(3);
  });

  const stored = (x: number, kind: Witness['kind']): Witness => ({ id: witnessId('made-up', { x }), claim: 'made-up', kind, instance: { x } }); // prettier-ignore
  const replay = (claim: Claim, ...witnesses: Witness[]): ChunkResult =>
    runChunk(claim, { ...sample(0, witnesses.length), engine: 'corpus', witnesses });
  const upToThree = claimOf((x) => (x === 9 ? missed : decided(honest(x < 3))));

  it('is recorded when a stored witness has changed sides', () => {
    expect(replay(upToThree, stored(1, 'instance')).errors).toEqual([]);
    expect(replay(upToThree, stored(5, 'counterexample')).errors).toEqual([]);
    expect(replay(upToThree, stored(1, 'counterexample')).errors).toEqual([
      `${stored(1, 'instance').id}: stored as counterexample, now satisfies the claim`,
    ]);
    expect(replay(upToThree, stored(5, 'instance')).errors).toEqual([
      `${stored(5, 'instance').id}: stored as instance, now refutes the claim`,
    ]);
    for (const kind of ['instance', 'counterexample'] as const) {
      expect(replay(upToThree, stored(9, kind)).errors).toEqual([
        `${stored(9, kind).id}: stored as ${kind}, now misses a hypothesis`,
      ]);
    }
  });

  it('is not a smaller counterexample: stored ones are made small too', () => {
    expect(replay(upToThree, stored(8, 'counterexample')).counterexample!.instance).toEqual({ x: 3 });
  });

  it('shows in a chunk that has no cases of its own', () => {
    expect(replay(upToThree)).toMatchObject({ cases: 0, applied: 0, errors: [] });
  });
});

describe('the plan of a claim', () => {
  it('hands stored witnesses to their own claim only', () => {
    const mine: Witness = { id: 'W-0', claim: 'prop-3.12', kind: 'instance', instance: { flow: [[1]] } };
    const other: Witness = { ...mine, claim: 'eq-50' };
    const [first, ...rest] = planClaim(claimById('prop-3.12')!, 'quick', 1, [mine, other]);
    expect(first).toMatchObject({ engine: 'corpus', from: 0, to: 1, witnesses: [mine] });
    expect(rest.some((c) => c.engine === 'corpus')).toBe(false);
  });
});
