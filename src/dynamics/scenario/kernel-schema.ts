import { z } from 'zod';
import type { Environment } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelBox } from '../../operators/kernels/box.js';
import { kernelBracket } from '../../operators/kernels/bracket.js';
import { kernelBump } from '../../operators/kernels/bump.js';
import { kernelCone } from '../../operators/kernels/cone.js';
import { kernelCutoff } from '../../operators/kernels/cutoff.js';
import { kernelGaussian } from '../../operators/kernels/gaussian.js';
import { kernelMollifier } from '../../operators/kernels/mollifier.js';
import { kernelOneSided } from '../../operators/kernels/one-sided.js';
import { kernelPeriodised } from '../../operators/kernels/periodised.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelProduct } from '../../operators/kernels/product.js';
import { kernelScaled } from '../../operators/kernels/scaled.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { kernelTruncatedPolynomial } from '../../operators/kernels/truncated-polynomial.js';
import { kernelWendland } from '../../operators/kernels/wendland.js';

/** A number, or a fraction as a text: `0.4`, `"2/5"`. */
export const numeral = z.union(
  [z.number(), z.string().regex(/^[+-]?\d+(\/\d*[1-9]\d*)?$/, { error: 'expected a fraction p/q' })],
  { error: 'a number, or a fraction "p/q"' },
);

type Numeral = z.infer<typeof numeral>;

/** A kernel φ as it is written in a scenario; what each is, the file of its name in operators/kernels says. */
export type KernelSpec =
  | {
      readonly kind: 'box' | 'bump' | 'cutoff' | 'tent' | 'wendland' | 'one-sided';
      readonly radius?: Numeral | undefined;
    }
  | { readonly kind: 'cone' | 'truncated-polynomial'; readonly radius?: Numeral | undefined; readonly exponent?: number | undefined } // prettier-ignore
  | { readonly kind: 'gaussian'; readonly variance?: Numeral | undefined }
  | { readonly kind: 'power'; readonly beta?: Numeral | undefined }
  | { readonly kind: 'bracket'; readonly gamma?: Numeral | undefined }
  | { readonly kind: 'periodised' | 'product' | 'mollifier'; readonly kernel: KernelSpec }
  | { readonly kind: 'scaled'; readonly kernel: KernelSpec; readonly height?: Numeral | undefined; readonly length?: Numeral | undefined }; // prettier-ignore

const withRadius = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), radius: numeral.optional() });
const withExponent = <K extends string>(kind: K) => withRadius(kind).extend({ exponent: z.int().optional() });
const inner = z.lazy((): z.ZodType<KernelSpec> => kernelSchema);
const around = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), kernel: inner });

export const kernelSchema: z.ZodType<KernelSpec> = z.discriminatedUnion('kind', [
  withRadius('box'),
  withRadius('bump'),
  withRadius('cutoff'),
  withRadius('tent'),
  withRadius('wendland'),
  withRadius('one-sided'),
  withExponent('cone'),
  withExponent('truncated-polynomial'),
  z.strictObject({ kind: z.literal('gaussian'), variance: numeral.optional() }),
  z.strictObject({ kind: z.literal('power'), beta: numeral.optional() }),
  z.strictObject({ kind: z.literal('bracket'), gamma: numeral.optional() }),
  around('periodised'),
  around('product'),
  around('mollifier'),
  around('scaled').extend({ height: numeral.optional(), length: numeral.optional() }),
]);

/** @throws {OperatorError} for parameters that make no kernel */
export function kernelFrom(spec: KernelSpec, environment: Environment): Kernel {
  switch (spec.kind) {
    case 'box':
      return kernelBox(spec.radius);
    case 'bump':
      return kernelBump(spec.radius);
    case 'cutoff':
      return kernelCutoff(spec.radius);
    case 'tent':
      return kernelTent(spec.radius);
    case 'wendland':
      return kernelWendland(spec.radius);
    case 'one-sided':
      return kernelOneSided(spec.radius);
    case 'cone':
      return kernelCone(spec.radius, spec.exponent);
    case 'truncated-polynomial':
      return kernelTruncatedPolynomial(spec.radius, spec.exponent);
    case 'gaussian':
      return kernelGaussian(spec.variance);
    case 'power':
      return kernelPower(spec.beta);
    case 'bracket':
      return kernelBracket(environment.dim, spec.gamma);
    case 'periodised':
      return kernelPeriodised(kernelFrom(spec.kernel, environment), environment);
    case 'product':
      return kernelProduct(kernelFrom(spec.kernel, environment));
    case 'mollifier':
      return kernelMollifier(kernelFrom(spec.kernel, environment), environment.dim);
    case 'scaled': {
      const { height = 1, length = 1 } = spec;
      return kernelScaled(kernelFrom(spec.kernel, environment), { height, length });
    }
  }
}
