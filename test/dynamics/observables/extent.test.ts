import { describe, expect, it } from 'vitest';
import { leastBallMass } from '../../../src/dynamics/observables/ball-thickness.js';
import { connectivityScale } from '../../../src/dynamics/observables/chains.js';
import { diameter } from '../../../src/dynamics/observables/diameter.js';
import { extent } from '../../../src/dynamics/observables/extent.js';
import { chainComponents, leastMassWithin } from '../../../src/dynamics/observables/neighbours.js';
import { counterNoise } from '../../../src/dynamics/stochastic/counter-noise.js';
import { space, torus } from '../../../src/operators/environment.js';
import { measureInDoubles } from '../../../src/operators/measure.js';

const noise = counterNoise(5);
const cloud = (n: number, dim: number, kind: 'gauss' | 'sphere' | 'grid'): Float64Array => {
  const p = Float64Array.from({ length: n * dim }, (_, k) => noise.normal(0, Math.floor(k / dim), k % dim, n));
  if (kind === 'grid') return p.map((t) => Math.round(2 * t));
  if (kind === 'sphere')
    for (let i = 0; i < n; i++) {
      const length = Math.hypot(...p.subarray(i * dim, (i + 1) * dim));
      for (let c = 0; c < dim; c++) p[i * dim + c] /= length;
    }
  return p;
};

describe('the extent of a cloud', () => {
  it.each([1, 2, 3])('is the largest of all distances, dimension %i', (dim) => {
    for (const kind of ['gauss', 'sphere', 'grid'] as const)
      for (const n of [1, 2, 3, 10, 200, 1000]) {
        const p = cloud(n, dim, kind);
        expect(Math.abs(extent(p, dim) - diameter(space(dim), p))).toBeLessThan(1e-14);
      }
  });

  it('is NaN if a number is', () => expect(extent(Float64Array.of(0, 1, NaN, 2), 2)).toBeNaN());
});

describe('neighbours by cells', () => {
  it.each([
    { environment: space(2), on: 'R²' },
    { environment: torus(2, 3), on: 'T²' },
    { environment: torus(1, 2), on: 'T' },
    { environment: space(3), on: 'R³' },
  ])('give the parts and the thickness that all pairs give on $on', ({ environment }) => {
    const rho = measureInDoubles(environment, { x: cloud(120, environment.dim, 'gauss') });
    const scale = connectivityScale(environment, rho);
    expect(chainComponents(environment, rho, scale * (1 + 1e-12))).toBe(1);
    expect(chainComponents(environment, rho, scale)).toBeGreaterThan(1);
    for (const r of [0.2, 0.5, 1.4])
      expect(leastMassWithin(environment, rho, r)).toBeCloseTo(leastBallMass(environment, rho, r), 14);
  });
});
