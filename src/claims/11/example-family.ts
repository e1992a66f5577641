import fc from 'fast-check';
import { rationals } from '../../scalar/field.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow } from '../../finite/model.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, add, multiply, rational, sign, subtract } from '../../scalar/rational.js';

/** The family of Example 11.2: three points, κ = 1, eigenvectors e1 = (1, -1, 0), e2 = (1, 0, -1) and 1. */

const TWO = rational(2n);
const THIRD = rational(1n, 3n);

/** The nine entries of A(λ₁, λ₂) as printed, row-major. */
export function exampleEntries(l1: Rational, l2: Rational): Rational[] {
  const sum = (...terms: readonly Rational[]): Rational => multiply(THIRD, terms.reduce(add, ONE));
  const minus = (q: Rational): Rational => subtract(rational(0n), q);
  const twice = (q: Rational): Rational => multiply(TWO, q);
  return [
    sum(l1, l2),
    sum(l2, minus(twice(l1))),
    sum(l1, minus(twice(l2))),
    sum(minus(l1)),
    sum(twice(l1)),
    sum(minus(l1)),
    sum(minus(l2)),
    sum(minus(l2)),
    sum(twice(l2)),
  ];
}

/** The model A(λ₁, λ₂), κ = 1; undefined if an entry is negative. */
export function exampleFlow(l1: Rational, l2: Rational): FiniteModel | undefined {
  const entries = exampleEntries(l1, l2);
  return entries.every((a) => sign(a) >= 0) ? modelFromFlow(rationals, 3, entries) : undefined;
}

/** Fractions strictly between 0 and 1 as numerals, small denominators first. */
export const properFraction: fc.Arbitrary<string> = fc
  .integer({ min: 2, max: 24 })
  .chain((q) => fc.integer({ min: 1, max: q - 1 }).map((p) => `${p}/${q}`));
