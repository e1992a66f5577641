import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, multiply, power } from '../../scalar/rational.js';
import { differences } from '../gallery/spelled/terms.js';
import { integerAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { tableCase, someMasses, somePoints } from './eq-28-cases.js';
import { below, assumeBounds, seen, seenAtOrigin, seenOf, valuesOf } from './radial-table.js';

/** Tables on the line with whole radii, and q in 1..5 for β = 1/q. */
const lines: Family = {
  name: 'random even kernels on R with whole radii, up to 6 points, β = 1/q, q ≤ 5',
  arbitrary: fc
    .record({ r0: fc.integer({ min: 1, max: 4 }), c: fc.integer({ min: 1, max: 5 }), q: fc.integer({ min: 1, max: 5 }) })
    .chain(({ r0, c, q }) =>
      fc.record({ R0: fc.integer({ min: r0, max: 8 }), C: fc.integer({ min: c, max: 12 }) }).chain(({ R0, C }) => {
        const value = (d: number): fc.Arbitrary<number> => fc.integer({ min: d < r0 ? c : 0, max: C });
        return somePoints(1, R0, 6).chain((points) =>
          fc
            .record({
              masses: someMasses(points.length),
              values: fc.tuple(...Array.from({ length: R0 }, (_, d) => value(d))),
            })
            .map(({ masses, values }): Instance => {
              // only squares of whole numbers occur as squared distances
              const phi = Array.from({ length: R0 ** 2 }, (_, d) => (Number.isInteger(Math.sqrt(d)) ? values[Math.sqrt(d)] : 0));
              return { points, masses, near: r0 ** 2, far: R0 ** 2, c, C, q, phi };
            }),
        );
      }),
    ),
}; // prettier-ignore

const proof: Claim = {
  id: 'eq-29/proof',
  section: '10',
  source: 'Section 10, proof of (29)',
  title: 'The chain of Section 10, link by link, with overlapping balls',
  form: 'companion',
  statement: String.raw`Let $I$ open balls $B_i$ of radius $r_0/2$ cover $B_{R_0}(x)$, let $M_i=\rho(B_i)$ and $\beta>0$. Then $\rho_\phi\ge c\,M_i$ on $B_i$; $\left(\int_{B_i}\phi\,d\rho\right)^{1/\beta}\le M_i^{1/\beta-1}\int_{B_i}\phi^{1/\beta}d\rho$ (Hölder); $\phi^{1/\beta}\le\|\phi\|_\infty^{1/\beta-1}\phi$; $\int_{B_i}\phi\,d\rho\le\rho_\phi(x)$. Hence the terms $M_i^{\beta-1}\int_{B_i}\phi\,d\rho$ are at most $\|\phi\|_\infty^{1-\beta}\rho_\phi(x)^\beta$, and their sum is at most $I$ times that.`,
  reading:
    'Points of Z, masses, an even kernel with whole radii, x = 0, β = 1/q; I = ⌊2R₀/r₀⌋ + 1 intervals with centres spaced evenly, which overlap. All links between rationals, of the q-th powers.',
  note: String.raw`The balls may overlap and leave $B_{R_0}(x)$; where $M_i=0$ the term is to be read as 0. With disjoint cells $Q_i$ for balls the last sum is $\sum_i\left(\int_{Q_i}\phi\,d\rho\right)^\beta\le I^{1-\beta}\rho_\phi^\beta$ by concavity, and $I$ becomes $I^{1-\beta}$.`,
  uses: ['eq-28'],
  cost: 4,
  families: [lines],
  decide(x) {
    const found = tableCase(x);
    const q = integerAt(x, 'q');
    if (!found || q < 1 || q > 8 || found.dim !== 1) return NOTHING;
    const { crowd, bounds } = found;
    const [r0, R0] = [Math.sqrt(bounds.near), Math.sqrt(bounds.far)];
    if (!Number.isInteger(r0) || !Number.isInteger(R0)) return NOTHING;
    const I = Math.floor((2 * R0) / r0) + 1;
    const p = crowd.points.map(([k]) => k);
    // 2I times the centres −R₀ + (2i + 1)R₀/I
    const centres = Array.from({ length: I }, (_, i) => 2 * R0 * (2 * i + 1 - I));
    const inside = centres.map((centre) => p.map((k) => (Math.abs(2 * I * k - centre) < I * r0 ? ONE : ZERO)));
    const { masses: m, w } = crowd;
    const { at, origin } = seenOf(crowd);
    const sums = (f: (j: number) => Rational): Rational[] =>
      inside.map((row) => row.reduce((s, b, j) => add(s, multiply(b, f(j))), ZERO));
    const M = sums((j) => m[j]);
    const seenMass = sums((j) => multiply(m[j], w[j]));
    const powers = sums((j) => multiply(m[j], power(w[j], q)));
    const n = p.length;
    // intervals × points: |p − centre| < r₀/2
    const member: Formula = below(['abs', differences('y', ['*', String(2 * I), 'p1'])], String(I * r0));
    const where = { ...valuesOf(crowd), y: centres.map(whole), c: bounds.c, C: bounds.C };
    const times = (v: Formula): Formula => ['.', member, v];
    const flat = inside.flat();
    const counts = w.map((_, j) => inside.reduce((sum, row) => add(sum, row[j]), ZERO));
    return conclude(
      ...assumeBounds(crowd, bounds),
      expectRelation(
        'what 0 sees is covered: min(1, φ) ≤ number of intervals',
        where,
        [['-', '0', ['larger', '-1', ['-', '0', 'w']]], w.map((weight) => (compare(weight, ONE) < 0 ? weight : ONE))],
        '<=',
        [['.', ['T', member], ['ones', 'y']], counts],
      ),
      expectRelation(
        'c M_i ≤ ρ_φ on B_i',
        where,
        [
          ['*', ['*', 'c', member], ['.', times('m'), ['T', ['ones', 'p1']]]],
          { columns: n, entries: flat.map((b, k) => multiply(multiply(bounds.c, b), M[Math.floor(k / n)])) },
        ],
        '<=',
        [['.', ['ones', 'y'], ['T', seen]], { columns: n, entries: flat.map((_, k) => at[k % n]) }],
      ),
      expectRelation(
        'Hölder: (∫φ)^q ≤ M^(q-1) ∫φ^q',
        where,
        [['^', times(['*', 'm', 'w']), String(q)], seenMass.map((s) => power(s, q))],
        '<=',
        [
          ['*', ['^', times('m'), String(q - 1)], times(['*', 'm', ['^', 'w', String(q)]])],
          powers.map((u, i) => multiply(power(M[i], q - 1), u)),
        ],
      ),
      expectRelation('∫φ^q ≤ ‖φ‖^(q-1) ∫φ', where, [times(['*', 'm', ['^', 'w', String(q)]]), powers], '<=', [
        ['*', ['^', 'C', String(q - 1)], times(['*', 'm', 'w'])],
        seenMass.map((s) => multiply(power(bounds.C, q - 1), s)),
      ]),
      expectRelation('∫φ over B_i ≤ ρ_φ(0)', where, [times(['*', 'm', 'w']), seenMass], '<=', [seenAtOrigin, origin]),
    );
  },
};

export const claims: readonly Claim[] = [proof];
