import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { Environment } from '../../operators/environment.js';
import { space, torus } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { measure } from '../../operators/measure.js';
import { modelConditional } from '../../operators/models/conditional.js';
import { partitionDyadic } from '../../operators/partitions/dyadic.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import {
  compare,
  divide,
  magnitude,
  multiply,
  ONE,
  power,
  rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { atLeast, dot, minus, over, plus, times } from '../gallery/spelled/terms.js';
import { integerAt, normalisedMasses, vectorAt, whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { conclude, expectRelation, NOTHING } from '../steps.js';

const LINE = space(1);
const CIRCLE = torus(1, 1);

const half = (n: number): Rational => power(rational(1n, 2n), n);

/** E(u | F_n) by the library. */
function expectation(environment: Environment, n: number, rho: Measure, u: readonly Rational[]): Rational[] {
  const { entries } = modelConditional(environment, partitionDyadic(environment, n)).matrix(rho);
  return u.map((_, i) => sum(u.map((t, j) => multiply(entries[i * rho.n + j], t))));
}

/** The same as a formula: Σ_A 1_A(x) Σ_{A} m u / Σ_A m over the cells [k 2⁻ⁿ, (k+1) 2⁻ⁿ) with mass, for x on a lattice. */
function spelledExpectation(n: number, rho: Measure, unit: string, u: Formula): Formula {
  const cells = new Set(toArray(rho.x).map(({ n: a, d }) => (a * 2n ** BigInt(n)) / d));
  return plus(
    ...[...cells].map((k) => {
      const [from, to] = [k, k + 1n].map((a) => toText(rational(a, 2n ** BigInt(n))));
      const inside = minus(atLeast('x', from, unit), atLeast('x', to, unit));
      return times(inside, over(dot(times('m', u), inside), dot('m', inside)));
    }),
  );
}

/** Σ m |u − w|^p */
const distance = (m: readonly Rational[], u: readonly Rational[], w: readonly Rational[], p: number): Rational =>
  sum(m.map((mass, i) => multiply(mass, power(magnitude(subtract(u[i], w[i])), p))));
const distanceOf = (u: Formula, w: Formula, p: number): Formula => [
  'sum',
  times('m', ['^', ['abs', minus(u, w)], String(p)]),
];

/** Denominator of the points: at level 6 every one has a cell of its own. */
const FINEST = 64;
const SEPARATED = 6;
const UNIT = `1/${FINEST}`;

function alongFiltration(x: Instance): Decision {
  const points = x.points as unknown as readonly (readonly number[])[];
  const level = integerAt(x, 'level');
  const masses = normalisedMasses(vectorAt(x, 'masses'));
  const places = points.map(([k]) => k);
  const fits = level >= 0 && level < SEPARATED && places.every((k) => k >= 0 && k < FINEST);
  if (!fits || new Set(places).size < places.length || masses.some((m) => compare(m, ZERO) <= 0)) return NOTHING;
  const environment = x.circle === true ? CIRCLE : LINE;
  const at = places.map((k) => rational(BigInt(k), BigInt(FINEST)));
  const rho = measure(environment, { points: at, masses });
  const u = vectorAt(x, 'u');
  const centre = rational(BigInt(integerAt(x, 'centre')), BigInt(FINEST));
  const away = at.map((t) => magnitude(subtract(t, centre)));

  const mean = (n: number, f: readonly Rational[]): Rational[] => expectation(environment, n, rho, f);
  const [coarse, fine] = [mean(level, u), mean(level + 1, u)];
  const where: Readonly<Record<string, Value>> = { x: at, m: masses, u, away, coarse, fine };
  const spelled = (n: number, f: Formula): Formula => spelledExpectation(n, rho, UNIT, f);
  const apart = mean(level, away);
  return conclude(
    expectRelation('E_n u', where, [spelled(level, 'u'), coarse], '=', ['coarse', coarse]),
    expectRelation('E_n E_{n+1} u = E_n u', where, [spelled(level, 'fine'), mean(level, fine)], '=', [
      'coarse',
      coarse,
    ]),
    expectRelation('E_{n+1} E_n u = E_n u', where, [spelled(level + 1, 'coarse'), mean(level + 1, coarse)], '=', [
      'coarse',
      coarse,
    ]),
    expectRelation(
      '‖u − E_{n+1} u‖₂ ≤ ‖u − E_n u‖₂',
      where,
      [distanceOf('u', 'fine', 2), distance(masses, u, fine, 2)],
      '<=',
      [distanceOf('u', 'coarse', 2), distance(masses, u, coarse, 2)],
    ),
    expectRelation('E_6 u = u', where, [spelled(SEPARATED, 'u'), mean(SEPARATED, u)], '=', ['u', u]),
    ...[1, 2, 4].map((p): LazyStep =>
      expectRelation(
        `‖f − E_n f‖_${p} ≤ 2⁻ⁿ for f = |x − c|`,
        { ...where, apart, h: half(level) },
        [distanceOf('away', 'apart', p), distance(masses, away, apart, p)],
        '<=',
        [['^', 'h', String(p)], power(half(level), p)],
      ),
    ),
    expectRelation('E_n f', { ...where, apart }, [spelled(level, 'away'), apart], '=', ['apart', apart]),
  );
}

const dyadic: Claim = {
  id: 'ex-2.7-martingale/dyadic',
  section: '2',
  source: 'Example 2.7',
  title: 'Dyadic filtrations: averages over smaller and smaller cells reach the field',
  form: 'companion',
  statement: String.raw`For the dyadic partitions of an interval or a circle, level $n$ with cells of length $2^{-n}$: $\mathbb E_n\mathbb E_{n+1}=\mathbb E_{n+1}\mathbb E_n=\mathbb E_n$, $\|u-[u]_{\rho,n}\|_{L^2(\rho)}$ does not increase, it is 0 as soon as the cells tell the points apart, and $\|f-[f]_{\rho,n}\|_{L^p(\rho)}\le2^{-n}\operatorname{Lip}f$, uniformly in $\rho$.`,
  reading:
    'Up to five weighted points of [0, 1) with denominators 64, a level from 0 to 5. The conditional expectation of the library at this level and the next; any field; the Lipschitz field |x − c| for p = 1, 2, 4.',
  note: String.raw`For all $\rho$ and $1\le p\le\infty$, by hand: $|f(x)-[f]_{\rho,n}(x)|\le\sup_{y\in A}|f(x)-f(y)|\le2^{-n}\operatorname{Lip}f$. Lipschitz fields are dense in $L^p(\rho)$ for $p<\infty$, and $[\cdot]_{\rho,n}$ is contractive, so $[u]_{\rho,n}\to u$ for every $u\in L^p(\rho)$.`,
  uses: ['ex-2.7-martingale'],
  cost: 16,
  families: ['a line', 'a circle'].map((name) => ({
    name: `weighted points of ${name}, N ≤ 5`,
    arbitrary: fc.integer({ min: 1, max: 5 }).chain((n) =>
      fc
        .record({
          points: fc.uniqueArray(
            fc.nat({ max: FINEST - 1 }).map((k) => [k]),
            {
              minLength: n,
              maxLength: n,
              selector: ([k]) => k,
            },
          ),
          masses: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
          u: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n }),
          level: fc.nat({ max: SEPARATED - 1 }),
          centre: fc.nat({ max: FINEST - 1 }),
          circle: fc.constant(name === 'a circle'),
        })
        .map((x): Instance => ({ ...x })),
    ),
  })),
  decide: alongFiltration,
};

/** Largest K: 2ᴷ or 3·2ᴷ atoms. */
const LARGEST = 4;

/** Equal atoms at the middles of N equal cells of [0, 1). */
function uniform(N: number): { rho: Measure; x: Rational[]; m: Rational[] } {
  const x = Array.from({ length: N }, (_, k) => rational(BigInt(2 * k + 1), BigInt(2 * N)));
  const m = x.map(() => rational(1n, BigInt(N)));
  return { rho: measure(LINE, { points: x, masses: m }), x, m };
}

function closedForms(x: Instance): Decision {
  const [K, n] = [integerAt(x, 'K'), integerAt(x, 'n')];
  if (!(0 <= n && n <= K && K <= LARGEST)) return NOTHING;
  const h = half(n);
  const smooth = uniform(2 ** K);
  const line = expectation(LINE, n, smooth.rho, smooth.x);
  const jump = uniform(3 * 2 ** K);
  const third = rational(1n, 3n);
  const step = jump.x.map((t) => (compare(t, third) < 0 ? ONE : ZERO));
  const mean = expectation(LINE, n, jump.rho, step);
  const worst = largest(step.map((t, i) => magnitude(subtract(t, mean[i]))));
  const unit = (N: number): string => `1/${2 * N}`;
  const whereLine = { x: smooth.x, m: smooth.m, mean: line, h, N: whole(2 ** K) };
  const whereStep = { x: jump.x, m: jump.m, u: step, mean, h };
  const power2 = power(h, 2);
  return conclude(
    expectRelation('E_n x', whereLine, [spelledExpectation(n, smooth.rho, unit(2 ** K), 'x'), line], '=', [
      'mean',
      line,
    ]),
    expectRelation(
      '‖x − E_n x‖₂² = (4⁻ⁿ − N⁻²)/12',
      whereLine,
      [distanceOf('x', 'mean', 2), distance(smooth.m, smooth.x, line, 2)],
      '=',
      [
        over(minus(times('h', 'h'), over('1', times('N', 'N'))), '12'),
        divide(subtract(power2, half(2 * K)), whole(12)),
      ],
    ),
    expectRelation('E_n 1_{x < 1/3}', whereStep, [spelledExpectation(n, jump.rho, unit(3 * 2 ** K), 'u'), mean], '=', [
      'mean',
      mean,
    ]),
    ...(
      [
        [1, rational(4n, 9n)],
        [2, rational(2n, 9n)],
      ] as const
    ).map(([p, c]) =>
      expectRelation(
        `‖u − E_n u‖_${p}^${p} = ${toText(c)} 2⁻ⁿ`,
        whereStep,
        [distanceOf('u', 'mean', p), distance(jump.m, step, mean, p)],
        '=',
        [times(toText(c), 'h'), multiply(c, h)],
      ),
    ),
    expectRelation('‖u − E_n u‖_∞ = 2/3', whereStep, [['max', ['abs', minus('u', 'mean')]], worst], '=', [
      '2/3',
      rational(2n, 3n),
    ]),
  );
}

const pairs = Array.from({ length: LARGEST + 1 }, (_, K) =>
  Array.from({ length: K + 1 }, (__, n) => ({ K, n })),
).flat();

const rates: Claim = {
  id: 'ex-2.7-martingale/rates',
  section: '2',
  source: 'Example 2.7',
  title: 'How fast averages over dyadic cells reach the field, and that they do not uniformly',
  form: 'companion',
  statement: String.raw`On $[0,1)$ with the uniform distribution $\|x-[x]_n\|^2_{L^2}=\frac1{12}4^{-n}$; for $u=\mathbb 1_{x<1/3}$: $\|u-[u]_n\|_{L^1}=\frac49 2^{-n}$, $\|u-[u]_n\|^2_{L^2}=\frac29 2^{-n}$, and $\|u-[u]_n\|_{L^\infty}=\frac23$ for every $n$: $p<\infty$ is needed.`,
  reading:
    'N = 2ᴷ, or 3·2ᴷ for the jump, equal atoms at the middles of equal cells, K ≤ 4, n ≤ K; the first number is (4⁻ⁿ − N⁻²)/12 there, the others do not depend on K.',
  note: String.raw`For all $n$, by hand: the cell of level $n$ that contains $\frac13$ is divided by it at $\theta=\{2^n/3\}\in\{\frac13,\frac23\}$; there $[u]_n=\theta$, elsewhere $[u]_n=u$. So $\|u-[u]_n\|_p^p=2^{-n}\big(\theta(1-\theta)^p+(1-\theta)\theta^p\big)$.`,
  uses: ['ex-2.7-martingale/dyadic'],
  families: [],
  exhaustion: {
    cases: pairs,
    because: 'every pair K, n is a case',
    domain: 'uniform distributions on 2ᴷ and 3·2ᴷ atoms, K ≤ 4, levels n ≤ K',
  },
  decide: closedForms,
};

export const claims: readonly Claim[] = [dyadic, rates];
