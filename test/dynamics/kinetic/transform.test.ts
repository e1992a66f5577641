import { describe, expect, it } from 'vitest';
import { periodicLine } from '../../../src/dynamics/kinetic/transform.js';
import { distance } from './closed-forms.js';

describe.each([15, 16, 48])('the line of %i nodes', (n) => {
  const line = periodicLine(n, 3);
  const sample = (f: (x: number) => number): number[] => Array.from({ length: n }, (_, i) => f((3 * i) / n));
  const w = (2 * Math.PI) / 3;

  it('differentiates trigonometric polynomials exactly, an odd number of rows at once', () => {
    const rows = [1, 2, 3].flatMap((k) => sample((x) => Math.sin(k * w * x) + Math.cos(w * x)));
    const slopes = [1, 2, 3].flatMap((k) => sample((x) => k * w * Math.cos(k * w * x) - w * Math.sin(w * x)));
    const out = new Float64Array(3 * n);
    line.derivative(out, Float64Array.from(rows), 3);
    expect(distance(out, slopes)).toBeLessThan(1e-13 * n);
  });

  it('projects on the frequencies below n/3, where products of two have no aliases', () => {
    const K = line.kept;
    expect(3 * K).toBeLessThan(n);
    expect(3 * (K + 1)).toBeGreaterThanOrEqual(n);
    const rows = Float64Array.from([K, K + 1].flatMap((k) => sample((x) => Math.cos(k * w * x))));
    const expected = [...rows.subarray(0, n), ...new Float64Array(n)];
    const out = rows.slice();
    line.project(out, 2);
    expect(distance(out, expected)).toBeLessThan(1e-14 * n);
  });

  it('balances: P(source − ∂ flux), with `out` the source', () => {
    const source = Float64Array.from([1, 2, 3].flatMap((k) => sample((x) => Math.cos(k * w * x))));
    const flux = Float64Array.from([3, 1, 2].flatMap((k) => sample((x) => Math.sin(k * w * x))));
    const slope = new Float64Array(3 * n);
    line.derivative(slope, flux, 3);
    const expected = source.map((s, i) => s - slope[i]);
    line.project(expected, 3);
    line.balance(source, flux, source, 3);
    expect(distance(source, expected)).toBeLessThan(1e-13 * n);
  });

  it('finds the share of the finest third of what is kept', () => {
    const { high, all } = line.power(Float64Array.from(sample((x) => 3 + Math.cos(line.kept * w * x))), 0);
    expect(high / all).toBeCloseTo(0.5 / 9.5, 12);
  });
});
