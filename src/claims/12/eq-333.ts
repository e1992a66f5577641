import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, power, sign, subtract } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { inner } from '../formulas.js';
import { normalisedMasses, scalarAt, vectorAt } from '../read.js';
import { assumeRelation, conclude, expectRelation } from '../steps.js';

const sum = (q: readonly Rational[]): Rational => q.reduce(add, ZERO);
const dot = (...v: readonly (readonly Rational[])[]): Rational =>
  sum(v[0].map((_, i) => v.map((w) => w[i]).reduce(multiply)));

const families = [
  {
    name: 'strengths, masses and fields on up to 8 points',
    arbitrary: fc.integer({ min: 1, max: 8 }).chain((n) => {
      const list = (min: number, max: number): fc.Arbitrary<number[]> =>
        fc.array(fc.integer({ min, max }), { minLength: n, maxLength: n });
      return fc.record({ s: list(1, 12), masses: list(1, 6), u: list(-4, 4) }).map((x): Instance => ({ ...x }));
    }),
  },
];

/** ‖Pu‖² ≤ factor ‖u‖² in L²(κ) for u of ρ-mean zero, P the projection to constants. */
function projection(
  x: Instance,
  factor: (c0: Rational, c1: Rational) => Rational,
  formula: Formula,
  text: string,
): Decision {
  const s = vectorAt(x, 's');
  const m = normalisedMasses(vectorAt(x, 'masses'));
  const drawn = vectorAt(x, 'u');
  const shift = dot(m, drawn);
  const u = drawn.map((t) => subtract(t, shift));
  const kappa = s.map((t, i) => multiply(t, m[i]));
  const total = sum(kappa);
  const [c0, c1] = [smallest(s), largest(s)];
  const projected = divide(power(dot(kappa, u), 2), total);
  const k: Formula = ['*', 's', 'm'];
  return conclude(
    assumeRelation('ū = 0', { m, u }, [['sum', ['*', 'm', 'u']], dot(m, u)], '=', ['0', ZERO]),
    expectRelation(
      text,
      { s, m, u, c0, c1 },
      [['/', ['^', ['sum', ['*', k, 'u']], '2'], ['sum', k]], projected],
      '<=',
      [['*', formula, inner(k, 'u', 'u')], multiply(factor(c0, c1), dot(kappa, u, u))],
    ),
  );
}

const printed: Claim = {
  id: 'eq-333',
  section: '12',
  source: '(333)',
  title: 'Bound on the constant part',
  form: 'printed',
  statement: String.raw`For $\bar u=0$ and $c_0\le s_\rho\le c_1$: $\|\mathbb Pu\|_2^2\le\frac{c_1}{c_0+c_1}\|u\|_2^2$ in $L^2(\kappa_\rho)$.`,
  reading:
    'Strengths, masses of total 1, and a field of ρ-mean zero; both sides. The statement holds; its printed derivation does not.',
  uses: ['eq-333/derivation'],
  families,
  decide: (x) =>
    projection(x, (c0, c1) => divide(c1, add(c0, c1)), ['/', 'c1', ['+', 'c0', 'c1']], '‖Pu‖² ≤ c₁/(c₀+c₁) ‖u‖²'),
};

const sharp: Claim = {
  id: 'eq-333/sharp',
  section: '12',
  source: '(333)',
  title: 'The best bound on the constant part',
  form: 'sharp',
  statement: String.raw`For $\bar u=0$ and $c_0\le s_\rho\le c_1$: $\|\mathbb Pu\|_2\le\frac{c_1-c_0}{c_1+c_0}\|u\|_2$.`,
  reading: 'The same data with the factor ((c₁-c₀)/(c₁+c₀))².',
  note: String.raw`$\bar u=0$ says $u\perp1/s$ in $L^2(\kappa)$, so the factor is $1-\cos^2$ of the angle between $1$ and $1/s$, which is $1-1/(\int s\,d\rho\int s^{-1}d\rho)$; then Kantorovich.`,
  uses: ['eq-333'],
  families,
  decide: (x) =>
    projection(
      x,
      (c0, c1) => power(divide(subtract(c1, c0), add(c0, c1)), 2),
      ['^', ['/', ['-', 'c1', 'c0'], ['+', 'c0', 'c1']], '2'],
      '‖Pu‖² ≤ ((c₁-c₀)/(c₁+c₀))² ‖u‖²',
    ),
};

const inference = fc
  .record({
    c0: fc.integer({ min: 1, max: 6 }),
    c1: fc.integer({ min: 1, max: 6 }),
    p: fc.integer({ min: 0, max: 6 }),
    q: fc.integer({ min: 0, max: 6 }),
  })
  .map((x): Instance => ({ ...x }));

/** From q ≥ (c0/c1) p to p² + q² ≥ (1 + factor) p². */
function step(x: Instance, squared: boolean): Decision {
  const [c0, c1, p, q] = [scalarAt(x, 'c0'), scalarAt(x, 'c1'), scalarAt(x, 'p'), scalarAt(x, 'q')];
  const positive = sign(c0) > 0 && compare(c0, c1) <= 0 && sign(p) >= 0 && sign(q) >= 0;
  if (!positive) return { applies: false, holds: true, steps: [] };
  const ratio = divide(c0, c1);
  const factor = add(ONE, squared ? power(ratio, 2) : ratio);
  const formula: Formula = squared ? ['^', ['/', 'c0', 'c1'], '2'] : ['/', 'c0', 'c1'];
  const where = { c0, c1, p, q };
  return conclude(
    assumeRelation('(c₀/c₁) p ≤ q', where, [['*', ['/', 'c0', 'c1'], 'p'], multiply(ratio, p)], '<=', ['q', q]),
    expectRelation(
      squared ? '(1 + (c₀/c₁)²) p² ≤ p² + q²' : '(1 + c₀/c₁) p² ≤ p² + q²',
      where,
      [['*', ['+', '1', formula], ['^', 'p', '2']], multiply(factor, power(p, 2))],
      '<=',
      [['+', ['^', 'p', '2'], ['^', 'q', '2']], add(power(p, 2), power(q, 2))],
    ),
  );
}

const derivation: Claim = {
  id: 'eq-333/derivation',
  section: '12',
  source: 'Proof of Lemma 12.1, line before (333)',
  title: 'The step to (333), as printed',
  form: 'printed',
  statement: String.raw`From $\|u-\mathbb Pu\|\ge\frac{c_0}{c_1}\|\mathbb Pu\|$ it follows that $\|u-\mathbb Pu\|^2+\|\mathbb Pu\|^2\ge\left(1+\frac{c_0}{c_1}\right)\|\mathbb Pu\|^2$.`,
  reading: 'Numbers 0 < c₀ ≤ c₁, p = ‖Pu‖ ≥ 0 and q = ‖u - Pu‖ ≥ (c₀/c₁)p; the inference on numbers.',
  note: String.raw`The ratio was not squared. Squared, the step gives only $\|\mathbb Pu\|^2\le\frac{c_1^2}{c_0^2+c_1^2}\|u\|^2$, weaker than (333); (333) itself is true, by eq-333/sharp.`,
  uses: ['eq-333'],
  families: [{ name: 'small integers', arbitrary: inference }],
  decide: (x) => step(x, false),
};

const derivationCorrected: Claim = {
  id: 'eq-333/derivation/corrected',
  section: '12',
  source: 'Proof of Lemma 12.1, line before (333), corrected',
  title: 'The step to (333), squared',
  form: 'corrected',
  statement: String.raw`From $\|u-\mathbb Pu\|\ge\frac{c_0}{c_1}\|\mathbb Pu\|$ it follows that $\|u-\mathbb Pu\|^2+\|\mathbb Pu\|^2\ge\left(1+\frac{c_0^2}{c_1^2}\right)\|\mathbb Pu\|^2$.`,
  reading: 'The same numbers with the ratio squared.',
  uses: ['eq-333/derivation'],
  families: [{ name: 'small integers', arbitrary: inference }],
  decide: (x) => step(x, true),
};

export const claims: readonly Claim[] = [printed, sharp, derivation, derivationCorrected];
