import { doubles } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import { compare, HALF, multiply, ONE, rational, sum, toNumber, toRational, toText } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { periodsOf } from '../environment.js';
import { smoothstep } from '../partitions/transition.js';
import type { Kernel } from './kernel.js';
import { squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { radialIntegral } from './radial-integral.js';

const FOUR_THIRDS = rational(4n, 3n);

/** |d/dr θ| is largest where 27 s² − 47 s + 16 = 0, s = 4/3 (1 − r²/R²). */
const STEEPEST = (47 - Math.sqrt(481)) / 54;

/**
 * The cut-off χ_R of (69) and (73): 1 for r ≤ R/2, 0 for r ≥ R, between them s³ (10 − 15 s + 6 s²) with
 * s = 4/3 (1 − r²/R²). The paper's χ is smooth; this one is C², and rational on rational points.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelCutoff(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const r = toNumber(R);
  const square = toNumber(multiply(R, R));
  const constantsIn = constants(multiply(R, R), FOUR_THIRDS);
  const profile = (r2: number): number => {
    const s = (4 / 3) * ((square - r2) / square);
    return s >= 1 ? 1 : s <= 0 ? 0 : smoothstep.value(doubles, s);
  };
  const s = STEEPEST;
  return {
    name: `cutoff(${toText(R)})`,
    formula: String.raw`\chi(r/${toText(R)})`,
    radius: () => r,
    bounds: () => ({ core: { c: ONE, r0: multiply(R, HALF) }, C: ONE, R0: R }),
    sup: () => 1,
    infimum: (t) => profile(t * t),
    lipschitz: () => (30 * s * s * (1 - s) ** 2 * (8 / 3) * Math.sqrt(1 - 0.75 * s)) / r,
    smoothness: 2,
    even: true,
    positive: false,
    fatTail: false,
    // If φ(a) = φ(0) for a positive-definite φ, then a is a period. So φ is constant if it is constant near 0.
    positiveDefinite(environment) {
      const periods = periodsOf(environment);
      if (!periods) return false;
      return compare(multiply(R, R), sum(periods.map((p) => multiply(p, p)))) >= 0;
    },
    integral: (dim) => radialIntegral(profile, r, dim),
    exact: () => true,
    value(field, z) {
      const [whole, stretch] = constantsIn(field);
      const left = field.divide(field.subtract(whole, squaredNorm(field, z)), whole);
      const at = field.multiply(stretch, left);
      if (field.compare(at, field.one) >= 0) return field.one;
      return field.compare(at, field.zero) <= 0 ? field.zero : smoothstep.value(field, at);
    },
    profile,
  };
}
