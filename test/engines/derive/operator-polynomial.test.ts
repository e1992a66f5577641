import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  minus,
  parsePolynomial,
  plus,
  polynomialText,
  times,
} from '../../../src/engines/derive/operator-polynomial.js';

/** Texts of small polynomials in A, B and J. */
const polynomials = fc
  .array(
    fc.tuple(fc.integer({ min: -3, max: 3 }), fc.array(fc.constantFrom('A', "A'", 'B', "B'", 'J'), { maxLength: 3 })),
    { minLength: 1, maxLength: 4 },
  )
  .map((terms) => terms.map(([c, word]) => `${c < 0 ? '-' : '+'} ${Math.abs(c)} ${word.join(' ')}`).join(' '))
  .map((text) => parsePolynomial(`0 ${text}`));

const text = (p: ReturnType<typeof parsePolynomial>): string => polynomialText(p);

describe('polynomials in operators', () => {
  it('read a product with primes, numbers and parentheses', () => {
    expect(text(parsePolynomial("1/4 - (A - 1/2)'(A - 1/2)"))).toBe("1/2 A + 1/2 A' - A'A");
    expect(text(parsePolynomial('2 A - A A - A'))).toBe('A - AA');
    expect(text(parsePolynomial("(A B)'"))).toBe("B'A'");
    expect(text(parsePolynomial("J'"))).toBe('J');
    expect(text(parsePolynomial('A - A'))).toBe('0');
  });

  it.each([
    ['A +', 'expected a factor'],
    ['(A', 'expected )'],
    ['A ? B', 'unexpected character'],
    ['a', 'expected a factor'],
  ])('say where %s goes wrong', (written, what) => {
    expect(() => parsePolynomial(written)).toThrow(what);
  });

  it('print to a text that reads back as the same polynomial', () => {
    fc.assert(
      fc.property(polynomials, (p) => {
        expect(text(parsePolynomial(text(p)))).toBe(text(p));
      }),
    );
  });

  it('form a ring with an involution', () => {
    fc.assert(
      fc.property(polynomials, polynomials, polynomials, (p, q, r) => {
        expect(text(times(p, plus(q, r)))).toBe(text(plus(times(p, q), times(p, r))));
        expect(text(times(times(p, q), r))).toBe(text(times(p, times(q, r))));
        expect(text(adjoint(times(p, q)))).toBe(text(times(adjoint(q), adjoint(p))));
        expect(text(adjoint(adjoint(p)))).toBe(text(p));
        expect(text(minus(p, p))).toBe('0');
      }),
    );
  });
});
