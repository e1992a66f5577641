import type { RationalLike } from '../../scalar/rational.js';
import { divide, negate, ONE, toRational, toText, ZERO } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Kernel } from './kernel.js';
import { positivePart } from './kernel.js';
import { kernelOnLine } from './on-line.js';
import { positiveParameter } from './parameter.js';

/**
 * Looks ahead only: φ(z) = (1 + z/R)₊ for z = x − y ≤ 0, else 0, on the line. Not even, so that (M_CS) is not symmetric
 * with it; it jumps at 0, and φ(0) = 1.
 *
 * @throws {OperatorError} unless R > 0
 */
export function kernelOneSided(radius: RationalLike = 1): Kernel {
  const R = positiveParameter('radius', toRational(radius));
  const constantsIn = constants(R);
  return {
    ...kernelOnLine({
      name: `one-sided(${toText(R)})`,
      formula: String.raw`(1+z/${toText(R)})_+\mathbb 1_{z\le 0}`,
      f: { breaks: [negate(R), ZERO], pieces: [[ZERO, divide(ONE, R)]] },
      positiveDefinite: false,
    }),
    // a real positive-definite function is even; near 0 this one is not, on any circle
    positiveDefinite: () => false,
    // the piece is closed on the right
    value(field, [z]) {
      if (field.compare(z, field.zero) > 0) return field.zero;
      return positivePart(field, field.add(field.one, field.divide(z, constantsIn(field)[0])));
    },
  };
}
