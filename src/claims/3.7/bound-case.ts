import type fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { rationalPower } from '../../scalar/power.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, ZERO } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { assumeFormula, columnOf, expectFormula } from '../formula-value.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude } from '../steps.js';
import type { CellCase } from './cell.js';
import { expectLowerTransport } from './kantorovich.js';
import { differencesOf } from './line-formulas.js';
import { casesFor } from './model-cases.js';
import type { ModelFormulas, RegularModel } from './regular-model.js';
import { BETA_HALF, BETA_HALF_HOLLOW } from './regular-model.js';
import { expectDistances, expectKernel, transportOf, twoMeasures } from './two-measures.js';

/**
 * The bounds of Table 2, (79)-(84), with the constants that their proofs give. θ′ and θ″ are the smallest thicknesses of the
 * two measures at the places of a case (at the nodes, or of the neighbourhoods, where φ_ρ is a sum over these): at least
 * Θ(ρ′, B_R), Θ(ρ″, B_R).
 */
interface Context {
  readonly named: Named;
  readonly formulas: ModelFormulas;
  /** θ′, θ″ */
  readonly theta: readonly [Formula, Formula];
  /** φ_ρ′, φ_ρ″ between the places */
  readonly phi: readonly [Formula, Formula];
  /** s_ρ′, s_ρ″ at the places */
  readonly s: readonly [Formula, Formula];
}

export const times = (...factors: readonly Formula[]): Formula => factors.reduce((a, b) => ['*', a, b]);
export const over = (a: Formula, b: Formula): Formula => ['/', a, b];
export const squared = (f: Formula): Formula => ['^', f, '2'];

/** max |f − g| ≤ bound */
export const near = (text: string, { named }: Context, f: Formula, g: Formula, bound: Formula): LazyStep =>
  expectFormula(text, named, ['max', ['abs', ['-', f, g]]], '<=', bound);

/** (79), (81) with k = 0 and k = 1, difference quotients for derivatives: φ_ρ ≤ size, and slopes in x and in y. */
export const sizes =
  (size: (theta: Formula) => Formula, inX: (theta: Formula) => Formula, inY: (theta: Formula) => Formula) =>
  (context: Context): LazyStep[] => {
    const { named, phi, theta } = context;
    const slope = (text: string, f: Formula, by: Formula): LazyStep =>
      expectFormula(text, named, ['abs', differencesOf(f, f)], '<=', ['*', by, 'D']);
    return [
      expectFormula('φ ≤ C(θ′)', named, phi[0], '<=', size(theta[0])),
      slope('|φ(x, y) - φ(x*, y)| ≤ C(θ′) |x - x*|', ['.', phi[0], 'e'], inX(theta[0])),
      slope('|φ(x, y) - φ(x, y*)| ≤ C(θ′) |y - y*|', ['.', ['T', phi[0]], 'e'], inY(theta[0])),
    ];
  };

/** (80), (82): |s′ − s″| ≤ strength W₁ and |φ′ − φ″| ≤ kernel W₁. */
export const differences =
  (strength: (first: Formula, second: Formula) => Formula, kernel: (first: Formula, second: Formula) => Formula) =>
  (context: Context): LazyStep[] => {
    const { s, phi, theta } = context;
    return [
      near('|s′ - s″| ≤ C W₁', context, s[0], s[1], times(strength(...theta), 'W')),
      near('|φ′ - φ″| ≤ C W₁', context, phi[0], phi[1], times(kernel(...theta), 'W')),
    ];
  };

/** (83), (84): ∫|s′ − s″|² dρ″ ≤ strength W₁² and ∫∫|φ′ − φ″|² dρ″ dρ″ ≤ kernel W₁². */
export const continuity =
  (
    strength: (first: Formula) => Formula,
    kernel: (first: Formula) => Formula,
    ...more: readonly ((c: Context) => LazyStep)[]
  ) =>
  (context: Context): LazyStep[] => {
    const { named, s, phi, theta } = context;
    const both: Formula = ['.', 'b', ['T', 'b']];
    return [
      ...more.map((step) => step(context)),
      expectFormula(
        '∫|s′ - s″|² dρ″ ≤ C W₁²',
        named,
        ['sum', ['*', 'b', squared(['-', s[0], s[1]])]],
        '<=',
        times(strength(theta[0]), squared('W')),
      ),
      expectFormula(
        '∫∫|φ′ - φ″|² dρ″ dρ″ ≤ C W₁²',
        named,
        ['sum', ['*', both, squared(['-', phi[0], phi[1]])]],
        '<=',
        times(kernel(theta[0]), squared('W')),
      ),
    ];
  };

/** ∫ dρ″/ρ″_φ ≤ N/c: the line piece [−4, 4] has N = 9 half-open intervals of length r₀ = 1, the circle 8; c = 1/2. */
export const covering =
  (bound: string, floor: Formula = ['.', 'K', 'b']) =>
  ({ named }: Context): LazyStep =>
    expectFormula('∫ dρ″/ρ″_φ ≤ N/c', named, ['sum', ['/', 'b', floor]], '<=', bound);

export const nothing = (): Formula => '0';
export const constant = (c: string) => (): Formula => c;

/** Square roots of ρ_φ for the models that need them: undefined if they are irrational. */
function rootsOf(model: RegularModel, named: Named): { named: Named; steps: LazyStep[] } | undefined {
  if (model !== BETA_HALF && model !== BETA_HALF_HOLLOW) return { named, steps: [] };
  const roots = ['a', 'b'].map((m) => columnOf(['.', 'K', m], named).map((s) => rationalPower(s, HALF)));
  if (roots.some((r) => r.some((q) => q === undefined || q.n === 0n))) return undefined;
  const [ra, rb] = roots as unknown as readonly (readonly Rational[])[];
  const all = { ...named, ra, rb };
  return {
    named: all,
    steps: ['a', 'b'].map((m) => expectFormula(`r² = ρ_φ for ${m}`, all, squared(`r${m}`), '=', ['.', 'K', m])),
  };
}

/** A cell that says that conclusions hold for two measures with θ′, θ″ > 0. */
export function boundCase(
  model: string,
  column: string,
  says: string,
  regular: RegularModel,
  conclusions: (context: Context) => LazyStep[],
  arbitrary: fc.Arbitrary<Instance> = casesFor(regular),
): CellCase {
  return {
    model,
    column,
    says,
    arbitrary,
    decide(x) {
      const data = twoMeasures(x);
      if (!data) return NOTHING;
      const formulas = regular.at(data.named.p);
      const e = data.named.p.map((_, i) => (i === 0 ? ONE : ZERO));
      const given: Named = { ...data.named, ...formulas.named, e };
      const rooted = rootsOf(regular, given);
      if (!rooted) return NOTHING;
      const named = { ...rooted.named, ...transportOf(data) };
      const theta = [formulas.thickness('a'), formulas.thickness('b')].map((t): Formula => ['min', t]);
      const context: Context = {
        named,
        formulas,
        theta: [theta[0], theta[1]],
        phi: [formulas.kernel('a'), formulas.kernel('b')],
        s: [formulas.strength('a'), formulas.strength('b')],
      };
      return conclude(
        assumeFormula('θ′ > 0', named, '0', '<', theta[0]),
        assumeFormula('θ″ > 0', named, '0', '<', theta[1]),
        expectDistances(data),
        ...formulas.steps,
        ...rooted.steps,
        expectKernel(data, formulas, 'first', rooted.named),
        expectKernel(data, formulas, 'second', rooted.named),
        ...expectLowerTransport(named),
        ...conclusions(context),
      );
    },
  };
}
