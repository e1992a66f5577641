import { describe, expect, it } from 'vitest';
import { bernoulli, changCooper } from '../../../src/dynamics/kinetic/chang-cooper.js';
import { fitExponent } from '../../../src/engines/fit.js';
import { distance } from './closed-forms.js';
import { pureRandom } from './rough.js';

const velocities = (count: number, reach: number): { v: Float64Array; dv: number } => {
  const dv = (2 * reach) / count;
  return { v: Float64Array.from({ length: count }, (_, j) => (j + 0.5) * dv - reach), dv };
};
const maxwellian = (v: Float64Array, U: number, sigma: number): Float64Array => v.map((w) => Math.exp(-((w - U) ** 2) / (2 * sigma))); // prettier-ignore
const total = (f: Float64Array): number => f.reduce((a, b) => a + b, 0);
const relative = (f: Float64Array, M: Float64Array): number =>
  f.reduce((s, x, j) => s + (x > 0 ? x * Math.log(x / M[j]) : 0), 0);

const METHODS = ['crank-nicolson', 'backward-euler'] as const;

describe('the function of Bernoulli', () => {
  it('is w/(e^w − 1) without loss near 0 and at both ends', () => {
    expect(bernoulli(0)).toBe(1);
    expect(bernoulli(1e-12)).toBeCloseTo(1 - 5e-13, 15);
    expect(bernoulli(800)).toBe(0);
    expect(bernoulli(-800)).toBe(800);
    for (const w of [0.1, 3, 30]) expect(bernoulli(-w) - bernoulli(w)).toBeCloseTo(w, 13);
  });
});

describe.each(METHODS)('collisions by %s', (method) => {
  const { v, dv } = velocities(40, 5);
  const sigma = 0.3;

  it('keep the Maxwellian of their drift', () => {
    const f = maxwellian(v, 0.7, sigma);
    const before = f.slice();
    changCooper(1, v, dv, sigma).advance(f, 3, Float64Array.of(2), Float64Array.of(0.7), method);
    expect(distance(f, before)).toBeLessThan(1e-13);
  });

  it('keep f ≥ 0 and the mass, and lower the entropy relative to that Maxwellian, for steps of any length', () => {
    for (let seed = 0; seed < 60; seed++) {
      const [s, h, U] = [[0.01, 1, 5][seed % 3], [0.01, 0.3, 2, 10][seed % 4], ((seed % 7) - 3) / 2];
      const M = maxwellian(v, U, sigma);
      const f = pureRandom(40, seed);
      const [mass, entropy] = [total(f), relative(f, M)];
      changCooper(1, v, dv, sigma).advance(f, h, Float64Array.of(s), Float64Array.of(U), method);
      expect(f.every((x) => x >= 0)).toBe(true);
      expect(Math.abs(total(f) - mass)).toBeLessThan(1e-13 * mass);
      expect(relative(f, M)).toBeLessThan(entropy);
    }
  });

  it('leave places alone where the strength is 0, and treat each place by itself', () => {
    const two = new Float64Array(80);
    const [a, b] = [pureRandom(40, 1), pureRandom(40, 2)];
    for (let j = 0; j < 40; j++) [two[2 * j], two[2 * j + 1]] = [a[j], b[j]];
    changCooper(2, v, dv, sigma).advance(two, 0.2, Float64Array.of(0, 3), Float64Array.of(1, -1), method);
    changCooper(1, v, dv, sigma).advance(b, 0.2, Float64Array.of(3), Float64Array.of(-1), method);
    expect([...two].filter((_, k) => k % 2 === 0)).toEqual([...a]);
    // not by the same number of parts if the other place is faster; here it rests
    expect([...two].filter((_, k) => k % 2 === 1)).toEqual([...b]);
  });

  it('have their order in time, and order 2 in Δv', () => {
    const solve = (count: number, steps: number): Float64Array => {
      const { v: w, dv: width } = velocities(count, 8);
      const f = maxwellian(w, 1, 0.5).map((x) => (x * width) / Math.sqrt(Math.PI));
      const run = changCooper(1, w, width, 1);
      for (let k = 0; k < steps; k++) run.advance(f, 1 / steps, Float64Array.of(1), Float64Array.of(0), method);
      return f;
    };
    // few cells, so that a step is one part
    const end = solve(16, 4096);
    const inTime = [16, 24, 32, 48].map((steps) => [1 / steps, distance(solve(16, steps), end)] as const);
    expect(Math.abs(fitExponent(inTime).slope - (method === 'backward-euler' ? 1 : 2))).toBeLessThan(0.1);
    if (method === 'backward-euler') return;
    // energy: 1/2 and mean 1 become σ + (1/2 − σ) e^(−2) and e^(−1)
    const exact = 1 + (0.5 - 1 + 1) * Math.exp(-2);
    const inV = [32, 48, 64, 96].map((count) => {
      const { v: w } = velocities(count, 8);
      return [1 / count, Math.abs(solve(count, 64).reduce((s, x, j) => s + x * w[j] ** 2, 0) - exact)] as const;
    });
    expect(Math.abs(fitExponent(inV).slope - 2)).toBeLessThan(0.1);
  });
});

it('Crank-Nicolson that would take too many parts says so', () => {
  const { v, dv } = velocities(400, 5);
  const run = changCooper(1, v, dv, 1);
  expect(() => run.advance(new Float64Array(400), 100, Float64Array.of(1), Float64Array.of(0), 'crank-nicolson')).toThrow(/parts in a step, the limit is 1024/); // prettier-ignore
});
