import type { Field } from '../../scalar/field.js';
import { doubles, rationals } from '../../scalar/field.js';
import { compare, HALF, magnitude, multiply, sign, toNumber } from '../../scalar/rational.js';
import { periodsOf } from '../environment.js';
import type { Kernel, KernelFactor } from './kernel.js';
import type { Piecewise } from './piecewise.js';
import { derivativeOf, evaluator, integralOf, isEven, range, smoothnessOf } from './piecewise.js';
import { rationalAbove, rationalBelow } from './rounding.js';

interface LineKernel {
  readonly name: string;
  readonly formula: string;
  /** non-negative */
  readonly f: Piecewise;
  readonly positiveDefinite: boolean | undefined;
  readonly factor?: KernelFactor;
}

/** A kernel of the line that is a piecewise polynomial: rational, with facts computed from its coefficients. */
export function kernelOnLine({ name, formula, f, positiveDefinite, factor }: LineKernel): Kernel {
  const { breaks } = f;
  const ends = [breaks[0], breaks[breaks.length - 1]].map(magnitude);
  const R = compare(ends[0], ends[1]) > 0 ? ends[0] : ends[1];
  const smoothness = smoothnessOf(f);
  const slope = derivativeOf(f);
  const sup = range(f).max;
  const steepest = range(slope);
  const lipschitz = smoothness < 0 ? Infinity : Math.max(steepest.max, -steepest.min);
  const infimum = (r: number): number => (r > 0 ? Math.max(0, range(f, -r, r).min) : evaluator(doubles, f)(0));
  const inside = sign(breaks[0]) < 0 && sign(breaks[breaks.length - 1]) > 0;
  const r0 = multiply(compare(ends[0], ends[1]) < 0 ? ends[0] : ends[1], HALF);
  const c = inside ? infimum(toNumber(r0)) : 0;
  const integral = integralOf(f);
  const even = isEven(f);
  // a jump is closed on one side only
  const mirrored = even && smoothness >= 0;
  const inRationals = evaluator(rationals, f);
  const inDoubles = evaluator(doubles, f);
  return {
    name,
    formula,
    dims: [1],
    radius: () => toNumber(R),
    bounds: () => ({ core: c > 0 ? { c: rationalBelow(c), r0 } : undefined, C: rationalAbove(sup), R0: R }),
    sup: () => sup,
    infimum,
    lipschitz: () => lipschitz,
    smoothness,
    even,
    positive: false,
    fatTail: false,
    positiveDefinite(environment) {
      const period = periodsOf(environment)?.[0];
      if (!period || positiveDefinite === undefined) return positiveDefinite;
      const half = multiply(period, HALF);
      if (compare(R, half) <= 0) return positiveDefinite || undefined;
      // The kink at half a period, as in definiteWhenWrapped.
      return smoothness >= 1 && sign(evaluator(rationals, slope)(half)) < 0 ? false : undefined;
    },
    ...(factor ? { factor: () => factor } : {}),
    integral: () => toNumber(integral),
    exactIntegral: () => integral,
    onLine: f,
    exact: () => true,
    value<T>(field: Field<T>, [z]: readonly T[]): T {
      const run = (field.name === 'double' ? inDoubles : inRationals) as unknown as (z: T) => T;
      // From the left end on no digits cancel; towards the right end all of them do.
      return run(mirrored && field.compare(z, field.zero) > 0 ? field.subtract(field.zero, z) : z);
    },
  };
}
