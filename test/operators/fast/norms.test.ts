import { describe, expect, it } from 'vitest';
import { isConstant, largest, norm, total } from '../../../src/operators/fast/norms.js';
import { doubles } from '../../../src/scalar/field.js';
import { fromDouble, sum, toNumber } from '../../../src/scalar/rational.js';
import { randomDoubles } from '../../fixtures/doubles.js';

describe('sizes and sums', () => {
  it('the largest of a column', () => {
    expect(largest(Float64Array.from([1, -7, 3, 2, -4, 9]))).toBe(9);
    expect(largest(Float64Array.from([1, -7, 3, 2, -4, 9]), 1, 3)).toBe(7);
    expect(largest(new Float64Array(0))).toBe(0);
  });

  it('the norm in a unit, whose squares would overflow', () => {
    expect(norm(Float64Array.from([3, 4]))).toBe(5);
    expect(norm(Float64Array.from([3e200, 4e200]), 1e200)).toBeCloseTo(5, 12);
  });

  it('the sum to the last digits, where one by one it loses some', () => {
    const v = randomDoubles(3, 4000).map((t, k) => (k % 7 === 0 ? t * 1e6 : t / 3));
    const exact = toNumber(sum(Array.from(v, fromDouble)));
    expect(Math.abs(total(v) - exact)).toBeLessThanOrEqual(2 * Number.EPSILON * exact);
    expect(Math.abs(doubles.sum([...v]) - exact)).toBeGreaterThan(2 * Number.EPSILON * exact);
  });

  it('whether all are the same', () => {
    expect(isConstant(new Float64Array(5).fill(2))).toBe(true);
    expect(isConstant(Float64Array.from([1, 1, 2]))).toBe(false);
    expect(isConstant(new Float64Array(0))).toBe(true);
  });
});
