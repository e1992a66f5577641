import { describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/families/clouds/cloud.js';
import { decideInDoubles } from '../../src/families/decide-doubles.js';
import type { Defined } from '../../src/families/evaluate.js';
import { evaluateInDoubles } from '../../src/families/evaluate.js';
import type { PlainPair } from '../../src/operators/crowd.js';
import { defineModel } from '../../src/operators/define-model.js';
import { space } from '../../src/operators/environment.js';
import type { AveragingModel } from '../../src/operators/model.js';
import type { PropertyName } from '../../src/properties/property.js';
import { PROPERTIES } from '../../src/properties/registry.js';
import { rational } from '../../src/scalar/rational.js';

const line = space(1);
const cloud: Cloud = {
  kind: 'test',
  points: [0, 3, 7, 12].map((t) => [rational(BigInt(t), 8n)]),
  masses: [2n, 1n, 3n, 1n],
};
const at = (model: AveragingModel): Defined => evaluateInDoubles(model, cloud) as Defined;
const weighted = (weight: (pair: PlainPair) => number): Defined => at(defineModel({ name: 'test', environment: line, weight })); // prettier-ignore
const outcomes = (evaluation: Defined, trustZeros = true) =>
  Object.fromEntries(PROPERTIES.map(({ name }) => [name, decideInDoubles(name, evaluation, trustZeros)]));

describe('properties of values from doubles', () => {
  it('of a Gaussian are those of a symmetric positive-definite kernel', () => {
    const { idempotent, ...others } = outcomes(weighted(({ r2 }) => Math.exp(-r2)));
    expect(idempotent).toBe('fails');
    expect(new Set(Object.values(others))).toEqual(new Set(['holds']));
  });

  it('see an asymmetry of a part in 10¹⁰, and take one of a part in 10¹⁵ for a rounding', () => {
    const lopsided = (by: number) => outcomes(weighted(({ r2, z }) => Math.exp(-r2) * (z[0] > 0 ? 1 + by : 1)));
    const broken: PropertyName[] = ['conservative', 'symmetric', 'ball-positive', '1-contractive', '2-contractive', 'p-contractive', 'normal']; // prettier-ignore
    for (const name of broken) {
      expect(lopsided(1e-10)[name], name).toBe('fails');
      expect(lopsided(1e-15)[name], name).toBe('holds');
    }
  });

  it('see a form that is negative by a part in 10⁸', () => {
    // Φ = J + δ(1 − 2 e_0 e_0ᵀ) on the four points: the smallest eigenvalue is about −δ/2.
    const form = (delta: number) => weighted(({ self, x }) => 1 + (self ? (x[0] === 0 ? -delta : delta) : 0));
    expect(decideInDoubles('positive-semidefinite', form(1e-8), true)).toBe('fails');
    expect(decideInDoubles('positive-semidefinite', form(-1e-8), true)).toBe('fails');
    expect(decideInDoubles('positive-semidefinite', form(1e-15), true)).toBe('holds');
  });

  it('are decided by zeros, unless zeros may be underflow', () => {
    const near = weighted(({ r }) => (r < 0.5 ? 1 : 0));
    for (const name of ['irreducible', 'primitive', 'positive', 'has-gap'] as const) {
      expect(decideInDoubles(name, near, true), name).toBe('fails');
      expect(decideInDoubles(name, near, false), name).toBe('blind');
    }
  });

  it('call a matrix singular only where its rationals are known', () => {
    const same = weighted(() => 1);
    expect(same.recognised).toBe(true);
    expect(decideInDoubles('invertible', same, true)).toBe('fails');
    const irrational = weighted(() => Math.PI);
    expect(irrational.recognised).toBe(false);
    expect(decideInDoubles('invertible', irrational, true)).toBe('open');
  });

  it('find no gap where there is none, and a tiny one where there is one', () => {
    expect(
      decideInDoubles(
        'has-gap',
        weighted(({ self }) => (self ? 1 : 1e-9)),
        true,
      ),
    ).toBe('holds');
    // Two leaders that hardly hear of each other, each with a follower: fields that fall off a little from leader to follower
    // gain energy.
    const flow = [
      [1, 0, 1e-3, 0],
      [1, 0.1, 0, 0],
      [1e-3, 0, 1, 0],
      [0, 0, 1, 0.1],
    ];
    const index = (x: readonly number[]): number => [0, 3, 7, 12].indexOf(8 * x[0]);
    const m = [2, 1, 3, 1];
    const led = weighted(({ x, y }) => flow[index(x)][index(y)] / (m[index(x)] * m[index(y)]));
    expect(decideInDoubles('has-gap', led, true)).toBe('fails');
  });

  it('are closed under one point', () => {
    const alone = evaluateInDoubles(defineModel({ name: 'one', environment: line, weight: () => 1 }), {
      kind: 'one',
      points: [[rational(0n)]],
      masses: [1n],
    }) as Defined;
    expect(new Set(Object.values(outcomes(alone)))).toEqual(new Set(['holds']));
  });
});
