import { ONE } from '../../scalar/rational.js';
import type { Kernel } from './kernel.js';
import { squaredNorm } from './kernel.js';

/**
 * φ(r) = r²/(1 + r²): everybody listens to all but those nearby. Smooth, rational, and φ(0) = 0: a test case for what needs
 * a kernel that is positive near 0, (27) and (67).
 */
export const kernelHollow: Kernel = {
  name: 'hollow',
  formula: String.raw`r^2/(1+r^2)`,
  radius: () => Infinity,
  bounds: () => ({ core: undefined, C: ONE, R0: undefined }),
  sup: () => 1,
  infimum: () => 0,
  // |φ'| = 2r/(1 + r²)² is largest at r² = 1/3
  lipschitz: () => 9 / (8 * Math.sqrt(3)),
  smoothness: Infinity,
  even: true,
  positive: false,
  fatTail: true,
  // A positive-definite function is largest at 0.
  positiveDefinite: () => false,
  integral: () => Infinity,
  exact: () => true,
  value(field, z) {
    const r2 = squaredNorm(field, z);
    return field.divide(r2, field.add(field.one, r2));
  },
  profile: (r2) => r2 / (1 + r2),
};
