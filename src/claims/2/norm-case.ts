import type { Instance, Step } from '../../engines/claim.js';
import type { Target } from '../../engines/target.js';
import { normSquared } from '../../engines/target/spectrum.js';
import type { Formula } from '../../finite/certificate.js';
import { inertia } from '../../finite/elimination.js';
import { toRows } from '../../finite/model-json.js';
import { averageMatrix } from '../../finite/model.js';
import type { FiniteModel } from '../../finite/model.js';
import { finiteModelAt } from '../../operators/model.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, add, divide, multiply, subtract, toText } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { measureTarget } from '../gallery/adversary.js';
import { galleryModel } from '../gallery/cases.js';
import type { GalleryEntry } from '../gallery/entry.js';
import type { LazyStep, Value } from '../steps.js';
import { expectRelation } from '../steps.js';
import type { Weighted } from './eq-28-models.js';
import { weightedCase } from './eq-28-models.js';
import { seen } from './radial-table.js';

/** [u] = W(m u)/W m: what the checker makes of weights and masses */
export const averageFormula: Formula = ['/', ['.', 'W', ['*', 'm', 'u']], seen];
/** A = diag(1/W m) W diag(m) */
export const matrixFormula: Formula = ['.', ['diag', ['/', '1', seen]], ['.', 'W', ['diag', 'm']]];
/** (ρ/ρ_φ)_φ at the points, with the kernel reflected where it is not even */
export const ratios: Formula = ['.', ['T', 'W'], ['/', 'm', seen]];

/** A density for M_MT with one of the gallery's kernels. */
export interface NormCase {
  readonly weighted: Weighted;
  readonly finite: FiniteModel;
  /** the average, row-major */
  readonly A: readonly Rational[];
  /** [1]* = (ρ/ρ_φ)_φ at the points, as column sums */
  readonly columns: readonly Rational[];
  /** the largest of them */
  readonly top: Rational;
}

export function normCase(x: Instance): NormCase | undefined {
  const weighted = weightedCase(x);
  const finite = galleryModel(x)?.finite;
  if (!weighted || !finite) return undefined;
  const A = averageMatrix(finite);
  const columns = adjointOfOne(finite.kappa, A);
  return { weighted, finite, A, columns, top: largest(columns) };
}

/** [1]*_j = Σ_i m_i A_ij/m_j */
export const adjointOfOne = (m: readonly Rational[], A: readonly Rational[]): Rational[] =>
  m.map((mass, j) =>
    divide(
      m.reduce((sum, w, i) => add(sum, multiply(w, A[i * m.length + j])), ZERO),
      mass,
    ),
  );

/** t M − Aᵀ M A */
export function normForm(t: Rational, m: readonly Rational[], A: readonly Rational[]): Rational[] {
  const n = m.length;
  return Array.from({ length: n * n }, (_, k) => {
    const [a, b] = [Math.floor(k / n), k % n];
    const image = m.reduce((sum, w, i) => add(sum, multiply(w, multiply(A[i * n + a], A[i * n + b]))), ZERO);
    return subtract(a === b ? multiply(t, m[a]) : ZERO, image);
  });
}

/**
 * ‖[u]‖² ≤ t ‖u‖² for all u at once: the checker forms t M − Aᵀ M A from weights and masses, and sees that it has no negative
 * eigenvalue.
 */
export function expectNorm(
  where: Readonly<Record<string, Value>>,
  t: Rational,
  m: readonly Rational[],
  A: readonly Rational[],
): LazyStep[] {
  const n = m.length;
  const S = normForm(t, m, A);
  const form = { n, entries: S };
  const image: Formula = ['.', ['T', matrixFormula], ['.', ['diag', 'm'], matrixFormula]];
  return [
    expectRelation('the form t M - Aᵀ M A', { ...where, t, S: form }, ['S', form], '=', [
      ['-', ['*', 't', ['diag', 'm']], image],
      form,
    ]),
    (): Step => {
      const { negative, d, l, pivots } = inertia(n, S);
      if (!pivots) throw new Error('the form was not decomposed');
      const certificate = { pivots, d: d.map(toText), l: l.map((row) => row.map(toText)) };
      return {
        role: 'conclusion',
        text: 't M - Aᵀ M A ≥ 0, so ‖[u]‖² ≤ t ‖u‖² for all u',
        holds: negative === 0,
        statement: { kind: 'inertia', matrix: toRows(n, S), negative, certificate },
      };
    },
  ];
}

/** A search for the largest norm: a constant minus its square. */
export const normTarget = (entry: GalleryEntry, constant: number, edge: number, points: readonly number[]): Target =>
  measureTarget(
    entry,
    `${constant} minus the square of the norm`,
    (rho) => {
      const { n, flow } = finiteModelAt(entry.model, rho);
      return constant - normSquared(n, Float64Array.from(flow));
    },
    { edge, points },
  );
