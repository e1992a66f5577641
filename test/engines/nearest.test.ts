import { describe, expect, it } from 'vitest';
import type { Nearest } from '../../src/engines/nearest.js';
import { nearest } from '../../src/engines/nearest.js';
import { boundOf, distanceBetween } from '../../src/engines/nearest/dual.js';
import { check } from '../../src/finite/checker.js';
import { smallFlow } from '../../src/finite/flow.js';
import { modelJson } from '../../src/finite/model-json.js';
import type { FiniteModel } from '../../src/finite/model.js';
import { finiteModel } from '../../src/finite/model.js';
import type { PropertyName } from '../../src/properties/property.js';
import { PROPERTIES, property } from '../../src/properties/registry.js';
import * as Q from '../../src/scalar/rational.js';
import { draws, randomFlow } from './stays/random-flows.js';

const NAMES = PROPERTIES.map(({ name }) => name);
const CONTRACTIVE: readonly PropertyName[] = ['conservative', '1-contractive', '2-contractive', 'p-contractive'];
const CONES: readonly PropertyName[] = [...CONTRACTIVE, 'symmetric', 'positive-semidefinite', 'ball-positive'];
const SEARCHED: ReadonlySet<PropertyName> = new Set(['normal', 'idempotent']);
const text = Q.toText;
const rows = ({ n, flow }: FiniteModel): string[] => Array.from({ length: n }, (_, i) => flow.slice(i * n, i * n + n).map(text).join(' ')); // prettier-ignore
const at = (name: PropertyName, flow: (number | string)[][]): Nearest => nearest(name, finiteModel({ flow }));

/** Everything that a result claims, decided again. */
function expectHonest(result: Nearest, model: FiniteModel): void {
  const { property: name, model: found, evidence } = result;
  expect(check({ kind: 'property', property: name, model: modelJson(found), verdict: 'holds', certificate: evidence })).toEqual({ accepted: true }); // prettier-ignore
  expect(distanceBetween(model.flow, found.flow)).toEqual(result.distance);
  expect(boundOf(model, result.certificate)).toEqual(result.lowerBound);
  expect(Q.compare(result.lowerBound, result.distance)).toBeLessThanOrEqual(0);
  expect(result.proved).toBe(Q.equal(result.lowerBound, result.distance));
  expect(result.kind === 'nearest').toBe(result.proved);
}

/** All matrices with entries 0, 1/q, …, top/q and no empty row that have a property, as integers over q. */
function lattice(name: PropertyName, n: number, top: number): number[][] {
  const found: number[][] = [];
  const F = Array.from({ length: n * n }, () => 0);
  for (;;) {
    const rows = Array.from({ length: n }, (_, i) => F.slice(i * n, i * n + n));
    if (rows.every((row) => row.some((f) => f > 0)) && property(name).holds(smallFlow(rows))) found.push(F.slice());
    const k = F.findIndex((f) => f < top);
    if (k < 0) return found;
    F[k]++;
    F.fill(0, 0, k);
  }
}

/** The smallest Σ |F - G| over a list of lattice models, F an integer matrix. */
const bruteForce = (F: readonly number[], models: readonly number[][], q: number): number =>
  models.reduce(
    (best, G) =>
      Math.min(
        best,
        G.reduce((s, g, k) => s + Math.abs(q * F[k] - g), 0),
      ),
    Infinity,
  ) / q;

describe('the nearest model that passes', () => {
  it.each(NAMES)('has the property %s, by the independent checker, at the distance that is stated', (name) => {
    const draw = draws(91);
    for (let round = 0; round < (SEARCHED.has(name) ? 8 : 25); round++) {
      const model = randomFlow(draw, 1 + draw(4));
      const result = nearest(name, model);
      expectHonest(result, model);
      if (CONES.includes(name)) expect(['nearest', 'close']).toContain(result.kind);
    }
  });

  it.each(NAMES)('is the model itself where it is %s already', (name) => {
    const draw = draws(92);
    for (let round = 0; round < 40; round++) {
      const model = randomFlow(draw, 2);
      const { distance, proved, model: found } = nearest(name, model);
      if (distance.n === 0n) expect([rows(found), proved]).toEqual([rows(model), true]);
    }
  });

  it('to the three-cycle is the lazy one, 3 away, proved by three cuts', () => {
    const result = at('ball-positive', [[0, 1, 0], [0, 0, 1], [1, 0, 0]]); // prettier-ignore
    expect(rows(result.model)).toEqual(['1 1 0', '0 1 1', '1 0 1']);
    expect([text(result.distance), text(result.lowerBound), result.kind]).toEqual(['3', '3', 'nearest']);
  });

  it('to the swap of two is uniform, 2 away', () => {
    for (const name of ['ball-positive', 'positive-semidefinite'] as const) {
      const result = at(name, [[0, 1], [1, 0]]); // prettier-ignore
      expect([rows(result.model), text(result.lowerBound), result.proved]).toEqual([['1 1', '1 1'], '2', true]);
    }
  });

  it('may be irrational: then it is enclosed, to a thousandth or as asked', () => {
    const model = finiteModel({ flow: [[0, 2, 1], [0, 1, 1], [3, 0, 0]] }); // prettier-ignore
    const coarse = nearest('ball-positive', model);
    const fine = nearest('ball-positive', model, { within: Q.parseRational('1e-6') });
    for (const result of [coarse, fine]) expectHonest(result, model);
    expect([coarse.kind, fine.kind]).toEqual(['close', 'close']);
    expect(Q.toNumber(coarse.distance) / Q.toNumber(coarse.lowerBound)).toBeLessThan(1.001);
    expect(Q.toNumber(fine.distance) / Q.toNumber(fine.lowerBound)).toBeLessThan(1.000001);
    expect(Q.compare(coarse.lowerBound, fine.distance)).toBe(-1);
  });

  it.each(CONTRACTIVE)('that is %s is half of Σ |row sum - column sum| away, proved', (name) => {
    const draw = draws(93);
    for (let round = 0; round < 100; round++) {
      const model = randomFlow(draw, 2 + draw(5));
      const { n, flow, kappa } = model;
      const gaps = kappa.map((k, j) => Q.magnitude(Q.subtract(k, Q.sum(kappa.map((_, i) => flow[i * n + j])))));
      const { distance, proved } = nearest(name, model);
      expect([distance, proved]).toEqual([Q.multiply(Q.sum(gaps), Q.HALF), true]);
    }
  });

  it('that is symmetric is Σ |F_ij - F_ji| over pairs away, proved', () => {
    const draw = draws(94);
    for (let round = 0; round < 100; round++) {
      const model = randomFlow(draw, 2 + draw(5));
      const { n, flow } = model;
      const gaps = flow.map((f, k) => Q.magnitude(Q.subtract(f, flow[(k % n) * n + Math.floor(k / n)])));
      const { distance, proved } = nearest('symmetric', model);
      expect([distance, proved]).toEqual([Q.multiply(Q.sum(gaps), Q.HALF), true]);
    }
  });

  it.each(CONES)('that is %s: no lattice model is nearer than the lower bound, on two points in quarters', (name) => {
    const models = lattice(name, 2, 12);
    const draw = draws(95);
    let proved = 0;
    for (let round = 0; round < 60; round++) {
      const F = [draw(4), 1 + draw(3), 1 + draw(3), draw(4)];
      const result = at(name, [F.slice(0, 2), F.slice(2)]);
      const best = bruteForce(F, models, 4);
      expect(Q.toNumber(result.lowerBound)).toBeLessThanOrEqual(best);
      if (!result.proved) continue;
      proved++;
      // Found by brute force too, if its entries are on the lattice.
      if (result.model.flow.every((f) => 4n % f.d === 0n && 4n * f.n <= 12n * f.d))
        expect(Q.toNumber(result.distance)).toBe(best);
    }
    expect(proved).toBeGreaterThan(20);
  });

  it.each(['positive-semidefinite', 'ball-positive', 'conservative', 'symmetric'] as const)(
    'that is %s: no integer model on three points is nearer than the lower bound',
    (name) => {
      const models = lattice(name, 3, 2);
      const draw = draws(96);
      let met = 0;
      for (let round = 0; round < 25; round++) {
        const F = Array.from({ length: 9 }, () => draw(3));
        for (let i = 0; i < 3; i++) if (F.slice(3 * i, 3 * i + 3).every((f) => f === 0)) F[3 * i + draw(3)] = 1;
        const result = at(name, [F.slice(0, 3), F.slice(3, 6), F.slice(6)]);
        const best = bruteForce(F, models, 1);
        expect(Q.toNumber(result.lowerBound)).toBeLessThanOrEqual(best);
        expect(Q.toNumber(result.distance)).toBeLessThanOrEqual(best * 1.001);
        if (result.proved && Q.toNumber(result.distance) === best) met++;
      }
      expect(met).toBeGreaterThan(5);
    },
  );

  it('does not depend on the unit: a multiple of F is a multiple as far away', () => {
    const F = [[0, 3, 1], [2, 0, 2], [1, 0, 1]]; // prettier-ignore
    for (const name of CONES) {
      const one = at(name, F);
      for (const unit of ['1/1000', '100000']) {
        const other = nearest(name, finiteModel({ flow: F.map((row) => row.map((f) => Q.multiply(Q.rational(BigInt(f)), Q.parseRational(unit)))) })); // prettier-ignore
        const ratio = Q.toNumber(other.lowerBound) / Q.toNumber(one.lowerBound) / Q.toNumber(Q.parseRational(unit));
        expect(ratio).toBeCloseTo(1, 6);
      }
    }
  });

  it.each(['irreducible', 'primitive', 'positive', 'invertible', 'has-gap'] as const)(
    'that is %s comes as near as is wished, and says so',
    (name) => {
      const model = finiteModel({ flow: [[1, 0, 0], [0, 1, 1], [0, 1, 1]] }); // prettier-ignore
      const [far, close] = [nearest(name, model), nearest(name, model, { step: Q.parseRational('1/1000000') })];
      for (const result of [far, close]) {
        expectHonest(result, model);
        expect(result).toMatchObject({ kind: 'arbitrarily-close', proved: false, lowerBound: Q.ZERO });
      }
      expect(Q.multiply(close.distance, Q.rational(10_000n))).toEqual(far.distance);
    },
  );

  it('with a gap is not always arbitrarily close: then the best found is marked as such', () => {
    // u = (1, -27/202, 9/2) has mean zero and (u, [u]) > (u, u), by so much that nearby models have one like it.
    const F = [[0, 0, 9], [0, 100, 1], [0, 1, 0]]; // prettier-ignore
    const result = at('has-gap', F);
    expectHonest(result, finiteModel({ flow: F }));
    expect(result.kind).toBe('best-found');
    // A step so large that it passes proves nothing about smaller ones.
    const leap = nearest('has-gap', finiteModel({ flow: F }), { step: Q.rational(1000n) });
    expect(leap.kind).toBe('best-found');
  });

  it.each(['normal', 'idempotent'] as const)(
    'that is %s is searched for in a set that is not convex: best found, at least as good as any integer model',
    (name) => {
      const models = lattice(name, 2, 5);
      const draw = draws(97);
      for (let round = 0; round < 60; round++) {
        const F = [draw(4), 1 + draw(3), 1 + draw(3), draw(4)];
        const result = at(name, [F.slice(0, 2), F.slice(2)]);
        expect(Q.toNumber(result.distance)).toBeLessThanOrEqual(bruteForce(F, models, 1));
        expect(result.kind).toBe(result.distance.n === 0n ? 'nearest' : 'best-found');
      }
    },
  );

  it('of six points is found in a moment', () => {
    const draw = draws(98);
    for (const name of ['positive-semidefinite', 'ball-positive'] as const) {
      const model = finiteModel({ flow: Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => draw(4))) });
      const result = nearest(name, model);
      expectHonest(result, model);
      expect(Q.toNumber(result.distance) / Q.toNumber(result.lowerBound)).toBeLessThan(1.002);
    }
  });
});
