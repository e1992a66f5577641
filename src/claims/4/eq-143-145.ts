import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import type { Rational } from '../../scalar/rational.js';
import {
  HALF,
  ONE,
  ZERO,
  add,
  divide,
  multiply,
  rational,
  sign,
  subtract,
  sum,
  toText,
} from '../../scalar/rational.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import {
  NOTHING,
  assumeRelation,
  conclude,
  expectRelation,
  expectValue,
  flowValue,
  lowerBound,
  upperBound,
} from '../steps.js';
import { expectDecay } from './decay.js';
import type { Ring } from './ring.js';
import {
  applyKernel,
  kernelCore,
  kernelSup,
  nearer,
  normalisedTable,
  poincare,
  ringAt,
  ringCases,
  ringDistance,
  ringField,
  ringTable,
  ringThickness,
  ringValues,
  seen,
  thicknessFormula,
} from './ring.js';
import { twoPeaks } from './eq-128-132.js';

/** M_φ on a ring with ∫φ = 1, integrals taken over its nodes. */
export interface Mollified {
  readonly ring: Ring;
  readonly model: FiniteModel;
}

export function mollifiedAt(x: Instance): Mollified | undefined {
  const n = (x.masses as readonly unknown[]).length;
  const phi = n > 0 ? normalisedTable(n, vectorAt(x, 'phi')) : undefined;
  const ring = phi && ringAt(x, phi);
  if (!ring) return undefined;
  const { environment, kernel, rho } = ring;
  return { ring, model: finiteModelAt(modelMollified(environment, kernel, latticeQuadrature(environment, 1)), rho) };
}

/** ρ(x) ∫ φ(x − ξ) φ(y − ξ)/ρ_φ(ξ) dξ ρ(y) */
export const flowMollified: Formula = ['*', ['.', 'W', ['.', ['diag', ['/', '1', seen]], ['T', 'W']]], ['.', 'm', ['T', 'm']]]; // prettier-ignore
/** ρ_φφ(x, y) = ∫ φ(x − ξ) φ(y − ξ) ρ(ξ) dξ */
const doubled: Formula = ['.', 'W', ['.', ['diag', 'm'], ['T', 'W']]];
const doubledOf = ({ n, W, masses }: Ring): Rational[] =>
  Array.from({ length: n * n }, (_, k) =>
    sum(masses.map((m, l) => multiply(m, multiply(W[Math.floor(k / n) * n + l], W[(k % n) * n + l])))),
  );
/** u_F = (uρ)_φ/ρ_φ */
const favre: Formula = ['/', ['.', 'W', ['*', 'u', 'm']], seen];
const favreOf = (ring: Ring, u: readonly Rational[]): Rational[] => {
  const density = applyKernel(ring, ring.masses);
  return applyKernel(ring, u.map((t, i) => multiply(t, ring.masses[i]))).map((t, i) => divide(t, density[i])); // prettier-ignore
};

const spread = (v: Formula): Formula => ['.', v, ['T', ['ones', 'm']]];
/** ½ ∬ weight(x, y) |v(x) − v(y)|² */
export const dirichlet = (weight: Formula, v: Formula): Formula => ['*', '1/2', ['sum', ['*', weight, ['^', ['-', spread(v), ['T', spread(v)]], '2']]]]; // prettier-ignore
export const dirichletOf = (n: number, weight: readonly Rational[], v: readonly Rational[]): Rational =>
  multiply(
    HALF,
    sum(
      weight.map((w, k) => {
        const d = subtract(v[Math.floor(k / n)], v[k % n]);
        return multiply(w, multiply(d, d));
      }),
    ),
  );

/** (u, [u])_κ − ([u], [u])_κ */
export const lowDissipation: Formula = ['-', inner(kappaOf('F'), 'u', averageOf('F', 'u')), inner(kappaOf('F'), averageOf('F', 'u'), averageOf('F', 'u'))]; // prettier-ignore

/** 1 where |x − y| < r₀/2: on whole distances 2d < r₀ */
const half = (r0: number): number => Math.ceil(r0 / 2);

/** (144): ρ_φφ ≥ c₀² Θ at distances below r; the thickness Θ as a formula, or as the number t. */
function expectOverlap(ring: Ring, r: number, c0: Rational, theta: Rational, thickness: Formula): LazyStep {
  const { n } = ring;
  const bound = multiply(multiply(c0, c0), theta);
  const entries = ring.W.map((_, k) => (ringDistance(n, Math.floor(k / n), k % n) < r ? bound : ZERO));
  return expectRelation(
    `ρ_φφ ≥ c₀² Θ at distances below ${r}`,
    { ...ringValues(ring), c: c0, r: whole(r), t: theta },
    [['*', ['*', ['^', 'c', '2'], thickness], nearer('r')], { n, entries }],
    '<=',
    [doubled, { n, entries: doubledOf(ring) }],
  );
}

/** The bound of (145) and what goes into it: balls below r = r₀/2, c₀ ≤ φ below r₀. */
export function linearBound(ring: Ring, r0: number) {
  const [c0, r] = [kernelCore(ring, r0), half(r0)];
  const theta = ringThickness(ring, r);
  const { mu, step } = poincare(ring.n, r);
  const value = divide(multiply(multiply(multiply(c0, c0), mu), theta), kernelSup(ring));
  return { r, c0, theta, step, value };
}

const more = (n: number) => ({ r0: fc.integer({ min: 3, max: 5 }), u: ringField(n), v: ringField(n) });
/** Kernels of range up to 4, positive as far as r₀ asks for mostly. */
const table = fc.oneof(
  ringTable(3, 5),
  ringTable(3, 5).map((t) => t.map((a) => a + 1)),
);
const RINGS = { name: 'densities on rings, 3 ≤ N ≤ 8', arbitrary: ringCases([3, 8], () => table, more) };

const formula: Claim = {
  id: 'eq-143-145',
  section: '4.4',
  source: '(143), (144), (145)',
  title: 'The low-energy dissipation of the over-mollified model, and its gap',
  form: 'printed',
  statement: String.raw`For $\mathcal M_\phi$ with an even kernel, $\int\phi=1$: $\ \mathcal A_1=\frac12\iint\rho_{\phi\phi}(x,y)|u_F(x)-u_F(y)|^2$, $\ \rho_{\phi\phi}(x,y)=\int\phi(x-\xi)\phi(y-\xi)\rho(\xi)d\xi$. If $\phi\ge c_0\mathbb 1_{|x|<r_0}$, then $\rho_{\phi\phi}\ge c_0^2\,\bar\rho_{r_0/2}(\Omega)\mathbb 1_{|x-y|<r_0/2}$, and $\varepsilon\ge\frac{c_0^2\mu}{\|\phi\|_\infty}\,\bar\rho_{r_0/2}(\Omega)$, whatever $\rho_+$.`,
  reading:
    'A density on a ring, kernel values of total 1 at whole distances, a field. 𝓐₁ comes from the flow matrix of the library, which is compared with the kernel; the three statements are decided exactly. Balls are those about nodes, μ is the Poincaré constant of the ring for links below r₀/2.',
  note: String.raw`For all N, by hand: as in the paper, with $\rho_\phi\le\|\phi\|_\infty$ at the end. $\int\phi=1$ is used where $u_F(x)$ goes under the second integral.`,
  uses: ['eq-138-142'],
  cost: 25,
  families: [RINGS],
  branches: ['some gap', 'none'],
  decide(x) {
    const found = mollifiedAt(x);
    const r0 = integerAt(x, 'r0');
    if (!found || !(r0 >= 1)) return NOTHING;
    const { ring, model } = found;
    const { n } = ring;
    const u = vectorAt(x, 'u');
    const where = { ...ringValues(ring), F: flowValue(model), u };
    const { r, c0, theta, step, value } = linearBound(ring, r0);
    const A1 = energies(model, u).a1;
    return conclude(
      sign(value) > 0 ? 'some gap' : 'none',
      expectValue('the flow of M_φ', where, flowMollified, flowValue(model)),
      expectRelation('(143)', where, [lowDissipation, A1], '=', [
        dirichlet(doubled, favre),
        dirichletOf(n, doubledOf(ring), favreOf(ring, u)),
      ]),
      expectOverlap(ring, r, c0, theta, thicknessFormula('r')),
      step,
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c₀² μ Θ/‖φ‖ = ${toText(value)}`),
    );
  },
};

/** The least mass of the open balls of radius r₀/2 about any place of the ring: nodes, and the middle of two. */
const thicknessEverywhere = (ring: Ring, r0: number): Rational => {
  const { n, masses } = ring;
  const balls = Array.from({ length: 2 * n }, (_, twice) =>
    sum(masses.filter((_m, j) => ringDistance(2 * n, twice, 2 * j) < r0)),
  );
  return balls.reduce((a, b) => (sign(subtract(a, b)) <= 0 ? a : b));
};

const wider: Claim = {
  id: 'eq-143-145/sharp',
  section: '4.4',
  source: '(144), (145)',
  title: 'The overlap of the over-mollified model reaches twice as far',
  form: 'sharp',
  statement: String.raw`$\rho_{\phi\phi}(x,y)\ge c_0^2\,\bar\rho_{r_0/2}(\Omega)$ holds for $|x-y|<r_0$ already, and (145) with the larger $\mu$ of links below $r_0$.`,
  reading: 'As eq-143-145, with balls about nodes and about the middle of two nodes.',
  note: String.raw`For all N, by hand: the ball of radius $\frac{r_0}2$ about $\frac{x+y}2$ is in the balls of radius $r_0$ about $x$ and about $y$.`,
  uses: ['eq-143-145'],
  cost: 25,
  families: [RINGS],
  decide(x) {
    const found = mollifiedAt(x);
    const r0 = integerAt(x, 'r0');
    if (!found || !(r0 >= 1)) return NOTHING;
    const { ring, model } = found;
    const c0 = kernelCore(ring, r0);
    const theta = thicknessEverywhere(ring, r0);
    const { mu, step } = poincare(ring.n, r0);
    const value = divide(multiply(multiply(multiply(c0, c0), mu), theta), kernelSup(ring));
    const n2 = 2 * ring.n;
    // The ring on half the spacing: nodes at even places, their middles at odd ones without mass.
    const fine = {
      q: Array.from({ length: n2 }, (_, i) => whole(i)),
      M: Array.from({ length: n2 }, (_, i) => (i % 2 === 0 ? ring.masses[i / 2] : ZERO)),
    };
    const gap: Formula = ['abs', ['-', ['.', 'q', ['T', ['ones', 'q']]], ['.', ['ones', 'q'], ['T', 'q']]]];
    const distance: Formula = ['-', '0', ['larger', ['-', '0', gap], ['-', gap, ['*', '2', 'N']]]];
    const inside: Formula = ['-', '0', ['larger', '-1', ['-', '0', ['larger', '0', ['-', 'r0', distance]]]]];
    return conclude(
      expectRelation('Θ is the least mass of a ball', { ...fine, N: whole(ring.n), r0: whole(r0), t: theta }, [['min', ['.', inside, 'M']], theta], '=', ['t', theta]), // prettier-ignore
      expectOverlap(ring, r0, c0, theta, 't'),
      step,
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c₀² μ Θ/‖φ‖ = ${toText(value)}`),
    );
  },
};

/** Cells of the family below. */
const PEAKS = 12;

const attained: Claim = {
  id: 'eq-143-145/attained',
  section: '4.4',
  source: '(145)',
  title: 'The gap of the over-mollified model is no more than linear in the thickness',
  form: 'sharp',
  statement: String.raw`For every $t\ge10$ there is a density with two peaks and cells of mass at least $\Theta=\frac1{2t+10}$ for which $\mathcal M_\phi$ has $\varepsilon\le15\,\Theta$: the exponent 1 is best.`,
  reading:
    'A whole number t: twelve cells in a ring, two opposite ones of mass t, the others of mass 1; kernel values 1/2, 1/4 at distances 0, 1. A field with the quotient 15 Θ or less.',
  note: String.raw`By hand: $u=\pm1$ around the peaks and 0 half way between them. The rows of the flow matrix sum to the masses, and only rows of mass $\Theta$ meet a difference: $\mathcal A_0\le10\,\Theta$, $\mathcal E_0\ge2t\Theta$.`,
  uses: ['eq-143-145'],
  cost: 12,
  families: [
    {
      name: 't from 10 to 10⁶',
      arbitrary: fc
        .oneof(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 10, max: 1_000_000 }))
        .map((t): Instance => ({ t })),
    },
  ],
  decide(x) {
    const t = integerAt(x, 't');
    if (!(t >= 10)) return NOTHING;
    const { ring, model } = mollifiedAt({ phi: [2, 1], masses: twoPeaks(PEAKS, t) })!;
    const theta = ringThickness(ring, 1);
    const value = multiply(whole(15), theta);
    return conclude(
      expectRelation('Θ = 1/(2t + 10)', { ...ringValues(ring), t: whole(t) }, [['min', 'm'], theta], '=', [['/', '1', ['+', ['*', '2', 't'], '10']], rational(1n, BigInt(2 * t + 10))]), // prettier-ignore
      expectValue('the flow of M_φ', ringValues(ring), flowMollified, flowValue(model)),
      upperBound('gap', model, value, `ε ≤ 15 Θ = ${toText(value)}`),
    );
  },
};

/** ∫ρ_φ|u_F − Ave u_F|² for a field of momentum zero, against ∫ρ_φ|u_F|² and a multiple of |Ave u_F|². */
function expansion(x: Instance, corrected: boolean): Decision {
  const found = mollifiedAt(x);
  if (!found) return NOTHING;
  const { ring } = found;
  const { n, masses } = ring;
  const drawn = vectorAt(x, 'u');
  const momentum = sum(drawn.map((t, i) => multiply(t, masses[i])));
  const u = drawn.map((t) => subtract(t, momentum));
  const uF = favreOf(ring, u);
  const density = applyKernel(ring, masses);
  const mean = divide(sum(uF), whole(n));
  const energy = (v: readonly Rational[]): Rational => sum(v.map((t, i) => multiply(density[i], multiply(t, t))));
  const ave: Formula = ['/', ['sum', favre], 'N'];
  const factor = corrected ? ONE : whole(n);
  const where = { ...ringValues(ring), u };
  const right = add(energy(uF), multiply(factor, multiply(mean, mean)));
  return conclude(
    assumeRelation('∫ u ρ = 0', where, [['sum', ['*', 'u', 'm']], ZERO], '=', ['0', ZERO]),
    expectRelation(
      `∫ ρ_φ |u_F − Ave u_F|² = ∫ ρ_φ |u_F|² + ${corrected ? '' : '|Ω| '}|Ave u_F|²`,
      where,
      [['sum', ['*', seen, ['^', ['-', favre, ave], '2']]], energy(uF.map((t) => subtract(t, mean)))],
      '=',
      [['+', ['sum', ['*', seen, ['^', favre, '2']]], corrected ? ['^', ave, '2'] : ['*', 'N', ['^', ave, '2']]], right], // prettier-ignore
    ),
  );
}

const FIELDS = {
  name: 'densities on rings with a field, 2 ≤ N ≤ 6',
  arbitrary: ringCases([2, 6], () => ringTable(1, 3), (n) => ({ u: ringField(n) })), // prettier-ignore
};

const expanded: Claim = {
  id: 'eq-143-145/expansion',
  section: '4.4',
  source: 'Proof of (145), before the last display',
  title: 'The square about the mean of the filtered field, as printed',
  form: 'printed',
  statement: String.raw`For $\int u\rho=0$: $\ \int\rho_\phi|u_F-\operatorname{Ave}(u_F)|^2=\int\rho_\phi|u_F|^2+|\Omega|\,|\operatorname{Ave}(u_F)|^2$, where $|\Omega|=(2\pi)^n$ in the paper.`,
  reading: 'A density on a ring of length N and a field brought to momentum zero; both sides.',
  note: String.raw`The density has mass 1, and so has $\rho_\phi$. The term is dropped in the next line, so nothing depends on it.`,
  uses: ['eq-143-145'],
  cost: 8,
  families: [FIELDS],
  decide: (x) => expansion(x, false),
};

const expandedCorrectly: Claim = {
  id: 'eq-143-145/expansion/corrected',
  section: '4.4',
  source: 'Proof of (145), before the last display, corrected',
  title: 'The square about the mean of the filtered field',
  form: 'corrected',
  statement: String.raw`For $\int u\rho=0$, $\int\rho=\int\phi=1$: $\ \int\rho_\phi|u_F-\operatorname{Ave}(u_F)|^2=\int\rho_\phi|u_F|^2+|\operatorname{Ave}(u_F)|^2$.`,
  reading: 'The same without |Ω|.',
  uses: ['eq-143-145/expansion'],
  cost: 8,
  families: [FIELDS],
  decide: (x) => expansion(x, true),
};

const decay: Claim = {
  id: 'cor-4.17',
  section: '4.4',
  source: 'Corollary 4.17',
  title: 'Decay of the over-mollified model at the rate of the thickness',
  form: 'printed',
  statement: String.raw`For $\mathcal M_\phi$ on the torus: $\ -\frac d{dt}\delta\mathcal E\ge2\,\frac{c_0^2\mu}{\|\phi\|_\infty}\,\bar\rho_{r_0/2}(\Omega)\,\delta\mathcal E\ge c\,\rho_-\,\delta\mathcal E$ at every instant, so that $\rho_-\ge\frac ct$ is enough for alignment in the energy sense.`,
  reading:
    'A density on a ring with two agents in each cell, velocities u ± v; the energy that is lost is computed agent by agent. The thickness is at least ρ₋ times the number of cells in a ball.',
  note: String.raw`For all N, by hand: (125) with $s=1$ and (145), then Grönwall with $\int\frac{dt}t=\infty$.`,
  uses: ['eq-143-145', 'rem-4.11'],
  cost: 18,
  families: [RINGS],
  decide(x) {
    const found = mollifiedAt(x);
    const r0 = integerAt(x, 'r0');
    if (!found || !(r0 >= 1)) return NOTHING;
    const { ring, model } = found;
    const { r, theta, step, value } = linearBound(ring, r0);
    const cells = Math.min(ring.n, 2 * r - 1);
    const least = multiply(whole(cells), ring.masses.reduce((a, b) => (sign(subtract(a, b)) <= 0 ? a : b))); // prettier-ignore
    return conclude(
      expectValue('the flow of M_φ', ringValues(ring), flowMollified, flowValue(model)),
      step,
      expectRelation('Θ ≥ ρ₋ times the cells of a ball', { ...ringValues(ring), r: whole(r), k: whole(cells) }, [['*', 'k', ['min', 'm']], least], '<=', [thicknessFormula('r'), theta]), // prettier-ignore
      expectDecay(model, vectorAt(x, 'u'), vectorAt(x, 'v'), value, '2 ε δE ≤ −dδE/dt'),
    );
  },
};

export const claims: readonly Claim[] = [formula, wider, attained, expanded, expandedCorrectly, decay];
