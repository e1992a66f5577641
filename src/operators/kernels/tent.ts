import type { Field } from '../../scalar/field.js';
import type { RationalLike } from '../../scalar/rational.js';
import {
  HALF,
  ONE,
  ZERO,
  divide,
  multiply,
  negate,
  power,
  rational,
  toNumber,
  toRational,
  toText,
} from '../../scalar/rational.js';
import { kernelBox } from './box.js';
import type { Kernel } from './kernel.js';
import { absolute, positivePart } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { kernelProduct } from './product.js';
import { ROOT_ABOVE } from './rounding.js';

/**
 * min Π(1 − |z_k|) over |z| = s < 1. At a critical point all coordinates are u or 1 − u, at most one of them above 1/2:
 * on the diagonal, or (n − 1)u² + (1 − u)² = s².
 */
function leastOnSphere(s: number, dim: number): number {
  const diagonal = (1 - s / Math.sqrt(dim)) ** dim;
  const discriminant = 1 - dim * (1 - s * s);
  if (discriminant < 0) return diagonal;
  const u = [1, -1].map((side) => (1 + side * Math.sqrt(discriminant)) / dim).filter((t) => t >= 0 && t <= 0.5);
  return Math.min(diagonal, ...u.map((t) => (1 - t) ** (dim - 1) * t));
}

/**
 * The product tent Π_k (1 − |z_k|/R)₊: rational on rational points, positive-definite in every dimension (each factor is
 * a box convolved with itself), and radial on the line only. Its support is a cube, within the ball of radius R √n.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelTent(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const r = toNumber(R);
  // once for each pair of a crowd: no calls, no arrays
  const inDoubles = (z: readonly number[]): number => {
    let product = 1;
    for (let k = 0; k < z.length; k++) product *= Math.max(0, r - Math.abs(z[k])) / r;
    return product;
  };
  return {
    name: `tent(${toText(R)})`,
    formula: String.raw`\prod_k(1-|z_k|/${toText(R)})_+`,
    radius: (dim) => r * Math.sqrt(dim),
    // where |z| < R/2 every factor is above 1/2
    bounds: (dim) => ({
      core: { c: power(HALF, dim), r0: multiply(R, HALF) },
      C: ONE,
      R0: multiply(R, ROOT_ABOVE[dim]),
    }),
    sup: () => 1,
    infimum: (s, dim) => (s >= r ? 0 : leastOnSphere(s / r, dim)),
    // near 0 the gradient is (±1, …, ±1)/R
    lipschitz: (dim) => Math.sqrt(dim) / r,
    smoothness: 0,
    even: true,
    positive: false,
    fatTail: false,
    // On a torus too, even where the tents are cut off: the coefficients of 1 − |z|/R there are (1 − (−1)^k) times
    // something positive.
    positiveDefinite: () => true,
    integral: (dim) => r ** dim,
    exactIntegral: (dim) => power(R, dim),
    factor(dim) {
      const half = kernelBox(multiply(R, HALF));
      return {
        psi: dim === 1 ? half : kernelProduct(half),
        scale: r ** -dim,
        exactScale: power(divide(ONE, R), dim),
      };
    },
    onLine: {
      breaks: [negate(R), ZERO, R],
      pieces: [
        [ZERO, divide(ONE, R)],
        [ONE, divide(rational(-1n), R)],
      ],
    },
    exact: () => true,
    form: { shape: { kind: 'tent' }, height: 1, length: r },
    value<T>(field: Field<T>, z: readonly T[]): T {
      if (field.name === 'double') return inDoubles(z as readonly number[]) as T;
      return z.reduce(
        (product, t) =>
          field.multiply(
            product,
            positivePart(field, field.subtract(field.one, field.divide(absolute(field, t), field.fromRational(R)))),
          ),
        field.one,
      );
    },
  };
}
