import { describe, expect, it } from 'vitest';
import { InexactError, describeEnvironment, periodsOf } from '../../../src/operators/index.js';
import { doubles, rationals } from '../../../src/scalar/field.js';
import * as Q from '../../../src/scalar/rational.js';
import { directions, displacementsOf, rationalDisplacements, reachOf } from '../../fixtures/displacements.js';
import type { KernelCase } from '../../fixtures/kernels.js';
import { massOf } from './mass.js';

/** Relative error of a value of a kernel in doubles: a few dozen roundings. */
const ROUNDING = 64 * Number.EPSILON;

/** Runs the checks of a kernel as tests. */
export function describeKernel(testCase: KernelCase): void {
  const { kernel, environment } = testCase;
  describe(`${kernel.name} on ${describeEnvironment(environment)}`, () => {
    for (const { title, run } of checksOf(testCase)) it(title, run);
  });
}

/** What the facts of every kernel say, against its values. */
export function checksOf(testCase: KernelCase): { title: string; run: () => void }[] {
  const checks: { title: string; run: () => void }[] = [];
  const check = (title: string, run: () => void): number => checks.push({ title, run });

  const { kernel, environment, bounds } = testCase;
  const { dim } = environment;
  const value = (z: readonly number[]): number => kernel.value(doubles, z);
  const points = displacementsOf(kernel, environment);
  const values = points.map(value);
  const sup = kernel.sup(dim);
  const norm = (z: readonly number[]): number => Math.hypot(...z);
  const periods = periodsOf(environment);

  check('has in doubles the values that it has in rationals, or says that it has none', () => {
    for (const z of rationalDisplacements(kernel, environment)) {
      const float = value(z.map(Q.toNumber));
      if (kernel.exact(dim)) {
        // where it jumps a rounding of z decides
        if (kernel.smoothness < 0 && Math.abs(float - Q.toNumber(kernel.value(rationals, z))) > 0.1 * sup) {
          expect(Math.abs(norm(z.map(Q.toNumber)) - kernel.radius(dim))).toBeLessThan(1e-12);
          continue;
        }
        expect(Math.abs(float - Q.toNumber(kernel.value(rationals, z)))).toBeLessThanOrEqual(ROUNDING * sup);
      } else {
        const run = (): number => Q.toNumber(kernel.value(rationals, z));
        let exact: number;
        try {
          exact = run();
        } catch (error) {
          expect(error).toBeInstanceOf(InexactError);
          continue;
        }
        // some have rational values at some places
        expect(Math.abs(float - exact)).toBeLessThanOrEqual(ROUNDING * sup);
      }
    }
  });

  check('is non-negative, below its supremum, and almost reaches it', () => {
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(sup * (1 + ROUNDING));
    if (!bounds) expect(Math.max(...values)).toBeGreaterThan(0.98 * sup);
  });

  check('keeps the bounds of (27) exactly', () => {
    const { core, C, R0 } = kernel.bounds(dim);
    expect(Q.toNumber(C)).toBeGreaterThanOrEqual(sup * (1 - ROUNDING));
    expect(Q.toNumber(C)).toBeLessThan(sup * 1.2);
    if (core) expect(Q.sign(core.c) > 0 && Q.sign(core.r0) > 0).toBe(true);
    for (const [i, z] of points.entries()) {
      if (core && norm(z) < Q.toNumber(core.r0) * (1 - ROUNDING))
        expect(values[i]).toBeGreaterThanOrEqual(Q.toNumber(core.c));
      if (R0 && norm(z) >= Q.toNumber(R0) * (1 + ROUNDING)) expect(values[i]).toBe(0);
    }
    if (!kernel.exact(dim)) return;
    for (const z of rationalDisplacements(kernel, environment)) {
      const r2 = Q.sum(z.map((t) => Q.multiply(t, t)));
      const exact = kernel.value(rationals, z);
      expect(Q.compare(exact, C)).toBeLessThanOrEqual(0);
      if (core && Q.compare(r2, Q.multiply(core.r0, core.r0)) < 0)
        expect(Q.compare(exact, core.c)).toBeGreaterThanOrEqual(0);
      if (R0 && Q.compare(r2, Q.multiply(R0, R0)) >= 0) expect(Q.sign(exact)).toBe(0);
    }
  });

  check('has bounds of (27) that say whether the support is bounded and whether 0 is inside of it', () => {
    const { core, R0 } = kernel.bounds(dim);
    expect(R0 !== undefined).toBe(Number.isFinite(kernel.radius(dim)));
    const tiny = directions(dim).map((v) => value(v.map((t) => 1e-6 * t)));
    // no core only where values near 0 come down to 0
    if (!core) expect(Math.min(...tiny)).toBeLessThan(1e-5);
  });

  check('vanishes beyond its radius and not before', () => {
    const radius = kernel.radius(dim);
    if (!Number.isFinite(radius)) {
      if (!periods) expect(Math.max(...directions(dim).map((v) => value(v.map((t) => 20 * t))))).toBeGreaterThan(0);
      return;
    }
    const at = (factor: number): number =>
      Math.max(...directions(dim).map((v) => value(v.map((t) => t * radius * factor))));
    if (!periods) for (const factor of [1 + 1e-12, 1.01, 1.5, 4]) expect(at(factor)).toBe(0);
    // exp(−1/(1 − r²)) is 1e-217 there
    expect(at(0.999)).toBeGreaterThan(0);
  });

  check('is even, or is not at some place', () => {
    const differences = points.map((z, i) => Math.abs(values[i] - value(z.map((t) => -t))));
    if (kernel.even) expect(Math.max(...differences)).toBeLessThanOrEqual(ROUNDING * sup);
    else expect(Math.max(...differences)).toBeGreaterThan(0.05 * sup);
  });

  check('is positive everywhere, or vanishes somewhere', () => {
    if (kernel.positive) expect(Math.min(...values)).toBeGreaterThan(0);
    else if (!bounds) expect(Math.min(...values)).toBeLessThan(1e-3 * sup);
  });

  check('stays above its infimum on balls, and comes close to it', () => {
    const reach = reachOf(kernel, environment);
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const r = part * reach;
      const infimum = kernel.infimum(r, dim);
      const inside = directions(dim).flatMap((v) =>
        Array.from({ length: 40 }, (_, i) => value(v.map((t) => ((t * r * (i + 1)) / 40) * (1 - 1e-9)))),
      );
      expect(Math.min(...inside, value(points[0]))).toBeGreaterThanOrEqual(infimum - ROUNDING * sup);
      // 1/40 of the radius, or the angle between two directions, away from the least
      if (!bounds) expect(Math.min(...inside, value(points[0]))).toBeLessThanOrEqual(infimum + 0.1 * sup);
    }
  });

  check('has quotients of differences below its Lipschitz constant, some close to it', () => {
    const L = kernel.lipschitz(dim);
    const reach = reachOf(kernel, environment);
    const h = 1e-5 * reach;
    const steps = directions(dim);
    let steepest = 0;
    for (const [i, z] of points.entries())
      for (const v of dim === 1 ? steps : [steps[i % steps.length], z.map((t) => t / (norm(z) || 1))]) {
        const difference = Math.abs(value(z.map((t, k) => t + h * v[k])) - values[i]);
        steepest = Math.max(steepest, difference / h);
      }
    if (kernel.smoothness < 0) {
      expect(L).toBe(Infinity);
      expect(largestJump(value, dim, reach)).toBeGreaterThan(0.3 * sup);
      return;
    }
    expect(steepest).toBeLessThanOrEqual(L * (1 + 1e-4) + (ROUNDING * sup) / h);
    if (!bounds) expect(steepest).toBeGreaterThan(0.9 * L);
  });

  check('is as smooth as it says, along a line through the support', () => {
    const m = Math.min(kernel.smoothness, 2);
    const reach = reachOf(kernel, environment);
    const largest = (order: number, h: number): number => {
      let most = 0;
      for (let i = -700; i <= 700; i++) {
        const x = (i / 700) * reach;
        let difference = 0;
        for (let j = 0; j <= order; j++)
          difference += (-1) ** j * binomial(order, j) * value([x + j * h, ...OFF_AXIS.slice(0, dim - 1)]);
        most = Math.max(most, Math.abs(difference));
      }
      return most;
    };
    const h = 1e-2 * reach;
    // Δ^(m+1) = O(h^(m+1)) for C^m with bounded derivative of order m + 1; halving h divides by 2^(m+1)
    if (m >= 0)
      expect(largest(m + 1, h / 4) / (h / 4) ** m).toBeLessThan(0.5 * (largest(m + 1, h) / h ** m) + 1e-4 * sup);
    // and no better: the next differences are of the size of a jump of the derivative of order s + 1
    const s = kernel.smoothness;
    if (s <= 1 && dim === 1)
      expect(largest(s + 2, h / 4) / (h / 4) ** (s + 1)).toBeGreaterThan(0.5 * (largest(s + 2, h) / h ** (s + 1)));
  });

  check('has its integral', () => {
    const { value: mass, error, tail } = massOf(testCase);
    const integral = kernel.integral(dim);
    if (integral === Infinity) {
      expect(tail).toBe(Infinity);
      return;
    }
    expect(integral).toBeGreaterThanOrEqual(mass - error);
    expect(integral).toBeLessThanOrEqual(mass + error + tail);
    // the check means something
    expect(error + tail).toBeLessThan(0.05 * integral);
    const exact = kernel.exactIntegral?.(dim);
    if (exact) expect(Math.abs(Q.toNumber(exact) / integral - 1)).toBeLessThanOrEqual(ROUNDING);
  });

  check('has a fat tail iff the integral over a ray diverges', () => {
    if (periods || !kernel.profile) expect(kernel.fatTail).toBe(false);
    else if (dim === 1) expect(kernel.fatTail).toBe(kernel.integral(1) === Infinity);
  });

  check('has a profile with the same values, if it has one', () => {
    const { profile } = kernel;
    if (!profile) return;
    for (const [i, z] of points.entries())
      expect(Math.abs(profile(z.reduce((s, t) => s + t * t, 0)) - values[i])).toBeLessThanOrEqual(ROUNDING * sup);
  });

  check('is periodic, if it is a function on a torus', () => {
    if (!kernel.periods) return;
    for (const z of rationalDisplacements(kernel, environment, 12)) {
      const moved = z.map((t, k) => Q.add(t, Q.multiply(Q.rational(k % 2 === 0 ? 2n : -3n), kernel.periods![k])));
      if (kernel.exact(dim)) expect(kernel.value(rationals, moved)).toEqual(kernel.value(rationals, z));
      expect(value(moved.map(Q.toNumber))).toBeCloseTo(value(z.map(Q.toNumber)), 10);
    }
  });
  return checks;
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);

/** The line is not through 0 in more dimensions, where symmetry might hide something. */
const OFF_AXIS = [0.0123, 0.0071];

/** The largest difference across 1e-9 of a ray, by bisection where the values differ most. */
function largestJump(value: (z: readonly number[]) => number, dim: number, reach: number): number {
  const jumps = directions(dim).map((v) => {
    const at = (r: number): number => value(v.map((t) => t * r));
    const steps = Array.from({ length: 100 }, (_, i) => (i / 100 - 0.001) * reach);
    const size = (from: number, to: number): number => Math.abs(at(to) - at(from));
    let [from, to] = steps
      .slice(1)
      .map((r, i) => [steps[i], r])
      .reduce((best, pair) => (size(pair[0], pair[1]) > size(best[0], best[1]) ? pair : best));
    while (to - from > 1e-9) {
      const middle = (from + to) / 2;
      [from, to] = size(from, middle) > size(middle, to) ? [from, middle] : [middle, to];
    }
    return size(from, to);
  });
  return Math.max(...jumps);
}
