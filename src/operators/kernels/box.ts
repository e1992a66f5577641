import type { RationalLike } from '../../scalar/rational.js';
import { toNumber, toRational, toText } from '../../scalar/rational.js';
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
  return {
    name: `box(${toText(R)})`,
    formula: String.raw`\mathbb 1_{r<${toText(R)}}`,
    radius: r,
    core: { c: 1, r0: r },
    sup: 1,
    lipschitz: Infinity,
    even: true,
    positive: false,
    fatTail: false,
    // its transform, sin(ξ)/ξ on the line, changes sign
    positiveDefinite: () => false,
    integral: (dim) => ballVolume(dim) * r ** dim,
    exact: () => true,
    value(field, z) {
      const edge = field.fromRational(R);
      return field.compare(squaredNorm(field, z), field.multiply(edge, edge)) < 0 ? field.one : field.zero;
    },
    profile: (r2) => (r2 < r * r ? 1 : 0),
  };
}
