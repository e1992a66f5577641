import { OperatorError } from '../../operators/errors.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { radialIntegral } from '../../operators/kernels/radial-integral.js';

/**
 * L = A + ∫₀^D φ(r) dr, the function of the proof of Theorem 4.2: it does not grow where D′ ≤ A and A′ ≤ −φ(D) A.
 *
 * @param D diameter, A amplitude of the velocities
 * @throws {OperatorError} `invalid-parameter` for a kernel that is not a function of r
 */
export const lyapunov = (kernel: Kernel, D: number, A: number): number => A + kernelPrimitive(kernel, D);

/**
 * ∫₀^D φ(r) dr for a radial kernel that is smooth inside its support: Gauss-Legendre on 64 panels, beyond the length 1 in
 * lengths that double, so that a fat tail is no harder than a short one.
 *
 * @throws {OperatorError} `invalid-parameter` for a kernel that is not a function of r
 */
export function kernelPrimitive(kernel: Kernel, D: number): number {
  const { profile } = kernel;
  if (!profile) throw new OperatorError('invalid-parameter', `${kernel.name}: not a function of r`);
  const end = Math.min(D, kernel.radius(1));
  // the integral over [−r, r] in one dimension, where φ is smooth in r ≥ 0 only
  let sum = radialIntegral(profile, Math.min(end, 1), 1) / 2;
  for (let from = 1; from < end; from *= 2) {
    const length = Math.min(from, end - from);
    sum += radialIntegral((s2) => profile((from + Math.sqrt(s2)) ** 2), length, 1) / 2;
  }
  return sum;
}
