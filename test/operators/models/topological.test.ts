import { describe, expect, it } from 'vitest';
import {
  IsolatedAgentError,
  kernelTent,
  measure,
  modelTopologicalBeta,
  modelTopologicalCuckerSmale,
  modelTopologicalMotschTadmor,
  space,
  topologicalDistance,
  torus,
} from '../../../src/operators/index.js';
import { toText } from '../../../src/scalar/rational.js';
import type { Naive } from './agreement.js';
import { describeAgreement } from './agreement.js';
import { apart, tent } from './plain-kernels.js';

/** Σ m χ(ζ), with χ = 1 in the ball that has y and x at the ends of a diameter, fading out over `edge` (length²). */
function crowdBetween(
  { x, m }: { readonly x: readonly (readonly number[])[]; readonly m: readonly number[] },
  from: readonly number[],
  to: readonly number[],
  edge: number,
  periods?: readonly number[],
): number {
  const z = apart(from, to, periods);
  const middle = to.map((t, k) => t + z[k] / 2);
  let radius2 = 0;
  for (const t of z) radius2 += (t / 2) ** 2;
  let mass = 0;
  for (let k = 0; k < x.length; k++) {
    let distance2 = 0;
    for (const t of apart(x[k], middle, periods)) distance2 += t * t;
    const t = Math.min(1, Math.max(0, 1 - (distance2 - radius2) / edge));
    mass += m[k] * (10 * t ** 3 - 15 * t ** 4 + 6 * t ** 5);
  }
  return mass;
}

/** ψ/(ε + d²)^(α/2) for pair weights */
const naive =
  (alpha: number, epsilon: number, strength: (seen: number) => number, periods?: readonly number[]): Naive =>
  (crowd, { y }) => {
    let seen = 0;
    const row = crowd.x.map((x, j) => {
      const d = crowdBetween(crowd, y, x, 1 / 4, periods);
      const w = (crowd.m[j] * tent(1)(apart(y, x, periods))) / (epsilon + d * d) ** (alpha / 2);
      seen += w;
      return w;
    });
    return seen === 0 ? undefined : { s: strength(seen), row: row.map((w) => w / seen) };
  };

const [R, R2] = [1, 2].map(space);
const kernel = { psi: kernelTent(1), alpha: 2, epsilon: '1/2', edge: '1/4' } as const;
const error = IsolatedAgentError;

describe('topological models', () => {
  describeAgreement('Cucker-Smale on the line', {
    model: modelTopologicalCuckerSmale(R, kernel),
    naive: naive(2, 1 / 2, (seen) => seen),
    error,
  });
  describeAgreement('Cucker-Smale in the plane, α = 3/2', {
    model: modelTopologicalCuckerSmale(R2, { ...kernel, alpha: '3/2' }),
    naive: naive(1.5, 1 / 2, (seen) => seen),
    error,
  });
  describeAgreement('Motsch-Tadmor on a torus', {
    model: modelTopologicalMotschTadmor(torus(2, [3, 4]), kernel),
    naive: naive(2, 1 / 2, () => 1, [3, 4]),
    error,
  });
  describeAgreement('β = 2 on the line', {
    model: modelTopologicalBeta(R, kernel, 2),
    naive: naive(2, 1 / 2, (seen) => seen ** 2),
    error,
  });

  it('counts the two agents themselves and who is between, not who is beyond', () => {
    const rho = measure(R, { points: [0, 1, 3], masses: ['1/2', '1/3', '1/6'] });
    const d = Array.from(topologicalDistance(R, '1/4', rho), toText);
    expect([d[1], d[2], d[5]]).toEqual(['5/6', '1', '1/2']);
  });

  it('refuses a ψ that reaches beyond half a period: there is no shortest arc', () => {
    expect(() => modelTopologicalCuckerSmale(torus(1, 1), kernel)).toThrow('beyond half a period');
  });

  it.each([
    ['epsilon', { ...kernel, epsilon: 0 }],
    ['edge', { ...kernel, edge: 0 }],
    ['alpha', { ...kernel, alpha: -1 }],
  ])('refuses a bad %s', (name, bad) => {
    expect(() => modelTopologicalCuckerSmale(R, bad)).toThrow(`${name}: `);
  });
});
