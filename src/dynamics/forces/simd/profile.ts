import type { KernelForm } from '../../../operators/kernels/form.js';
import type { SimdProfile } from './layout.js';
import { SHAPES } from './layout.js';

/** Roots and reciprocals up to this exponent are powers by multiplication. */
const MAX_MULTIPLIED = 12;

/**
 * The form as the vectorised loops compute it. Errors of φ/height for a given r², in units of ε = 2^-52 and to first order:
 *
 *     (1 + r²)^(−β/2)   relative; 3β + 1 for odd β, 5β/2 for even β, else 3 + 2β
 *     exp(−r²/2)        relative; 2 + 3 |ln φ|, since any code rounds the exponent; 0 below e^−708
 *     (1 − r²)₊^k       absolute; 2k, since the difference cancels near the edge
 *     Π(1 − |z_k|)₊     absolute; 2 dim, likewise
 */
export function simdProfile({ shape, height, length }: KernelForm): SimdProfile {
  const inverse = 1 / length;
  const a = inverse * inverse;
  const common = { exponent: 0, power: 0, height };
  switch (shape.kind) {
    case 'gaussian':
      return { ...common, shape: SHAPES.gaussian, factor: -a / 2 };
    case 'truncated':
      return { ...common, shape: SHAPES.truncated, factor: a, exponent: shape.exponent };
    case 'tent':
      return { ...common, shape: SHAPES.tent, factor: inverse };
    case 'power': {
      const { beta } = shape;
      const whole = Number.isInteger(beta) && beta <= MAX_MULTIPLIED;
      if (whole && beta % 2 === 1) return { ...common, shape: SHAPES.inverseRoot, factor: a, exponent: beta };
      if (whole) return { ...common, shape: SHAPES.inverse, factor: a, exponent: beta / 2 };
      return { ...common, shape: SHAPES.power, factor: a, power: beta / 2 };
    }
  }
}

/** The bounds of {@link simdProfile} as numbers, in units of ε; r² in units of the length. */
export function profileError({ shape }: KernelForm, dim: number, r2: number): number {
  switch (shape.kind) {
    case 'gaussian':
      return 2 + 1.5 * r2;
    case 'truncated':
      return 2 * shape.exponent;
    case 'tent':
      return 2 * dim;
    case 'power': {
      const { beta } = shape;
      const whole = Number.isInteger(beta) && beta <= MAX_MULTIPLIED;
      return whole ? (beta % 2 === 1 ? 3 * beta + 1 : 2.5 * beta) : 3 + 2 * beta;
    }
  }
}
