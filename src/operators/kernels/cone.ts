import type { Field } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { periodsOf } from '../environment.js';
import { OperatorError } from '../errors.js';
import { exactPower } from '../exact-power.js';
import type { Kernel } from './kernel.js';
import { integerPower, positivePart, sphereArea, squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { stretched } from './piecewise.js';

/** Largest exponent. */
const MAX_EXPONENT = 12;

/**
 * φ(r) = (1 − r/R)₊^k. Positive-definite on Rⁿ iff k ≥ (n + 1)/2 (Askey; Golubov): the cone k = 1 is on the line, where it
 * is a tent, and not in the plane. Rational on the line, elsewhere at the points with rational r.
 *
 * @param exponent k = 1, …, 12
 * @throws {OperatorError} for other parameters
 */
export function kernelCone(radius: RationalLike = 1, exponent = 1): Kernel {
  const R = positiveParameter('radius', Q.toRational(radius));
  const k = exponent;
  if (!(Number.isInteger(k) && k >= 1 && k <= MAX_EXPONENT))
    throw new OperatorError('invalid-parameter', `exponent: ${k}, expected an integer from 1 to ${MAX_EXPONENT}`);
  const r = Q.toNumber(R);
  const constantsIn = constants(R);
  const profile = (r2: number): number => (Math.max(0, r - Math.sqrt(r2)) / r) ** k;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return {
    name: `cone(${Q.toText(R)}, ${k})`,
    formula: String.raw`(1-r/${Q.toText(R)})_+^{${k}}`,
    radius: () => r,
    bounds: () => ({ core: { c: Q.power(Q.HALF, k), r0: Q.multiply(R, Q.HALF) }, C: Q.ONE, R0: R }),
    sup: () => 1,
    infimum: (s) => profile(s * s),
    lipschitz: () => k / r,
    smoothness: 0,
    even: true,
    positive: false,
    fatTail: false,
    positiveDefinite(environment) {
      const { dim } = environment;
      const inSpace = 2 * k >= dim + 1;
      const periods = periodsOf(environment);
      // Convex on the half period, so that all coefficients on the circle are ≥ 0 (Pólya).
      if (!periods || dim === 1) return inSpace;
      const fits = periods.every((p) => Q.compare(Q.multiply(R, Q.rational(2n)), p) <= 0);
      return fits && inSpace ? true : undefined;
    },
    // ∫ r^(n−1) (1 − r)^k dr = (n − 1)! k!/(n + k)!
    integral: (dim) => (sphereArea(dim) * r ** dim * factorial(dim - 1) * factorial(k)) / factorial(dim + k),
    exactIntegral: (dim) => (dim === 1 ? Q.multiply(R, Q.rational(2n, BigInt(k + 1))) : undefined),
    onLine: stretched(unitCone(k), Q.ONE, R),
    exact: (dim) => dim === 1,
    value<T>(field: Field<T>, z: readonly T[]): T {
      const norm = exactPower(field, squaredNorm(field, z), Q.HALF);
      const [length] = constantsIn(field);
      const left = positivePart(field, field.subtract(length, norm));
      return integerPower(field, field.divide(left, length), k);
    },
    profile,
  };
}

/** t^k on the way up, (1 − t)^k on the way down. */
function unitCone(k: number) {
  let down: Q.Rational[] = [Q.ONE];
  for (let i = 0; i < k; i++)
    down = Array.from({ length: down.length + 1 }, (_, j) => Q.subtract(down[j] ?? Q.ZERO, down[j - 1] ?? Q.ZERO));
  const up = Array.from({ length: k + 1 }, (_, j) => (j === k ? Q.ONE : Q.ZERO));
  return { breaks: [Q.rational(-1n), Q.ZERO, Q.ONE], pieces: [up, down] };
}
