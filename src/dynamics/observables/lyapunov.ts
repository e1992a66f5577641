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

/** Up to here squares of lengths are doubles. */
export const FARTHEST = 2 ** 500;

/** Panels for a length from r to 2r, where a tail is smooth on the scale of r. */
const TAIL_PANELS = 4;

/**
 * ∫₀^D φ(r) dr for a radial kernel that is smooth inside its support: Gauss-Legendre, up to the length 1 on 64 panels, beyond it, for
 * kernels with a tail, in lengths that double, so that a fat tail is no harder than a short one.
 *
 * @param D from 0 to {@link FARTHEST}
 * @throws {OperatorError} `invalid-parameter` for a kernel that is not a function of r, or another D
 */
export function kernelPrimitive(kernel: Kernel, D: number): number {
  const { profile } = kernel;
  if (!profile) throw new OperatorError('invalid-parameter', `${kernel.name}: not a function of r`);
  if (!(D >= 0 && D <= FARTHEST))
    throw new OperatorError('invalid-parameter', `D: ${D}, expected a length from 0 to ${FARTHEST}`);
  const support = kernel.radius(1);
  const end = Math.min(D, support);
  // the integral over [−r, r] in one dimension, where φ is smooth in r ≥ 0 only
  let sum = radialIntegral(profile, Math.min(end, 1), 1) / 2;
  for (let from = 1; from < end; from *= 2) {
    const length = Math.min(from, end - from);
    sum +=
      radialIntegral(
        (s2) => profile((from + Math.sqrt(s2)) ** 2),
        length,
        1,
        support < Infinity ? undefined : TAIL_PANELS,
      ) / 2;
  }
  return sum;
}

/**
 * The D̄ with M ∫_D^D̄ φ dr = A, by doubling and halving, from above: where L = A + M ∫φ does not grow it is the diameter that is
 * never exceeded (Theorems 1.1, 4.2).
 *
 * @param D from 0 to half of {@link FARTHEST}
 * @param mass M, or what else φ is multiplied by
 * @returns Infinity if it is beyond {@link FARTHEST}
 * @throws {OperatorError} as {@link kernelPrimitive}
 */
export function largestDiameter(kernel: Kernel, D: number, A: number, mass = 1): number {
  const target = mass * kernelPrimitive(kernel, D) + A;
  const below = (r: number): boolean => mass * kernelPrimitive(kernel, r) < target;
  let [low, high] = [D, Math.max(1, 2 * D)];
  for (; below(high); [low, high] = [high, 2 * high]) if (2 * high > FARTHEST) return Infinity;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return high;
}
