import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, power, rational, sign, sum, toText } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { averageOf } from '../formulas.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { Value } from '../steps.js';
import { NOTHING, conclude, expectRelation, expectValue, flowValue, lowerBound, upperBound } from '../steps.js';
import { arcCases, arcThickness, expectThickness, twoPeaks } from './eq-128-132.js';
import { dirichlet, dirichletOf, lowDissipation } from './eq-143-145.js';
import type { Ring } from './ring.js';
import {
  applyKernel,
  flowCuckerSmale,
  kernelCore,
  kernelSup,
  nearer,
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

/** M_CS on a ring with φ = ψ * ψ, the sum over the nodes. */
export interface Squared {
  readonly ring: Ring;
  /** ψ(i − j), n × n */
  readonly psi: Pick<Ring, 'n' | 'W'>;
  readonly model: FiniteModel;
}

/** A case `{ psi, masses }`. */
export function squaredAt(x: Instance): Squared | undefined {
  const psi = ringAt(x, vectorAt(x, 'psi'));
  if (!psi) return undefined;
  const { n } = psi;
  // φ(d) = Σ_y ψ(y) ψ(d − y): the first row of the square.
  const phi = applyKernel(psi, psi.W.slice(0, n)).slice(0, Math.floor(n / 2) + 1);
  const ring = ringAt(x, phi);
  if (!ring) return undefined;
  return { ring, psi, model: finiteModelAt(modelCuckerSmale(ring.environment, ring.kernel), ring.rho) };
}

const valuesOf = ({ ring, psi, model }: Squared): Record<string, Value> => ({
  ...ringValues(ring),
  P: { n: psi.n, entries: psi.W },
  F: flowValue(model),
});

/** ϱ = ρ_ψ */
const filtered: Formula = ['.', 'P', 'm'];
/** v = (uρ)_ψ/ρ_ψ */
const inner: Formula = ['/', ['.', 'P', ['*', 'u', 'm']], filtered];
/** v_F = (vϱ)_ψ/ϱ_ψ */
const outer: Formula = ['/', ['.', 'P', ['*', inner, filtered]], ['.', 'P', filtered]];
/** (ρ/ρ_φ)_ψψ(x, z) = ∫ ψ(x − y) ψ(z − y) ρ(y)/ρ_φ(y) dy */
const doubledRatio: Formula = ['.', 'P', ['.', ['diag', ['/', 'm', seen]], ['T', 'P']]];
/** ρ_ψψ */
const doubledDensity: Formula = ['.', 'P', ['.', ['diag', 'm'], ['T', 'P']]];

/** Σ_y ψ(x − y) ψ(z − y) g(y), n × n */
const doubled = ({ n, W }: Pick<Ring, 'n' | 'W'>, g: readonly Rational[]): Rational[] =>
  Array.from({ length: n * n }, (_, k) =>
    sum(g.map((t, y) => multiply(t, multiply(W[Math.floor(k / n) * n + y], W[(k % n) * n + y])))),
  );

/** The parts of a case, as numbers. */
function partsOf({ ring, psi }: Squared, u: readonly Rational[]) {
  const { masses } = ring;
  const density = applyKernel(psi, masses);
  const v = applyKernel(psi, u.map((t, i) => multiply(t, masses[i]))).map((t, i) => divide(t, density[i])); // prettier-ignore
  const twice = applyKernel(psi, density);
  const vF = applyKernel(psi, v.map((t, i) => multiply(t, density[i]))).map((t, i) => divide(t, twice[i])); // prettier-ignore
  const seenMass = applyKernel(ring, masses);
  const R = doubled(psi, masses.map((m, i) => divide(m, seenMass[i]))); // prettier-ignore
  return { density, v, vF, R };
}

const expectModel = (found: Squared) => [
  expectValue('φ = ψ * ψ', valuesOf(found), ['.', 'P', 'P'], { n: found.ring.n, entries: found.ring.W }),
  expectValue('the flow of M_CS is ρ(x) φ(x − y) ρ(y)', valuesOf(found), flowCuckerSmale, flowValue(found.model)),
];

const table = fc.oneof(ringTable(2, 4), fc.constantFrom([1, 1], [1, 1, 1]));
const RINGS = {
  name: 'densities on rings and φ = ψ * ψ, 2 ≤ N ≤ 8',
  arbitrary: ringCases([2, 8], () => ringTable(1, 1), (n) => ({ psi: table, u: ringField(n), r0: fc.integer({ min: 3, max: 4 }) })).map(({ phi: _, ...x }): Instance => x), // prettier-ignore
};

const nested: Claim = {
  id: 'eq-149-150',
  section: '4.4',
  source: '(149), (150)',
  title: 'The Cucker-Smale model as two nested Favre filtrations',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ with $\phi=\psi*\psi$, $v=\frac{(u\rho)_\psi}{\rho_\psi}$, $\varrho=\rho_\psi$: $\ [u]_\rho=\frac{(v\varrho)_\psi}{\varrho_\psi}$ and $\mathcal A_1=\frac12\iint\varrho(x)\varrho(z)\left(\frac\rho{\rho_\phi}\right)_{\psi\psi}(x,z)\,|v(x)-v(z)|^2$.`,
  reading:
    'A density on a ring, whole values of ψ at whole distances, φ the sum of ψ ψ over the nodes, a field. The average and 𝓐₁ come from the library, the right sides from m, u and the matrix of ψ.',
  note: String.raw`Both are right as printed: the doubled convolution is that of $\rho/\varrho_\psi=\rho/\rho_\phi$.`,
  uses: ['eq-138-142'],
  cost: 25,
  families: [RINGS],
  decide(x) {
    const found = squaredAt(x);
    if (!found) return NOTHING;
    const { ring, model } = found;
    const u = vectorAt(x, 'u');
    const { density, v, vF, R } = partsOf(found, u);
    const where = { ...valuesOf(found), u };
    const weight = R.map((t, k) => multiply(t, multiply(density[Math.floor(k / ring.n)], density[k % ring.n])));
    return conclude(
      ...expectModel(found),
      expectRelation('(149)', where, [averageOf('F', 'u'), average(model, u)], '=', [outer, vF]),
      expectRelation('(150)', where, [lowDissipation, energies(model, u).a1], '=', [dirichlet(['*', ['.', filtered, ['T', filtered]], doubledRatio], inner), dirichletOf(ring.n, weight, v)]), // prettier-ignore
    );
  },
};

/** (ρ/ρ_φ)_ψψ ≥ c₁ ρ_ψψ with ρ_φ ≤ c₁, or with 1/c₁. */
function ratioBound(x: Instance, corrected: boolean): Decision {
  const found = squaredAt(x);
  if (!found) return NOTHING;
  const { ring, psi } = found;
  const { n, masses } = ring;
  const c = largest(applyKernel(ring, masses));
  const factor = corrected ? divide(rational(1n), c) : c;
  const { R } = partsOf(found, masses);
  return conclude(
    ...expectModel(found),
    expectRelation(
      `(ρ/ρ_φ)_ψψ ≥ ${corrected ? 'ρ_ψψ/c₁' : 'c₁ ρ_ψψ'}, c₁ = max ρ_φ`,
      valuesOf(found),
      [['*', corrected ? ['/', '1', ['max', seen]] : ['max', seen], doubledDensity], { n, entries: doubled(psi, masses).map((t) => multiply(factor, t)) }], // prettier-ignore
      '<=',
      [doubledRatio, { n, entries: R }],
    ),
  );
}

const DENSITIES = {
  name: 'densities on rings and φ = ψ * ψ, N ≤ 6',
  arbitrary: ringCases([1, 6], () => ringTable(1, 1), () => ({ psi: ringTable(1, 3) })).map(({ phi: _, ...x }): Instance => x), // prettier-ignore
};

const constant: Claim = {
  id: 'eq-149-150/constant',
  section: '4.4',
  source: 'After (150)',
  title: 'The bound of the doubled ratio, as printed',
  form: 'printed',
  statement: String.raw`If $\rho_\phi\le c_1$ then $\left(\frac\rho{\rho_\phi}\right)_{\psi\psi}\ge c_1\,\rho_{\psi\psi}$.`,
  reading: 'A density on a ring, φ = ψ * ψ, c₁ the largest ρ_φ; both matrices, entry by entry.',
  note: String.raw`Printed for $c_1^{-1}$. Only the constant of (147) is concerned.`,
  uses: ['eq-149-150'],
  cost: 12,
  families: [DENSITIES],
  decide: (x) => ratioBound(x, false),
};

const constantCorrected: Claim = {
  id: 'eq-149-150/constant/corrected',
  section: '4.4',
  source: 'After (150), corrected',
  title: 'The bound of the doubled ratio',
  form: 'corrected',
  statement: String.raw`If $\rho_\phi\le c_1$ then $\left(\frac\rho{\rho_\phi}\right)_{\psi\psi}\ge c_1^{-1}\rho_{\psi\psi}$.`,
  reading: 'The same with 1/c₁.',
  uses: ['eq-149-150/constant'],
  cost: 12,
  families: [DENSITIES],
  decide: (x) => ratioBound(x, true),
};

/** The bound of (147) and what goes into it: balls below r = r₀/2, c₀ ≤ ψ below r₀. */
export function cubicBound({ ring, psi }: Squared, r0: number) {
  const r = Math.ceil(r0 / 2);
  const c0 = kernelCore({ ...ring, W: psi.W }, r0);
  const theta = ringThickness(ring, r);
  const { mu, step } = poincare(ring.n, r);
  const sup = multiply(kernelSup(ring), power(largest(psi.W), 2));
  return { r, c0, theta, step, value: divide(multiply(multiply(power(c0, 4), mu), power(theta, 3)), sup) };
}

const cubic: Claim = {
  id: 'eq-147',
  section: '4.4',
  source: '(147)',
  title: 'The gap of the Cucker-Smale model is at least cubic in the thickness',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ on the torus with $\phi=\psi*\psi$, $\psi\ge c_0\mathbb 1_{|x|<r_0}$: $\ \varepsilon\ge\frac{c_0^4\,\mu}{\|\phi\|_\infty\|\psi\|_\infty^2}\,\bar\rho_{r_0/2}^3(\Omega)$, whatever $\rho_+$.`,
  reading:
    'A density on a ring, values of ψ at whole distances, μ the Poincaré constant of the ring for links below r₀/2, balls about nodes; the bounds of ϱ and of the doubled ratio, and the gap, exactly.',
  note: String.raw`For all N, by hand: as in the paper. With $\Theta$ the thickness, $\varrho\ge c_0\Theta$ and $\left(\frac\rho{\rho_\phi}\right)_{\psi\psi}\ge\frac{c_0^2\Theta}{\|\phi\|_\infty}$ on links below $\frac{r_0}2$, so $\mathcal A_1\ge\frac{c_0^4\mu\Theta^3}{\|\phi\|_\infty}\int|v-\operatorname{Ave}v|^2$; at the end $\mathcal E_1=\int\varrho^2|v|^2\le\|\psi\|_\infty\int\varrho|v|^2\le\|\psi\|_\infty^2\int|v-\operatorname{Ave}v|^2$. The exponent is not best: eq-147/sharp.`,
  uses: ['eq-149-150', 'eq-149-150/constant/corrected'],
  cost: 25,
  families: [RINGS],
  branches: ['some gap', 'none'],
  decide(x) {
    const found = squaredAt(x);
    const r0 = integerAt(x, 'r0');
    if (!found || !(r0 >= 1)) return NOTHING;
    const { ring, model } = found;
    const { n, masses } = ring;
    const { r, c0, theta, step, value } = cubicBound(found, r0);
    const { density, R } = partsOf(found, masses);
    const least = divide(multiply(power(c0, 2), theta), kernelSup(ring));
    const near = (k: number): boolean => ringDistance(n, Math.floor(k / n), k % n) < r;
    const where = { ...valuesOf(found), c: c0, r: whole(r) };
    return conclude(
      sign(value) > 0 ? 'some gap' : 'none',
      ...expectModel(found),
      expectRelation('ϱ ≥ c₀ Θ', where, [['*', 'c', thicknessFormula('r')], multiply(c0, theta)], '<=', [['min', filtered], smallest(density)]), // prettier-ignore
      expectRelation('(ρ/ρ_φ)_ψψ ≥ c₀² Θ/‖φ‖ on short links', where, [['*', ['/', ['*', ['^', 'c', '2'], thicknessFormula('r')], ['max', 'W']], nearer('r')], { n, entries: R.map((_, k) => (near(k) ? least : rational(0n))) }], '<=', [doubledRatio, { n, entries: R }]), // prettier-ignore
      step,
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c₀⁴ μ Θ³/(‖φ‖ ‖ψ‖²) = ${toText(value)}`),
    );
  },
};

/** ψ reaches so far that φ = ψ * ψ is positive up to the distance 2a − 1. */
const psiTable = (a: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: a + 1, maxLength: a + 1 });

const quadratic: Claim = {
  id: 'eq-147/sharp',
  section: '4.4',
  source: '(147)',
  title: 'The gap of the Cucker-Smale model is at least quadratic in the thickness',
  form: 'sharp',
  statement: String.raw`On a circle cut into $K\ge3$ arcs, each of mass at least $\Theta$: $\mathcal M_{\rm CS}$ with $\phi\ge c_0$ on neighbouring arcs has $\varepsilon\ge\frac{4c_0}{K\|\phi\|_\infty}\Theta^2$. Neither $\phi=\psi*\psi$ nor an upper bound of the density is needed.`,
  reading:
    'A density on a ring of K arcs with a cells each, kernel values φ = ψ * ψ or any; c₀ is the least φ at distances below 2a, Θ the least mass of an arc; the gap, exactly.',
  note: String.raw`For all N, by hand: $(u,u)_\kappa\le\|\phi\|_\infty(u,u)_\rho$, so $\varepsilon\ge\lambda/\|\phi\|_\infty$, and eq-128-132/sharp. The direct way is better here than that by low energies; the same exponent is reached at the printed scale $\bar\rho_{r_0/2}$, since $\phi\ge c>0$ up to $\frac32r_0$. It is best: eq-147/attained.`,
  uses: ['eq-147', 'eq-128-132/sharp', 'eq-147/attained'],
  cost: 40,
  families: [
    {
      name: 'densities on rings of arcs and φ = ψ * ψ, N ≤ 12',
      arbitrary: arcCases(12, () => ringTable(1, 1)).chain(({ phi: _, ...x }) => psiTable(integerAt(x, 'a')).map((psi): Instance => ({ ...x, psi }))), // prettier-ignore
    },
    {
      name: 'densities on rings of arcs and any φ, N ≤ 12',
      arbitrary: arcCases(12, (a) => fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2 * a, maxLength: 2 * a + 1 })), // prettier-ignore
    },
  ],
  decide(x) {
    const ring = 'psi' in x ? squaredAt(x)?.ring : ringAt(x);
    const a = integerAt(x, 'a');
    if (!ring || !(a >= 1) || ring.n % a !== 0 || ring.n / a < 3) return NOTHING;
    const model = finiteModelAt(modelCuckerSmale(ring.environment, ring.kernel), ring.rho);
    const { n } = ring;
    const c0 = kernelCore(ring, 2 * a);
    if (sign(c0) === 0) return NOTHING;
    const { K, theta } = arcThickness(ring, a);
    const value = divide(multiply(multiply(whole(4), c0), power(theta, 2)), multiply(whole(K), kernelSup(ring)));
    return conclude(
      expectValue('the flow of M_CS is ρ(x) φ(x − y) ρ(y)', ringValues(ring), flowCuckerSmale, flowValue(model)),
      expectRelation('φ ≥ c₀ on neighbouring arcs', { ...ringValues(ring), c: c0, r: whole(2 * a) }, [['*', 'c', nearer('r')], { n, entries: ring.W.map((_, k) => (ringDistance(n, Math.floor(k / n), k % n) < 2 * a ? c0 : rational(0n))) }], '<=', ['W', { n, entries: ring.W }]), // prettier-ignore
      expectThickness(ring, a),
      lowerBound('conclusion', 'gap', model, value, `ε ≥ 4 c₀ Θ²/(K ‖φ‖) = ${toText(value)}`),
    );
  },
};

/** Cells of the family below. */
const PEAKS = 16;

const attained: Claim = {
  id: 'eq-147/attained',
  section: '4.4',
  source: '(147)',
  title: 'The square of the thickness is best for the Cucker-Smale model',
  form: 'sharp',
  statement: String.raw`For every $t\ge14$ there is a density with two peaks and cells of mass at least $\Theta=\frac1{2t+14}$ for which $\mathcal M_{\rm CS}$, with $\phi=\psi*\psi$, has $\varepsilon\le17\,\Theta^2$.`,
  reading:
    'A whole number t: sixteen cells in a ring, two opposite ones of mass t, the others of mass 1; ψ = 1 at distances 0 and 1. A field with the quotient 17 Θ² or less.',
  note: String.raw`By hand: $u=\pm1$ up to distance 2 of the peaks and linear between, with energy $11\,\Theta^2$; $(u,u)_\kappa\ge6(t\Theta)^2\ge\frac23$.`,
  uses: ['eq-147'],
  cost: 15,
  families: [
    {
      name: 't from 14 to 10⁶',
      arbitrary: fc
        .oneof(fc.integer({ min: 14, max: 100 }), fc.integer({ min: 14, max: 1_000_000 }))
        .map((t): Instance => ({ t })),
    },
  ],
  decide(x) {
    const t = integerAt(x, 't');
    if (!(t >= 14)) return NOTHING;
    const found = squaredAt({ psi: [1, 1], masses: twoPeaks(PEAKS, t) })!;
    const theta = smallest(found.ring.masses);
    const value = multiply(whole(17), power(theta, 2));
    return conclude(
      ...expectModel(found),
      expectRelation('Θ = 1/(2t + 14)', { m: found.ring.masses, t: whole(t) }, [['min', 'm'], theta], '=', [['/', '1', ['+', ['*', '2', 't'], '14']], rational(1n, BigInt(2 * t + 14))]), // prettier-ignore
      upperBound('gap', found.model, value, `ε ≤ 17 Θ² = ${toText(value)}`),
    );
  },
};

export const claims: readonly Claim[] = [nested, constant, constantCorrected, cubic, quadratic, attained];
