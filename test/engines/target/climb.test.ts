import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/engines/claim.js';
import type { Climbed } from '../../../src/engines/target/climb.js';
import { climb } from '../../../src/engines/target/climb.js';
import type { SearchOptions } from '../../../src/engines/target/implication.js';
import { familyOf, targetOf } from '../../../src/engines/target/implication.js';
import { modelAt } from '../../../src/claims/read.js';
import { assume, conclude, expectProperty } from '../../../src/claims/steps.js';
import type { PropertyName } from '../../../src/properties/property.js';

const implication = (premises: readonly PropertyName[], conclusion: PropertyName): Claim => ({
  id: `${premises.join('-and-')}-to-${conclusion}`,
  section: '0',
  source: 'test',
  title: 'an implication',
  form: 'companion',
  statement: '',
  reading: '',
  families: [],
  decide(x) {
    const model = modelAt(x);
    return conclude(...premises.map((name) => assume(name, model)), expectProperty(conclusion, model));
  },
});

const search = (
  premises: readonly PropertyName[],
  conclusion: PropertyName,
  { evaluations = 20_000, ...options }: SearchOptions & { evaluations?: number } = {},
): Climbed => climb(implication(premises, conclusion), targetOf({ premises, conclusion }, options), 1, { evaluations });

describe('a climb towards an implication', () => {
  it.each([
    [['conservative'], 'ball-positive', 2],
    [['ball-positive'], 'symmetric', 3],
    [['positive-semidefinite', 'normal'], 'ball-positive', 3],
    [['conservative', 'positive'], 'normal', 3],
    [['conservative'], 'invertible', 2],
    [['symmetric', 'irreducible'], 'primitive', 2],
    [['idempotent', 'positive'], 'symmetric', 2],
    [['conservative', 'invertible'], 'has-gap', 2],
    [['positive'], 'has-gap', 3],
  ] as const)('refutes that %j implies %s, on %i points', (premises, conclusion, points) => {
    const { counterexample } = search(premises, conclusion, { evaluations: 60_000 });
    expect((counterexample!.instance['flow'] as unknown as number[][]).length).toBe(points);
  });

  it.each([
    [['ball-positive'], 'conservative'],
    [['ball-positive'], 'positive-semidefinite'],
    [['conservative'], '2-contractive'],
    [['symmetric', 'positive-semidefinite'], 'ball-positive'],
    [['conservative', 'irreducible'], 'has-gap'],
  ] as const)('does not refute that %j implies %s, and says how near it came', (premises, conclusion) => {
    const { counterexample, best } = search(premises, conclusion);
    expect(counterexample).toBeUndefined();
    expect(best!.margin).toBeGreaterThan(-1e-9);
    expect(implication(premises, conclusion).decide(best!.instance)).toMatchObject({ applies: true, holds: true });
  });

  it('reports the boundary as reached only where elimination says so', () => {
    expect(search(['conservative'], '2-contractive').best?.exact).toBe('0');
    expect(search(['ball-positive'], 'positive-semidefinite').best?.exact).toBe('0');
    expect(search(['conservative'], 'has-gap', { points: [1] }).best?.exact).toBeUndefined();
  });

  it('keeps to equal strengths and to lazy flows where it is told to', () => {
    const uniform = search(['conservative'], 'symmetric', { uniform: true, points: [4] });
    const sums = (uniform.counterexample!.original['flow'] as unknown as number[][]).map((row) =>
      row.reduce((a, b) => a + b),
    );
    expect(new Set(sums).size).toBe(1);
    // Lazy conservative flows are ball-positive.
    expect(search(['conservative'], 'ball-positive', { lazy: true }).counterexample).toBeUndefined();
  });
});

describe('a climb bounded by evaluations', () => {
  it('is a function of claim, target and seed', () => {
    const again = (seed: number) =>
      climb(
        implication(['conservative', 'positive'], 'normal'),
        targetOf({ premises: ['conservative', 'positive'], conclusion: 'normal' }),
        seed,
        { evaluations: 8_000 },
      );
    expect(again(3)).toEqual(again(3));
    expect(again(3)).not.toEqual(again(4));
  });

  it('spends what it was given, and says how it goes', () => {
    const seen: number[] = [];
    const { evaluations, restarts } = climb(
      implication(['conservative'], '2-contractive'),
      targetOf({ premises: ['conservative'], conclusion: '2-contractive' }, { points: [4] }),
      1,
      { evaluations: 5_000 },
      (spent) => seen.push(spent),
    );
    expect(evaluations).toBeGreaterThanOrEqual(5_000);
    expect(evaluations).toBeLessThan(20_000);
    expect(restarts).toBeGreaterThan(0);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('ends by the clock', () => {
    const start = performance.now();
    const claim = implication(['conservative'], '2-contractive');
    climb(claim, targetOf({ premises: ['conservative'], conclusion: '2-contractive' }), 1, { seconds: 0.3 });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('gives up on a target without cases', () => {
    const claim = implication(['conservative'], '2-contractive');
    const nothing = { name: 'nothing', points: [2], dimension: () => 1, margin: () => NaN, build: () => undefined };
    expect(climb(claim, nothing, 1, { evaluations: 500 })).not.toHaveProperty('best');
  });
});

describe('the family for premises', () => {
  it('leaves as few premises as it can to the penalty', () => {
    const rest = (...premises: PropertyName[]) => familyOf(premises).rest;
    expect(rest('conservative', '2-contractive')).toEqual([]);
    expect(rest('symmetric', 'positive-semidefinite', 'ball-positive')).toEqual([]);
    expect(rest('ball-positive', 'conservative', 'irreducible')).toEqual(['irreducible']);
    expect(rest('idempotent', 'conservative', 'symmetric')).toEqual([]);
    expect(rest('normal', 'positive')).toEqual(['positive']);
    expect(rest('right-stochastic')).toEqual([]);
  });
});
