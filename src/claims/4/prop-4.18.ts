import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelBeta } from '../../operators/models/beta.js';
import {
  HALF,
  ONE,
  add,
  compare,
  divide,
  magnitude,
  multiply,
  power,
  rational,
  sign,
  subtract,
  sum,
  toText,
} from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { Value } from '../steps.js';
import { NOTHING, assumeRelation, conclude, expectRelation, expectValue, flowValue, lowerBound } from '../steps.js';
import { betaRates } from './near-uniform.js';
import { dirichlet, dirichletOf } from './eq-143-145.js';
import { squaredAt } from './eq-149-150.js';
import type { Ring } from './ring.js';
import {
  applyKernel,
  flowCuckerSmale,
  kernelCore,
  kernelSup,
  kernelTotal,
  normalisedTable,
  ringAt,
  ringCases,
  ringField,
  ringTable,
  ringValues,
  seen,
} from './ring.js';

/** M_β on a ring, β a whole number. */
const betaModel = ({ environment, kernel, rho }: Ring, beta: number): FiniteModel =>
  finiteModelAt(modelBeta(environment, kernel, beta), rho);

/** ρ_φ^(β − 1) and ρ_φ^β for β = 0, 1: the strength is 1 or ρ_φ. */
const before: Formula = ['/', ['^', seen, 'beta'], seen];
const strength: Formula = ['^', seen, 'beta'];
/** ρ(x) φ(x − y) ρ(y) ρ_φ(x)^(β − 1) */
const flowBeta: Formula = ['.', ['diag', before], flowCuckerSmale];

interface Beta {
  readonly ring: Ring;
  readonly beta: number;
  readonly model: FiniteModel;
  readonly where: Record<string, Value>;
}

function betaAt(x: Instance, ring: Ring | undefined): Beta | undefined {
  const beta = integerAt(x, 'beta');
  if (!ring || !(beta === 0 || beta === 1)) return undefined;
  const model = betaModel(ring, beta);
  return { ring, beta, model, where: { ...ringValues(ring), F: flowValue(model), beta: whole(beta) } };
}

const expectModel = ({ model, where }: Beta) => expectValue('the flow of M_β', where, flowBeta, flowValue(model));

/** The numbers of the estimate near the uniform density. */
function estimates({ ring }: Beta) {
  const { n, masses } = ring;
  const even = rational(1n, BigInt(n));
  const delta = sum(masses.map((m) => magnitude(subtract(m, even))));
  const c4 = divide(kernelTotal(ring), whole(n));
  return { delta, c4, q: multiply(kernelSup(ring), delta) };
}

const deltaFormula: Formula = ['sum', ['abs', ['-', 'm', ['/', '1', 'N']]]];
/** Σφ/N, Σφ from all pairs */
const level: Formula = ['/', ['/', ['sum', 'W'], 'N'], 'N'];
const change: Formula = ['*', ['max', 'W'], deltaFormula];

const nearUniform = (n: number): fc.Arbitrary<number[]> =>
  fc
    .constantFrom(1000, 10_000)
    .chain((all) =>
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: n, maxLength: n }).map((e) => e.map((t) => all + t)),
    );

const printed: Claim = {
  id: 'prop-4.18',
  section: '4.4',
  source: 'Proposition 4.18',
  title: 'The gap of M_β near the uniform density',
  form: 'printed',
  statement: String.raw`For $\mathcal M_\beta$, $0\le\beta\le1$, with a local kernel $\phi=\psi*\psi$ on the torus there are $\delta,c_0>0$ such that $\left\|\rho-\frac1{|\Omega|}\right\|_1\le\delta$ gives $\varepsilon\ge c_0$: with $q=\|\phi\|_\infty\delta<c_4=\frac{\int\phi}{|\Omega|}$ one may take $c_0=\varepsilon_{\rm CS}\frac{c_4-q}{c_4+q}-\frac q{c_4-q}$, where $\varepsilon_{\rm CS}$ is a bound for $\mathcal M_{\rm CS}$.`,
  reading:
    'Nearly uniform densities on a ring, β = 0 and 1, φ = ψ * ψ; ε_CS is the bound of eq-147/sharp with the least mass that a cell can have, 1/N - δ/2; cases in which c₀ is positive. Measured beside, for β = 0, 1/2, 1: the least gap over densities as far from the uniform one as δ allows.',
  note: String.raw`For all N, by hand: as in the paper, $I\ge(c_4+q)^{\beta-1}\varepsilon_{\rm CS}\int|u|^2\rho\rho_\phi\ge\varepsilon_{\rm CS}\left(\frac{c_4-q}{c_4+q}\right)^{1-\beta}(u,u)_\kappa$ and $|II|\le\frac q{c_4-q}(u,u)_\kappa$. The paper writes $\delta$ for $q$, that is, $\|\phi\|_\infty\le1$; see prop-4.18/bounds.`,
  uses: ['eq-147/sharp', 'prop-4.18/bracket/corrected', 'prop-4.18/bounds/corrected'],
  cost: 25,
  families: [
    {
      name: 'nearly uniform densities on rings, φ = ψ * ψ, 3 ≤ N ≤ 7',
      arbitrary: ringCases([3, 7], () => ringTable(1, 1), () => ({ psi: fc.constantFrom([1, 1], [2, 1], [1, 1, 1], [3, 2, 1]), beta: fc.nat({ max: 1 }) }), nearUniform).map(({ phi: _, ...x }): Instance => x), // prettier-ignore
    },
  ],
  branches: ['β = 0', 'β = 1'],
  experiments: betaRates,
  decide(x) {
    const found = betaAt(x, squaredAt(x)?.ring);
    if (!found || found.ring.n < 3) return NOTHING;
    const { ring, beta, model, where } = found;
    const { n } = ring;
    const { delta, c4, q } = estimates(found);
    const theta = subtract(rational(1n, BigInt(n)), multiply(delta, HALF));
    if (sign(theta) <= 0 || compare(q, c4) >= 0) return NOTHING;
    const [low, high] = [subtract(c4, q), add(c4, q)];
    const cuckerSmale = divide(multiply(multiply(whole(4), kernelCore(ring, 2)), power(theta, 2)), multiply(whole(n), kernelSup(ring))); // prettier-ignore
    const value = subtract(multiply(cuckerSmale, divide(low, high)), divide(q, low));
    if (sign(value) <= 0) return NOTHING;
    return conclude(
      `β = ${beta}`,
      expectModel(found),
      expectRelation('δ', { ...where, d: delta }, [deltaFormula, delta], '=', ['d', delta]),
      expectRelation('every cell has at least 1/N − δ/2', { ...where, d: delta }, [['-', ['/', '1', 'N'], ['/', 'd', '2']], theta], '<=', [['min', 'm'], smallest(ring.masses)]), // prettier-ignore
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c₀ = ${toText(value)}`),
    );
  },
};

/** I + II, with II as printed or corrected, against the dissipation. */
function splitting(x: Instance, corrected: boolean): Decision {
  const n = (x.masses as readonly unknown[]).length;
  const phi = n > 0 ? normalisedTable(n, vectorAt(x, 'phi')) : undefined;
  const found = betaAt(x, phi && ringAt(x, phi));
  if (!found) return NOTHING;
  const { ring, beta, model, where } = found;
  const { masses, W } = ring;
  const u = vectorAt(x, 'u');
  const density = applyKernel(ring, masses);
  const omega = density.map((d) => (beta === 0 ? divide(ONE, d) : ONE));
  const kappa = density.map((d) => (beta === 0 ? ONE : d));
  const first = dirichletOf(n, W.map((w, k) => multiply(multiply(w, multiply(masses[Math.floor(k / n)], masses[k % n])), omega[Math.floor(k / n)])), u); // prettier-ignore
  const mean = applyKernel(ring, masses.map((m, i) => multiply(m, corrected ? omega[i] : divide(ONE, density[i])))); // prettier-ignore
  const bracket = mean.map((t, i) => (corrected ? subtract(kappa[i], t) : multiply(kappa[i], subtract(ONE, t))));
  const second = multiply(HALF, sum(masses.map((m, i) => multiply(multiply(m, multiply(u[i], u[i])), bracket[i]))));
  const formula: Formula = corrected
    ? ['-', strength, ['.', 'W', ['*', 'm', before]]]
    : ['*', strength, ['-', '1', ['.', 'W', ['/', 'm', seen]]]];
  const k = kappaOf('F');
  return conclude(
    expectModel(found),
    expectRelation(
      '(u, u)_κ − (u, [u])_κ = I + II',
      { ...where, u },
      [['-', inner(k, 'u', 'u'), inner(k, 'u', averageOf('F', 'u'))], energies(model, u).a0],
      '=',
      [['+', dirichlet(flowBeta, 'u'), ['*', '1/2', ['sum', ['*', ['*', ['^', 'u', '2'], 'm'], formula]]]], add(first, second)], // prettier-ignore
    ),
  );
}

const withBeta = (n: number) => ({ u: ringField(n), beta: fc.nat({ max: 1 }) });
const TWO_CELLS = {
  name: 'densities on two cells with a field, β = 0 and 1',
  arbitrary: ringCases([2, 2], () => ringTable(2, 2), withBeta),
};
const FIELDS = [
  TWO_CELLS,
  {
    name: 'densities on rings with a field, β = 0 and 1, N ≤ 6',
    arbitrary: ringCases([1, 6], () => ringTable(1, 3), withBeta),
  },
];

const bracket: Claim = {
  id: 'prop-4.18/bracket',
  section: '4.4',
  source: 'Section 4.4.1, I + II',
  title: 'The dissipation of M_β in two parts, as printed',
  form: 'printed',
  statement: String.raw`For $\int\phi=1$: $\ (u,u)_\kappa-(u,[u]_\rho)_\kappa=\frac12\iint|u(x)-u(y)|^2\rho\rho\frac{\phi(x-y)}{\rho_\phi^{1-\beta}(x)}+\frac12\int|u|^2\rho\,\rho_\phi^\beta\left[1-\frac1{\rho_\phi^\beta}\left(\frac\rho{\rho_\phi^{1-\beta}}\right)\right]_\phi$.`,
  reading:
    'A density on a ring, kernel values of total 1, a field, β = 0 or 1; the dissipation of the flow matrix against the two parts.',
  note: String.raw`The bracket closes in the wrong place: only the inner fraction is mollified. As printed the last integral is wrong for all $\beta>0$; for $\beta=1$, the Cucker-Smale model, it must vanish. The first form of $II$, with the difference of $\rho_\phi^{\beta-1}$ at $x$ and $y$, is right.`,
  uses: ['eq-136'],
  cost: 8,
  families: [TWO_CELLS],
  decide: (x) => splitting(x, false),
};

const bracketCorrected: Claim = {
  id: 'prop-4.18/bracket/corrected',
  section: '4.4',
  source: 'Section 4.4.1, I + II, corrected',
  title: 'The dissipation of M_β in two parts',
  form: 'corrected',
  statement: String.raw`$(u,u)_\kappa-(u,[u]_\rho)_\kappa=\frac12\iint|u(x)-u(y)|^2\rho\rho\frac{\phi(x-y)}{\rho_\phi^{1-\beta}(x)}+\frac12\int|u|^2\rho\,\rho_\phi^\beta\left[1-\frac1{\rho_\phi^\beta}\left(\frac\rho{\rho_\phi^{1-\beta}}\right)_\phi\right]$.`,
  reading: 'The same with the mollification inside of the bracket.',
  uses: ['prop-4.18/bracket'],
  cost: 8,
  families: FIELDS,
  decide: (x) => splitting(x, true),
};

/** 1 − 2q/(c₄ + q) ≤ ρ_φ^(−β) (ρ/ρ_φ^(1 − β))_φ ≤ 1 + 2q/(c₄ − q), with q = δ as printed, or ‖φ‖δ. */
function ratios(x: Instance, corrected: boolean): Decision {
  const found = betaAt(x, ringAt(x));
  if (!found) return NOTHING;
  const { ring, beta, where } = found;
  const { delta, c4, q } = estimates(found);
  const used = corrected ? q : delta;
  if (compare(used, c4) >= 0) return NOTHING;
  const density = applyKernel(ring, ring.masses);
  const mean = applyKernel(ring, ring.masses.map((m, i) => (beta === 0 ? divide(m, density[i]) : m))); // prettier-ignore
  const ratio = mean.map((t, i) => (beta === 0 ? t : divide(t, density[i])));
  const size = corrected ? change : deltaFormula;
  const twice = multiply(whole(2), used);
  const quotient: Formula = ['/', ['.', 'W', ['*', 'm', before]], strength];
  const low = subtract(ONE, divide(twice, add(c4, used)));
  const high = add(ONE, divide(twice, subtract(c4, used)));
  return conclude(
    expectModel(found),
    assumeRelation('the change is below c₄', where, [size, used], '<', [level, c4]),
    expectRelation('from below', where, [['-', '1', ['/', ['*', '2', size], ['+', level, size]]], low], '<=', [['min', quotient], smallest(ratio)]), // prettier-ignore
    expectRelation('from above', where, [['max', quotient], largest(ratio)], '<=', [['+', '1', ['/', ['*', '2', size], ['-', level, size]]], high]), // prettier-ignore
  );
}

const RATIOS = {
  name: 'densities on rings, β = 0 and 1, N ≤ 6',
  arbitrary: ringCases([1, 6], () => ringTable(1, 3), () => ({ beta: fc.nat({ max: 1 }) }), (n) =>
    fc.oneof(nearUniform(n), fc.array(fc.integer({ min: 8, max: 12 }), { minLength: n, maxLength: n }))), // prettier-ignore
};

const bounds: Claim = {
  id: 'prop-4.18/bounds',
  section: '4.4',
  source: 'Section 4.4.1, bounds of the bracket',
  title: 'The bracket near the uniform density, as printed',
  form: 'printed',
  statement: String.raw`If $\delta=\left\|\rho-\frac1{|\Omega|}\right\|_1<c_4=\frac{\int\phi}{|\Omega|}$, then $1-\frac{2\delta}{c_4+\delta}\le\frac1{\rho_\phi^\beta}\left(\frac\rho{\rho_\phi^{1-\beta}}\right)_\phi\le1+\frac{2\delta}{c_4-\delta}$.`,
  reading: 'A density on a ring, kernel values at whole distances of any total, β = 0 or 1; both bounds.',
  note: String.raw`From (157) follows $|\rho_\phi-c_4|\le\|\phi\|_\infty\delta$, not $\le\delta$. Apart from that the chain of inequalities is right.`,
  uses: ['prop-4.18/bracket/corrected'],
  cost: 8,
  families: [RATIOS],
  decide: (x) => ratios(x, false),
};

const boundsCorrected: Claim = {
  id: 'prop-4.18/bounds/corrected',
  section: '4.4',
  source: 'Section 4.4.1, bounds of the bracket, corrected',
  title: 'The bracket near the uniform density',
  form: 'corrected',
  statement: String.raw`The same with $q=\|\phi\|_\infty\delta<c_4$ for $\delta$ in both bounds.`,
  reading: 'The same with ‖φ‖ δ.',
  uses: ['prop-4.18/bounds'],
  cost: 8,
  families: [RATIOS],
  decide: (x) => ratios(x, true),
};

export const claims: readonly Claim[] = [printed, bracket, bracketCorrected, bounds, boundsCorrected];
