import type { Kernel } from '../../operators/kernels/kernel.js';
import { toNumber, toRational } from '../../scalar/rational.js';
import { FARTHEST, largestDiameter } from '../observables/lyapunov.js';
import { kernelFrom } from './kernel-schema.js';
import type { ModelSpec } from './model-schema.js';
import type { Environment } from '../../operators/environment.js';
import type { Column } from './observables.js';

/** What a theorem says about a run: a column of bounds beside a column of values. */
export interface Bound {
  /** of the column of values */
  readonly of: string;
  readonly name: string;
  /** TeX without dollars */
  readonly formula: string;
  readonly source: string;
  at(t: number): number;
}

/** How a bound fared. */
export interface BoundFound {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
  /** largest value/bound along the run */
  readonly worst: number;
  /** when that was */
  readonly at: number;
  readonly holds: boolean;
}

/** φ_ρ ≥ c φ for all ρ of mass M: the hypothesis (99). The factor is M c; no kernel means M φ_ρ ≥ 1. */
interface Lower {
  readonly kernel: Kernel | undefined;
  readonly factor: number;
}

/**
 * (99) for the models that have it: M_CS with φ itself, M_MT, M_β for β ≤ 1 by ρ_φ ≤ M sup φ, topological ones by 0 ≤ d_ρ ≤ M,
 * M_glob. Undefined where the kernel has no fat tail or does not decrease in |z|.
 */
function lowerKernel(spec: ModelSpec, environment: Environment, mass: number): Lower | undefined {
  if (spec.kind === 'global') return { kernel: undefined, factor: 1 };
  if (!('kernel' in spec) || environment.kind !== 'space') return undefined;
  const kernel = kernelFrom(spec.kernel, environment);
  // all radial kernels with a fat tail decrease: powers, and what is made of them by scaling
  if (!kernel.fatTail || !kernel.profile) return undefined;
  const sup = kernel.sup(environment.dim);
  const beta = (b: number, most: number): number | undefined => (b >= 0 && b <= 1 ? mass * (mass * most) ** (b - 1) : undefined); // prettier-ignore
  const plain = { 'cucker-smale': 1, 'motsch-tadmor': 0 } as const;
  if (spec.kind === 'cucker-smale' || spec.kind === 'motsch-tadmor')
    return { kernel, factor: beta(plain[spec.kind], sup)! };
  if (spec.kind === 'beta') {
    const factor = beta(toNumber(toRational(spec.beta)), sup);
    return factor === undefined ? undefined : { kernel, factor };
  }
  if (!('alpha' in spec)) return undefined;
  const [alpha, epsilon] = [toNumber(toRational(spec.alpha)), toNumber(toRational(spec.epsilon))];
  const least = (epsilon + mass ** 2) ** (-alpha / 2);
  const b = spec.kind === 'topological-beta' ? toNumber(toRational(spec.beta)) : spec.kind === 'topological-cucker-smale' ? 1 : 0; // prettier-ignore
  const factor = beta(b, sup * epsilon ** (-alpha / 2));
  return factor === undefined ? undefined : { kernel, factor: factor * least };
}

/** Where a run begins, as bounds need it. */
export interface BoundStart {
  readonly D: number;
  readonly A: number;
  /** Σ m */
  readonly mass: number;
}

/**
 * What is known of a deterministic run of agents: A does not grow (Lemma 4.1, every material model); with (99) and a fat tail
 * D ≤ D̄ and A ≤ A(0) e^(−M φ(D̄) t) (Theorem 1.1, Theorem 4.2 with the Euclidean amplitude).
 *
 * @param spec undefined for models of the user's own: then Lemma 4.1 alone
 */
export function boundsOf(spec: ModelSpec | undefined, environment: Environment, start: BoundStart): Bound[] {
  const { D, A, mass } = start;
  const lower = spec && 2 * D <= FARTHEST ? lowerKernel(spec, environment, mass) : undefined;
  // without a kernel ∫_D^D̄ 1 = A/factor
  const reach = !lower
    ? Infinity
    : lower.kernel
      ? largestDiameter(lower.kernel, D, A, lower.factor)
      : D + A / lower.factor;
  if (!lower || !Number.isFinite(reach))
    return [{ of: 'amplitude', name: 'amplitude', formula: 'A(t)\\le A(0)', source: 'Lemma 4.1', at: () => A }];
  const phi = lower.kernel ? lower.kernel.profile!(reach * reach) : 1;
  const rate = lower.factor * phi;
  const source = spec?.kind === 'cucker-smale' ? 'Theorem 1.1, Theorem 4.2' : 'Theorem 4.2';
  return [
    { of: 'diameter', name: 'diameter', formula: String.raw`D(t)\le\bar D`, source, at: () => reach },
    {
      of: 'amplitude',
      name: 'amplitude',
      formula: String.raw`A(t)\le A(0)e^{-\delta t},\ \delta=M\phi(\bar D)`,
      source,
      at: (t) => A * Math.exp(-rate * t),
    },
  ];
}

/** The column of a bound. */
export const boundColumn = ({ name, formula, source }: Bound, beside: Column): Column => ({
  name: `${name}-bound`,
  label: `${beside.label} at most`,
  formula,
  equation: source,
  scale: beside.scale,
  boundOf: beside.name,
});

/**
 * Each bound against what was measured at the output times. A value may exceed it by the error of the run, not more.
 *
 * @param rows  [t, …], columns as named
 * @param error of a coordinate; a distance of two points has at most 2√dim of it
 */
export function judgeBounds(
  bounds: readonly Bound[],
  names: readonly string[],
  rows: readonly (readonly (number | null)[])[],
  error: number,
  dim: number,
): BoundFound[] {
  return bounds.flatMap(({ of, name, formula, source, at }) => {
    const column = names.indexOf(of);
    if (column < 0 || rows.length === 0) return [];
    let [worst, when, holds] = [0, 0, true];
    for (const row of rows) {
      const [t, value] = [row[0] as number, row[column]];
      const bound = at(t);
      // rounding of positions and velocities of this size, beside the error of the method
      const slack = 2 * Math.sqrt(dim) * error + 64 * Number.EPSILON * bound;
      const off = value === null ? NaN : value;
      if (!(off <= bound + slack)) holds = false;
      const ratio = off === 0 ? 0 : off / bound;
      if (!(ratio <= worst)) [worst, when] = [ratio, t];
    }
    return [{ name, formula, source, worst, at: when, holds }];
  });
}
