import { describe, expect, it } from 'vitest';
import { aroundOf } from '../../src/atlas/around.js';
import { arrowsOf, basisOf, census, compareFlows, createAtlas, decideImplication } from '../../src/atlas/atlas.js';
import { find } from '../../src/atlas/find.js';
import { parseFormula, satisfies } from '../../src/atlas/formula.js';
import { decideAll } from '../../src/atlas/implications.js';
import { BASIS } from '../../src/claims/3.6/atlas-realised.js';
import { CLAIMS, claimById } from '../../src/claims/registry.js';
import { censusChunk, signature } from '../../src/engines/census.js';
import { loadCorpus } from '../../src/engines/corpus.js';
import { closedPatterns, closure } from '../../src/engines/derive/chain.js';
import { replay } from '../../src/engines/derive/replay.js';
import { codeCount } from '../../src/engines/enumerate.js';
import { smallFlow } from '../../src/finite/flow.js';
import { ATLAS_PROPERTIES, PATTERN_COUNT, bitOf, bitsOf, propertiesOf } from '../../src/properties/pattern.js';

/** Claims whose implications are proved for every model, by derivations that replay. */
const proved = CLAIMS.filter(
  ({ implications = [], derivations = [] }) =>
    implications.length > 0 && derivations.length > 0 && derivations.every((d) => d.part === undefined),
);
const atlas = createAtlas(arrowsOf(proved), loadCorpus('corpus'));
const ask = (query: string, points?: number) => find(atlas, parseFormula(query), points);

describe('the atlas', () => {
  it('has no open pattern: 89 are realised, all others excluded by one arrow each', () => {
    const outcomes = census(atlas);
    expect(outcomes).toHaveLength(PATTERN_COUNT);
    expect(outcomes.filter((o) => o.outcome === 'open')).toEqual([]);
    expect(outcomes.filter((o) => o.outcome === 'realised')).toHaveLength(89);
    for (const o of outcomes) if (o.outcome === 'excluded') expect(o.chain).toHaveLength(1);
  });

  it('rests on derivations that replay, for every arrow of the basis', () => {
    for (const { claim } of BASIS) {
      const { derivations = [] } = claimById(claim)!;
      expect(derivations.length).toBeGreaterThan(0);
      for (const derivation of derivations) expect(() => replay(derivation)).not.toThrow();
    }
  });

  it('has witnesses with just the properties that they stand for', () => {
    for (const { pattern, flow } of atlas.witnesses.values())
      expect(propertiesOf(signature(smallFlow(flow)))).toEqual(propertiesOf(pattern));
  });

  it('has for every pattern of up to three points and small entries the first witness of an enumeration', () => {
    const first = new Map<number, readonly (readonly number[])[]>();
    for (const [points, entries] of [
      [1, 1],
      [2, 1],
      [2, 2],
      [2, 3],
      [2, 4],
      [3, 1],
      [3, 2],
      [3, 3],
    ] as const) {
      const { patterns } = censusChunk(points, entries, 0, codeCount(points, entries));
      for (const [pattern, { witness }] of patterns) if (!first.has(pattern)) first.set(pattern, witness);
    }
    expect(first.size).toBe(51);
    for (const [pattern, witness] of first) expect(atlas.witnesses.get(pattern)!.flow).toEqual(witness);
  });

  it('would leave patterns open without any one arrow of the basis', () => {
    for (const { arrow, opened, example } of basisOf(BASIS)) {
      expect([arrow.claim, opened > 0]).toEqual([arrow.claim, true]);
      expect(closure(bitsOf(example), BASIS)).not.toBe(bitsOf(example));
    }
  });

  it('counts for the basis what opens: by brute force over all patterns', () => {
    for (const [k, { opened }] of basisOf(BASIS).entries()) {
      const others = BASIS.filter((_, j) => j !== k);
      expect(opened).toBe(closedPatterns(others).length - closedPatterns(BASIS).length);
    }
  });

  it('decides every implication between conjunctions, from both sides', () => {
    for (const { conclusion, sufficient, insufficient } of decideAll(atlas)) {
      const bit = bitOf(conclusion);
      for (let premises = 0; premises < PATTERN_COUNT; premises++) {
        if ((premises & bit) !== 0) continue;
        const follows = sufficient.some((s) => (s.premises & ~premises) === 0);
        const fails = insufficient.some(({ pattern }) => (premises & ~pattern) === 0);
        if (follows === fails) expect({ conclusion, premises: propertiesOf(premises), follows, fails }).toBe('decided');
      }
    }
  });

  it('orders witnesses by points, largest entry, non-zeros, then entry by entry', () => {
    expect(
      compareFlows(
        [[9]],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    ).toBeLessThan(0);
    expect(
      compareFlows(
        [
          [1, 1],
          [1, 1],
        ],
        [
          [0, 2],
          [1, 0],
        ],
      ),
    ).toBeLessThan(0);
    expect(
      compareFlows(
        [
          [0, 1],
          [1, 0],
        ],
        [
          [0, 1],
          [1, 1],
        ],
      ),
    ).toBeLessThan(0);
    expect(
      compareFlows(
        [
          [0, 1],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    ).toBeLessThan(0);
    expect(compareFlows([[1]], [[1]])).toBe(0);
  });
});

describe('find', () => {
  it('answers with the smallest witness', () => {
    const found = ask('ball-positive & ~symmetric');
    expect(found).toMatchObject({
      outcome: 'witness',
      witness: {
        flow: [
          [1, 0, 1],
          [1, 1, 0],
          [0, 1, 1],
        ],
      },
    });
  });

  it('answers with a derivation where there is none, for each conjunction of the query', () => {
    const found = ask('idempotent & (irreducible | invertible) & ~positive & ~symmetric');
    expect(found.outcome).toBe('impossible');
    if (found.outcome !== 'impossible') return;
    expect(found.reasons.map(({ chain }) => chain.map((a) => a.claim))).toEqual([
      ['atlas/idempotent-and-irreducible-to-positive'],
      ['atlas/idempotent-and-invertible-to-symmetric'],
    ]);
  });

  it('says of a query that contradicts itself that it does', () => {
    expect(ask('normal & ~normal')).toEqual({ outcome: 'impossible', reasons: [] });
  });

  it('leaves open what only larger models are known to do', () => {
    const found = ask('ball-positive & ~symmetric', 2);
    expect(found).toMatchObject({ outcome: 'open', larger: { flow: { length: 3 } } });
  });

  it('agrees with brute force over the realised patterns', () => {
    const queries = [
      'normal & ~symmetric',
      'positive | ~has-gap',
      '~(conservative | irreducible) & idempotent',
      'positive & ~has-gap & ~invertible & positive-semidefinite',
    ];
    for (const query of queries) {
      const formula = parseFormula(query);
      const realised = [...atlas.witnesses.values()].filter((w) => satisfies(formula, w.pattern));
      expect([query, ask(query).outcome]).toEqual([query, realised.length > 0 ? 'witness' : 'impossible']);
    }
  });

  it('is never open without a limit on points', () => {
    for (const a of ATLAS_PROPERTIES)
      for (const b of ATLAS_PROPERTIES) expect(ask(`${a} & ~${b}`).outcome).not.toBe('open');
  });
});

describe('around an implication', () => {
  it('are its converse and the implications without one premise, each decided', () => {
    const [lemma] = aroundOf(atlas, claimById('lemma-3.10')!);
    expect(lemma.implication).toEqual({
      premises: ['symmetric', 'positive-semidefinite'],
      conclusion: 'ball-positive',
    });
    expect(lemma.converse.map((v) => [v.conclusion, v.outcome])).toEqual([
      ['symmetric', 'fails'],
      ['positive-semidefinite', 'holds'],
    ]);
    expect(lemma.dropped.map((v) => [v.hypothesis, v.outcome])).toEqual([
      ['symmetric', 'fails'],
      ['positive-semidefinite', 'fails'],
    ]);
    expect(lemma.dropped[0].witness!.flow).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('show a hypothesis that is not needed, with the claims that do without it', () => {
    const claim = { ...claimById('lemma-3.10')!, implications: [{ premises: ['symmetric', 'ball-positive'], conclusion: 'positive-semidefinite' }] } as const; // prettier-ignore
    const [{ dropped }] = aroundOf(atlas, claim);
    expect(dropped[0]).toMatchObject({ hypothesis: 'symmetric', outcome: 'holds' });
    expect(dropped[0].by).toHaveLength(1);
  });

  it('decide the drop of a hypothesis as decideImplication does', () => {
    for (const claim of CLAIMS)
      for (const { dropped } of aroundOf(atlas, claim))
        for (const v of dropped) {
          const again = decideImplication(atlas, bitsOf(v.premises as never), bitOf(v.conclusion as never));
          expect(again.outcome === 'follows').toBe(v.outcome === 'holds');
        }
  });
});
