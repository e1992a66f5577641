import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, expectFormula, valueOf } from '../../src/claims/formula-value.js';
import { whole } from '../../src/claims/read.js';
import { check } from '../../src/finite/checker.js';
import type { Formula } from '../../src/finite/certificate.js';
import type { Rational } from '../../src/scalar/rational.js';
import { rational, toText } from '../../src/scalar/rational.js';

const list = (...values: readonly number[]): Rational[] => values.map(whole);
const named = {
  u: list(1, -2, 3),
  v: list(2, 5, 1),
  M: { n: 3, entries: list(1, 2, 0, 0, 1, 4, 3, 0, 1) },
  c: rational(1n, 2n),
};
const texts = (f: Formula): string[] => columnOf(f, named).map(toText);

/** Formulas of the size of u, built from all operations. */
const vectors: fc.Arbitrary<Formula> = fc.letrec<{ f: Formula }>((tie) => ({
  f: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Formula>('u', 'v', ['ones', 'M']),
    fc.tuple(fc.constantFrom('+', '-', '*', 'larger'), tie('f'), tie('f')),
    tie('f').map((g): Formula => ['abs', g]),
    tie('f').map((g): Formula => ['.', 'M', g]),
    tie('f').map((g): Formula => ['.', ['T', 'M'], g]),
    tie('f').map((g): Formula => ['.', ['diag', 'v'], g]),
    tie('f').map((g): Formula => ['^', g, '2']),
    tie('f').map((g): Formula => ['/', g, 'v']),
    tie('f').map((g): Formula => ['*', ['sum', g], 'u']),
    tie('f').map((g): Formula => ['-', ['max', g], ['*', 'c', g]]),
    tie('f').map((g): Formula => ['-', g, ['min', g]]),
  ),
})).f;

describe('the value of a formula', () => {
  it('is what the checker finds, for all of its operations', () => {
    fc.assert(
      fc.property(vectors, (f) => {
        const step = expectFormula('a formula', named, f, '<=', ['max', f])();
        return (
          step !== undefined && !Array.isArray(step) && 'holds' in step && step.holds && check(step.statement).accepted
        );
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('knows outer products, transposes and tables that are not square', () => {
    expect(texts(['.', 'u', ['T', 'v']])).toEqual(['2', '5', '1', '-4', '-10', '-2', '6', '15', '3']);
    const G = { n: 2, entries: list(1, 2, 3, 4, 5, 6) };
    expect(columnOf(['.', ['T', 'G'], 'w'], { G, w: list(1, 0, 1) }).map(toText)).toEqual(['6', '8']);
  });

  it('is a number, a column or a table', () => {
    expect(valueOf(['sum', 'u'], named)).toEqual(whole(2));
    expect(valueOf('u', named)).toEqual(named.u);
    expect(valueOf(['T', 'u'], named)).toEqual({ n: 3, entries: named.u });
  });

  it('refuses sizes that do not fit', () => {
    expect(() => valueOf(['+', 'u', 'M'], named)).toThrow(RangeError);
    expect(() => valueOf(['.', 'u', 'v'], named)).toThrow(RangeError);
  });
});
