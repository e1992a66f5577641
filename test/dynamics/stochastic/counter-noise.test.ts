import { describe, expect, it } from 'vitest';
import { counterNoise, STREAM } from '../../../src/dynamics/stochastic/counter-noise.js';
import { upperQuantile } from '../../../src/dynamics/stochastic/normal-quantile.js';
import { SIGMAS, zOf, zOfChiSquare } from './law.js';

const noise = counterNoise(20240314);
const SAMPLE = 40_000;
const normals = (of: (k: number) => number): number[] => Array.from({ length: SAMPLE }, (_, k) => of(k));

describe('counterNoise', () => {
  it('is a function of its arguments: nothing that was asked before changes an answer', () => {
    const first = noise.normal(3, 17, 1, 12345);
    for (let k = 0; k < 100; k++) noise.normal(k % 60, k, k % 3, k * k);
    expect(noise.normal(3, 17, 1, 12345)).toBe(first);
    expect(counterNoise(20240314).normal(3, 17, 1, 12345)).toBe(first);
  });

  it('changes with every argument, with the seed and with the replica', () => {
    const at = (seed: number, replica: number, stream: number, agent: number, c: number, k: number): number =>
      counterNoise(seed, replica).normal(stream, agent, c, k);
    const all = [at(1, 0, 0, 0, 0, 0), at(2, 0, 0, 0, 0, 0), at(1, 1, 0, 0, 0, 0), at(1, 0, 1, 0, 0, 0), at(1, 0, 0, 1, 0, 0), at(1, 0, 0, 0, 1, 0), at(1, 0, 0, 0, 2, 0), at(1, 0, 0, 0, 0, 1), at(1, 0, 0, 0, 0, 2 ** 32)]; // prettier-ignore
    expect(new Set(all).size).toBe(all.length);
  });

  it('fills arrays with the numbers that it gives one by one', () => {
    for (const dim of [1, 2, 3]) {
      const out = new Float64Array(5 * dim);
      noise.fillNormal(out, dim, STREAM.roots, 7);
      for (let i = 0; i < 5; i++)
        for (let c = 0; c < dim; c++) expect(out[i * dim + c]).toBe(noise.normal(STREAM.roots, i, c, 7));
    }
  });

  it('keeps its bits: these numbers are pinned, so that old runs replay', () => {
    expect(noise.normal(0, 0, 0, 0)).toBe(PINNED[0]);
    expect(noise.normal(5, 6, 1, 2 ** 40 + 3)).toBe(PINNED[1]);
    expect(noise.uniform(STREAM.initial, 2, 0, 9)).toBe(PINNED[2]);
  });

  it('has the moments 0, 1, 0, 3, 0, 15 of a normal law', () => {
    const z = normals((k) => noise.normal(1, k % 200, k % 3, k));
    for (const [power, moment] of [0, 1, 0, 3, 0, 15].entries())
      expect(Math.abs(zOf(z.map((t) => t ** (power + 1)), moment)), `power ${power + 1}`).toBeLessThan(SIGMAS); // prettier-ignore
  });

  it('fills a hundred cells of equal probability evenly', () => {
    const edges = Array.from({ length: 49 }, (_, k) => upperQuantile((k + 1) / 100)).toReversed();
    const counts = Array.from({ length: 100 }, () => 0);
    for (const z of normals((k) => noise.normal(2, k, 0, 3))) {
      const cell = edges.filter((e) => e < Math.abs(z)).length;
      counts[z > 0 ? 50 + cell : 49 - cell]++;
    }
    expect(Math.abs(zOfChiSquare(counts))).toBeLessThan(SIGMAS);
    const uniform = Array.from({ length: 100 }, () => 0);
    for (const u of normals((k) => noise.uniform(2, k, 1, 3))) uniform[Math.floor(100 * u)]++;
    expect(Math.abs(zOfChiSquare(uniform))).toBeLessThan(SIGMAS);
  });

  it.each([
    ['agents', (k: number) => noise.normal(0, k, 0, 0) * noise.normal(0, k + 1, 0, 0)],
    ['components', (k: number) => noise.normal(0, k, 0, 0) * noise.normal(0, k, 1, 0)],
    ['blocks of components', (k: number) => noise.normal(0, k, 0, 0) * noise.normal(0, k, 2, 0)],
    ['indices', (k: number) => noise.normal(0, 0, 0, k) * noise.normal(0, 0, 0, k + 1)],
    ['streams', (k: number) => noise.normal(0, 0, 0, k) * noise.normal(1, 0, 0, k)],
    ['replicas', (k: number) => noise.normal(0, 0, 0, k) * counterNoise(20240314, 1).normal(0, 0, 0, k)],
    ['seeds', (k: number) => noise.normal(0, 0, 0, k) * counterNoise(20240315).normal(0, 0, 0, k)],
  ])('has no correlation between %s', (_, product) => {
    expect(Math.abs(zOf(normals(product), 0))).toBeLessThan(SIGMAS);
  });

  it('refuses seeds that are no integers', () => {
    expect(() => counterNoise(0.5)).toThrow('seed: 0.5, expected an integer');
    expect(() => counterNoise(1, NaN)).toThrow('replica: NaN');
  });
});

const PINNED = [0.8415535976756149, -1.1347855097182877, 0.6119405424839898];
