import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowFromIntegers, smallFlow } from '../../src/finite/flow.js';
import {
  PRIMES,
  agreeModulo,
  applyModulo,
  multiplyModulo,
  powerModulo,
  probeModulo,
  reduceModulo,
} from '../../src/finite/modular.js';
import * as naive from '../fixtures/naive.js';

const prime = fc.constantFrom(...PRIMES, 7, 65_537);
const residue = (p: number) => fc.oneof(fc.nat({ max: p - 1 }), fc.integer({ min: Math.max(0, p - 3), max: p - 1 }));
const pair = prime.chain((p) => fc.record({ p: fc.constant(p), a: residue(p), b: residue(p) }));

describe('arithmetic modulo a prime in doubles', () => {
  it('uses two primes below 2^31', () => {
    for (const p of PRIMES) {
      expect(p).toBeLessThan(2 ** 31);
      for (let d = 2; d * d <= p; d++) expect(p % d).not.toBe(0);
    }
    expect(new Set(PRIMES).size).toBe(2);
  });

  it('multiplies without losing a digit', () => {
    fc.assert(
      fc.property(pair, ({ p, a, b }) => {
        expect(BigInt(multiplyModulo(a, b, p))).toBe((BigInt(a) * BigInt(b)) % BigInt(p));
      }),
      { seed: 74, numRuns: 500 },
    );
  });

  it('takes powers and inverses', () => {
    fc.assert(
      fc.property(pair, fc.nat({ max: 40 }), ({ p, a }, k) => {
        expect(BigInt(powerModulo(a, k, p))).toBe(BigInt(a) ** BigInt(k) % BigInt(p));
        if (a > 0) expect(multiplyModulo(a, powerModulo(a, p - 2, p), p)).toBe(1);
      }),
      { seed: 75, numRuns: 200 },
    );
  });

  it('applies a matrix to a vector, transposed on demand', () => {
    fc.assert(
      fc.property(prime, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat()), (p, n, stream) => {
        const draw = (length: number): number[] => Array.from({ length }, () => stream.next().value % p);
        const [X, v] = [draw(n * n), draw(n)];
        const grid = naive.gridOf(n, X.map(BigInt));
        const expected = (A: naive.Grid): number[] => naive.apply(A, v.map(BigInt)).map((x) => Number(x % BigInt(p)));
        expect(applyModulo({ n, p }, X, v)).toEqual(expected(grid));
        expect(applyModulo({ n, p }, X, v, true)).toEqual(expected(naive.transposed(grid)));
      }),
      { seed: 77, numRuns: 100 },
    );
  });

  it('probes with a vector of residues that differ', () => {
    for (const p of PRIMES) {
      const v = probeModulo({ n: 200, p });
      expect(new Set(v).size).toBe(200);
      expect(v.every((x) => Number.isInteger(x) && x > 0 && x < p)).toBe(true);
    }
  });
});

describe('a model modulo a prime', () => {
  it('has A = diag(κ)^-1 F', () => {
    const reduced = reduceModulo(
      smallFlow([
        [1, 2],
        [0, 4],
      ]),
      7,
    )!;
    expect(reduced.A.map((a, k) => (a * [3, 3, 4, 4][k]) % 7)).toEqual([1, 2, 0, 4]);
    expect(reduced.inverse.map((x, i) => (x * [3, 4][i]) % 7)).toEqual([1, 1]);
  });

  it('does not exist where the prime divides a strength; nothing is concluded then', () => {
    const flow = flowFromIntegers(2, [BigInt(PRIMES[0]), 0n, 0n, 1n]);
    expect(reduceModulo(flow, PRIMES[0])).toBeUndefined();
    const [same, other] = [(_: unknown, v: readonly number[]) => [...v], () => [0, 1]];
    expect(agreeModulo(flow, same, same)).toBe(true);
    expect(agreeModulo(flow, same, other)).toBe(false);
    expect(agreeModulo(smallFlow([[1]]), same, ({ p }, v) => (p === PRIMES[1] ? [0] : [...v]))).toBe(false);
  });
});
