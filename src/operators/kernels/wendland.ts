import type { Field } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { exactPower } from '../exact-power.js';
import type { Kernel } from './kernel.js';
import { definiteWhenWrapped, positivePart, squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { stretched } from './piecewise.js';

const integers = (...values: readonly number[]): Q.Rational[] => values.map((n) => Q.rational(BigInt(n)));

/** The same in t on the way down, and in 1 − t on the way up. */
const UNIT = {
  breaks: integers(-1, 0, 1),
  pieces: [integers(0, 0, 0, 0, 5, -4), integers(1, 0, -10, 20, -15, 4)],
};

/** ∫ over Rⁿ for R = 1 */
const INTEGRALS = [1, 2 / 3, Math.PI / 7, (2 * Math.PI) / 21];

/**
 * Wendland's φ(r) = (1 − r/R)₊⁴ (4 r/R + 1): compactly supported, C², and positive-definite for n ≤ 3. Rational on the
 * line, elsewhere at the points with rational r.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelWendland(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', Q.toRational(radius));
  const r = Q.toNumber(R);
  const constantsIn = constants(R, Q.rational(4n));
  const profile = (r2: number): number => {
    const norm = Math.min(r, Math.sqrt(r2));
    return ((r - norm) / r) ** 4 * ((4 * norm) / r + 1);
  };
  return {
    name: `wendland(${Q.toText(R)})`,
    formula: String.raw`(1-r/${Q.toText(R)})_+^4(4r/${Q.toText(R)}+1)`,
    radius: () => r,
    bounds: () => ({ core: { c: Q.rational(3n, 16n), r0: Q.multiply(R, Q.HALF) }, C: Q.ONE, R0: R }),
    sup: () => 1,
    infimum: (s) => profile(s * s),
    // φ' = −20 t (1 − t)³/R, at t = 1/4
    lipschitz: () => 135 / 64 / r,
    smoothness: 2,
    even: true,
    positive: false,
    fatTail: false,
    positiveDefinite: (environment) => definiteWhenWrapped(environment, true, R),
    integral: (dim) => INTEGRALS[dim] * r ** dim,
    exactIntegral: (dim) => (dim === 1 ? Q.multiply(R, Q.rational(2n, 3n)) : undefined),
    onLine: stretched(UNIT, Q.ONE, R),
    exact: (dim) => dim === 1,
    value<T>(field: Field<T>, z: readonly T[]): T {
      const [length, four] = constantsIn(field);
      const norm = exactPower(field, squaredNorm(field, z), Q.HALF);
      const t = field.divide(norm, length);
      const left = field.divide(positivePart(field, field.subtract(length, norm)), length);
      const square = field.multiply(left, left);
      const slope = field.add(field.one, field.multiply(four, t));
      return field.multiply(field.multiply(square, square), slope);
    },
    profile,
  };
}
