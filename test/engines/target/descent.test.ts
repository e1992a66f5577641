import { describe, expect, it } from 'vitest';
import { descent, lowestMargin } from '../../../src/engines/target/descent.js';
import type { Landscape } from '../../../src/engines/target/local-search.js';
import { randomFrom } from '../../../src/engines/target/random.js';
import type { Target } from '../../../src/engines/target.js';

/** Flat but for a needle around a point: only a start there finds it. */
const needle: Target = {
  name: 'a needle',
  points: [1],
  dimension: () => 3,
  starts: () => [Float64Array.of(0.9, 0.9, 0.9), Float64Array.of(0.123, 0.456, 0.789)],
  margin: (_, x) => (Math.hypot(x[0] - 0.123, x[1] - 0.456, x[2] - 0.789) < 1e-6 ? -1 : 1),
  build: () => undefined,
};

const landscape = (value: (x: Float64Array) => number, limit = Infinity): Landscape => {
  let count = 0;
  return { dimension: 3, more: () => count < limit, value: (x) => (count++, value(x)) };
};

describe('a descent', () => {
  it('begins at the lowest of the starts that it is given', () => {
    const land = landscape((x) => needle.margin(1, x));
    expect(descent(land, needle.starts!(1), 0, randomFrom(1))!.value).toBe(-1);
  });

  it('begins elsewhere every other time, so that starts do not narrow a search', () => {
    const seen: number[] = [];
    const land = landscape((x) => (seen.push(x[0]), 1), 5);
    descent(land, needle.starts!(1), 1, randomFrom(1));
    expect(seen[0]).not.toBe(0.9);
    expect(seen[0]).not.toBe(0.123);
  });

  it('leaves starts without a value aside', () => {
    const land = landscape((x) => (x[0] === 0.9 ? Infinity : x[0]));
    expect(descent(land, needle.starts!(1), 0, randomFrom(1))!.value).toBe(0);
  });

  it('gives up where nothing has a value', () => {
    expect(
      descent(
        landscape(() => Infinity),
        [],
        0,
        randomFrom(1),
      ),
    ).toBeUndefined();
  });
});

describe('the lowest margin', () => {
  it('is found in the evaluations that it has, and again by the same seed', () => {
    let calls = 0;
    const bowl: Target = {
      ...needle,
      starts: () => [],
      margin: (_, x) => (calls++, x.reduce((s, t) => s + (t - 0.3) ** 2, 0)),
    };
    const first = lowestMargin(bowl, 7, 3000);
    expect(calls).toBeLessThanOrEqual(3000);
    expect(first.margin).toBeLessThan(1e-9);
    expect(lowestMargin(bowl, 7, 3000)).toEqual(first);
  });

  it('is never NaN', () => {
    expect(lowestMargin({ ...needle, margin: () => Number.NaN }, 1, 500).margin).toBe(Infinity);
  });
});
