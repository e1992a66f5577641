import type { RationalLike } from '../../scalar/rational.js';
import { compare, HALF, multiply, ONE, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { definiteWhenWrapped, inDoubles } from './kernel.js';
import { positiveParameter } from './parameter.js';

/**
 * The Gaussian φ(r) = exp(−r²/(2 v)) of variance v in each coordinate, φ(0) = 1. In doubles only. A convolution square in
 * every dimension; its tail is not fat.
 *
 * @throws {OperatorError} unless v > 0
 */
export function kernelGaussian(variance: RationalLike = 1): Kernel {
  const V = positiveParameter('variance', toRational(variance));
  const v = toNumber(V);
  const name = `gaussian(${toText(V)})`;
  const profile = (r2: number): number => Math.exp(-r2 / (2 * v));
  return {
    name,
    formula: String.raw`e^{-r^2/(2\cdot ${toText(V)})}`,
    radius: () => Infinity,
    // r0² ≤ v, and e^(−1/2) > 3/5
    bounds: () => ({ core: { c: rational(3n, 5n), r0: compare(V, ONE) < 0 ? V : ONE }, C: ONE, R0: undefined }),
    sup: () => 1,
    infimum: (r) => profile(r * r),
    // |φ'| = r/v φ is largest at r² = v
    lipschitz: () => Math.exp(-0.5) / Math.sqrt(v),
    smoothness: Infinity,
    even: true,
    positive: true,
    fatTail: false,
    positiveDefinite: (environment) => definiteWhenWrapped(environment, true),
    // exp(−r²/v) * exp(−r²/v) = (π v/2)^(n/2) exp(−r²/(2v))
    factor: (dim) => ({ psi: kernelGaussian(multiply(V, HALF)), scale: ((Math.PI * v) / 2) ** (-dim / 2) }),
    integral: (dim) => (2 * Math.PI * v) ** (dim / 2),
    // e^(−r²/2v) ≤ e^(−r²/4v) e^(−a²/4v) beyond a
    tail: (a, dim) => Math.exp((-a * a) / (4 * v)) * (4 * Math.PI * v) ** (dim / 2),
    exact: () => false,
    value: (field, z) => inDoubles(field, z, name, profile),
    profile,
    form: { shape: { kind: 'gaussian' }, height: 1, length: Math.sqrt(v) },
  };
}
