import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polynomial } from '../../src/scalar/polynomial.js';
import {
  add,
  coprimeBase,
  degree,
  derivative,
  evaluate,
  fromRationals,
  gcd,
  interpolate,
  isZero,
  leading,
  multiply,
  polynomial,
  primitive,
  quotient,
  remainder,
  scale,
  signAt,
  squareFree,
  subtract,
  toText,
} from '../../src/scalar/polynomial.js';
import * as Q from '../../src/scalar/rational.js';

const coefficient = fc.oneof(fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }));
const any = fc.array(coefficient, { maxLength: 6 }).map(polynomial);
const nonZero = any.filter((p) => !isZero(p));
const point = fc
  .tuple(fc.bigInt({ min: -99n, max: 99n }), fc.bigInt({ min: 1n, max: 30n }))
  .map(([n, d]) => Q.rational(n, d));

/** p as Σ c_k t^k in rationals, term by term. */
const termByTerm = (p: Polynomial, t: Q.Rational): Q.Rational =>
  Q.sum(p.map((c, k) => Q.multiply(Q.rational(c), Q.power(t, k))));
/** Equal up to a positive factor. */
const inProportion = (p: Polynomial, q: Polynomial): void => {
  expect(primitive(p)).toEqual(primitive(q));
};

describe('polynomials', () => {
  it('evaluate to the sum of their terms, and their sign is the sign of that', () => {
    fc.assert(
      fc.property(any, point, (p, t) => {
        expect(evaluate(p, t)).toEqual(termByTerm(p, t));
        expect(signAt(p, t)).toBe(Q.sign(termByTerm(p, t)));
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  it('add, subtract and multiply as their values do', () => {
    fc.assert(
      fc.property(any, any, point, (p, q, t) => {
        const [a, b] = [evaluate(p, t), evaluate(q, t)];
        expect(evaluate(add(p, q), t)).toEqual(Q.add(a, b));
        expect(evaluate(subtract(p, q), t)).toEqual(Q.subtract(a, b));
        expect(evaluate(multiply(p, q), t)).toEqual(Q.multiply(a, b));
        expect(isZero(subtract(p, p))).toBe(true);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('have the derivative of a product by the rule of Leibniz', () => {
    fc.assert(
      fc.property(any, any, (p, q) => {
        expect(derivative(multiply(p, q))).toEqual(add(multiply(derivative(p), q), multiply(p, derivative(q))));
      }),
      { seed: 43, numRuns: 200 },
    );
    expect(derivative(polynomial([7]))).toEqual([]);
  });

  it('leave a remainder of smaller degree that is, up to a positive factor, p minus a multiple of q', () => {
    fc.assert(
      fc.property(any, nonZero, any, (p, q, r) => {
        const rest = remainder(p, q);
        expect(degree(rest)).toBeLessThan(Math.max(1, q.length));
        // The remainder depends on p modulo q alone, and keeps signs at the roots of q: q = t - a makes it p(a).
        if (degree(r) < degree(q)) inProportion(remainder(add(multiply(p, q), r), q), r);
      }),
      { seed: 44, numRuns: 300 },
    );
    expect(remainder(polynomial([1, 0, 1]), polynomial([2, -1]))).toEqual([1n]);
    expect(remainder(polynomial([-5, 0, 1]), polynomial([2, -1]))).toEqual([-1n]);
    expect(() => remainder([1n], [])).toThrow(RangeError);
  });

  it('divide back out of a product, sign included, and refuse what is no divisor', () => {
    fc.assert(
      fc.property(nonZero, nonZero, (p, q) => {
        inProportion(quotient(multiply(p, q), q), p);
      }),
      { seed: 45, numRuns: 300 },
    );
    expect(() => quotient(polynomial([1, 0, 1]), polynomial([1, 1]))).toThrow('t + 1 does not divide t^2 + 1');
    expect(() => quotient([1n], [])).toThrow(RangeError);
  });

  it('have a greatest common divisor that contains every common factor and divides both', () => {
    fc.assert(
      fc.property(nonZero, nonZero, nonZero, (p, q, r) => {
        const g = gcd(multiply(p, r), multiply(q, r));
        expect(leading(g) > 0n).toBe(true);
        expect(isZero(remainder(g, r))).toBe(true);
        expect(isZero(remainder(multiply(p, r), g))).toBe(true);
        expect(isZero(remainder(multiply(q, r), g))).toBe(true);
      }),
      { seed: 46, numRuns: 200 },
    );
    expect(gcd([], [])).toEqual([]);
    expect(gcd([], polynomial([0, -4]))).toEqual([0n, 1n]);
  });

  it('lose the multiplicity of their roots and nothing else', () => {
    const [a, b, c] = [polynomial([-2, 1]), polynomial([1, 3]), polynomial([-2, 0, 1])];
    const powers = multiply(multiply(a, multiply(a, a)), multiply(multiply(b, b), c));
    inProportion(scale(squareFree(powers), 1n), multiply(multiply(a, b), c));
    fc.assert(
      fc.property(nonZero, (p) => {
        const simple = squareFree(multiply(p, p));
        expect(degree(gcd(simple, derivative(simple)))).toBeLessThanOrEqual(0);
        expect(degree(simple)).toBe(degree(squareFree(p)));
      }),
      { seed: 47, numRuns: 100 },
    );
  });

  it('have a coprime base in which every root belongs to exactly one member', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (lists) => {
          const factor = (r: number): Polynomial => polynomial([-r, 1]);
          const base = coprimeBase(lists.map((roots) => roots.map(factor).reduce(multiply)));
          for (const r of new Set(lists.flat())) {
            expect(base.filter((p) => signAt(p, Q.rational(BigInt(r))) === 0)).toHaveLength(1);
          }
          expect(base.reduce((s, p) => s + degree(p), 0)).toBe(new Set(lists.flat()).size);
        },
      ),
      { seed: 48, numRuns: 200 },
    );
    expect(coprimeBase([polynomial([5])])).toEqual([]);
  });

  it('are determined, up to a positive factor, by their values at 1, 2, 3, …', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 3 }), fc.bigInt({ min: 1n, max: 50n }), (p, spare, d) => {
        const values = Array.from({ length: p.length + spare }, (_, k) =>
          Q.multiply(evaluate(p, Q.rational(BigInt(k + 1))), Q.rational(1n, d)),
        );
        inProportion(interpolate(values), p);
      }),
      { seed: 49, numRuns: 200 },
    );
    expect(fromRationals([Q.rational(1n, 2n), Q.rational(-1n, 3n)])).toEqual([3n, -2n]);
  });

  it('are written as one writes them', () => {
    expect(toText(polynomial([1, -3, 2]))).toBe('2t^2 - 3t + 1');
    expect(toText(polynomial([0, -1, 0, 1]), 'x')).toBe('x^3 - x');
    expect(toText(polynomial([-1]))).toBe('-1');
    expect(toText([])).toBe('0');
    expect(polynomial([0, 2, 0, 0])).toEqual([0n, 2n]);
  });
});
