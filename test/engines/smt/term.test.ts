import { describe, expect, it } from 'vitest';
import {
  FALSE,
  TRUE,
  and,
  atMost,
  constant,
  equals,
  isTrue,
  less,
  minus,
  not,
  numeral,
  or,
  print,
  product,
  square,
  sum,
  valueOf,
  variable,
} from '../../../src/engines/smt/term.js';
import { rational } from '../../../src/scalar/rational.js';

const [x, y] = [variable('x'), variable('y')];
const at = new Map([
  ['x', rational(1n, 2n)],
  ['y', rational(-3n)],
]);

describe('terms', () => {
  it('prints rationals as SMT-LIB has them', () => {
    expect([rational(3n), rational(-3n), rational(1n, 2n), rational(-1n, 2n)].map(numeral)).toEqual([
      '3',
      '(- 3)',
      '(/ 1 2)',
      '(/ (- 1) 2)',
    ]);
  });

  it('collects numbers, and drops what is 0 or 1', () => {
    expect(print(sum(x, 1, constant(rational(1n, 2n)), y))).toBe('(+ x y (/ 3 2))');
    expect(print(product(2, x, 3))).toBe('(* 6 x)');
    expect(print(product(0, x))).toBe('0');
    expect(print(minus(x, 0))).toBe('x');
  });

  it('evaluates exactly', () => {
    expect(valueOf(sum(square(x), product(y, x)), at)).toEqual(rational(-5n, 4n));
    expect(() => valueOf(variable('t'), at)).toThrow('no value of t');
  });

  it('negates through to the relations, and a negation is true where the formula is not', () => {
    const formula = or(and(less(x, y), equals(x, 1)), not(atMost(y, x)));
    expect(print(not(formula))).toBe('(and (or (<= y x) (not (= x 1))) (<= y x))');
    expect(isTrue(formula, at)).toBe(false);
    expect(isTrue(not(formula), at)).toBe(true);
  });

  it('knows the empty junctions', () => {
    expect(and()).toBe(TRUE);
    expect(or()).toBe(FALSE);
    expect(and(TRUE, FALSE, less(x, y))).toBe(FALSE);
    expect(or(TRUE, less(x, y))).toBe(TRUE);
  });
});
