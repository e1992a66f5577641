import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instance, Json } from '../../src/engines/claim.js';
import { canonicalText, compareSize, matricesOf, sizeOf, witnessId } from '../../src/engines/instance.js';

const cycle: Instance = { flow: [[0, 1, 0], [0, 0, 1], [1, 0, 0]] }; // prettier-ignore

const shuffled = (value: Json): Json =>
  Array.isArray(value)
    ? (value as Json[]).map(shuffled)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).toReversed().map(([k, v]) => [k, shuffled(v)])) // prettier-ignore
      : value;

describe('the canonical text of an instance', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalText({ b: [2, 1], a: { d: null, c: 'x"y' } })).toBe('{"a":{"c":"x\\"y","d":null},"b":[2,1]}');
  });

  it('is JSON of the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (x) => {
        const value = JSON.parse(JSON.stringify(x)) as Json;
        expect(JSON.parse(canonicalText(value))).toEqual(value);
        expect(canonicalText(shuffled(value))).toBe(canonicalText(value));
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});

describe('the name of a witness', () => {
  it('is the hash of claim and instance', () => {
    const text = '{"claim":"prop-3.12/symmetric","instance":{"flow":[[0,1,0],[0,0,1],[1,0,0]]}}';
    const hash = createHash('sha256').update(text).digest('hex');
    expect(witnessId('prop-3.12/symmetric', cycle)).toBe(`W-${hash.slice(0, 12)}`);
    expect(witnessId('prop-3.12', cycle)).not.toBe(witnessId('prop-3.12/symmetric', cycle));
    expect(witnessId('a', { p: 1, u: [2] })).toBe(witnessId('a', { u: [2], p: 1 }));
  });
});

describe('the size of an instance', () => {
  it('is the number of points of its flow matrix, 0 without one', () => {
    expect(sizeOf(cycle)).toBe(3);
    expect(sizeOf({ first: [[1]], second: [[2]] })).toBe(1);
    expect(sizeOf({ l1: '1/2' })).toBe(0);
    expect(matricesOf({ first: [[1]], second: [[2]], u: [1] })).toEqual([[[1]], [[2]]]);
  });

  const ordered: readonly Instance[] = [
    { l1: '1/2' },
    { l1: '1/3' },
    { flow: [[1]] },
    { flow: [[2]] },
    { flow: [[0, 1], [1, 0]] },
    { flow: [[0, 1], [1, 1]] },
    { flow: [[1, 1], [1, 1]] },
    { flow: [[0, 2], [1, 0]] },
    { flow: [[0, 2], [2, 0]] },
    cycle,
  ]; // prettier-ignore

  it('orders by points, largest entry, non-zeros, sum', () => {
    for (let i = 0; i < ordered.length; i++) {
      for (let j = 0; j < ordered.length; j++) {
        expect(Math.sign(compareSize(ordered[i], ordered[j]))).toBe(Math.sign(i - j));
      }
    }
  });

  it('is a total order: ties are broken by the text', () => {
    const small = fc.record({
      flow: fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 2 }), {
        minLength: 2,
        maxLength: 2,
      }),
      u: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 2 }),
    });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        expect(compareSize(a, b) === 0).toBe(canonicalText(a) === canonicalText(b));
        expect(Math.sign(compareSize(a, b)) + Math.sign(compareSize(b, a))).toBe(0);
        if (compareSize(a, b) <= 0 && compareSize(b, c) <= 0) expect(compareSize(a, c)).toBeLessThanOrEqual(0);
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});
