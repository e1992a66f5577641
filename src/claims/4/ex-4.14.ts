import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { energies } from '../../finite/energy.js';
import type { FiniteModel } from '../../finite/model.js';
import { finiteModelAt, reproducingKernelOf } from '../../operators/model.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { HALF, ONE, add, divide, multiply, sign, subtract, sum, toText } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { field, galleryFamilies, galleryModel } from '../gallery/cases.js';
import type { GalleryEntry } from '../gallery/entry.js';
import {
  CS_BOX,
  CS_CAUCHY_R2,
  CS_TENT,
  CS_TENT_T,
  MT_BOX,
  MT_CAUCHY_R2,
  MT_TENT,
  MT_TENT_T,
} from '../gallery/entries.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import {
  NOTHING,
  assume,
  assumeRelation,
  conclude,
  expectProperty,
  expectRelation,
  expectValue,
  flowValue,
  lowerBound,
} from '../steps.js';
import { expectDecay } from './decay.js';
import type { Ring } from './ring.js';
import {
  applyKernel,
  flowMotschTadmor,
  kernelCore,
  kernelSup,
  normalisedTable,
  poincare,
  ringAt,
  ringCases,
  ringField,
  ringMasses,
  ringTable,
  ringValues,
  seen,
} from './ring.js';

/** M_MT with the M_CS of the same kernel, whose reproducing kernel is φ itself. */
const PAIRS: readonly (readonly [GalleryEntry, GalleryEntry])[] = [
  [MT_TENT, CS_TENT],
  [MT_TENT_T, CS_TENT_T],
  [MT_BOX, CS_BOX],
  [MT_CAUCHY_R2, CS_CAUCHY_R2],
];

/** u_i on rows, u_j on columns */
const onRows: Formula = ['.', 'u', ['T', ['ones', 'u']]];
const onColumns: Formula = ['T', onRows];
/** 1/ρ_φ(x), 1/ρ_φ(y) */
const inverseRows: Formula = ['.', ['/', '1', seen], ['T', ['ones', 'u']]];
const inverseColumns: Formula = ['T', inverseRows];
const weights: Formula = ['*', 'W', ['.', 'm', ['T', 'm']]];
/** ½ ∬ |u(x) − u(y)|² ρρ φ/ρ_φ(x) */
const first: Formula = ['*', '1/2', ['sum', ['*', ['*', weights, inverseRows], ['^', ['-', onRows, onColumns], '2']]]];
/** ½ ∬ u(y)·(u(x) − u(y)) ρρ (1/ρ_φ(x) − 1/ρ_φ(y)) φ */
const second: Formula = ['*', '1/2', ['sum', ['*', ['*', weights, ['-', inverseRows, inverseColumns]], ['*', onColumns, ['-', onRows, onColumns]]]]]; // prettier-ignore
/** ½ ∫ |u|² ρ (1 − (ρ/ρ_φ)_φ) */
const rest: Formula = [
  '*',
  '1/2',
  ['sum', ['*', ['*', ['^', 'u', '2'], 'm'], ['-', '1', ['.', 'W', ['/', 'm', seen]]]]],
];

const identity: Claim = {
  id: 'eq-136',
  section: '4.3',
  source: '(136)',
  title: 'The dissipation of the Motsch-Tadmor model, symmetrised',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm MT}$ with an even kernel, $(u,u)_\rho-(u,[u]_\rho)_\rho$ is $\frac12\iint|u(x)-u(y)|^2\rho\rho\frac{\phi(x-y)}{\rho_\phi(x)}+\frac12\iint u(y)\cdot(u(x)-u(y))\rho\rho\left(\frac1{\rho_\phi(x)}-\frac1{\rho_\phi(y)}\right)\phi(x-y)$, and the second term is $\frac12\int|u|^2\rho\left(1-\left(\frac\rho{\rho_\phi}\right)_\phi\right)$.`,
  reading:
    'A Motsch-Tadmor model of the gallery, points, masses and a field; the dissipation of the flow matrix that the library makes, and the three sums from the kernel values, recomputed by the checker.',
  note: String.raw`Every sign of (136) and of the display after it is right. That display integrates over $\Omega\times\Omega$ with $dy$ alone, and has $\left(1-\frac\rho{\rho_\phi}\right)_\phi$, the same for $\int\phi=1$. For the estimate that follows the lower bound $1-\frac\rho{\rho_\phi}\ge-\frac{\rho_+-\rho_-}{\rho_-}$ is needed, not the upper one that is printed.`,
  cost: 6,
  families: galleryFamilies(
    PAIRS.map(([mt]) => mt),
    { u: field },
  ),
  decide(x) {
    const found = galleryModel(x);
    const pair = PAIRS.find(([mt]) => mt.key === x.model);
    if (!found || !pair) return NOTHING;
    const { finite, rho } = found;
    const { n } = finite;
    const m = rho.masses as readonly Rational[];
    const W = toArray(reproducingKernelOf(pair[1].model, rho));
    const u = vectorAt(x, 'u');
    const where = { F: flowValue(finite), W: { n, entries: W }, m, u };
    const { a0 } = energies(finite, u);
    const density = applyKernel({ n, W }, m);
    const term = (of: (i: number, j: number) => Rational): Rational =>
      multiply(HALF, sum(W.map((w, k) => multiply(multiply(w, multiply(m[Math.floor(k / n)], m[k % n])), of(Math.floor(k / n), k % n))))); // prettier-ignore
    const gap = (i: number, j: number): Rational => subtract(u[i], u[j]);
    const values = {
      first: term((i, j) => divide(multiply(gap(i, j), gap(i, j)), density[i])),
      second: term((i, j) => multiply(multiply(u[j], gap(i, j)), subtract(divide(ONE, density[i]), divide(ONE, density[j])))), // prettier-ignore
    };
    const mean = applyKernel({ n, W }, m.map((t, i) => divide(t, density[i]))); // prettier-ignore
    const remaining = multiply(HALF, sum(m.map((t, i) => multiply(multiply(t, multiply(u[i], u[i])), subtract(ONE, mean[i]))))); // prettier-ignore
    return conclude(
      expectValue('the flow of M_MT is ρ(x) φ(x − y) ρ(y)/ρ_φ(x)', where, flowMotschTadmor, flowValue(finite)),
      expectRelation('(136)', where, [['-', inner(kappaOf('F'), 'u', 'u'), inner(kappaOf('F'), 'u', averageOf('F', 'u'))], a0], '=', [['+', first, second], add(values.first, values.second)]), // prettier-ignore
      expectRelation('the second term', where, [second, values.second], '=', [rest, remaining]),
    );
  },
};

interface Flat {
  readonly ring: Ring;
  readonly model: FiniteModel;
  readonly low: Rational;
  readonly high: Rational;
  /** c = c₀ μ/‖φ‖_∞ */
  readonly c: Rational;
  readonly steps: readonly LazyStep[];
}

/** M_MT on a ring with ∫φ = 1, and the constant of (132) for it. */
function flatAt(x: Instance): Flat | undefined {
  const r0 = integerAt(x, 'r0');
  const n = (x.masses as readonly unknown[]).length;
  const phi = normalisedTable(n, vectorAt(x, 'phi'));
  const ring = phi && ringAt(x, phi);
  if (!ring || n < 2 || !(r0 >= 1)) return undefined;
  const c0 = kernelCore(ring, r0);
  const { mu, step } = poincare(n, r0);
  const model = finiteModelAt(modelMotschTadmor(ring.environment, ring.kernel), ring.rho);
  const c = divide(multiply(c0, mu), kernelSup(ring));
  if (sign(c) <= 0) return undefined;
  const where = { ...ringValues(ring), c, c0, mu };
  return {
    ring,
    model,
    low: smallest(ring.masses),
    high: largest(ring.masses),
    c,
    steps: [
      expectValue('the flow of M_MT is ρ(x) φ(x − y) ρ(y)/ρ_φ(x)', ringValues(ring), flowMotschTadmor, flowValue(model)), // prettier-ignore
      step,
      expectRelation('c = c₀ μ/‖φ‖', where, [['/', ['*', 'c0', 'mu'], ['max', 'W']], c], '=', ['c', c]),
    ],
  };
}

const [LOW, HIGH]: readonly Formula[] = [
  ['min', 'm'],
  ['max', 'm'],
];

/** (137): ρ₊ − ρ₋ ≤ c ρ₋³/ρ₊ */
function assumeFlat({ ring, low, high, c }: Flat): LazyStep {
  const right = divide(multiply(c, multiply(low, multiply(low, low))), high);
  return assumeRelation('ρ₊ − ρ₋ ≤ c ρ₋³/ρ₊', { m: ring.masses, c }, [['-', HIGH, LOW], subtract(high, low)], '<=', [
    ['/', ['*', 'c', ['^', LOW, '3']], HIGH],
    right,
  ]);
}

/** Masses that differ by so little that (137) may hold. */
const nearlyEqual = (n: number): fc.Arbitrary<number[]> =>
  fc.constantFrom(100, 1000, 10_000).chain(
    (all) =>
      fc.array(fc.oneof(fc.nat({ max: all / 50 }), fc.constantFrom(0, Math.ceil(all / 60))), { minLength: n, maxLength: n }).map((more) => more.map((e) => all + e)), // prettier-ignore
  );

const more = (n: number) => ({ r0: fc.constantFrom(2, 2, 3), u: ringField(n), v: ringField(n) });
const FLAT = {
  name: 'nearly uniform densities on rings, 3 ≤ N ≤ 7',
  arbitrary: ringCases([3, 7], () => ringTable(2, 4), more, nearlyEqual),
};
const ALL = {
  name: 'densities on rings, 3 ≤ N ≤ 7',
  arbitrary: ringCases([3, 7], () => ringTable(2, 4), more, ringMasses),
};

const example: Claim = {
  id: 'ex-4.14',
  section: '4.3',
  source: 'Example 4.14, (137)',
  title: 'The gap of the Motsch-Tadmor model for flat densities',
  form: 'printed',
  statement: String.raw`On the torus, for $\mathcal M_{\rm MT}$ with an even kernel, $\int\phi=1$ and $\phi\ge c_0\mathbb 1_{|x|<r_0}$: with $c=\frac{c_0\mu}{\|\phi\|_\infty}$, the density condition $\rho_+-\rho_-\le c\,\frac{\rho_-^3}{\rho_+}$ gives $\varepsilon\ge\frac c2\,\frac{\rho_-^2}{\rho_+}$.`,
  reading:
    'A density on a ring that is nearly uniform, kernel values of total 1 at whole distances, μ the Poincaré constant of the ring for links below r₀; the gap is bounded from below exactly.',
  note: String.raw`For all N, by hand: $\rho_\phi\le\|\phi\|_\infty$ and (132) bound the first term of (136) below by $c\,\frac{\rho_-^2}{\rho_+}\|u\|^2$; the second is at least $-\frac12\frac{\rho_+-\rho_-}{\rho_-}\|u\|^2\ge-\frac c2\frac{\rho_-^2}{\rho_+}\|u\|^2$.`,
  uses: ['eq-136', 'eq-128-132/lower-bound'],
  cost: 15,
  families: [FLAT],
  decide(x) {
    const found = flatAt(x);
    if (!found) return NOTHING;
    const { model, low, high, c, steps } = found;
    const value = divide(multiply(multiply(c, HALF), multiply(low, low)), high);
    return conclude(
      ...steps,
      assumeFlat(found),
      lowerBound('conclusion', 'gap', model, value, `ε ≥ ½ c ρ₋²/ρ₊ = ${toText(value)}`),
    );
  },
};

const everywhere: Claim = {
  id: 'ex-4.14/sharp',
  section: '4.3',
  source: 'Example 4.14',
  title: 'A bound of the gap without a condition',
  form: 'sharp',
  statement: String.raw`For every positive density on the torus $\mathcal M_{\rm MT}$ has $\varepsilon\ge c\,\frac{\rho_-^2}{\rho_+}-\frac{\rho_+-\rho_-}{2\rho_-}$, with the same $c$; by (137) this is at least half of the first term.`,
  reading: 'As ex-4.14, for any positive density on a ring; the bound may be negative.',
  uses: ['ex-4.14'],
  cost: 15,
  families: [FLAT, ALL],
  decide(x) {
    const found = flatAt(x);
    if (!found) return NOTHING;
    const { model, low, high, c, steps } = found;
    const value = subtract(
      divide(multiply(c, multiply(low, low)), high),
      divide(subtract(high, low), multiply(whole(2), low)),
    );
    return conclude(
      ...steps,
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c ρ₋²/ρ₊ − ½ (ρ₊ − ρ₋)/ρ₋ = ${toText(value)}`),
    );
  },
};

const withoutFlatness: Claim = {
  id: 'ex-4.14/without-flatness',
  section: '4.3',
  source: 'Example 4.14, (137) dropped',
  title: 'The Motsch-Tadmor model may have no gap',
  form: 'companion',
  statement: String.raw`For every positive density on the torus $\mathcal M_{\rm MT}$ has a gap, $\varepsilon>0$ in (122).`,
  reading: 'As ex-4.14 without (137): any positive density on a ring. The gap is tested for being positive.',
  note: String.raw`Expected to be refuted: the model is not conservative, and $(u,[u]_\rho)_\rho$ may exceed $(u,u)_\rho$.`,
  uses: ['ex-4.14'],
  cost: 8,
  families: [{ name: 'densities on rings, 3 ≤ N ≤ 7', arbitrary: ringCases([3, 7], () => ringTable(2, 4)) }],
  decide(x): Decision {
    const n = (x.masses as readonly unknown[]).length;
    const phi = normalisedTable(n, vectorAt(x, 'phi'));
    const ring = phi && ringAt(x, phi);
    if (!ring || n < 2) return NOTHING;
    const model = finiteModelAt(modelMotschTadmor(ring.environment, ring.kernel), ring.rho);
    return conclude(
      expectValue('the flow of M_MT is ρ(x) φ(x − y) ρ(y)/ρ_φ(x)', ringValues(ring), flowMotschTadmor, flowValue(model)), // prettier-ignore
      assume('irreducible', model),
      expectProperty('has-gap', model),
    );
  },
};

const decay: Claim = {
  id: 'cor-4.15',
  section: '4.3',
  source: 'Corollary 4.15',
  title: 'Decay of the Motsch-Tadmor model at flat densities',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm MT}$ on the torus, where (137) holds: $\ -\frac d{dt}\delta\mathcal E\ge c\,\frac{\rho_-^2}{\rho_+}\,\delta\mathcal E$ at every instant, so that $\int\frac{\rho_-^2}{\rho_+}dt=\infty$ is enough for alignment in the energy sense.`,
  reading:
    'A nearly uniform density on a ring with two agents in each cell, velocities u ± v; the energy that is lost is computed agent by agent. The strength is 1.',
  note: String.raw`For all N, by hand: (125) with $s=1$ and the $\varepsilon$ of Example 4.14, then Grönwall. Momentum is not conserved; $\bar u$ is the mean of the instant.`,
  uses: ['ex-4.14', 'rem-4.11'],
  cost: 18,
  families: [FLAT],
  decide(x) {
    const found = flatAt(x);
    if (!found) return NOTHING;
    const { model, low, high, c, steps } = found;
    const value = divide(multiply(multiply(c, HALF), multiply(low, low)), high);
    return conclude(
      ...steps,
      assumeFlat(found),
      expectDecay(model, vectorAt(x, 'u'), vectorAt(x, 'v'), value, '2 ε δE ≤ −dδE/dt'),
    );
  },
};

export const claims: readonly Claim[] = [identity, example, everywhere, withoutFlatness, decay];
