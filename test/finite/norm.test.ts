import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumNorm, normDouble, normPower } from '../../src/finite/norm.js';
import { toNumber, toText } from '../../src/scalar/rational.js';
import { exact } from '../fixtures/texts.js';

describe('norms', () => {
  it('are sums of powers of magnitudes, and the largest magnitude', () => {
    expect(toText(normPower(exact(1, '1/2'), exact(-2, '4/3'), 3))).toBe('248/27');
    expect(toText(normPower(exact(1, 2), exact(-3, 1), 1))).toBe('5');
    expect(toText(maximumNorm(exact('1/3', '-1/2', 0)))).toBe('1/2');
    expect(toText(maximumNorm(exact(0, 0)))).toBe('0');
  });

  it('agree in doubles and in rationals', () => {
    const entry = fc.integer({ min: -50, max: 50 });
    const data = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), entry), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(data, fc.integer({ min: 1, max: 8 }), (pairs, p) => {
        const [w, u] = [pairs.map(([x]) => x), pairs.map(([, x]) => x)];
        const truth = toNumber(normPower(exact(...w), exact(...u), p)) ** (1 / p);
        // n terms of relative error p + 3 roundings, and powers of the library good to an ulp or two.
        const bound = 4 * (u.length + p + 4) * Number.EPSILON * truth;
        expect(Math.abs(normDouble(w, u, p) - truth)).toBeLessThanOrEqual(bound);
      }),
      { seed: 76, numRuns: 150 },
    );
  });

  it('neither overflow nor vanish in doubles', () => {
    expect(normDouble([1, 1], [3e200, -4e200], 2)).toBeCloseTo(5e200, -186);
    expect(normDouble([1, 1], [3e-200, 4e-200], 2) / 5e-200).toBeCloseTo(1, 14);
    expect(normDouble([1, 2], [0, 0], 3)).toBe(0);
    expect(normDouble([1, 2], [-7, 3], Infinity)).toBe(7);
  });
});
