import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determinantModulo, eliminate, inertia, kernel, nullVector } from '../../src/finite/elimination.js';
import { PRIMES } from '../../src/finite/modular.js';
import { ZERO, add, divide, multiply, rational, toText } from '../../src/scalar/rational.js';
import * as naive from '../fixtures/naive.js';

const integer = fc.oneof(
  { arbitrary: fc.bigInt({ min: -2n, max: 2n }), weight: 5 },
  { arbitrary: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), weight: 1 },
);
const size = fc.integer({ min: 0, max: 5 });
const rectangle = (r: number, n: number) =>
  fc.array(fc.array(integer, { minLength: n, maxLength: n }), { minLength: r, maxLength: r });
const square = size.chain((n) => rectangle(n, n));
/** Any sign: M + M^T. */
const symmetric = square.map((M) => M.map((row, i) => row.map((x, j) => x + M[j][i])));
/** Semi-definite of every rank: M^T M. */
const gram = size.chain((n) =>
  fc
    .integer({ min: 0, max: n })
    .chain((r) => rectangle(r, n).map((M) => (r === 0 ? empty(n) : naive.times(naive.transposed(M), M)))),
);
const empty = (n: number): bigint[][] => Array.from({ length: n }, () => Array<bigint>(n).fill(0n));
/** One unit off semi-definite, in one diagonal entry. */
const nearGram = fc
  .tuple(gram, fc.nat())
  .map(([S, k]) => S.map((row, i) => row.map((x, j) => (i === j && i === k % S.length ? x - 1n : x))));
const forms = fc.oneof(symmetric, gram, nearGram);

describe('symmetric elimination', () => {
  it('decides semi-definiteness like the principal minors, and like the characteristic polynomial', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(forms, (S) => {
        const expected = naive.isSemidefinite(S);
        if (S.length <= 4) expect(naive.principalMinors(S).every((m) => m >= 0n)).toBe(expected);
        expect(eliminate(S.length, S.flat()).semidefinite).toBe(expected);
        seen[expected ? 'yes' : 'no']++;
      }),
      { seed: 51, numRuns: 400 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(80);
  });

  it('leaves a sum of squares that is the matrix, or a vector on which it is negative', () => {
    fc.assert(
      fc.property(forms, (S) => {
        const n = S.length;
        const { semidefinite, pivots, minors, columns, negative } = eliminate(n, S.flat());
        expect(negative === undefined).toBe(semidefinite);
        if (negative) {
          expect(naive.dot(negative, naive.apply(S, negative)) < 0n).toBe(true);
          return;
        }
        expect(pivots).toHaveLength(naive.signature(S).positive);
        minors.forEach((m) => expect(m > 0n).toBe(true));
        columns.forEach((c, k) => pivots.forEach((p, l) => l < k && expect(c[p]).toBe(0n)));
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const sum = columns.reduce(
              (s, c, k) => add(s, rational(c[i] * c[j], minors[k] * (minors[k - 1] ?? 1n))),
              ZERO,
            );
            expect(sum).toEqual(rational(S[i][j]));
          }
        }
      }),
      { seed: 52, numRuns: 300 },
    );
  });

  it('does not touch its argument and takes the empty matrix', () => {
    const S = [2n, 1n, 1n, 2n];
    eliminate(2, S);
    expect(S).toEqual([2n, 1n, 1n, 2n]);
    expect(eliminate(0, [])).toEqual({ n: 0, semidefinite: true, pivots: [], minors: [], columns: [] });
  });

  it('sees a zero on the diagonal beside a number that is none', () => {
    for (const off of [1n, -1n]) {
      const { negative } = eliminate(2, [0n, off, off, 0n]);
      expect(
        naive.dot(
          negative!,
          naive.apply(
            [
              [0n, off],
              [off, 0n],
            ],
            negative!,
          ),
        ),
      ).toBe(-2n);
    }
  });
});

describe('the kernel of a semi-definite matrix', () => {
  it('has a basis of primitive integer vectors that the matrix annihilates', () => {
    fc.assert(
      fc.property(gram, (S) => {
        const basis = kernel(eliminate(S.length, S.flat()));
        expect(basis).toHaveLength(S.length - naive.rankOf(S));
        for (const v of basis) {
          expect(naive.apply(S, v).every((x) => x === 0n)).toBe(true);
          expect(v.some((x) => x !== 0n)).toBe(true);
        }
        if (basis.length > 0) expect(naive.rankOf(basis)).toBe(basis.length);
      }),
      { seed: 53, numRuns: 200 },
    );
  });
});

describe('a null vector of any matrix', () => {
  it('comes with the rank, and exists iff the determinant is 0', () => {
    const lowRank = fc
      .tuple(size, size)
      .chain(([n, r]) =>
        fc
          .tuple(rectangle(n, Math.min(n, r)), rectangle(Math.min(n, r), n))
          .map(([A, B]) => (r === 0 || n === 0 ? empty(n) : naive.times(A, B))),
      );
    fc.assert(
      fc.property(fc.oneof(square, lowRank), (A) => {
        const { rank, vector } = nullVector(A.length, A.flat());
        expect(rank).toBe(A.length === 0 ? 0 : naive.rankOf(A));
        expect(vector === undefined).toBe(naive.determinant(A) !== 0n);
        if (vector) {
          expect(vector.some((x) => x !== 0n)).toBe(true);
          expect(naive.apply(A, vector).every((x) => x === 0n)).toBe(true);
        }
      }),
      { seed: 54, numRuns: 300 },
    );
  });
});

describe('the determinant modulo a prime', () => {
  it('is the determinant, modulo that prime', () => {
    fc.assert(
      fc.property(square, fc.constantFrom(2, 3, 7, 65_537, ...PRIMES), (A, p) => {
        const q = BigInt(p);
        expect(BigInt(determinantModulo(A.length, A.flat(), p))).toBe(((naive.determinant(A) % q) + q) % q);
      }),
      { seed: 55, numRuns: 400 },
    );
  });

  it('changes sign with every exchange of rows', () => {
    expect(determinantModulo(3, [0n, 1n, 0n, 1n, 0n, 0n, 0n, 0n, 1n], 7)).toBe(6);
    expect(determinantModulo(3, [0n, 1n, 0n, 0n, 0n, 1n, 1n, 0n, 0n], 7)).toBe(1);
  });
});

describe('inertia', () => {
  it('counts signs of eigenvalues like the rule of Descartes, and its squares add up to the matrix', () => {
    fc.assert(
      fc.property(forms, fc.bigInt({ min: 1n, max: 9n }), (S, scale) => {
        const n = S.length;
        const found = inertia(
          n,
          S.flat().map((x) => rational(x, scale)),
        );
        const { positive, negative, zero, d, l, pivots } = found;
        expect({ positive, negative, zero }).toEqual(naive.signature(S));
        for (let k = 0; k < n * n; k++) {
          const [i, j] = [Math.floor(k / n), k % n];
          const sum = d.reduce((s, x, r) => add(s, multiply(x, multiply(l[r][i], l[r][j]))), ZERO);
          expect(toText(sum)).toBe(toText(divide(rational(S[i][j]), rational(scale))));
        }
        pivots?.forEach((p, k) => {
          expect(l[k][p].n).not.toBe(0n);
          for (let later = k + 1; later < l.length; later++) expect(l[later][p].n).toBe(0n);
        });
      }),
      { seed: 56, numRuns: 300 },
    );
  });

  it('has no diagonal pivots to show for a saddle without a diagonal', () => {
    const found = inertia(
      2,
      [0n, 1n, 1n, 0n].map((x) => rational(x)),
    );
    expect([found.positive, found.negative, found.zero, found.pivots]).toEqual([1, 1, 0, undefined]);
  });
});
