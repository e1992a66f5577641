import fc from 'fast-check';
import type { Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { space } from '../../operators/environment.js';
import { OperatorError } from '../../operators/errors.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { modelBeta } from '../../operators/models/beta.js';
import { toArray } from '../../operators/vector.js';
import { rationalPower } from '../../scalar/power.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, ZERO, power, rational, subtract } from '../../scalar/rational.js';
import type { Named } from '../formula-value.js';
import { assumeFormula, columnOf, expectFormula } from '../formula-value.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { integerAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectValue } from '../steps.js';
import type { CellCase } from './cell.js';
import { tentFormula } from './line-formulas.js';
import { singleCasesFor } from './model-cases.js';
import type { RegularModel } from './regular-model.js';
import { BETA_HALF } from './regular-model.js';
import { growing } from './table-2-families.js';
import type { TwoMeasures } from './two-measures.js';
import { expectDistances, expectKernel, twoMeasures } from './two-measures.js';

/** L² → L²: ∫ φ_ρ(x, y) dρ(x) at all y (92); L² → L^∞: ∫ φ_ρ(x, y)² dρ(y) at all x (94). Masses a, kernel φ. */
export type Column = 'L² → L²' | 'L² → L∞';
const towards: Record<Column, (phi: Formula) => Formula> = {
  'L² → L²': (phi) => ['.', ['T', phi], 'a'],
  'L² → L∞': (phi) => ['.', ['^', phi, '2'], 'a'],
};
const TEXT: Record<Column, string> = {
  'L² → L²': '∫ φ(x, y) dρ(x)',
  'L² → L∞': '∫ φ(x, y)² dρ(y)',
};

/** √ρ_φ by name for M_β with β = 1/2 */
function rooted(model: RegularModel, named: Named): Named | undefined {
  if (model !== BETA_HALF) return named;
  const ra = columnOf(['.', 'K', 'a'], named).map((s) => rationalPower(s, HALF));
  return ra.some((r) => r === undefined || r.n === 0n)
    ? undefined
    : { ...named, ra: ra as Rational[], rb: ra as Rational[] };
}

/** The integral of the column is at most C, or equal to it, at all places. */
export function bounded(
  model: string,
  column: Column,
  says: string,
  regular: RegularModel,
  bound: string,
  relation: '<=' | '=' = '<=',
): CellCase {
  return {
    model,
    column,
    says,
    arbitrary: singleCasesFor(regular),
    decide(x) {
      const data = twoMeasures(x);
      if (!data) return NOTHING;
      const formulas = regular.at(data.named.p);
      const named = rooted(regular, { ...data.named, ...formulas.named });
      if (!named) return NOTHING;
      const roots: LazyStep[] =
        regular === BETA_HALF ? [expectFormula('r² = ρ_φ', named, ['^', 'ra', '2'], '=', ['.', 'K', 'a'])] : [];
      const left = towards[column](formulas.kernel('a'));
      return conclude(
        assumeFormula('Θ > 0', named, '0', '<', ['min', formulas.thickness('a')]),
        expectDistances(data),
        ...formulas.steps,
        ...roots,
        expectKernel(data, formulas, 'first', named),
        expectFormula(`${TEXT[column]} ${relation === '=' ? '=' : '≤'} C`, named, left, relation, bound),
      );
    },
  };
}

/** A family of densities with a parameter M: the integral of the column at the first place is at least, or equal to, size. */
export function unbounded(
  model: string,
  column: Column,
  says: string,
  regular: RegularModel,
  configuration: (M: number) => { readonly points: readonly number[]; readonly masses: readonly number[] },
  size: Formula,
  least = 3,
): CellCase {
  return {
    model,
    column,
    says,
    arbitrary: growing(least),
    decide(x) {
      const M = integerAt(x, 'M');
      if (!(M >= least)) return NOTHING;
      const { points, masses } = configuration(M);
      const data = twoMeasures({ model: regular.entry.key, unit: '1/2', points: points.map((k) => [k]), masses })!;
      const formulas = regular.at(data.named.p);
      const e = points.map((_, i) => (i === 0 ? ONE : ZERO));
      const named = { ...data.named, ...formulas.named, M: whole(M), e };
      const value: Formula = ['sum', ['*', 'e', towards[column](formulas.kernel('a'))]];
      return conclude(
        expectDistances(data),
        ...formulas.steps,
        expectKernel(data, formulas, 'first'),
        expectFormula(`size ≤ ${TEXT[column]} at the first place`, named, size, '<=', value),
      );
    },
  };
}

/** One agent of mass 1 out of M, the rest out of its reach. */
export const thin = (M: number) => ({ points: [0, 8], masses: [1, M - 1] });

/** Σ m [u]² and Σ m u² of the library's average, with u = 1 at one place; the matrix as a value. */
export function operatorNorm(
  model: string,
  column: Column,
  says: string,
  entry: GalleryEntry,
  configuration: (M: number) => { readonly points: readonly number[]; readonly masses: readonly number[] },
  matrix: (data: TwoMeasures) => Formula,
  conclusion: (named: Named) => LazyStep,
): CellCase {
  return {
    model,
    column,
    says,
    arbitrary: growing(),
    decide(x) {
      const M = integerAt(x, 'M');
      if (!(M >= 3)) return NOTHING;
      const { points, masses } = configuration(M);
      const data = twoMeasures({ model: entry.key, unit: '1/2', points: points.map((k) => [k]), masses })!;
      const { entries } = data.model.matrix(data.first);
      const A = { n: points.length, entries: toArray(entries) };
      const named = { ...data.named, A, M: whole(M), e: points.map((_, i) => (i === 0 ? ONE : ZERO)) };
      return conclude(expectDistances(data), expectValue('the average', named, matrix(data), A), conclusion(named));
    },
  };
}

export const energy = (u: Formula): Formula => ['sum', ['*', 'a', ['^', u, '2']]];
export const MOVED: Formula = ['.', 'A', 'e'];
/** 1 on distances below 1/2: for places that are multiples of 1/2, the same place */
export const SAME: Formula = tentFormula('1/2')('D');

/** β = p/q < 1/2 and t = k^(−q): ρ_φ = t at 0, and (94) there is t (t^(β−1))² = k^(q − 2p). */
export const powers: CellCase = {
  model: 'beta',
  column: 'L² → L∞',
  says: 'M^(q - 2p) at a mass M^(-q), β = p/q < 1/2',
  arbitrary: fc
    .tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 1, max: 3 }), growing(2, 1000))
    .map(([q, p, { M }]): Instance => ({ M, q, p: Math.min(p, Math.ceil(q / 2) - 1) })),
  decide(x) {
    const [M, p, q] = ['M', 'p', 'q'].map((key) => integerAt(x, key));
    if (!(M >= 2 && p >= 1 && 2 * p < q && q <= 9)) return NOTHING;
    const R = space(1);
    const r = rational(1n, BigInt(M));
    const t = power(r, q);
    const rho = measure(R, { points: [0, 4], masses: [t, subtract(ONE, t)] });
    const here = { ...rho, n: 1, x: [ZERO] };
    const beta = modelBeta(R, kernelTent(2), rational(BigInt(p), BigInt(q)));
    let phi: Rational[];
    try {
      phi = toArray(beta.reproducingKernel!(rho, here));
    } catch (error) {
      if (error instanceof OperatorError) return NOTHING;
      throw error;
    }
    const named = { r, t, M: whole(M), phi, a: rho.masses as Rational[] };
    const raised = (base: string, k: number): Formula => ['^', base, String(k)];
    // the other agent is out of reach: only the first entry counts
    return conclude(
      expectFormula('t = r^q', named, 't', '=', raised('r', q)),
      expectFormula('φ_ρ(0, 0) = t^β/t', named, ['max', 'phi'], '=', ['/', raised('r', p), 't']),
      expectFormula(
        '∫ φ(0, y)² dρ(y) = M^(q - 2p)',
        named,
        ['sum', ['*', 'a', ['^', 'phi', '2']]],
        '=',
        raised('M', q - 2 * p),
      ),
    );
  },
};

/** (94) for β = 1/2 without roots: ∫ φ²/ρ_φ dρ, the strength of M_CS times the square of the kernel of M_MT. */
export const half = (model: string, withoutRoots: RegularModel, seenBy: RegularModel): CellCase => ({
  model,
  column: 'L² → L∞',
  says: 'at most ‖φ‖ for β = 1/2',
  arbitrary: singleCasesFor(withoutRoots),
  decide(x) {
    const data = twoMeasures(x);
    if (!data) return NOTHING;
    const formulas = withoutRoots.at(data.named.p);
    const named = { ...data.named, ...formulas.named };
    const seen = seenBy.at(data.named.p).strength('a');
    return conclude(
      assumeFormula('Θ > 0', named, '0', '<', ['min', seen]),
      expectDistances(data),
      ...formulas.steps,
      expectKernel(data, formulas, 'first'),
      expectFormula('∫ φ(x, y)² dρ(y) ≤ C', named, ['*', seen, towards['L² → L∞'](formulas.kernel('a'))], '<=', '1'),
    );
  },
});
