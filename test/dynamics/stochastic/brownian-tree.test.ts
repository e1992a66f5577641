import { describe, expect, it } from 'vitest';
import { brownianTree } from '../../../src/dynamics/stochastic/brownian-tree.js';
import { counterNoise } from '../../../src/dynamics/stochastic/counter-noise.js';
import { SIGMAS, zOf } from './law.js';

const tree = (seed = 5, replica = 0, n = 3, dim = 2, span = 0.5) =>
  brownianTree(counterNoise(seed, replica), n, dim, span);

/** Increments are sums of at most as many rounded terms as there are levels. */
const ROUNDING = 1e-14;

describe('brownianTree', () => {
  it('gives the same increments in whatever order they are asked for', () => {
    const queries = Array.from({ length: 200 }, (_, q) => [q % 9, Math.floor(q / 3) * 7 + (q % 5)] as const);
    const forward = tree();
    const seen = new Map(queries.map(([l, k]) => [`${l}/${k}`, [...forward.increments(l, k)]]));
    const backward = tree();
    for (const [l, k] of queries.toReversed()) expect([...backward.increments(l, k)]).toEqual(seen.get(`${l}/${k}`));
    for (const [l, k] of queries) expect([...tree().increments(l, k)]).toEqual(seen.get(`${l}/${k}`));
  });

  it('refines: the increments of both halves add up to that of the whole', () => {
    const t = tree();
    for (let level = 0; level < 12; level++)
      for (const k of [0, 1, 5, 2 ** 20 + 3]) {
        const whole = t.increments(level, k).slice();
        const left = t.increments(level + 1, 2 * k).slice();
        const right = t.increments(level + 1, 2 * k + 1);
        for (let j = 0; j < whole.length; j++) expect(Math.abs(left[j] + right[j] - whole[j])).toBeLessThan(ROUNDING);
      }
  });

  it.each([0, 1, 4, 9])('has increments of mean 0 and of the variance of the interval at level %d', (level) => {
    const h = 0.5 / 2 ** level;
    const t = tree(11, 0, 50, 2);
    const all = Array.from({ length: 200 }, (_, k) => [...t.increments(level, k)]).flat();
    expect(Math.abs(zOf(all, 0))).toBeLessThan(SIGMAS);
    expect(Math.abs(zOf(all.map((b) => b * b), h))).toBeLessThan(SIGMAS); // prettier-ignore
    expect(Math.abs(zOf(all.map((b) => b ** 4), 3 * h * h))).toBeLessThan(SIGMAS); // prettier-ignore
  });

  it.each([1, 2, 6])('has no correlation between neighbouring intervals, siblings or not, at level %d', (level) => {
    const t = tree(12, 0, 50, 2);
    const products = Array.from({ length: 200 }, (_, k) => {
      const first = t.increments(level, k).slice();
      return Array.from(t.increments(level, k + 1), (b, j) => b * first[j]);
    }).flat();
    expect(Math.abs(zOf(products, 0))).toBeLessThan(SIGMAS);
  });

  it('differs between replicas and between seeds', () => {
    expect([...tree(5, 1).increments(3, 4)]).not.toEqual([...tree(5, 0).increments(3, 4)]);
    expect([...tree(6, 0).increments(3, 4)]).not.toEqual([...tree(5, 0).increments(3, 4)]);
  });

  it('says what is wrong with a query', () => {
    expect(() => tree().increments(41, 0)).toThrow('level: 41, expected 0 to 40');
    expect(() => tree().increments(0, -1)).toThrow('k: -1');
    expect(() => brownianTree(counterNoise(1), 1, 1, 0)).toThrow('span: 0');
  });
});
