import { describe, expect, it } from 'vitest';
import { caseSeed } from '../../src/engines/seed.js';
import type { Interval } from '../../src/scalar/interval.js';
import * as I from '../../src/scalar/interval.js';
import type { Rational } from '../../src/scalar/rational.js';
import * as Q from '../../src/scalar/rational.js';

const uniform = (test: string, k: number): number => (caseSeed(1, test, k) >>> 0) / 2 ** 32;

/** Doubles of all sizes and signs, with those at the edges of the format. */
const EDGES = [0, -0, 1, -1, 1 / 3, Number.MIN_VALUE, -Number.MIN_VALUE, 2 ** -1022, 2 ** 53, Number.MAX_VALUE];
function double(test: string, k: number): number {
  const u = uniform(test, 3 * k);
  if (u < 0.2) return EDGES[Math.floor(u * 5 * EDGES.length)];
  const scale = u < 0.8 ? 2 ** Math.round((u - 0.5) * 40) : 2 ** Math.round((u - 0.9) * 20_000);
  return (uniform(test, 3 * k + 1) - 0.5 + uniform(test, 3 * k + 2) * 2 ** -32) * Math.min(scale, 2 ** 1023);
}
function intervalAt(test: string, k: number): Interval {
  const [a, b] = [double(test, 2 * k), double(test, 2 * k + 1)];
  return k % 3 === 0 ? I.interval(a) : I.interval(Math.min(a, b), Math.max(a, b));
}

const encloses = ({ low, high }: Interval, x: Rational): boolean =>
  (low === -Infinity || Q.compare(Q.fromDouble(low), x) <= 0) &&
  (high === Infinity || Q.compare(x, Q.fromDouble(high)) <= 0);

const OPERATIONS = {
  add: [I.add, Q.add],
  subtract: [I.subtract, Q.subtract],
  multiply: [I.multiply, Q.multiply],
  divide: [I.divide, Q.divide],
} as const;

describe('interval arithmetic', () => {
  it.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])(
    '%s encloses the exact results at both ends',
    (name) => {
      const [rounded, exact] = OPERATIONS[name];
      for (let k = 0; k < 4_000; k++) {
        const [a, b] = [intervalAt(`${name} a`, k), intervalAt(`${name} b`, k)];
        const result = rounded(a, b);
        for (const x of [a.low, a.high]) {
          for (const y of [b.low, b.high]) {
            if (name === 'divide' && y === 0) continue;
            const value = exact(Q.fromDouble(x), Q.fromDouble(y));
            expect(encloses(result, value), `${name} [${a.low}, ${a.high}] [${b.low}, ${b.high}]`).toBe(true);
          }
        }
      }
    },
  );

  it('would not enclose without the step outward', () => {
    let missed = 0;
    for (let k = 0; k < 200; k++) {
      const [x, y] = [uniform('x', k), uniform('y', k) + 2 ** -40];
      const quotient = x / y;
      if (!encloses(I.interval(quotient), Q.divide(Q.fromDouble(x), Q.fromDouble(y)))) missed++;
    }
    expect(missed).toBeGreaterThan(100);
  });

  it('encloses square roots', () => {
    for (let k = 0; k < 4_000; k++) {
      const a = intervalAt('root', k);
      const { low, high } = I.squareRoot(a);
      expect(low).toBeGreaterThanOrEqual(0);
      for (const x of [a.low, a.high].filter((t) => t >= 0)) {
        const square = (t: number): Rational => Q.power(Q.fromDouble(t), 2);
        expect(Q.compare(square(low), Q.fromDouble(x))).not.toBe(1);
        expect(Q.compare(square(high), Q.fromDouble(x))).not.toBe(-1);
      }
    }
  });

  it('steps to the neighbouring doubles', () => {
    expect(I.up(1)).toBe(1 + Number.EPSILON);
    expect(I.down(1)).toBe(1 - Number.EPSILON / 2);
    expect(I.up(-1)).toBe(-1 + Number.EPSILON / 2);
    expect(I.up(0)).toBe(Number.MIN_VALUE);
    expect(I.down(0)).toBe(-Number.MIN_VALUE);
    expect(I.up(-Number.MIN_VALUE)).toBeCloseTo(0, 323);
    expect(I.up(Number.MAX_VALUE)).toBe(Infinity);
    expect(I.down(-Number.MAX_VALUE)).toBe(-Infinity);
    // An overflow to -∞ came from a number of size at least MAX_VALUE: that is an upper bound.
    expect(I.up(-Infinity)).toBe(-Number.MAX_VALUE);
  });

  it('makes NaN, overflow and division by 0 infinite, never wrong', () => {
    const line = { low: -Infinity, high: Infinity };
    expect(I.divide(I.interval(1), I.interval(-1, 1))).toEqual(line);
    expect(I.divide(I.interval(1), I.interval(0))).toEqual(line);
    expect(I.add(I.interval(Number.NaN), I.interval(1))).toEqual(line);
    expect(I.multiply(I.interval(0), line)).toEqual(line);
    expect(I.multiply(I.interval(1e200), I.interval(1e200))).toEqual({ low: Number.MAX_VALUE, high: Infinity });
    expect(I.squareRoot(I.interval(-4, -1))).toEqual({ low: 0, high: Number.MIN_VALUE });
  });

  it('tells a sign only if all points have it', () => {
    expect(I.signOf(I.interval(1, 2))).toBe(1);
    expect(I.signOf(I.interval(-2, -1))).toBe(-1);
    for (const a of [I.interval(0, 1), I.interval(-1, 0), I.interval(-1, 1), I.interval(Number.NaN)])
      expect(I.signOf(a)).toBeUndefined();
  });
});
