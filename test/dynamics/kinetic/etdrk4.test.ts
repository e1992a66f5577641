import { describe, expect, it } from 'vitest';
import { etdrk4, etdrk4Table, phi } from '../../../src/dynamics/kinetic/etdrk4.js';
import { fitExponent } from '../../../src/engines/fit.js';

describe('ETDRK4', () => {
  it('has φ_k to rounding, on both sides of where its series ends', () => {
    // φ_k(z) = ∫₀¹ e^((1−τ)z) τ^(k−1)/(k−1)! dτ by Simpson's rule, error below 1e-14 for |z| ≤ 8
    const integral = (k: number, z: number): number => {
      const n = 4000;
      let sum = 0;
      for (let i = 0; i <= n; i++) {
        const tau = i / n;
        const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
        sum += (weight * Math.exp((1 - tau) * z) * tau ** (k - 1)) / (k === 3 ? 2 : 1);
      }
      return sum / (3 * n);
    };
    for (const z of [0, -1e-9, -0.3, -0.999999, -1.000001, -2, -8])
      for (const k of [1, 2, 3] as const) expect(Math.abs(phi(k, z) - integral(k, z)), `φ_${k}(${z})`).toBeLessThan(2e-14); // prettier-ignore
  });

  it('keeps what the equation keeps: F₁ + 2F₂ + F₃ = h φ₁', () => {
    const { E2, F1, F2, F3 } = etdrk4Table(Float64Array.of(-0.1, -3, -400), 0.7);
    [-0.1, -3, -400].forEach((l, r) => {
      expect(F1[r] + 2 * F2[r] + F3[r]).toBeCloseTo(0.7 * phi(1, l * 0.7), 15);
      expect(E2[r] - l * (F1[r] + 2 * F2[r] + F3[r])).toBeCloseTo(1, 14);
    });
  });

  it('is exact for N constant, and of order 4 for y′ = −8 y + y² cos t + t', () => {
    const exact = Float64Array.of(1);
    etdrk4(Float64Array.of(-50), 1, (_, __, out) => void (out[0] = 100))(0, 0.3, exact);
    expect(exact[0]).toBeCloseTo(2 - Math.exp(-15), 14);
    const L = Float64Array.of(-8);
    const solve = (steps: number): number => {
      const step = etdrk4(L, 1, (t, y, out) => void (out[0] = y[0] ** 2 * Math.cos(t) + t));
      const y = Float64Array.of(2);
      for (let k = 0; k < steps; k++) step(k / steps, 1 / steps, y);
      return y[0];
    };
    const truth = solve(4096);
    const { slope } = fitExponent([32, 48, 64, 96, 128].map((n) => [1 / n, Math.abs(solve(n) - truth)] as const));
    expect(Math.abs(slope - 4)).toBeLessThan(0.15);
  });
});
