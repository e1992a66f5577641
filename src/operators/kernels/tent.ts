import type { RationalLike } from '../../scalar/rational.js';
import { toNumber, toRational, toText } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { absolute, positivePart } from './kernel.js';
import { positiveParameter } from './parameter.js';

/**
 * The product tent Π_k (1 − |z_k|/R)₊: rational on rational points, positive-definite in every dimension (each factor is
 * a box convolved with itself), and radial on the line only.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelTent(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const r = toNumber(R);
  return {
    name: `tent(${toText(R)})`,
    formula: String.raw`\prod_k(1-|z_k|/${toText(R)})_+`,
    // in n dimensions the support is a cube, within a ball of radius R √n
    radius: r,
    core: { c: 0.5, r0: r / 2 },
    sup: 1,
    lipschitz: 1 / r,
    even: true,
    positive: false,
    fatTail: false,
    positiveDefinite: () => true,
    integral: (dim) => r ** dim,
    exact: () => true,
    value(field, z) {
      const edge = field.fromRational(R);
      return z.reduce(
        (product, t) =>
          field.multiply(
            product,
            positivePart(field, field.subtract(field.one, field.divide(absolute(field, t), edge))),
          ),
        field.one,
      );
    },
  };
}
