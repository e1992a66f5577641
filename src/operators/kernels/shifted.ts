import type { Rational, RationalLike } from '../../scalar/rational.js';
import {
  magnitude,
  multiply,
  rational,
  compare,
  sign,
  toNumber,
  toRational,
  toText,
  add,
} from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { periodsOf } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { translated } from './piecewise.js';
import { rationalAbove, rationalBelow } from './rounding.js';

/**
 * φ(z − a): everybody listens best to those at distance a, on one side. Not even; a test case for symmetry.
 *
 * @param kernel continuous, even, strictly decreasing in |z| where it is positive; one that is a function of r, or on the line
 * @param shift  a, one coordinate for each dimension, not 0
 * @throws {OperatorError} `invalid-parameter` if they do not fit
 */
export function kernelShifted(kernel: Kernel, shift: RationalLike | readonly RationalLike[]): Kernel {
  const a: Rational[] = (Array.isArray(shift) ? (shift as readonly RationalLike[]) : [shift as RationalLike]).map(
    toRational,
  );
  const dim = a.length;
  const constantsIn = constants(...a);
  if (!(dim >= 1 && dim <= 3) || a.every((q) => sign(q) === 0))
    throw new OperatorError(
      'invalid-parameter',
      `shift: (${a.map(toText).join(', ')}), expected 1 to 3 coordinates, not all 0`,
    );
  const known = kernel.periods === undefined && (kernel.profile !== undefined || dim === 1);
  if (!known || kernel.smoothness < 0 || !kernel.even)
    throw new OperatorError('invalid-parameter', `kernel: ${kernel.name}, expected a continuous function of r`);
  const length = Math.hypot(...a.map(toNumber));
  const sup = kernel.sup(dim);
  const { core, C, R0 } = kernel.bounds(dim);
  const radius = kernel.radius(dim) + length;
  // the point of the ball that is farthest from a
  const infimum = (r: number): number => kernel.infimum(r + length, dim);
  const reach = Number.isFinite(radius) ? (kernel.radius(dim) - length) / 2 : 1;
  const c = reach > 0 ? infimum(reach) : 0;
  return {
    name: `shifted(${kernel.name}; ${a.map(toText).join(', ')})`,
    formula: String.raw`\varphi(z-a),\ \varphi=${kernel.formula},\ a=(${a.map(toText).join(',')})`,
    dims: [dim],
    radius: () => radius,
    bounds: () => ({
      core: core && c > 0 ? { c: rationalBelow(c), r0: rationalBelow(reach) } : undefined,
      C,
      R0: R0 && (dim === 1 ? add(R0, magnitude(a[0])) : rationalAbove(radius)),
    }),
    sup: () => sup,
    infimum,
    lipschitz: () => kernel.lipschitz(dim),
    smoothness: kernel.smoothness,
    even: false,
    positive: kernel.positive,
    fatTail: false,
    // A positive-definite function is largest at 0; this one is larger at a, if the displacement a occurs.
    positiveDefinite(environment) {
      const periods = periodsOf(environment);
      const occurs = !periods || periods.every((p, k) => compare(multiply(rational(2n), magnitude(a[k])), p) < 0);
      return occurs ? false : undefined;
    },
    integral: () => kernel.integral(dim),
    exactIntegral: () => kernel.exactIntegral?.(dim),
    ...(kernel.onLine && dim === 1 ? { onLine: translated(kernel.onLine, a[0]) } : {}),
    exact: () => kernel.exact(dim),
    value(field, z) {
      const from = constantsIn(field);
      return kernel.value(
        field,
        z.map((t, k) => field.subtract(t, from[k])),
      );
    },
  };
}
