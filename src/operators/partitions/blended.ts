import type { RationalLike } from '../../scalar/rational.js';
import { ONE, add, divide, multiply, rational, toNumber, toRational, toText } from '../../scalar/rational.js';
import { constants } from '../constants.js';
import { positiveParameter } from '../kernels/parameter.js';
import type { PartitionOfUnity } from './partition-of-unity.js';

/**
 * The same neighbourhoods, everybody a little in each: (g_l + δ)/(1 + Lδ). Bounded below by δ/(1 + Lδ), hence of full
 * support.
 *
 * @throws {OperatorError} unless δ > 0
 */
export function partitionBlended(partition: PartitionOfUnity, delta: RationalLike): PartitionOfUnity {
  const d = positiveParameter('delta', toRational(delta));
  const total = add(ONE, multiply(rational(BigInt(partition.length)), d));
  const constantsIn = constants(d, divide(ONE, total));
  return {
    ...partition,
    name: `blended(${partition.name}; ${toText(d)})`,
    formula: String.raw`(g_l+\delta)/(1+L\delta)`,
    fullSupport: true,
    infimum: (partition.infimum + toNumber(d)) / toNumber(total),
    values(field, x) {
      const [shift, scale] = constantsIn(field);
      return partition.values(field, x).map((g) => field.multiply(scale, field.add(g, shift)));
    },
    inSupport: () => true,
    supportsMeet: () => true,
    overlaps: () => true,
  };
}
