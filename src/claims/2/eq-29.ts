import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { Experiment } from '../../engines/measure.js';
import { lowestMargin } from '../../engines/target/descent.js';
import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, divide, equal, multiply, power, sign } from '../../scalar/rational.js';
import { integerAt, whole } from '../read.js';
import { NOTHING, conclude, expectRelation } from '../steps.js';
import type { Beta } from './beta-case.js';
import { BETAS, betaOf, betaRatio, comparePowers, ratioSide } from './beta-case.js';
import { ballsNeeded } from './cover.js';
import { PLANE, crowdTarget } from '../crowd-target.js';
import { PACKING, attaining } from './eq-28.js';
import { tableCase, tables } from './eq-28-cases.js';
import type { Crowd } from './radial-table.js';
import { assumeBounds, ratioOf, seen, seenAtOrigin, seenOf, squared, valuesOf } from './radial-table.js';

const DIMENSIONS = [1, 2, 3] as const;

const withBeta = (dim: number): Family => ({
  name: `${tables(dim).name}, β = ${BETAS.join(', ')}`,
  arbitrary: fc
    .record({ x: tables(dim).arbitrary, beta: fc.constantFrom(...BETAS) })
    .map(({ x, beta }): Instance => ({ ...x, beta })),
});

const NEAR = PLANE.edge! ** 2;

/** c = 1, and C = 2 at the distances from 0: the worst kernel for given places, r₀ = R₀ = 8. */
const worst = (points: readonly (readonly number[])[]) => {
  const reached = new Set(points.map((p) => squared(p)).filter((d) => d < NEAR));
  return (d: number): number => (reached.has(d) ? 2 : d < NEAR ? 1 : 0);
};

const searchFor = (name: string, bound: number, beta: number, text: string) =>
  crowdTarget(
    `places and masses in the plane, r₀ = R₀ = 8, c = 1, C = 2, the kernel that is worst for them, β = ${text}; ${name}`,
    PLANE,
    [5, 6, 3, 7, 4],
    (points, masses) => bound - betaRatio(points, masses, worst(points), beta),
    (found) => {
      const phi = worst(found.points);
      const table = Array.from({ length: NEAR }, (_, d) => phi(d));
      return { ...found, near: NEAR, far: NEAR, c: 1, C: 2, phi: table, beta: text };
    },
  );

const bound: Claim = {
  id: 'eq-29',
  section: '2',
  source: '(29), Section 10',
  title: 'The bound with powers of the strength between',
  form: 'printed',
  statement: String.raw`If $c\,\mathbb 1_{|x|<r_0}\le\phi\le C\,\mathbb 1_{|x|<R_0}$ and $0\le\beta\le1$, then $\left(\rho/\rho_\phi^{1-\beta}\right)_\phi\le I\left(\frac Cc\right)^{1-\beta}\rho_\phi^\beta$ everywhere, for every $\rho$, where $I$ balls of radius $r_0/2$ cover a ball of radius $R_0$.`,
  reading:
    'The cases of eq-28 with β = 0, 1/4, 1/3, 1/2, 2/3, 3/4, 1. Rational b ≥ ρ_φ^(β-1) and r ≤ ρ_φ(0)^β and K ≤ I(C/c)^(1-β), each proved by whole powers; then Σ m φ b ≤ K r.',
  note: String.raw`The chain of Section 10 is right as it stands, step by step in eq-29/proof, the exponents $\frac1\beta$ and $1-\beta$ included; its $\lesssim$ hides $c^{\beta-1}$. Its constant is not sharp: at $\beta=1$, where both sides are $\rho_\phi$, it is $I$ in place of 1. eq-29/sharp has one line of proof, a constant that is attained, and none that depends on $\beta$ other than as an exponent. $\beta=0$ is (28).`,
  uses: ['eq-28', 'eq-29/proof'],
  cost: 7,
  families: DIMENSIONS.map(withBeta),
  target: searchFor('9 √2 minus the quotient', 9 * Math.SQRT2, 0.5, '1/2'),
  decide(x) {
    const found = tableCase(x);
    const beta = betaOf(x);
    if (!found || !beta) return NOTHING;
    const { crowd, bounds, dim } = found;
    if (sign(seenOf(crowd).origin) === 0) return NOTHING;
    const { c, C, near, far } = bounds;
    const I = whole(ballsNeeded({ near: whole(near), far: whole(far) }, dim));
    return conclude(
      ...assumeBounds(crowd, bounds),
      ...comparePowers(crowd, beta, '<=', {
        factor: ['I', I],
        base: [['/', 'C', 'c'], divide(C, c)],
        where: { c, C, I },
      }),
    );
  },
};

/** All points that 0 sees see the same mass: then Jensen's inequality is an equality, and all powers drop out. */
function commonValue({ masses, w }: Crowd, at: readonly Rational[]): Rational | undefined {
  const visible = at.filter((_, j) => sign(multiply(masses[j], w[j])) > 0);
  return visible.every((t) => equal(t, visible[0])) ? visible[0] : undefined;
}

const sharp: Claim = {
  id: 'eq-29/sharp',
  section: '2',
  source: '(29)',
  title: '(29) follows from (28) with the constant to the power 1 - β',
  form: 'sharp',
  statement: String.raw`For every $\phi\ge0$, every $\rho$ and $0\le\beta\le1$: $\left(\rho/\rho_\phi^{1-\beta}\right)_\phi\le\left[\left(\rho/\rho_\phi\right)_\phi\right]^{1-\beta}\rho_\phi^\beta$. So (29) holds with $C_\beta=C_0^{1-\beta}$, where $C_0$ is the constant of (28): at most $\left(P\,C/c\right)^{1-\beta}$, and attained, eq-29/attained.`,
  reading:
    'The cases of eq-29. Where all points that 0 sees see the same mass, or β = 0, 1: equality of the q-th powers. Else rational bounds of both sides, and <.',
  note: String.raw`For all densities, by hand: with the probability $\phi(x-y)\,d\rho(y)/\rho_\phi(x)$ the left side is $\rho_\phi(x)$ times the mean of $\rho_\phi^{\beta-1}$, at most $\rho_\phi(x)$ times the $(1-\beta)$-th power of the mean of $\rho_\phi^{-1}$ (Jensen), which is $\rho_\phi(x)^{-1}(\rho/\rho_\phi)_\phi(x)$. The same for irrational $\beta$. The constant depends on $C/c$, $R_0/r_0$ and the dimension; $\max(C_0,1)$ will do for all $\beta$ at once.`,
  uses: ['eq-28', 'eq-28/sharp', 'eq-29'],
  cost: 6,
  families: DIMENSIONS.map(withBeta),
  branches: ['equality', 'less'],
  target: searchFor('√10 minus the quotient', Math.sqrt(10), 0.5, '1/2'),
  decide(x) {
    const found = tableCase(x);
    const beta = betaOf(x);
    if (!found || !beta) return NOTHING;
    const { crowd, bounds } = found;
    const { at, origin } = seenOf(crowd);
    if (sign(origin) === 0) return NOTHING;
    const hypotheses = assumeBounds(crowd, bounds);
    const { p, q } = beta;
    const common = commonValue(crowd, at);
    if (common || p === 0 || p === q) return conclude('equality', ...hypotheses, equality(crowd, beta, common));
    return conclude(
      'less',
      ...hypotheses,
      ...comparePowers(crowd, beta, '<', { factor: ['1', ONE], base: ratioSide(crowd), where: {} }),
    );
  },
};

/** ρ_φ(0)^q τ^(p−q) = R^(q−p) ρ_φ(0)^p, where τ is what the points see: both sides of the inequality to the power q. */
function equality(crowd: Crowd, { p, q }: Beta, common: Rational | undefined) {
  const { origin } = seenOf(crowd);
  const ratio = ratioOf(crowd);
  const right = multiply(power(ratio, q - p), power(origin, p));
  const rightFormula: Formula = ['*', ['^', ratioSide(crowd)[0], String(q - p)], ['^', seenAtOrigin, String(p)]];
  // β = 0 and β = 1 are equalities whatever the points see
  const [formula, left]: [Formula, Rational] =
    p === q
      ? [seenAtOrigin, origin]
      : p === 0
        ? [ratioSide(crowd)[0], ratio]
        : [
            ['/', ['^', seenAtOrigin, String(q)], ['^', 'tau', String(q - p)]],
            divide(power(origin, q), power(common!, q - p)),
          ];
  return expectRelation(
    'equality of the q-th powers',
    { ...valuesOf(crowd), tau: common ?? ONE },
    [formula, left],
    '=',
    [rightFormula, right],
  );
}

const attained: Claim = {
  id: 'eq-29/attained',
  section: '2',
  source: '(29)',
  title: 'The constant to the power 1 - β is attained',
  form: 'sharp',
  statement: String.raw`With the densities and kernels of eq-28/attained, $P=2,5,12$ in dimensions 1, 2, 3: $\left(\rho/\rho_\phi^{1-\beta}\right)_\phi(x)=\left(P\,\frac Cc\right)^{1-\beta}\rho_\phi(x)^\beta$ for all $0\le\beta\le1$.`,
  reading:
    'A dimension, whole c ≤ C, β; all points see the mass c, so that the left side is ρ_φ(0) c^(β-1), and the q-th powers of both sides are equal.',
  uses: ['eq-29/sharp', 'eq-28/attained'],
  cost: 8,
  families: [
    {
      name: 'dimensions 1 to 3, c ≤ 9, C ≤ 20, β with denominators to 12',
      arbitrary: fc
        .record({
          dim: fc.constantFrom(...DIMENSIONS),
          c: fc.integer({ min: 1, max: 9 }),
          q: fc.integer({ min: 1, max: 12 }),
        })
        .chain(({ q, ...x }) =>
          fc
            .record({ C: fc.integer({ min: x.c, max: 20 }), p: fc.integer({ min: 0, max: q }) })
            .map(({ C, p }): Instance => ({ ...x, C, beta: `${p}/${q}` })),
        ),
    },
  ],
  decide(x) {
    const [dim, low, high] = [integerAt(x, 'dim'), integerAt(x, 'c'), integerAt(x, 'C')];
    const beta = betaOf(x);
    if (!beta || !(dim >= 1 && dim <= 3) || low < 1 || high < low) return NOTHING;
    const [c, C] = [whole(low), whole(high)];
    const { crowd, near } = attaining(dim, 1, c, C);
    const { at, origin } = seenOf(crowd);
    const P = whole(PACKING[dim]);
    const { p, q } = beta;
    const where = { ...valuesOf(crowd), c, C, P };
    const constant: Formula = ['/', ['*', 'P', 'C'], 'c'];
    return conclude(
      ...assumeBounds(crowd, { c, C, near, far: near }),
      expectRelation('ρ_φ = c at the points', where, [seen, at], '=', ['c', c]),
      expectRelation(
        'ρ_φ(0)^q c^(p-q) = (P C/c)^(q-p) ρ_φ(0)^p',
        where,
        [['/', ['^', seenAtOrigin, String(q)], ['^', 'c', String(q - p)]], divide(power(origin, q), power(c, q - p))],
        '=',
        [
          ['*', ['^', constant, String(q - p)], ['^', seenAtOrigin, String(p)]],
          multiply(power(divide(multiply(P, C), c), q - p), power(origin, p)),
        ],
      ),
    );
  },
};

/** Evaluations of a search, by effort. */
const EVALUATIONS = [0, 4_000, 20_000, 100_000];

/** Rounding of sums of at most 7 powers, each good to some units in the last place. */
const ROUNDING = 1e-12;

/** The largest quotient for an irrational β, against the constant that is attained. */
const largestQuotient = (name: string, beta: number): Experiment => ({
  name: `β = ${name}`,
  run(effort, seed) {
    const constant = 10 ** (1 - beta);
    const value = constant - lowestMargin(searchFor('', constant, beta, name), seed, EVALUATIONS[effort]).margin;
    return [
      {
        name: `largest quotient of (29), β = ${name}`,
        value,
        low: value * (1 - ROUNDING),
        high: value * (1 + ROUNDING),
        how: 'search over places and masses in the plane with c = 1, C = 2, r₀ = R₀; rounding',
        expected: { relation: '=', value: constant, source: '(5 C/c)^(1-β), as attained' },
      },
      {
        name: `the same against the constant of Section 10, β = ${name}`,
        value,
        low: value * (1 - ROUNDING),
        high: value * (1 + ROUNDING),
        how: 'the same',
        expected: { relation: '<=', value: 9 * 2 ** (1 - beta), source: 'I (C/c)^(1-β) with I = 9, as printed' },
      },
    ];
  },
});

const irrational: Claim = {
  id: 'eq-29/irrational-beta',
  section: '2',
  source: '(29)',
  title: 'The bound for irrational exponents',
  form: 'companion',
  statement: String.raw`(29) for $\beta=\frac1{\sqrt2},\ \frac1\pi,\ \frac{\sqrt5-1}2$: the largest quotient that a search in the plane finds is $(5\,C/c)^{1-\beta}$.`,
  reading: 'A search over places and masses with the kernel that is worst for them, in floating point.',
  note: String.raw`For all $\beta$ the quotient is at most $C_0^{1-\beta}$ by the hand proof of eq-29/sharp; it is logarithmically convex in $\beta$, so its values at rational $\beta$ bound it between.`,
  uses: ['eq-29/sharp', 'eq-29/attained'],
  families: [],
  experiments: [
    largestQuotient('1/√2', Math.SQRT1_2),
    largestQuotient('1/π', 1 / Math.PI),
    largestQuotient('(√5 - 1)/2', (Math.sqrt(5) - 1) / 2),
  ],
  decide: () => NOTHING,
};

export const claims: readonly Claim[] = [bound, sharp, attained, irrational];
