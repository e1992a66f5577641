import type { RationalLike } from '../../scalar/rational.js';
import { HALF, multiply, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { inDoubles } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { radialIntegral } from './radial-integral.js';

/** |d/dt exp(−1/(1 − t²))| is largest where (1 − t²)² + 4t² (1 − t²) − 2t² = 1 − 3t⁴ vanishes. */
const STEEPEST = 3 ** -0.25;

/**
 * The smooth bump φ(r) = exp(−1/(1 − (r/R)²)) for r < R, else 0; sup φ = 1/e. In doubles only.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelBump(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const r = toNumber(R);
  const square = toNumber(multiply(R, R));
  const name = `bump(${toText(R)})`;
  const profile = (r2: number): number => {
    // R² − r² near the edge is exact, 1 − r²/R² is not
    const t = (square - r2) / square;
    return t > 0 ? Math.exp(-1 / t) : 0;
  };
  const slope = (t: number): number => ((2 * t) / (1 - t * t) ** 2) * Math.exp(-1 / (1 - t * t));
  return {
    name,
    formula: String.raw`e^{-1/(1-r^2/${toText(R)}^2)}\mathbb 1_{r<${toText(R)}}`,
    radius: () => r,
    // e^(−4/3) > 1/4, 1/e < 3/8
    bounds: () => ({ core: { c: rational(1n, 4n), r0: multiply(R, HALF) }, C: rational(3n, 8n), R0: R }),
    sup: () => Math.exp(-1),
    infimum: (s) => profile(s * s),
    lipschitz: () => slope(STEEPEST) / r,
    smoothness: Infinity,
    even: true,
    positive: false,
    fatTail: false,
    // Its transform oscillates: e^(−√ξ) times a cosine of ξ − √ξ + const. So do the samples ξ = 2πk/L, if R ≤ L/2; if
    // not there is the kink of definiteWhenWrapped.
    positiveDefinite: () => false,
    integral: (dim) => radialIntegral(profile, r, dim),
    exact: () => false,
    value: (field, z) => inDoubles(field, z, name, profile),
    profile,
  };
}
