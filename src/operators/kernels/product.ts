import { multiply, power } from '../../scalar/rational.js';
import { periodsOf, space, torus } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { ROOT_ABOVE } from './rounding.js';

/**
 * Π_k φ(z_k), made of a kernel of the line: of a box the indicator of a cube. `infimum` is a lower bound (it is the one
 * over the cube around the ball), and `lipschitz` may be up to √n too large.
 *
 * @throws {OperatorError} `wrong-environment` unless φ is defined on the line, `invalid-parameter` if its tail is fat
 */
export function kernelProduct(base: Kernel): Kernel {
  const { name, formula, smoothness, even, positive } = base;
  if (base.periods || (base.dims && !base.dims.includes(1)))
    throw new OperatorError('wrong-environment', `base: ${name} is not defined on the line`);
  if (base.fatTail) throw new OperatorError('invalid-parameter', `base: ${name}, expected a tail that is not fat`);
  const { core, C, R0 } = base.bounds(1);
  const atZero = base.infimum(0, 1) > 0 || (core !== undefined && core.c.n > 0n);
  return {
    name: `product(${name})`,
    formula: String.raw`\prod_k\varphi(z_k),\ \varphi(r)=${formula}`,
    radius: (dim) => base.radius(1) * Math.sqrt(dim),
    // |z| < r0 puts every coordinate below r0
    bounds: (dim) => ({
      core: core && { c: power(core.c, dim), r0: core.r0 },
      C: power(C, dim),
      R0: R0 && multiply(R0, ROOT_ABOVE[dim]),
    }),
    sup: (dim) => base.sup(1) ** dim,
    infimum: (r, dim) => base.infimum(r, 1) ** dim,
    lipschitz: (dim) => Math.sqrt(dim) * base.lipschitz(1) * base.sup(1) ** (dim - 1),
    smoothness,
    even,
    positive,
    fatTail: false,
    // Schur: products of positive-definite functions are; along an axis it is φ times a positive number.
    positiveDefinite(environment) {
      const axes = periodsOf(environment)?.map((p) => torus(1, p)) ?? [space(1)];
      const each = axes.map((axis) => base.positiveDefinite(axis));
      if (each.every((yes) => yes === true)) return true;
      return atZero && each.includes(false) ? false : undefined;
    },
    factor(dim) {
      const found = base.factor?.(1);
      if (!found) return undefined;
      const { psi, scale, exactScale } = found;
      return {
        psi: kernelProduct(psi),
        scale: scale ** dim,
        ...(exactScale ? { exactScale: power(exactScale, dim) } : {}),
      };
    },
    integral: (dim) => base.integral(1) ** dim,
    exactIntegral(dim) {
      const line = base.exactIntegral?.(1);
      return line && power(line, dim);
    },
    ...(base.onLine ? { onLine: base.onLine } : {}),
    exact: () => base.exact(1),
    value: (field, z) => z.reduce((product, t) => field.multiply(product, base.value(field, [t])), field.one),
  };
}
