import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectLowerTransport,
  expectUpperTransport,
  kantorovich,
  transportValues,
} from '../../../src/claims/3.7/kantorovich.js';
import { distanceOf } from '../../../src/claims/3.7/line-formulas.js';
import { kantorovichInDoubles } from '../../../src/claims/3.7/measuring.js';
import { columnOf } from '../../../src/claims/formula-value.js';
import { normalisedMasses, whole } from '../../../src/claims/read.js';
import { conclude } from '../../../src/claims/steps.js';
import { check } from '../../../src/finite/checker.js';
import type { Rational } from '../../../src/scalar/rational.js';
import { HALF, ONE, ZERO, rational, toNumber, toText } from '../../../src/scalar/rational.js';

const q = (...values: readonly number[]): Rational[] => values.map(whole);

/** Places and two lists of masses, zeros among them. */
const cases = fc
  .uniqueArray(fc.nat({ max: 15 }), { minLength: 1, maxLength: 7 })
  .chain((places) => {
    const masses = fc
      .array(fc.nat({ max: 5 }), { minLength: places.length, maxLength: places.length })
      .filter((m) => m.some((k) => k > 0));
    return fc.record({ places: fc.constant(places), a: masses, b: masses });
  })
  .map(({ places, a, b }) => ({
    p: places.map((k) => rational(BigInt(k), 2n)),
    a: normalisedMasses(a.map(whole)),
    b: normalisedMasses(b.map(whole)),
  }));

function verdicts(p: readonly Rational[], a: readonly Rational[], b: readonly Rational[], period?: Rational) {
  const values = transportValues(kantorovich(p, a, b, period));
  const D = { n: p.length, entries: columnOf(distanceOf('p', 'p', period && toText(period)), { p }) };
  const where = { ...values, a, b, D };
  const { holds, steps } = conclude(...expectLowerTransport(where), ...expectUpperTransport(where));
  return { holds, accepted: steps.every((s) => check(s.statement).accepted), W: values.W };
}

describe.each([
  ['a line', undefined],
  ['a circle of length 8', whole(8)],
] as const)('W₁ on %s', (_, period) => {
  it('comes with a function and a plan that prove it from both sides', () => {
    fc.assert(
      fc.property(cases, ({ p, a, b }) => {
        const { holds, accepted } = verdicts(p, a, b, period);
        return holds && accepted;
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('is symmetric, and 0 for equal measures', () => {
    fc.assert(
      fc.property(cases, ({ p, a, b }) => {
        const there = toText(kantorovich(p, a, b, period).distance);
        return (
          there === toText(kantorovich(p, b, a, period).distance) && kantorovich(p, a, a, period).distance.n === 0n
        );
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe('W₁', () => {
  it('takes the shorter way around a circle', () => {
    const atEnds = [q(0, 7), [ONE, ZERO], [ZERO, ONE]] as const;
    expect(toText(kantorovich(...atEnds).distance)).toBe('7');
    expect(toText(kantorovich(...atEnds, whole(8)).distance)).toBe('1');
  });

  it('of a mass that splits to both sides is the mean of the ways', () => {
    expect(toText(kantorovich(q(0, 2, 5), [ZERO, ONE, ZERO], [HALF, ZERO, HALF]).distance)).toBe('5/2');
  });

  it('is the same in doubles on the line', () => {
    fc.assert(
      fc.property(cases, ({ p, a, b }) => {
        const x = p.map(toNumber);
        const near = kantorovichInDoubles({ x, m: a.map(toNumber) }, { x, m: b.map(toNumber) });
        return Math.abs(near - toNumber(kantorovich(p, a, b).distance)) <= 1e-13;
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('is noticed to be wrong by a claim that has another plan', () => {
    const values = transportValues(kantorovich(q(0, 1), [ONE, ZERO], [ZERO, ONE]));
    const D = { n: 2, entries: q(0, 1, 1, 0) };
    const wrong = { ...values, W: whole(2), a: [ONE, ZERO], b: [ZERO, ONE], D };
    expect(conclude(...expectUpperTransport(wrong)).holds).toBe(false);
    expect(conclude(...expectLowerTransport(wrong)).holds).toBe(false);
  });
});
