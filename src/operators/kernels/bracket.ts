import type { RationalLike } from '../../scalar/rational.js';
import { add, rational, toRational } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { kernelMollifier } from './mollifier.js';
import { positiveParameter } from './parameter.js';
import { kernelPower } from './power.js';

/**
 * ⟨x⟩^(−n−γ) with ⟨x⟩ = (1 + |x|²)^(1/2), normalised: the kernel that satisfies (88), for which (M_φ) is uniformly regular
 * on Rⁿ (Example 3.22). It is `kernelPower(n + γ)` as a mollifier.
 *
 * @throws {OperatorError} unless γ > 0
 */
export function kernelBracket(dim: number, gamma: RationalLike = 1): Kernel {
  const g = positiveParameter('gamma', toRational(gamma));
  return kernelMollifier(kernelPower(add(rational(BigInt(dim)), g)), dim);
}
