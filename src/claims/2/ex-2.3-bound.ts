import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { inertia } from '../../finite/elimination.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, ZERO, add, equal, multiply, subtract } from '../../scalar/rational.js';
import { inner } from '../formulas.js';
import { field, galleryFamilies } from '../gallery/cases.js';
import { MT_BOX, MT_BOX_R2, MT_TENT_T } from '../gallery/entries.js';
import type { GalleryEntry } from '../gallery/entry.js';
import { COMPACT } from '../gallery/pair-kernels.js';
import { vectorAt } from '../read.js';
import { NOTHING, conclude, expectRelation, matrixValue } from '../steps.js';
import { printedConstant } from './eq-28-models.js';
import { averageFormula, expectNorm, matrixFormula, normCase, normForm, normTarget, ratios } from './norm-case.js';
import { seen } from './radial-table.js';

const jensen: Formula = ['sum', ['*', 'm', ['/', ['.', 'W', ['*', 'm', ['*', 'u', 'u']]], seen]]];
const weighted: Formula = inner('m', ['*', 'u', 'u'], ratios);

const bound: Claim = {
  id: 'ex-2.3-bound',
  section: '2',
  source: 'Example 2.3, (26), (28)',
  title: 'Motsch-Tadmor is bounded on L²(ρ) uniformly in ρ',
  form: 'printed',
  statement: String.raw`Under (27): $\int|[u]_\rho|^2d\rho\le\int(|u|^2\rho)_\phi\frac{d\rho}{\rho_\phi}=\int|u|^2\left(\frac\rho{\rho_\phi}\right)_\phi d\rho\le C\,\|u\|_{L^2(\rho)}^2$, with the constant of (28).`,
  reading:
    'A tent or box kernel on the line, the plane or a circle, points, masses, a field. Kernel and average are formed again by the checker; the chain at u; then for all u at once tM - AᵀMA ≥ 0 with t the largest ratio at a point, and t against I C/c.',
  note: String.raw`The equality uses that $\phi$ is even; ex-2.3-bound/uneven shows that it has to be. The ratio at the points is $[1]^*_\rho$, so this is Lemma 3.3 for the model. The bound is never attained where it exceeds 1, ex-2.3-bound/attained, and far from the norm, ex-2.3-bound/norm.`,
  uses: ['eq-28', 'eq-28/models', 'lemma-3.3'],
  cost: 12,
  families: galleryFamilies(
    COMPACT.map((k) => k.entry),
    { u: field },
  ),
  target: normTarget(MT_BOX, 2, 4, [3, 5, 4, 6]),
  decide(x) {
    const found = normCase(x);
    if (!found) return NOTHING;
    const { weighted: read, finite, A, columns, top } = found;
    const { n, kappa: m } = finite;
    // the search looks at all fields at once
    const u = 'u' in x ? vectorAt(x, 'u') : m.map((_, i) => (i === 0 ? ONE : ZERO));
    if (u.length !== n) return NOTHING;
    const K = printedConstant(read.found);
    const where = { ...read.where, u, A: matrixValue(finite) };
    const total = (f: (i: number) => Rational): Rational => m.reduce((s, w, i) => add(s, multiply(w, f(i))), ZERO);
    const average = (v: readonly Rational[], i: number): Rational =>
      v.reduce((s, t, j) => add(s, multiply(A[i * n + j], t)), ZERO);
    const squares = u.map((t) => multiply(t, t));
    const left = total((i) => multiply(average(u, i), average(u, i)));
    const middle = total((i) => average(squares, i));
    const right = total((i) => multiply(squares[i], columns[i]));
    return conclude(
      ...read.steps,
      expectRelation('A = W m/ρ_φ', where, ['A', where.A], '=', [matrixFormula, where.A]),
      expectRelation('‖[u]‖² ≤ ∫ (|u|²ρ)_φ dρ/ρ_φ', where, [inner('m', averageFormula, averageFormula), left], '<=', [
        jensen,
        middle,
      ]),
      expectRelation('… = ∫ |u|² (ρ/ρ_φ)_φ dρ', where, [jensen, middle], '=', [weighted, right]),
      expectRelation('… ≤ C ‖u‖²', { ...where, K }, [weighted, right], '<=', [
        ['*', 'K', inner('m', 'u', 'u')],
        multiply(
          K,
          total((i) => squares[i]),
        ),
      ]),
      expectRelation('t = max (ρ/ρ_φ)_φ', { ...where, t: top }, ['t', top], '=', [['max', ratios], top]),
      ...expectNorm(where, top, m, A),
      expectRelation('t ≤ I C/c', { t: top, K }, ['t', top], '<=', ['K', K]),
    );
  },
};

/** Masses that all see each other, in one or two groups that do not: ρ_φ is constant on each. */
const groups: Family = {
  name: `${MT_BOX.key}, groups in which everybody sees everybody`,
  arbitrary: fc
    .record({
      first: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
      second: fc.uniqueArray(fc.integer({ min: 10, max: 13 }), { maxLength: 3 }),
    })
    .chain(({ first, second }) => {
      const places = [...first, ...second];
      return fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: places.length, maxLength: places.length })
        .map((masses): Instance => ({ model: MT_BOX.key, unit: MT_BOX.unit, points: places.map((p) => [p]), masses }));
    }),
};

/** Equal masses evenly around the circle. */
const even = (entry: GalleryEntry): Family => ({
  name: `${entry.key}, equal masses at equal distances`,
  arbitrary: fc
    .record({ n: fc.constantFrom(1, 2, 4, 8), start: fc.integer({ min: 0, max: 15 }) })
    .map(({ n, start }): Instance => ({
      model: entry.key,
      unit: entry.unit,
      points: Array.from({ length: n }, (_, i) => [(start + (16 / n) * i) % 16]),
      masses: Array.from({ length: n }, () => 1),
    })),
});

/** Halvings of the distance to the bound before giving up. */
const MAX_HALVINGS = 200;

/** The largest t − 2⁻ᵏ t, k = 1, 2, …, that still bounds the square of the norm. */
function smallerConstant(t: Rational, m: readonly Rational[], A: readonly Rational[]): Rational {
  let epsilon = multiply(t, HALF);
  for (let k = 0; k < MAX_HALVINGS; k++, epsilon = multiply(epsilon, HALF)) {
    const smaller = subtract(t, epsilon);
    if (inertia(m.length, normForm(smaller, m, A)).negative === 0) return smaller;
  }
  throw new Error('no smaller constant was found: the bound may be attained');
}

const attained: Claim = {
  id: 'ex-2.3-bound/attained',
  section: '2',
  source: 'Example 2.3',
  title: 'The bound is attained only where Motsch-Tadmor is conservative',
  form: 'sharp',
  statement: String.raw`For finitely many agents and an even kernel with $\phi(0)>0$: $\|[\cdot]_\rho\|_{L^2(\rho)}^2=\sup(\rho/\rho_\phi)_\phi$ over the support iff the model is conservative at $\rho$, and then both are 1. Else the norm is smaller.`,
  reading:
    'A gallery case. Where all ratios are 1, constants attain the norm 1. Elsewhere the largest ratio t is more than 1, and (t - ε)M - AᵀMA ≥ 0 for an ε > 0.',
  note: String.raw`By hand: $\int(\rho/\rho_\phi)_\phi d\rho=1$, so $t\ge1$, with equality iff $[1]^*_\rho=1$. By lemma-3.3/attained equality needs a set $T$ on which $[1]^*_\rho=t$ and such that each agent listens to $T$ alone or not at all. With $\phi$ even and $\phi(0)>0$ nobody in $T$ is seen from outside or sees outside, so the mean of $[1]^*_\rho$ over $T$ is 1, and $t=1$.`,
  uses: ['ex-2.3-bound', 'lemma-3.3/attained'],
  cost: 12,
  families: [...galleryFamilies(COMPACT.map((k) => k.entry)), groups, even(MT_TENT_T)],
  branches: ['conservative', 'not conservative'],
  target: normTarget(MT_BOX_R2, 5, 4, [6, 5, 4]),
  decide(x) {
    const found = normCase(x);
    if (!found) return NOTHING;
    const { weighted: read, finite, A, columns, top } = found;
    const m = finite.kappa;
    const { where } = read;
    if (columns.every((c) => equal(c, ONE)))
      return conclude(
        'conservative',
        ...read.steps,
        expectRelation('(ρ/ρ_φ)_φ = 1', where, [ratios, columns], '=', ['1', ONE]),
        ...expectNorm(where, ONE, m, A),
      );
    const smaller = smallerConstant(top, m, A);
    return conclude(
      'not conservative',
      ...read.steps,
      expectRelation('1 < t = max (ρ/ρ_φ)_φ', where, ['1', ONE], '<', [['max', ratios], top]),
      expectRelation('t - ε < t', { ...where, t: smaller }, ['t', smaller], '<', [['max', ratios], top]),
      ...expectNorm(where, smaller, m, A),
    );
  },
};

export const claims: readonly Claim[] = [bound, attained];
