import type { Kernel } from '../../operators/kernels/kernel.js';
import { doubles } from '../../scalar/field.js';

/** Distances in units of the length at which a form is tried, and how far it may be off there: rounding of both. */
const [TRIED, TOLERANCE] = [[0, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 3], 64 * Number.EPSILON];

/** The kernel, without a form that is not its own: whoever spreads a kernel into another may leave the old form there. */
export function withTrueForm(kernel: Kernel, dim: number): Kernel {
  const { form, ...rest } = kernel;
  if (!form) return kernel;
  const { shape, height, length } = form;
  const expected = (r: number): number => {
    switch (shape.kind) {
      case 'power':
        return (1 + r * r) ** (-shape.beta / 2);
      case 'gaussian':
        return Math.exp((-r * r) / 2);
      case 'truncated':
        return Math.max(0, 1 - r * r) ** shape.exponent;
      case 'tent':
        return Math.max(0, 1 - r);
    }
  };
  const along = (r: number): number[] => Array.from({ length: dim }, (_, k) => (k === 0 ? r * length : 0));
  const agrees = TRIED.every(
    (r) => Math.abs(kernel.value(doubles, along(r)) - height * expected(r)) <= TOLERANCE * height,
  );
  return agrees ? kernel : rest;
}
