import { describe, expect, it } from 'vitest';
import { doubles, rationals } from '../../src/scalar/field.js';
import * as Q from '../../src/scalar/rational.js';
import type { Environment } from '../../src/operators/index.js';
import {
  OperatorError,
  describeEnvironment,
  displacement,
  finiteSet,
  periodsOf,
  product,
  space,
  torus,
} from '../../src/operators/index.js';
import { representative, sameEnvironment } from '../../src/operators/environment.js';
import { randomRationals } from '../fixtures/points.js';

const q = Q.parseRational;

/** x − y in one dimension, in rationals and in doubles. */
function between(environment: Environment, x: string, y: string): [string, number] {
  const exact: Q.Rational[] = [];
  displacement(environment, rationals)(exact, [q(x)], 0, [q(y)], 0);
  const float: number[] = [];
  displacement(environment, doubles)(float, [Q.toNumber(q(x))], 0, [Q.toNumber(q(y))], 0);
  return [Q.toText(exact[0]), float[0]];
}

describe('displacement', () => {
  it('is the difference on the line, and the shortest one on a circle', () => {
    expect(between(space(1), '7/2', '1/2')).toEqual(['3', 3]);
    expect(between(torus(1, 3), '7/4', '1/4')).toEqual(['-3/2', -1.5]);
    expect(between(torus(1, 3), '11/4', '1/4')).toEqual(['-1/2', -0.5]);
    expect(between(torus(1, 3), '1/4', '11/4')).toEqual(['1/2', 0.5]);
  });

  it('goes to the left at a tie, from both sides: half a period is −L/2', () => {
    expect(between(torus(1, 2), '1', '0')).toEqual(['-1', -1]);
    expect(between(torus(1, 2), '0', '1')).toEqual(['-1', -1]);
    expect(between(torus(1, 2), '-5', '0')).toEqual(['-1', -1]);
  });

  it('does not see which representatives it is given, and wraps each coordinate by its own period', () => {
    const plane = torus(2, [1, '3/2']);
    const run = displacement(plane, rationals);
    const numbers = randomRationals(3, 400, 12n);
    for (let i = 0; i < 100; i++) {
      const [a, b, c, d] = numbers.slice(4 * i, 4 * i + 4);
      const [z, moved]: [Q.Rational[], Q.Rational[]] = [[], []];
      run(z, [a, b], 0, [c, d], 0);
      run(moved, [Q.add(a, q('-4')), Q.add(b, q('9/2'))], 0, [c, d], 0);
      expect(moved).toEqual(z);
      for (const [k, half] of [q('1/2'), q('3/4')].entries()) {
        expect(Q.compare(Q.negate(half), z[k]) <= 0 && Q.compare(z[k], half) < 0).toBe(true);
        const turns = Q.divide(Q.subtract(Q.subtract(k === 0 ? a : b, k === 0 ? c : d), z[k]), Q.add(half, half));
        expect(turns.d).toBe(1n);
      }
    }
  });

  it('reads the rows that it is told to', () => {
    const out: number[] = [];
    displacement(space(2), doubles)(out, [0, 0, 5, 7], 1, [1, 1, 2, 3], 1);
    expect(out).toEqual([3, 4]);
  });
});

describe('representative', () => {
  it('is in [0, L), in doubles too', () => {
    const circle = torus(1, 2);
    expect(representative(circle, rationals)([q('-1/2')]).map(Q.toText)).toEqual(['3/2']);
    expect(representative(circle, rationals)([q('4')]).map(Q.toText)).toEqual(['0']);
    for (const x of [-1e-20, 2, 1e300, -3.5]) {
      const [r] = representative(circle, doubles)([x]);
      expect(r >= 0 && r < 2).toBe(true);
    }
    expect(representative(space(1), doubles)([-3.5])).toEqual([-3.5]);
  });
});

describe('environments', () => {
  it('have names, dimensions and periods', () => {
    expect(
      [space(1), torus(2, [1, '3/2']), finiteSet(['a', 'b']), product(torus(3, 2), ['x'])].map(describeEnvironment),
    ).toEqual(['R', 'T² of period 1 × 3/2', '{a, b}', 'T³ of period 2 × {x}']);
    expect(periodsOf(product(torus(2, '1/2'), ['x']))!.map(Q.toText)).toEqual(['1/2', '1/2']);
    expect(periodsOf(space(3))).toBeUndefined();
    expect([finiteSet(['a']).dim, product(space(2), ['a']).dim]).toEqual([0, 2]);
  });

  it('are the same if they are written the same', () => {
    const twice = [space(2), torus(2, [1, 2]), finiteSet(['a', 'b']), product(torus(1, '1/3'), ['a', 'b'])];
    const again = [space(2), torus(2, ['2/2', 2]), finiteSet(['a', 'b']), product(torus(1, '2/6'), ['a', 'b'])];
    for (const [i, a] of twice.entries())
      for (const [j, b] of again.entries()) expect(sameEnvironment(a, b)).toBe(i === j);
    const others = [space(1), torus(2, 1), finiteSet(['b', 'a']), product(space(1), ['a', 'b'])];
    for (const [i, a] of twice.entries()) expect(sameEnvironment(a, others[i])).toBe(false);
  });

  it('take 2π as the number that it prints', () => {
    expect(Q.toNumber(periodsOf(torus(1, 2 * Math.PI))![0])).toBe(2 * Math.PI);
  });

  it('name place and value of what is wrong', () => {
    const errors: [() => unknown, RegExp][] = [
      [() => space(0), /dim: 0, expected 1, 2 or 3/],
      [() => space(4), /dim: 4/],
      [() => space(1.5), /dim: 1.5/],
      [() => torus(NaN), /dim: NaN/],
      [() => torus(2, [1]), /periods: 1 of them, expected 2/],
      [() => torus(1, 0), /period: 0, expected a positive length/],
      [() => torus(2, [1, '-1/2']), /period: -1\/2/],
      [() => finiteSet([]), /labels: none, expected at least one/],
      [() => finiteSet(['a', 'a']), /labels: a, a are not all different/],
      [() => product(space(1), []), /labels: none/],
      [() => product(finiteSet(['a']), ['b']), /base: \{a\}, expected a space or a torus/],
      [() => product(product(space(1), ['a']), ['b']), /base: R × \{a\}/],
    ];
    for (const [run, message] of errors) {
      expect(run).toThrow(message);
      expect(run).toThrow(OperatorError);
      expect(run).toThrow(expect.objectContaining({ code: 'wrong-environment' }));
    }
    expect(() => torus(1, 'x')).toThrow(/not a number/);
    expect(() => torus(1, Infinity)).toThrow(/not a number/);
  });
});
