import type { RationalLike } from '../../scalar/rational.js';
import { ONE, add, compare, multiply, negate, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { periodsOf } from '../environment.js';
import type { Kernel } from './kernel.js';
import { ballVolume, squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';

/**
 * Everybody nearer than R counts the same: φ(r) = 1 for r < R, else 0. Vicsek's neighbourhood in (2).
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelBox(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const r = toNumber(R);
  const squared = toNumber(multiply(R, R));
  const constantsIn = constants(multiply(R, R));
  return {
    name: `box(${toText(R)})`,
    formula: String.raw`\mathbb 1_{r<${toText(R)}}`,
    radius: () => r,
    bounds: () => ({ core: { c: ONE, r0: R }, C: ONE, R0: R }),
    sup: () => 1,
    infimum: (s) => (s <= r ? 1 : 0),
    lipschitz: () => Infinity,
    smoothness: -1,
    even: true,
    positive: false,
    fatTail: false,
    // A positive-definite function that is continuous at 0 is continuous. On a torus within the ball it is constant.
    positiveDefinite(environment) {
      const periods = periodsOf(environment);
      if (!periods) return false;
      const corner = periods.reduce((sum, p) => add(sum, multiply(p, p)), rational(0n));
      return compare(multiply(rational(4n), multiply(R, R)), corner) > 0;
    },
    integral: (dim) => ballVolume(dim) * r ** dim,
    exactIntegral: (dim) => (dim === 1 ? multiply(rational(2n), R) : undefined),
    onLine: { breaks: [negate(R), R], pieces: [[ONE]] },
    exact: () => true,
    value(field, z) {
      const [square] = constantsIn(field);
      return field.compare(squaredNorm(field, z), square) < 0 ? field.one : field.zero;
    },
    profile: (r2) => (r2 < squared ? 1 : 0),
  };
}
