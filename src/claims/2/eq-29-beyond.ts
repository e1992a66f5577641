import fc from 'fast-check';
import type { Claim, Instance, Step } from '../../engines/claim.js';
import { adjointAverage } from '../../finite/adjoint.js';
import type { Formula } from '../../finite/certificate.js';
import { inertia } from '../../finite/elimination.js';
import { toRows } from '../../finite/model-json.js';
import type { FiniteModel } from '../../finite/model.js';
import { modelFromFlow } from '../../finite/model.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, power, subtract, toText } from '../../scalar/rational.js';
import { adjointOf, inner } from '../formulas.js';
import { integerAt, scalarAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, conclude, expectRelation, flowValue } from '../steps.js';
import { tableCase, tables } from './eq-28-cases.js';
import { averageFormula } from './norm-case.js';
import type { Crowd } from './radial-table.js';
import { below, assumeBounds, expectWeights, crowdOf, seen, seenAtOrigin, seenOf, valuesOf } from './radial-table.js';

const DIMENSIONS = [1, 2, 3] as const;

/** x^k for a whole k of either sign */
const wholePower = (x: Rational, k: number): Rational => (k >= 0 ? power(x, k) : divide(ONE, power(x, -k)));
const powerFormula = (f: Formula, k: number): Formula =>
  k >= 0 ? ['^', f, String(k)] : ['/', '1', ['^', f, String(-k)]];

/** M_β on a crowd: F_ij = m_i m_j φ(x_i − x_j) ρ_φ(x_i)^(β−1). */
function betaModel({ masses: m, W }: Crowd, at: readonly Rational[], beta: number): FiniteModel {
  const n = m.length;
  const flow = W.map((w, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return multiply(multiply(m[i], m[j]), multiply(w, wholePower(at[i], beta - 1)));
  });
  return modelFromFlow(rationals, n, flow, {});
}

/** diag(m) W diag(m) with row i times ρ_φ^(β−1) */
const flowFormula = (beta: number): Formula => [
  '.',
  ['diag', ['*', 'm', powerFormula(seen, beta - 1)]],
  ['.', 'W', ['diag', 'm']],
];

/** λK − FᵀK⁻¹F, whose negative eigenvalues count the singular values above √λ. */
function count({ n, flow, kappa }: FiniteModel, lambda: Rational): { negative: number; step: Step; S: Rational[] } {
  const S = Array.from({ length: n * n }, (_, k) => {
    const [a, b] = [Math.floor(k / n), k % n];
    const image = kappa.reduce((sum, w, i) => add(sum, divide(multiply(flow[i * n + a], flow[i * n + b]), w)), ZERO);
    return subtract(a === b ? multiply(lambda, kappa[a]) : ZERO, image);
  });
  const { negative, d, l, pivots } = inertia(n, S);
  if (!pivots) throw new Error('the form was not decomposed');
  const certificate = { pivots, d: d.map(toText), l: l.map((row) => row.map(toText)) };
  return {
    negative,
    S,
    step: {
      role: 'conclusion',
      text: `${negative} singular values are larger than √λ`,
      holds: true,
      statement: { kind: 'inertia', matrix: toRows(n, S), negative, certificate },
    },
  };
}

const formOf = (F: string): Formula => {
  const kappa: Formula = ['.', F, ['ones', F]];
  return ['-', ['*', 'lambda', ['diag', kappa]], ['.', ['T', F], ['.', ['diag', ['/', '1', kappa]], F]]];
};

const adjoint: Claim = {
  id: 'eq-29/adjoint',
  section: '2',
  source: 'Example 2.4, (29)',
  title: 'The adjoint of M_β, and why β and 2 - β have the same norm',
  form: 'companion',
  statement: String.raw`For an even kernel the adjoint of $\mathcal M_\beta$ in $L^2(\kappa_\rho)$ is $[u]^*_\rho=\rho_\phi^{1-\beta}\left[\rho_\phi^{\beta-1}u\right]_\rho$. So $\mathcal M_\beta$ and $\mathcal M_{2-\beta}$ have the same singular values, each on its own $L^2(\kappa_\rho)$, and the same norm: by (29) it has a bound uniform in $\rho$ for $0\le\beta\le2$, where the paper shows it for $\beta\le1$ only.`,
  reading:
    'The densities and kernels of eq-28 with a field, β = 0, 1, 2, 3 and a whole number of sixteenths λ; the adjoint from the flow matrix against the formula; the numbers of singular values above √λ for β and for 2 - β, by inertia.',
  note: String.raw`For all $N$, by hand: on $L^2(\kappa_\rho)$, $\kappa_\rho=\rho\rho_\phi^\beta$, $(v,[u])=\iint\rho_\phi^{\beta-1}(x)v(x)\phi(x-y)u(y)\,d\rho\,d\rho$. Multiplication by $\rho_\phi^{\beta/2}$ takes it to the operator with kernel $\rho_\phi(x)^{\beta/2-1}\phi(x-y)\rho_\phi(y)^{-\beta/2}$ on $L^2(\rho)$, and exchanging $x$ and $y$ exchanges $\beta$ and $2-\beta$.`,
  uses: ['eq-29', 'ex-2.3-bound'],
  cost: 10,
  families: DIMENSIONS.map((dim) => ({
    name: `${tables(dim).name}, β ≤ 3, λ ≤ 3`,
    arbitrary: tables(dim).arbitrary.chain((x) =>
      fc
        .record({
          u: fc.array(fc.integer({ min: -4, max: 4 }), {
            minLength: (x.masses as number[]).length,
            maxLength: (x.masses as number[]).length,
          }),
          beta: fc.integer({ min: 0, max: 3 }),
          lambda: fc.integer({ min: 1, max: 48 }),
        })
        .map((more): Instance => ({ ...x, ...more })),
    ),
  })),
  decide(x) {
    const found = tableCase(x);
    const [beta, sixteenths] = [integerAt(x, 'beta'), integerAt(x, 'lambda')];
    const u = vectorAt(x, 'u');
    if (!found || beta < 0 || beta > 3 || sixteenths < 0 || u.length !== found.crowd.masses.length) return NOTHING;
    const { crowd, bounds } = found;
    const { at } = seenOf(crowd);
    const [model, mirror] = [betaModel(crowd, at, beta), betaModel(crowd, at, 2 - beta)];
    const lambda = divide(whole(sixteenths), whole(16));
    const where = { ...valuesOf(crowd), u, F: flowValue(model), G: flowValue(mirror), lambda };
    const n = u.length;
    const scaled = u.map((t, i) => multiply(wholePower(at[i], beta - 1), t));
    const average = at.map((t, i) =>
      divide(
        scaled.reduce((s, v, j) => add(s, multiply(multiply(crowd.masses[j], crowd.W[i * n + j]), v)), ZERO),
        t,
      ),
    );
    const [first, second] = [count(model, lambda), count(mirror, lambda)];
    return conclude(
      ...assumeBounds(crowd, bounds),
      expectRelation('F of M_β', where, ['F', where.F], '=', [flowFormula(beta), where.F]),
      expectRelation('F of M_(2-β)', where, ['G', where.G], '=', [flowFormula(2 - beta), where.G]),
      expectRelation('[u]* = ρ_φ^(1-β) [ρ_φ^(β-1) u]', where, [adjointOf('F', 'u'), adjointAverage(model, u)], '=', [
        ['*', powerFormula(seen, 1 - beta), ['/', ['.', 'W', ['*', 'm', ['*', powerFormula(seen, beta - 1), 'u']]], seen]],
        average.map((v, i) => multiply(wholePower(at[i], 1 - beta), v)),
      ]),
      sameMatrix('λK - FᵀK⁻¹F of M_β', where, 'F', first.S),
      () => first.step,
      sameMatrix('λK - FᵀK⁻¹F of M_(2-β)', where, 'G', second.S),
      () => second.step,
      expectRelation(
        'as many singular values above √λ',
        { k: whole(first.negative), l: whole(second.negative) },
        ['k', whole(first.negative)],
        '=',
        ['l', whole(second.negative)],
      ),
    );
  },
}; // prettier-ignore

function sameMatrix(
  text: string,
  where: Parameters<typeof expectRelation>[1],
  F: string,
  S: readonly Rational[],
): LazyStep {
  const form = { n: Math.sqrt(S.length), entries: S };
  return expectRelation(text, { ...where, S: form }, ['S', form], '=', [formOf(F), form]);
}

/** Masses 1, 1, M at 0, 1, 2, where neighbours see each other and the ends do not: box of radius 2. */
const chain = (M: Rational): Crowd => crowdOf([[0], [1], [2]], [ONE, ONE, M], (d) => (d < 4 ? ONE : ZERO));

const expectChain = (crowd: Crowd): LazyStep[] =>
  expectWeights(
    crowd,
    'φ = 1{d < 2}',
    (d) => below(d, '4'),
    (d) => (d < 4 ? ONE : ZERO),
  );

const large = {
  name: 'M up to 10⁹',
  arbitrary: fc
    .oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000_000 }))
    .map((M): Instance => ({ M })),
};

const aboveOne: Claim = {
  id: 'eq-29/beta-above-one',
  section: '2',
  source: '(29), Example 2.4',
  title: 'For β > 1 the inequality (29) has no constant',
  form: 'companion',
  statement: String.raw`Box of radius 2 on $\mathbb R$, masses $1,1,4M$ at $0,1,2$, $\beta=2$: $(\rho\rho_\phi)_\phi(0)=(1+M)\,\rho_\phi(0)^2$.`,
  reading: 'A whole number M; both sides.',
  note: String.raw`Example 2.4 has all $\beta\ge0$; (ev2) is said to follow from (29), which is about $\beta\le1$. For $\beta\le2$ the operators are bounded uniformly all the same, eq-29/adjoint; for $\beta>2$ they are not, eq-29/beta-above-two.`,
  uses: ['eq-29'],
  families: [large],
  decide(x) {
    const M = scalarAt(x, 'M');
    if (compare(M, ONE) < 0) return NOTHING;
    const crowd = chain(multiply(whole(4), M));
    const { at, origin } = seenOf(crowd);
    const left = at.reduce((s, t, j) => add(s, multiply(multiply(crowd.masses[j], crowd.w[j]), t)), ZERO);
    return conclude(
      ...expectChain(crowd),
      expectRelation(
        '(ρρ_φ)_φ(0) = (1 + M) ρ_φ(0)²',
        { ...valuesOf(crowd), M },
        [['sum', ['*', ['*', 'm', 'w'], seen]], left],
        '=',
        [['*', ['+', '1', 'M'], ['^', seenAtOrigin, '2']], multiply(add(ONE, M), power(origin, 2))],
      ),
    );
  },
};

const aboveTwo: Claim = {
  id: 'eq-29/beta-above-two',
  section: '2',
  source: 'Example 2.4, (ev2)',
  title: 'For β > 2 the norms of M_β have no bound uniform in ρ',
  form: 'companion',
  statement: String.raw`Box of radius 2 on $\mathbb R$, masses $1,1,8M$ at $0,1,2$, $\beta=3$, $u=\mathbb 1_0$: $\|[u]_\rho\|^2_{L^2(\kappa_\rho)}\ge M\,\|u\|^2_{L^2(\kappa_\rho)}$ with $\kappa_\rho=\rho\rho_\phi^3$.`,
  reading: 'A whole number M; both sides.',
  note: String.raw`The agent in the middle is strong because of the heavy one, and listens to the light one with the weight $1/\rho_\phi$: it adds $\rho_\phi^{\beta-2}$. At each $\rho$ of finitely many agents the operator is bounded, as (ev2) asks.`,
  uses: ['eq-29/adjoint', 'eq-29/beta-above-one'],
  families: [large],
  decide(x) {
    const M = scalarAt(x, 'M');
    if (compare(M, ONE) < 0) return NOTHING;
    const crowd = chain(multiply(whole(8), M));
    const { masses: m, W } = crowd;
    const { at } = seenOf(crowd);
    const u = [ONE, ZERO, ZERO];
    const kappa = m.map((mass, i) => multiply(mass, power(at[i], 3)));
    const average = at.map((t, i) => divide(multiply(m[0], W[i * 3]), t));
    const total = (v: readonly Rational[]): Rational =>
      kappa.reduce((s, k, i) => add(s, multiply(k, multiply(v[i], v[i]))), ZERO);
    const weights: Formula = ['*', 'm', ['^', seen, '3']];
    return conclude(
      ...expectChain(crowd),
      expectRelation(
        'M ‖u‖² ≤ ‖[u]‖²',
        { ...valuesOf(crowd), u, M },
        [['*', 'M', inner(weights, 'u', 'u')], multiply(M, total(u))],
        '<=',
        [inner(weights, averageFormula, averageFormula), total(average)],
      ),
    );
  },
};

export const claims: readonly Claim[] = [adjoint, aboveOne, aboveTwo];
