import type { RationalLike } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { ballVolume, integerPower, positivePart, squaredNorm } from './kernel.js';
import { positiveParameter } from './parameter.js';
import type { Piecewise } from './piecewise.js';

/** Largest exponent. */
const MAX_EXPONENT = 12;

/**
 * φ(r) = (1 − (r/R)²)₊^k: compactly supported, C^(k−1), and rational on rational points in every dimension. Not
 * positive-definite: its transform is J_ν(ξ)/ξ^ν with ν = k + n/2, which changes sign.
 *
 * @param exponent k = 1, …, 12
 * @throws {OperatorError} for other parameters
 */
export function kernelTruncatedPolynomial(radius: RationalLike = 1, exponent = 1): Kernel {
  const R = positiveParameter('radius', Q.toRational(radius));
  const k = exponent;
  if (!(Number.isInteger(k) && k >= 1 && k <= MAX_EXPONENT))
    throw new OperatorError('invalid-parameter', `exponent: ${k}, expected an integer from 1 to ${MAX_EXPONENT}`);
  const r = Q.toNumber(R);
  const constantsIn = constants(Q.multiply(R, R));
  const square = Q.toNumber(Q.multiply(R, R));
  // R² − r² near the edge is exact, 1 − r²/R² is not
  const profile = (r2: number): number => (Math.max(0, square - r2) / square) ** k;
  // ∫ over the unit ball: the volume times Π_j j/(j + n/2)
  const shrink = (dim: number): Q.Rational =>
    Array.from({ length: k }, (_, j) => Q.rational(BigInt(2 * j + 2), BigInt(2 * j + 2 + dim))).reduce(
      Q.multiply,
      Q.ONE,
    );
  return {
    name: `truncated-polynomial(${Q.toText(R)}, ${k})`,
    formula: String.raw`(1-r^2/${Q.toText(R)}^2)_+^{${k}}`,
    radius: () => r,
    bounds: () => ({ core: { c: Q.power(Q.rational(3n, 4n), k), r0: Q.multiply(R, Q.HALF) }, C: Q.ONE, R0: R }),
    sup: () => 1,
    infimum: (s) => profile(s * s),
    // |φ'| = 2k t (1 − t²)^(k−1)/R, largest at t² = 1/(2k − 1)
    lipschitz: () => ((2 * k) / r / Math.sqrt(2 * k - 1)) * (1 - 1 / (2 * k - 1)) ** (k - 1),
    smoothness: k - 1,
    even: true,
    positive: false,
    fatTail: false,
    // On a torus too: ξ = 2πm/L samples J_ν at distances ≤ π/R if R ≤ L/2, and never misses its negative half-waves;
    // if R > L/2 there is the kink of definiteWhenWrapped.
    positiveDefinite: () => false,
    integral: (dim) => ballVolume(dim) * r ** dim * Q.toNumber(shrink(dim)),
    exactIntegral: (dim) => (dim === 1 ? Q.multiply(Q.multiply(Q.rational(2n), R), shrink(1)) : undefined),
    onLine: onLine(R, k),
    exact: () => true,
    value(field, z) {
      const [whole] = constantsIn(field);
      const left = positivePart(field, field.subtract(whole, squaredNorm(field, z)));
      return integerPower(field, field.divide(left, whole), k);
    },
    profile,
    form: { shape: { kind: 'truncated', exponent: k }, height: 1, length: r },
  };
}

/** (1 − z²/R²)^k from z = −R on: with z = R (t − 1) it is (t (2 − t))^k. */
function onLine(R: Q.Rational, k: number): Piecewise {
  let c: Q.Rational[] = [Q.ONE];
  for (let i = 0; i < k; i++)
    c = Array.from({ length: c.length + 2 }, (_, j) =>
      Q.subtract(Q.multiply(Q.rational(2n), c[j - 1] ?? Q.ZERO), c[j - 2] ?? Q.ZERO),
    );
  return { breaks: [Q.negate(R), R], pieces: [c.map((a, j) => Q.divide(a, Q.power(R, j)))] };
}
