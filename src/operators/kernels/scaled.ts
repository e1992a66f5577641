import type { RationalLike } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { constants } from '../constants.js';
import type { Environment } from '../environment.js';
import { periodsOf, space, torus } from '../environment.js';
import { OperatorError } from '../errors.js';
import type { Kernel } from './kernel.js';
import { positiveParameter } from './parameter.js';
import { stretched } from './piecewise.js';

/** h φ(z/l): the height is λ in Cucker and Smale's λ (1 + r²)^(−β/2). */
export interface Scaling {
  /** h, without unit */
  readonly height?: RationalLike;
  /** l, a length */
  readonly length?: RationalLike;
}

/**
 * h φ(z/l), with all facts.
 *
 * @throws {OperatorError} `invalid-parameter` unless h, l > 0; functions on a torus have no other length
 */
export function kernelScaled(kernel: Kernel, { height = 1, length = 1 }: Scaling): Kernel {
  const h = positiveParameter('height', Q.toRational(height));
  const l = positiveParameter('length', Q.toRational(length));
  if (kernel.periods && !Q.equal(l, Q.ONE))
    throw new OperatorError('invalid-parameter', `length: ${Q.toText(l)}, expected 1 for ${kernel.name}`);
  const [H, L] = [Q.toNumber(h), Q.toNumber(l)];
  const constantsIn = constants(h, l);
  const { profile, onLine, form } = kernel;
  const scaling = [Q.equal(h, Q.ONE) ? '' : `height ${Q.toText(h)}`, Q.equal(l, Q.ONE) ? '' : `length ${Q.toText(l)}`];
  const { factor, tail } = kernel;
  return {
    ...kernel,
    name: `scaled(${[kernel.name, ...scaling.filter((text) => text !== '')].join('; ')})`,
    formula: String.raw`${Q.toText(h)}\,\varphi(z/${Q.toText(l)}),\ \varphi=${kernel.formula}`,
    radius: (dim) => L * kernel.radius(dim),
    bounds(dim) {
      const { core, C, R0 } = kernel.bounds(dim);
      return {
        core: core && { c: Q.multiply(h, core.c), r0: Q.multiply(l, core.r0) },
        C: Q.multiply(h, C),
        R0: R0 && Q.multiply(l, R0),
      };
    },
    sup: (dim) => H * kernel.sup(dim),
    infimum: (r, dim) => H * kernel.infimum(r / L, dim),
    lipschitz: (dim) => (H / L) * kernel.lipschitz(dim),
    positiveDefinite: (environment) => kernel.positiveDefinite(inUnits(environment, l)),
    // (φ_l * φ_l)(z) = lⁿ (φ * φ)(z/l)
    ...(factor
      ? {
          factor(dim: number) {
            const found = factor(dim);
            if (!found) return undefined;
            const { psi, scale, exactScale } = found;
            return {
              psi: Q.equal(l, Q.ONE) ? psi : kernelScaled(psi, { length: l }),
              scale: (H * scale) / L ** dim,
              ...(exactScale ? { exactScale: Q.divide(Q.multiply(h, exactScale), Q.power(l, dim)) } : {}),
            };
          },
        }
      : {}),
    integral: (dim) => H * L ** dim * kernel.integral(dim),
    exactIntegral(dim) {
      const whole = kernel.exactIntegral?.(dim);
      return whole && Q.multiply(Q.multiply(h, Q.power(l, dim)), whole);
    },
    ...(tail ? { tail: (a: number, dim: number) => H * L ** dim * tail(a / L, dim) } : {}),
    ...(onLine ? { onLine: stretched(onLine, h, l) } : {}),
    value(field, z) {
      const [top, unit] = constantsIn(field);
      const inner = kernel.value(
        field,
        z.map((t) => field.divide(t, unit)),
      );
      return field.multiply(top, inner);
    },
    ...(form ? { form: { shape: form.shape, height: H * form.height, length: L * form.length } } : {}),
    ...(profile ? { profile: (r2: number) => H * profile(r2 / (L * L)) } : {}),
  };
}

/** The environment measured in the unit l. */
function inUnits(environment: Environment, l: Q.Rational): Environment {
  const periods = periodsOf(environment);
  return periods
    ? torus(
        environment.dim,
        periods.map((p) => Q.divide(p, l)),
      )
    : space(environment.dim);
}
