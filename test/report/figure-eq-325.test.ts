import { describe, expect, it } from 'vitest';
import { finiteModel } from '../../src/finite/model.js';
import { flowOf } from '../../src/finite/flow.js';
import { property } from '../../src/properties/registry.js';
import { figureEq325, printedInterval, trueInterval } from '../../src/report/figure-eq-325.js';

/** 3A of Example 11.2 times the denominator of λ₁ = a/d, λ₂ = b/d. */
const example = (a: number, b: number, d: number): number[][] => [
  [d + a + b, d + b - 2 * a, d + a - 2 * b],
  [d - a, d + 2 * a, d - a],
  [d - b, d - b, d + 2 * b],
];

describe('the figure of (325)', () => {
  const d = 24;
  const grid = Array.from({ length: d - 1 }, (_, i) => i + 1);

  it('draws the region in which the matrix is ball-positive, as the exact decision has it', () => {
    let decided = 0;
    for (const a of grid) {
      for (const b of grid) {
        const flow = example(a, b, d);
        if (flow.flat().some((f) => f < 0)) continue;
        const { low, high } = trueInterval(a / d);
        const exact = property('ball-positive').holds(flowOf(finiteModel({ flow })));
        expect(low <= b / d && b / d <= high, `λ = (${a}, ${b})/${d}`).toBe(exact);
        decided++;
      }
    }
    expect(decided).toBeGreaterThan(100);
  });

  it('draws the printed condition', () => {
    for (const x of grid.map((a) => a / d)) {
      const range = printedInterval(x);
      for (const y of grid.map((b) => b / d)) {
        const holds = y >= x * x && (x + y - 2 * x * y) ** 2 <= 16 * (y - x * x) * (x - x * x);
        expect(range !== undefined && range.low <= y && y <= range.high, `(${x}, ${y})`).toBe(holds);
      }
    }
  });

  it('is finite everywhere and marks a counterexample that it can read', () => {
    expect(figureEq325()).not.toMatch(/NaN|Infinity/);
    expect(figureEq325({ lambda1: '1/20', lambda2: '1/2' })).toContain('the counterexample');
    expect(figureEq325({ lambda1: 'x', lambda2: '7' })).not.toContain('the counterexample');
  });
});
