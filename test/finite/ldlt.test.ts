import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eliminate } from '../../src/finite/elimination.js';
import { ldltCertificate } from '../../src/finite/ldlt.js';
import { ZERO, add, multiply, parseRational, rational, toText } from '../../src/scalar/rational.js';
import * as naive from '../fixtures/naive.js';

describe('an LDL^T certificate', () => {
  it('is the matrix times the factor, in short integer columns', () => {
    const gram = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc.array(fc.array(fc.bigInt({ min: -3n, max: 3n }), { minLength: n, maxLength: n }), {
          minLength: 1,
          maxLength: n,
        }),
      )
      .map((M) => naive.times(naive.transposed(M), M));
    fc.assert(
      fc.property(gram, fc.constantFrom('1', '2/3', '100', '1/7'), (S, text) => {
        const factor = parseRational(text);
        const { pivots, d, l } = ldltCertificate(eliminate(S.length, S.flat()), factor);
        expect([d.length, l.length]).toEqual([pivots.length, pivots.length]);
        S.forEach((row, i) =>
          row.forEach((x, j) => {
            const terms = d.map((w, k) => multiply(parseRational(w), rational(BigInt(l[k][i]) * BigInt(l[k][j]))));
            expect(toText(terms.reduce(add, ZERO))).toBe(toText(multiply(factor, rational(x))));
          }),
        );
        const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
        for (const column of l) expect(column.map(BigInt).reduce(gcd, 0n)).toBe(1n);
      }),
      { seed: 73, numRuns: 100 },
    );
  });
});
