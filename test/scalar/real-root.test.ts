import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polynomial } from '../../src/scalar/polynomial.js';
import { multiply, polynomial, signAt } from '../../src/scalar/polynomial.js';
import * as Q from '../../src/scalar/rational.js';
import type { Algebraic, Real } from '../../src/scalar/real-root.js';
import {
  compareReal,
  countRoots,
  isRational,
  lowerOf,
  rationalBetween,
  realRoots,
  realText,
  refine,
  rootBound,
  signAtReal,
  toNumber,
  upperOf,
} from '../../src/scalar/real-root.js';

const q = Q.parseRational;
const product = (factors: readonly Polynomial[]): Polynomial => factors.reduce(multiply, [1n]);
/** d t - n */
const vanishing = ({ n, d }: Q.Rational): Polynomial => [-n, d];
const rationalRoot = fc
  .tuple(fc.bigInt({ min: -40n, max: 40n }), fc.bigInt({ min: 1n, max: 12n }))
  .map(([n, d]) => Q.rational(n, d));
/** t² - 2bt + b² - c with the roots b ± √c, c no square. */
const quadratic = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(2, 3, 5, 6, 7, 10, 24, 99));
const texts = (roots: readonly Real[]): string[] =>
  roots.map((x) => (isRational(x) ? Q.toText(x) : toNumber(x).toFixed(9)));

describe('the real roots of a polynomial', () => {
  it('are found exactly where they are rational and isolated where they are not, each once and in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(rationalRoot, { maxLength: 4, selector: Q.toText }),
        fc.uniqueArray(quadratic, { maxLength: 2, selector: ([, c]) => c }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (rational, surds, multiplicity, complex) => {
          const factors = [
            ...rational.flatMap((r) => Array.from({ length: multiplicity }, () => vanishing(r))),
            ...surds.map(([b, c]) => polynomial([b * b - c, -2 * b, 1])),
            ...(complex ? [polynomial([3, 1, 1])] : []),
          ];
          if (factors.length === 0) return;
          const expected = [
            ...rational.map((r) => ({ at: Q.toNumber(r), text: Q.toText(r) })),
            ...surds.flatMap(([b, c]) =>
              [b - Math.sqrt(c), b + Math.sqrt(c)].map((at) => ({ at, text: at.toFixed(9) })),
            ),
          ].sort((a, b) => a.at - b.at);
          const roots = realRoots(product(factors));
          expect(texts(roots)).toEqual(expected.map(({ text }) => text));
          for (const x of roots) {
            if (isRational(x)) continue;
            expect(signAt(x.polynomial, x.lower) * signAt(x.polynomial, x.upper)).toBe(-1);
            expect(countRoots(x.polynomial, x.lower, x.upper)).toBe(1);
          }
        },
      ),
      { seed: 51, numRuns: 150 },
    );
  });

  it('are those of Chebyshev polynomials, which are cosines', () => {
    let [before, T]: [Polynomial, Polynomial] = [[1n], [0n, 1n]];
    for (let n = 2; n <= 12; n++) {
      [before, T] = [T, polynomial(multiply([0n, 2n], T).map((c, k) => c - (before[k] ?? 0n)))];
      const roots = realRoots(T);
      expect(roots).toHaveLength(n);
      roots.forEach((x, k) => expect(toNumber(x)).toBeCloseTo(Math.cos(((2 * (n - k) - 1) * Math.PI) / (2 * n)), 13));
      expect(roots.filter(isRational).map(Q.toText)).toEqual(n % 2 === 1 ? ['0'] : []);
    }
  });

  it('can be asked for from a point on, the point included', () => {
    const p = product([vanishing(q('1/2')), vanishing(q('-3')), vanishing(q('2')), polynomial([-2, 0, 1])]);
    expect(texts(realRoots(p))).toEqual(['-3', '-1.414213562', '1/2', '1.414213562', '2']);
    expect(texts(realRoots(p, q('1/2')))).toEqual(['1/2', '1.414213562', '2']);
    expect(texts(realRoots(p, q('3/2')))).toEqual(['2']);
    expect(texts(realRoots(p, q('5')))).toEqual([]);
    expect(texts(realRoots(p, q('1000')))).toEqual([]);
  });

  it('are none for a constant or a sum of squares, and everything for 0', () => {
    expect(realRoots(polynomial([5]))).toEqual([]);
    expect(realRoots(polynomial([1, 0, 2, 0, 1]))).toEqual([]);
    expect(() => realRoots([])).toThrow('every number is a root');
  });

  it('are told apart when they are 10^-12 from each other', () => {
    const near = [q('1/3'), Q.add(q('1/3'), q('1e-12'))];
    expect(texts(realRoots(product(near.map(vanishing))))).toEqual(near.map(Q.toText));
    const root = realRoots(product([polynomial([-2, 0, 1]), vanishing(q('1414213562373/1000000000000'))]));
    expect(texts(root)).toEqual(['-1.414213562', '1414213562373/1000000000000', '1.414213562']);
  });

  it('lie inside the bound of Cauchy, and are counted by Sturm between any two points', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(rationalRoot, { minLength: 1, maxLength: 5, selector: Q.toText }),
        rationalRoot,
        rationalRoot,
        (roots, a, b) => {
          const p = product(roots.map(vanishing));
          const bound = rootBound(p);
          expect(roots.every((r) => Q.compare(Q.magnitude(r), bound) < 0)).toBe(true);
          const [from, to] = Q.compare(a, b) <= 0 ? [a, b] : [b, a];
          const between = roots.filter((r) => Q.compare(r, from) > 0 && Q.compare(r, to) <= 0);
          expect(countRoots(p, from, to)).toBe(between.length);
        },
      ),
      { seed: 52, numRuns: 200 },
    );
  });
});

const [minusRoot2, root2] = realRoots(polynomial([-2, 0, 1]));

describe('a real algebraic number', () => {
  it('is refined to any width without leaving its interval', () => {
    const narrow = refine(root2, q('1e-40')) as Algebraic;
    expect(Q.compare(Q.subtract(narrow.upper, narrow.lower), q('1e-40'))).toBeLessThanOrEqual(0);
    expect(Q.compare(Q.multiply(narrow.lower, narrow.lower), q('2'))).toBe(-1);
    expect(Q.compare(Q.multiply(narrow.upper, narrow.upper), q('2'))).toBe(1);
    expect(refine(q('1/3'), q('1'))).toEqual(q('1/3'));
  });

  it('is compared exactly, also with itself as the root of another polynomial', () => {
    const others = realRoots(product([polynomial([-2, 0, 1]), polynomial([-3, 0, 1]), vanishing(q('7/5'))]));
    expect(others.map((x) => compareReal(root2, x))).toEqual([1, 1, 1, 0, -1]);
    expect(others.map((x) => compareReal(x, root2))).toEqual([-1, -1, -1, 0, 1]);
    expect(compareReal(minusRoot2, root2)).toBe(-1);
    expect(compareReal(root2, q('1.41421356237309504880168872420969807'))).toBe(1);
    expect(compareReal(q('1.41421356237309504880168872420969808'), root2)).toBe(1);
    expect(compareReal({ polynomial: polynomial([-2, 3]), lower: q('0'), upper: q('1') }, q('2/3'))).toBe(0);
  });

  it('gives every polynomial its sign there, 0 only for those that share the root', () => {
    expect(signAtReal(product([polynomial([-2, 0, 1]), polynomial([1, 1])]), root2)).toBe(0);
    expect(signAtReal(polynomial([-3, 0, 1]), root2)).toBe(-1);
    // t^2 - 2 + 10^-30
    expect(signAtReal(polynomial([-2n * 10n ** 30n + 1n, 0n, 10n ** 30n]), root2)).toBe(1);
    expect(signAtReal(polynomial([-2n * 10n ** 30n + 1n, 0n, 10n ** 30n]), minusRoot2)).toBe(1);
    expect(signAtReal([], root2)).toBe(0);
    // A common factor that vanishes at another root of the same polynomial.
    const [, , , root3] = realRoots(product([polynomial([-2, 0, 1]), polynomial([-3, 0, 1])]));
    expect(signAtReal(polynomial([-2, 0, 1]), root3)).toBe(1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 }), (c) => {
        const p = polynomial(c);
        // a + b √2 with integers a, b
        const [a, b] = c.reduce(
          ([x, y], k, i) => (i % 2 === 0 ? [x + k * 2 ** (i / 2), y] : [x, y + k * 2 ** ((i - 1) / 2)]),
          [0, 0],
        );
        expect(signAtReal(p, root2)).toBe(Math.sign(a + b * Math.SQRT2) + 0);
      }),
      { seed: 53, numRuns: 300 },
    );
  });

  it('has a simple rational between it and any other', () => {
    const numbers = [minusRoot2, q('-1'), q('0'), q('7/5'), root2, q('17/12'), q('100')];
    numbers.slice(1).forEach((y, k) => {
      const m = rationalBetween(numbers[k], y);
      expect([compareReal(numbers[k], m), compareReal(m, y)]).toEqual([-1, -1]);
    });
    expect(Q.toText(rationalBetween(q('1'), q('4')))).toBe('2');
    expect(compareReal(root2, rationalBetween(root2))).toBe(-1);
    expect(Q.toText(rationalBetween(q('5')))).toBe('6');
    // Intervals that touch the other number.
    const touching: Algebraic = { polynomial: polynomial([-2, 0, 1]), lower: q('1'), upper: q('2') };
    expect(compareReal(rationalBetween(q('1'), touching), q('1'))).toBe(1);
    expect(compareReal(rationalBetween(touching, q('2')), root2)).toBe(1);
  });

  it('is written with ten decimals and its polynomial, a rational as it is', () => {
    expect(realText(root2)).toBe('1.4142135623… (root of t^2 - 2)');
    expect(realText(minusRoot2)).toBe('-1.4142135624… (root of t^2 - 2)');
    expect(realText(q('3/6'))).toBe('1/2');
    expect(realText({ polynomial: polynomial([-1, 10]), lower: q('0'), upper: q('1') })).toBe('1/10');
    expect([lowerOf(root2), upperOf(root2)].map((x) => Q.sign(x))).toEqual([1, 1]);
  });
});
