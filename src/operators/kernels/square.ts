import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { kernelOnLine } from './on-line.js';
import { convolution } from './piecewise.js';

/**
 * φ = ψ * ψ on the line, in closed form and rational: of a box a tent, of a tent the cubic B-spline. Bochner-positive, so
 * that (M_CS) is ball-positive (64). For more dimensions take the product.
 *
 * @param psi even, and a piecewise polynomial on the line: box, tent, (1 − r²)₊^k, another square
 * @throws {OperatorError} `invalid-parameter` for other kernels; without evenness ψ * ψ is not positive-definite
 */
export function kernelSquare(psi: Kernel): Kernel {
  if (!psi.onLine)
    throw new OperatorError('invalid-parameter', `psi: ${psi.name}, expected a piecewise polynomial on the line`);
  if (!psi.even) throw new OperatorError('invalid-parameter', `psi: ${psi.name}, expected an even kernel`);
  return kernelOnLine({
    name: `square(${psi.name})`,
    formula: String.raw`\psi*\psi,\ \psi=${psi.formula}`,
    f: convolution(psi.onLine, psi.onLine),
    positiveDefinite: true,
    factor: { psi, scale: 1, exactScale: { n: 1n, d: 1n } },
  });
}
