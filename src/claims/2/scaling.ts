import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Rational } from '../../scalar/rational.js';
import { ZERO, multiply, power } from '../../scalar/rational.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import { BETAS, betaOf } from './beta-case.js';
import { tableCase, tables } from './eq-28-cases.js';
import type { Crowd } from './radial-table.js';
import { assumeBounds, crowdOf, ratioFormula, ratioOf, seen, seenAtOrigin, seenOf, valuesOf } from './radial-table.js';

const DIMENSIONS = [1, 2, 3] as const;

const factor = fc.integer({ min: 1, max: 9 });

/** A density, a table, and factors of length, kernel and mass. */
const scaled = (dim: number): Family => ({
  name: `${tables(dim).name}, λ, a, b ≤ 9`,
  arbitrary: fc
    .record({ x: tables(dim).arbitrary, lambda: factor, a: factor, b: factor, beta: fc.constantFrom(...BETAS) })
    .map(({ x, ...more }): Instance => ({ ...x, ...more })),
});

/** The crowd, the same in other units, and that the kernel of the second is a φ(·/λ) with the constants of (27) to match. */
function twoCrowds(x: Instance) {
  const found = tableCase(x);
  const [lambda, a, b] = ['lambda', 'a', 'b'].map((key) => integerAt(x, key));
  if (!found || [lambda, a, b].some((k) => k < 1)) return undefined;
  const { crowd, bounds } = found;
  const phi = vectorAt(x, 'phi');
  const moved: Crowd = crowdOf(
    crowd.points.map((p) => p.map((t) => lambda * t)),
    crowd.masses.map((m) => multiply(whole(b), m)),
    (d) => multiply(whole(a), phi[d / lambda ** 2] ?? ZERO),
  );
  const matrix = { n: moved.masses.length, entries: moved.W };
  const where = { ...valuesOf(crowd), W2: matrix, w2: moved.w, m2: moved.masses, a: whole(a), b: whole(b) };
  const times = (k: number, v: readonly Rational[]): Rational[] => v.map((t) => multiply(whole(k), t));
  const steps: LazyStep[] = [
    ...assumeBounds(crowd, bounds),
    ...assumeBounds(moved, {
      c: multiply(whole(a), bounds.c),
      C: multiply(whole(a), bounds.C),
      near: bounds.near * lambda ** 2,
      far: bounds.far * lambda ** 2,
    }),
    expectRelation('the kernel grows by a', where, ['W2', matrix], '=', [
      ['*', 'a', 'W'],
      { n: crowd.masses.length, entries: times(a, crowd.W) },
    ]),
    expectRelation('the masses grow by b', where, ['m2', moved.masses], '=', [['*', 'b', 'm'], times(b, crowd.masses)]),
  ];
  return { crowd, moved, where, steps, factor: multiply(whole(a), whole(b)) };
}

const ratio: Claim = {
  id: 'eq-28/scaling',
  section: '2',
  source: '(28), what the constant depends on',
  title: 'The ratio does not change with the units of length, mass and kernel',
  form: 'companion',
  statement: String.raw`Replacing $x$ by $\lambda x$, $\phi$ by $a\,\phi(\cdot/\lambda)$ and $\rho$ by $b\rho$ leaves $(\rho/\rho_\phi)_\phi$ as it is. So a constant that depends on $c$, $C$, $r_0$, $R_0$ and the dimension depends on $C/c$, $R_0/r_0$ and the dimension.`,
  reading:
    'A density and a table as for eq-28, whole λ, a, b; the squared distances grow by λ², and both ratios are equal.',
  uses: ['eq-28'],
  cost: 2,
  families: DIMENSIONS.map(scaled),
  decide(x) {
    const found = twoCrowds(x);
    if (!found) return NOTHING;
    const { crowd, moved, where, steps } = found;
    return conclude(
      ...steps,
      expectRelation('the ratio stays', where, [ratioFormula, ratioOf(crowd)], '=', [
        ['sum', ['/', ['*', 'm2', 'w2'], ['.', 'W2', 'm2']]],
        ratioOf(moved),
      ]),
    );
  },
};

const quotient: Claim = {
  id: 'eq-29/scaling',
  section: '2',
  source: '(29), what the constant depends on',
  title: 'Both sides of (29) change alike with the units',
  form: 'companion',
  statement: String.raw`Replacing $x$ by $\lambda x$, $\phi$ by $a\,\phi(\cdot/\lambda)$ and $\rho$ by $b\rho$ multiplies $\left(\rho/\rho_\phi^{1-\beta}\right)_\phi$ and $\rho_\phi^\beta$ by $(ab)^\beta$. So the constant depends on $C/c$, $R_0/r_0$, $\beta$ and the dimension.`,
  reading:
    'The same with β = p/q: the q-th powers of the terms m φ ρ_φ^(β-1) at each point, and of ρ_φ^β at 0, grow by (ab)^p.',
  uses: ['eq-29', 'eq-28/scaling'],
  cost: 3,
  families: DIMENSIONS.map(scaled),
  decide(x) {
    const found = twoCrowds(x);
    const beta = betaOf(x);
    if (!found || !beta) return NOTHING;
    const { crowd, moved, where, steps, factor: ab } = found;
    const { p, q } = beta;
    const grown = power(ab, p);
    /** m^q φ^q over ρ_φ^(q−p), multiplied out */
    const left = (one: Crowd): Rational[] => one.masses.map((m, j) => power(multiply(m, one.w[j]), q));
    const right = (one: Crowd): Rational[] => seenOf(one).at.map((t) => power(t, q - p));
    const product = (v: readonly Rational[], w: readonly Rational[]): Rational[] => v.map((t, j) => multiply(t, w[j]));
    return conclude(
      ...steps,
      expectRelation(
        'terms to the power q: m₂^q φ₂^q ρ_φ^(q-p) = (ab)^p m^q φ^q ρ₂_φ^(q-p)',
        where,
        [['*', ['^', ['*', 'm2', 'w2'], String(q)], ['^', seen, String(q - p)]], product(left(moved), right(crowd))],
        '=',
        [
          [
            '*',
            ['^', ['*', 'a', 'b'], String(p)],
            ['*', ['^', ['*', 'm', 'w'], String(q)], ['^', ['.', 'W2', 'm2'], String(q - p)]],
          ],
          product(left(crowd), right(moved)).map((t) => multiply(grown, t)),
        ],
      ),
      expectRelation(
        'ρ₂_φ(0)^p = (ab)^p ρ_φ(0)^p',
        where,
        [['^', ['sum', ['*', 'm2', 'w2']], String(p)], power(seenOf(moved).origin, p)],
        '=',
        [
          ['*', ['^', ['*', 'a', 'b'], String(p)], ['^', seenAtOrigin, String(p)]],
          multiply(grown, power(seenOf(crowd).origin, p)),
        ],
      ),
    );
  },
};

export const ratioClaims: readonly Claim[] = [ratio];
export const quotientClaims: readonly Claim[] = [quotient];
