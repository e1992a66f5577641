import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { modelFromFlow } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import {
  HALF,
  ONE,
  add,
  compare,
  divide,
  multiply,
  negate,
  power,
  rational,
  sign,
  subtract,
  toText,
} from '../../scalar/rational.js';
import { inner } from '../formulas.js';
import { grid } from '../grid.js';
import { scalarAt } from '../read.js';
import { assume, conclude, expectRelation, lowerBound, upperBound } from '../steps.js';

const strengths = fc.record({ c0: fc.integer({ min: 1, max: 60 }), c1: fc.integer({ min: 1, max: 60 }) });

const NOTHING = { applies: false, holds: true, steps: [] } as const;

const best333: Claim = {
  id: 'eq-333/best',
  section: '12',
  source: '(333)',
  title: 'The constant ((c₁-c₀)/(c₁+c₀))² is attained',
  form: 'sharp',
  statement: String.raw`On two points with masses $\tfrac12,\tfrac12$ and strengths $c_0,c_1$, the field $u=(1,-1)$ has $\bar u=0$ and $\|\mathbb Pu\|_2=\frac{|c_1-c_0|}{c_1+c_0}\|u\|_2$.`,
  reading: 'Numbers c₀, c₁ > 0; both sides, squared.',
  uses: ['eq-333/sharp'],
  families: [{ name: 'two points, strengths up to 60', arbitrary: strengths.map((c): Instance => ({ ...c })) }],
  exhaustion: {
    cases: grid([1, 2, 3], [1, 2, 3]).map(([c0, c1]) => ({ c0, c1 })),
    because: 'times 2(c₀+c₁) both sides are polynomials of degree ≤ 2 in c₀ and in c₁; 3 values of each determine them',
    domain: 'all c₀, c₁',
  },
  decide(x) {
    const [c0, c1] = [scalarAt(x, 'c0'), scalarAt(x, 'c1')];
    if (sign(c0) <= 0 || sign(c1) <= 0) return NOTHING;
    const m = [HALF, HALF];
    const u = [ONE, negate(ONE)];
    const s = [c0, c1];
    const total = add(c0, c1);
    const k: Formula = ['*', 's', 'm'];
    const where = { s, m, u, c0, c1 };
    const kappaOfU = multiply(HALF, subtract(c0, c1));
    const kappa = multiply(HALF, total);
    return conclude(
      expectRelation('ū = 0', { m, u }, [['sum', ['*', 'm', 'u']], rational(0n)], '=', ['0', rational(0n)]),
      expectRelation(
        '‖Pu‖² = ((c₁-c₀)/(c₁+c₀))² ‖u‖²',
        where,
        [['/', ['^', ['sum', ['*', k, 'u']], '2'], ['sum', k]], divide(power(kappaOfU, 2), kappa)],
        '=',
        [
          ['*', ['^', ['/', ['-', 'c1', 'c0'], ['+', 'c0', 'c1']], '2'], inner(k, 'u', 'u')],
          multiply(power(divide(subtract(c1, c0), total), 2), kappa),
        ],
      ),
    );
  },
};

/** κ = (1, 1, 2) listens to itself with 1 - θ and through [[1,0,1],[0,1,1],[1,1,2]]/2 with θ. */
function threePoints(theta: Rational, masses: readonly Rational[]) {
  const base = [2, 0, 2, 0, 2, 2, 2, 2, 4].map((f) => rational(BigInt(f), 4n));
  const kappa = [1n, 1n, 2n].map((k) => rational(k));
  const rest = subtract(ONE, theta);
  const flow = base.map((f, k) => add(multiply(theta, f), k % 4 === 0 ? multiply(rest, kappa[k / 4]) : rational(0n)));
  return modelFromFlow(rationals, 3, flow, { masses });
}

const bestConverse: Claim = {
  id: 'lemma-12.1/best-converse',
  section: '12',
  source: 'Lemma 12.1, (331)',
  title: 'The constant 1 from ρ to κ is attained whatever the strengths',
  form: 'sharp',
  statement: String.raw`For all $c_0,c_1>0$ and $0<\theta\le1$ there is a symmetric three-point model with strengths $c_0,c_0,c_1$ whose gaps on $L^2_0(\kappa_\rho)$ and on $\{\bar u=0\}$ are both $\theta/2$.`,
  reading:
    'Numbers c₀, c₁ > 0 and θ = k/q; κ proportional to (1, 1, 2), masses to (c₁, c₁, 2c₀), so that s is proportional to (c₀, c₀, c₁); both gaps are bounded from both sides.',
  note: String.raw`The slowest field $(1,-1,0)$ has mean zero for $\kappa$ and for $\rho$. On the rest of $\{\bar u=0\}$ the gap is $\theta\left(\int s\,d\rho\int s^{-1}d\rho\right)^{-1}$, which is at least $\theta/2$ here: with $q=c_1/c_0$ the product of integrals is $\frac{4q}{(q+1)^2}\cdot\frac{q^2+1}{2q}\le2$. Together with lemma-12.1/best both directions of the lemma have their best constants: $\frac{4c_0c_1}{(c_0+c_1)^2}$ and 1.`,
  uses: ['lemma-12.1/sharp-converse', 'lemma-12.1/best'],
  families: [
    {
      name: 'three points, strengths up to 60, θ = k/q',
      arbitrary: fc
        .tuple(
          strengths,
          fc.integer({ min: 1, max: 12 }).chain((q) => fc.integer({ min: 1, max: q }).map((k) => `${k}/${q}`)),
        )
        .map(([c, theta]): Instance => ({ ...c, theta })),
    },
  ],
  decide(x) {
    const [c0, c1, theta] = [scalarAt(x, 'c0'), scalarAt(x, 'c1'), scalarAt(x, 'theta')];
    if (sign(c0) <= 0 || sign(c1) <= 0 || sign(theta) <= 0 || compare(theta, ONE) > 0) return NOTHING;
    const total = multiply(rational(2n), add(c0, c1));
    const masses = [c1, c1, multiply(rational(2n), c0)].map((m) => divide(m, total));
    const model = threePoints(theta, masses);
    const value = multiply(theta, HALF);
    const scale = divide(ONE, multiply(total, rational(1n)));
    const s = [c0, c0, c1];
    return conclude(
      assume('symmetric', model),
      expectRelation(
        's is proportional to (c₀, c₀, c₁)',
        { k: model.kappa, m: masses, c0, c1, s },
        [
          ['*', ['/', 'k', 'm'], ['/', ['*', 'c0', 'c1'], ['*', '2', ['+', 'c0', 'c1']]]],
          model.kappa.map((k, i) => multiply(divide(k, masses[i]), multiply(multiply(c0, c1), scale))),
        ],
        '=',
        ['s', s],
      ),
      lowerBound('conclusion', 'gapKappa', model, value, `gapKappa ≥ ${toText(value)}`),
      upperBound('gapKappa', model, value, `gapKappa ≤ ${toText(value)}`),
      lowerBound('conclusion', 'gap', model, value, `gap ≥ ${toText(value)}`),
      upperBound('gap', model, value, `gap ≤ ${toText(value)}`),
    );
  },
};

export const gapClaims: readonly Claim[] = [bestConverse];
export const claims: readonly Claim[] = [best333];
