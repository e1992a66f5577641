import { divide, ONE } from '../../scalar/rational.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { rationalNear } from './rounding.js';
import { kernelScaled } from './scaled.js';

/**
 * The same kernel with ∫ φ = 1 over Rⁿ, as (M_φ) needs it. Exactly 1 where the integral is rational; else the height is a
 * rational number, and ∫ φ = 1 up to 2⁻⁴⁶.
 *
 * @throws {OperatorError} `invalid-parameter` if the integral diverges
 */
export function kernelMollifier(kernel: Kernel, dim: number): Kernel {
  const whole = kernel.integral(dim);
  if (!(whole > 0 && whole < Infinity))
    throw new OperatorError(
      'invalid-parameter',
      `kernel: ${kernel.name} has the integral ${whole} in dimension ${dim}`,
    );
  const exact = kernel.exactIntegral?.(dim);
  const height = exact ? divide(ONE, exact) : rationalNear(1 / whole);
  return {
    ...kernelScaled(kernel, { height }),
    name: `mollifier(${kernel.name}, ${dim})`,
    formula: String.raw`\varphi/\int\varphi,\ \varphi=${kernel.formula}`,
    dims: [dim],
  };
}
