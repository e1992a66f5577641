import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  columnSums,
  flowFromIntegers,
  flowOf,
  integersOf,
  modelOf,
  rowSums,
  smallFlow,
  toIntegers,
} from '../../src/finite/flow.js';
import { finiteModel } from '../../src/finite/model.js';
import { quotientToNumber } from '../../src/scalar/integer.js';
import { rational } from '../../src/scalar/rational.js';
import { exact, texts } from '../fixtures/texts.js';

describe('a flow of integers', () => {
  it('is held in doubles while its total stays below 2^53, in integers beyond', () => {
    const below = flowFromIntegers(2, [2n ** 52n, 2n ** 52n - 1n, 0n, 0n]);
    expect(below.integers).toBeUndefined();
    expect(Array.from(below.doubles)).toEqual([2 ** 52, 2 ** 52 - 1, 0, 0]);
    const beyond = flowFromIntegers(2, [2n ** 52n, 2n ** 52n, 0n, 3n]);
    expect(beyond.integers).toEqual([2n ** 52n, 2n ** 52n, 0n, 3n]);
    expect(Array.from(beyond.doubles)).toEqual([1, 1, 0, quotientToNumber(3n, 2n ** 52n)]);
    for (const flow of [below, beyond]) expect(integersOf(flow).every((f) => typeof f === 'bigint')).toBe(true);
    expect(integersOf(below)[1]).toBe(2n ** 52n - 1n);
  });

  it('has row sums and column sums', () => {
    expect(rowSums(2, [1n, 2n, 3n, 4n])).toEqual([3n, 7n]);
    expect(columnSums(2, [1n, 2n, 3n, 4n])).toEqual([4n, 6n]);
  });

  it('is a model up to scale: the smallest integers in proportion', () => {
    const flow = flowOf(
      finiteModel({
        flow: [
          ['1/2', '1/3'],
          ['0', '5/6'],
        ],
      }),
    );
    expect(integersOf(flow)).toEqual([3n, 2n, 0n, 5n]);
    expect(texts(modelOf(flow).kappa)).toEqual(['5', '5']);
    expect(modelOf(flow).masses).toBeUndefined();
    expect(
      integersOf(
        flowOf(
          modelOf(
            smallFlow([
              [4, 2],
              [0, 6],
            ]),
          ),
        ),
      ),
    ).toEqual([2n, 1n, 0n, 3n]);
  });

  it('knows the bits of its largest entry', () => {
    expect(
      [
        [0, 1],
        [0, 2],
        [3, 1],
        [4, 0],
        [255, 1],
        [256, 1],
      ].map(([a, b]) =>
        bitsOf(
          smallFlow([
            [a, b],
            [b, a],
          ]),
        ),
      ),
    ).toEqual([1, 2, 2, 3, 8, 9]);
    expect(bitsOf(flowFromIntegers(1, [2n ** 200n]))).toBe(201);
  });
});

describe('rationals as integers in proportion', () => {
  it('keep their ratios, signs and zeros, and have no common factor', () => {
    const list = fc.array(
      fc.tuple(fc.bigInt({ min: -30n, max: 30n }), fc.bigInt({ min: 1n, max: 30n })).map(([n, d]) => rational(n, d)),
      { minLength: 1, maxLength: 5 },
    );
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
    fc.assert(
      fc.property(list, (values) => {
        const integers = toIntegers(values);
        values.forEach((q, i) => {
          values.forEach((r, j) => expect(integers[i] * r.n * q.d).toBe(integers[j] * q.n * r.d));
          expect(integers[i] > 0n).toBe(q.n > 0n);
          expect(integers[i] === 0n).toBe(q.n === 0n);
        });
        if (values.some((q) => q.n !== 0n)) expect(integers.reduce(gcd, 0n)).toBe(1n);
      }),
      { seed: 57, numRuns: 200 },
    );
    expect(toIntegers(exact(0, 0))).toEqual([0n, 0n]);
  });
});
