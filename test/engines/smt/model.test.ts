import { describe, expect, it } from 'vitest';
import { parseDecimals, parseExpression, parseValues } from '../../../src/engines/smt/model.js';
import { rational } from '../../../src/scalar/rational.js';

describe('models of z3', () => {
  it('reads rationals exactly, however they are written', () => {
    const text =
      '((a 3.0) (b (- 2)) (c (/ 1.0 3.0))\n (d (- (/ 1.0 3.0))) (e (/ (- 10.0) 4.0)) (f 123456789012345678901.0))';
    expect([...parseValues(text).values()]).toEqual([
      rational(3n),
      rational(-2n),
      rational(1n, 3n),
      rational(-1n, 3n),
      rational(-5n, 2n),
      rational(123456789012345678901n),
    ]);
  });

  it('keeps algebraic numbers as they are printed', () => {
    expect(parseValues('((x (root-obj (+ (^ x 2) (- 2)) 2)))').get('x')).toEqual({
      irrational: '(root-obj (+ (^ x 2) (- 2)) 2)',
    });
  });

  it('reads decimals that are cut off', () => {
    expect(parseDecimals('((x (- 2.2360?)) (y 2.0))')).toEqual(
      new Map([
        ['x', -2.236],
        ['y', 2],
      ]),
    );
  });

  it.each(['((x true))', '((x))', 'x', '((x 1)', '((x 1)) y', '((x (/ 1 0)))'])('refuses %s', (text) => {
    expect(() => parseValues(text)).toThrow(SyntaxError);
  });

  it('nests', () => {
    expect(parseExpression('(a (b c) ())')).toEqual(['a', ['b', 'c'], []]);
  });
});
