import fc from 'fast-check';
import type { Claim, Family, Instance } from '../../engines/claim.js';
import type { FiniteModel } from '../../finite/model.js';
import { torus } from '../../operators/environment.js';
import { measure } from '../../operators/measure.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelSegregation } from '../../operators/models/segregation.js';
import { partitionHats } from '../../operators/partitions/hats.js';
import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, power, rational, sign, toText } from '../../scalar/rational.js';
import { smallest } from '../extremes.js';
import { integerAt, modelWithMasses, normalisedMasses, vectorAt, whole } from '../read.js';
import { SEGREGATION, SYMMETRIC, withFields } from '../sources.js';
import type { LazyStep } from '../steps.js';
import {
  NOTHING,
  assume,
  assumeRelation,
  conclude,
  expectRelation,
  expectValue,
  flowValue,
  lowerBound,
  upperBound,
} from '../steps.js';
import { arcThickness, expectThickness, twoPeaks } from './eq-128-132.js';
import { flowMollified, linearBound, mollifiedAt } from './eq-143-145.js';
import { cubicBound, squaredAt } from './eq-149-150.js';
import { communitiesOf } from './eq-151-156.js';
import { gapTarget } from './gap-target.js';
import { expectMoments } from './neighbourhoods.js';
import {
  flowCuckerSmale,
  kernelCore,
  kernelSup,
  ringCases,
  ringMasses,
  ringTable,
  ringValues,
  thicknessFormula,
} from './ring.js';
import { THIN_MODELS, bestRates, lowEnergyRates, printedRates } from './thin-densities.js';

/** A model at a density with the claim about its gap: steps before, and the bound. */
interface Bounded {
  readonly branch: string;
  readonly model: FiniteModel;
  readonly steps: readonly LazyStep[];
  readonly value: Rational;
}

/** Knots of the hats are 4 cells apart; closer than 1 to the middle of two knots both hats are at least 1/4. */
const KNOTS = 4;
const LEVEL = rational(1n, 4n);

/** M_seg with hats on a circle of 4L cells: the least mass of a ball of radius 1 is that of a cell. */
function segregated(masses: readonly Rational[]) {
  const n = masses.length;
  const L = n / KNOTS;
  if (n % KNOTS !== 0 || L < 2 || masses.some((m) => sign(m) <= 0)) return undefined;
  const environment = torus(1, n);
  const partition = partitionHats(environment, L);
  const rho = measure(environment, { points: masses.map((_, i) => i), masses: normalisedMasses(masses) });
  const { data } = communitiesOf({ rho }, partition);
  const theta = smallest(data.masses);
  const c = multiply(multiply(LEVEL, LEVEL), theta);
  const steps = [
    expectMoments(data),
    expectRelation('Θ is the least mass of a cell', { m: data.masses, t: theta }, [['min', 'm'], theta], '=', ['t', theta]), // prettier-ignore
  ];
  return { L, c, theta, steps, model: finiteModelAt(modelSegregation(partition), rho) };
}

/** The three models of the proposition, with the printed exponents. */
function printedAt(x: Instance): Bounded | undefined {
  if (x.model === 'segregation') {
    const found = segregated(vectorAt(x, 'masses'));
    return found && { branch: 'M_seg', model: found.model, steps: found.steps, value: power(found.c, 2 * found.L) };
  }
  const r0 = integerAt(x, 'r0');
  if (!(r0 >= 1)) return undefined;
  if (x.model === 'mollified') {
    const found = mollifiedAt(x);
    if (!found) return undefined;
    const { r, theta, step, value } = linearBound(found.ring, r0);
    return { branch: 'M_φ', model: found.model, value, steps: [
      expectValue('the flow of M_φ', ringValues(found.ring), flowMollified, flowValue(found.model)),
      step,
      expectRelation('Θ', { ...ringValues(found.ring), r: whole(r), t: theta }, [thicknessFormula('r'), theta], '=', ['t', theta]), // prettier-ignore
    ] }; // prettier-ignore
  }
  const found = squaredAt(x);
  if (!found) return undefined;
  const { r, theta, step, value } = cubicBound(found, r0);
  return { branch: 'M_CS', model: found.model, value, steps: [
    expectValue('the flow of M_CS', ringValues(found.ring), flowCuckerSmale, flowValue(found.model)),
    step,
    expectRelation('Θ', { ...ringValues(found.ring), r: whole(r), t: theta }, [thicknessFormula('r'), theta], '=', ['t', theta]), // prettier-ignore
  ] }; // prettier-ignore
}

/** The same with the best exponents. */
function sharpAt(x: Instance): Bounded | undefined {
  if (x.model === 'segregation') {
    const found = segregated(vectorAt(x, 'masses'));
    const value = found && divide(multiply(whole(2 * found.L), found.c), whole((found.L - 1) ** 2));
    return found && { branch: 'M_seg', model: found.model, steps: found.steps, value: value! };
  }
  if (x.model === 'mollified') return printedAt(x);
  const found = squaredAt(x);
  if (!found || found.ring.n < 3) return undefined;
  const { ring, model } = found;
  // Arcs of one cell: neighbours are at distance 1.
  const c0 = kernelCore(ring, 2);
  const { K, theta } = arcThickness(ring, 1);
  const value = divide(multiply(multiply(whole(4), c0), power(theta, 2)), multiply(whole(K), kernelSup(ring)));
  return { branch: 'M_CS', model, value, steps: [
    expectValue('the flow of M_CS', ringValues(ring), flowCuckerSmale, flowValue(model)),
    expectThickness(ring, 1),
  ] }; // prettier-ignore
}

const named = (model: string, { name, arbitrary }: Family): Family => ({
  name,
  arbitrary: arbitrary.map((x): Instance => ({ ...x, model })),
});
const table = ringTable(3, 5).map((t) => t.map((a) => a + 1));
const range = fc.integer({ min: 3, max: 4 });
const FAMILIES: readonly Family[] = [
  named('cucker-smale', {
    name: 'M_CS with φ = ψ * ψ on rings, 3 ≤ N ≤ 8',
    arbitrary: ringCases([3, 8], () => ringTable(1, 1), () => ({ psi: ringTable(2, 3), r0: range })).map(({ phi: _, ...x }): Instance => x), // prettier-ignore
  }),
  named('mollified', {
    name: 'M_φ on rings, 3 ≤ N ≤ 8',
    arbitrary: ringCases([3, 8], () => table, () => ({ r0: range })), // prettier-ignore
  }),
  named('segregation', {
    name: 'M_seg with hats, knots 4 cells apart, N = 8 and 12',
    arbitrary: fc.constantFrom(8, 8, 12).chain((n) => ringMasses(n).map((masses): Instance => ({ masses }))),
  }),
];

const decideBound = (at: (x: Instance) => Bounded | undefined) => (x: Instance) => {
  const found = at(x);
  if (!found) return NOTHING;
  const { branch, model, steps, value } = found;
  return conclude(branch, ...steps, lowerBound('conclusion', 'gap', model, value, `ε ≥ ${toText(value)}`));
};

const BRANCHES = ['M_CS', 'M_φ', 'M_seg'];

const printed: Claim = {
  id: 'prop-4.16',
  section: '4.4',
  source: 'Proposition 4.16',
  title: 'Spectral gaps of ball-positive models from thickness, as printed',
  form: 'printed',
  statement: String.raw`On the torus, with local kernels and up to a constant that depends on the model alone, the gap is at least $\bar\rho_{r_0/2}^3(\Omega)$ for $\mathcal M_{\rm CS}$, $\bar\rho_{r_0/2}(\Omega)$ for $\mathcal M_\phi$, $\bar\rho_{r_{\rm seg}}^{2L}(\Omega)$ for $\mathcal M_{\rm seg}$.`,
  reading:
    'Densities on the cells of a circle, of all sizes. The constants are those of eq-147, eq-143-145, and δ = c₁²Θ in (155); no upper bound of the density enters. Measured beside: the exponent with which the gap follows the thickness as densities get thin in six ways.',
  note: String.raw`True. Only the exponent of $\mathcal M_\phi$ is reached; the others are far from what happens, prop-4.16/sharp.`,
  uses: ['eq-147', 'eq-143-145', 'eq-155', 'eq-151-156/thickness'],
  cost: 12,
  families: FAMILIES,
  branches: BRANCHES,
  experiments: THIN_MODELS.map((thin) => ({
    name: `exponents of ${thin.name}`,
    run: (effort) => printedRates(thin, effort),
  })),
  decide: decideBound(printedAt),
};

const sharp: Claim = {
  id: 'prop-4.16/sharp',
  section: '4.4',
  source: 'Proposition 4.16',
  title: 'The best exponents are 2, 1 and 1',
  form: 'sharp',
  statement: String.raw`Up to a constant that depends on the model alone, the gap is at least $\Theta^2$ for $\mathcal M_{\rm CS}$, $\Theta$ for $\mathcal M_\phi$ and $\Theta$ for $\mathcal M_{\rm seg}$, $\Theta$ the uniform thickness of the density; none of the exponents can be made smaller.`,
  reading:
    'The same densities with the constants of eq-147/sharp, eq-143-145 and eq-155/linear. Measured beside: where thin places cut the circle in two, the gap follows the thickness with just these exponents, and so does the low-energy gap of M_CS.',
  note: String.raw`For all N, by hand: at those claims. Exact families that reach the exponents: eq-147/attained, eq-143-145/attained, prop-4.16/attained. A single thin valley, or one heavy cell on a thin background, costs nothing: the gap stays bounded below as $\Theta\to0$.`,
  uses: ['prop-4.16', 'eq-147/sharp', 'eq-147/attained', 'eq-143-145', 'eq-143-145/attained', 'eq-155/linear', 'prop-4.16/attained'], // prettier-ignore
  cost: 12,
  families: FAMILIES,
  target: gapTarget,
  branches: BRANCHES,
  experiments: [
    ...THIN_MODELS.map((thin) => ({
      name: `exponents of ${thin.name}`,
      run: (effort: 1 | 2 | 3) => bestRates(thin, effort),
    })),
    { name: 'low-energy exponents of M_CS', run: lowEnergyRates },
  ],
  decide: decideBound(sharpAt),
};

/** Cells of the family below: four hats. */
const PEAKS = 16;

const attained: Claim = {
  id: 'prop-4.16/attained',
  section: '4.4',
  source: 'Proposition 4.16, segregation model',
  title: 'The gap of the segregation model is no more than linear in the thickness',
  form: 'sharp',
  statement: String.raw`For every $t\ge14$ there is a density with two peaks and cells of mass at least $\Theta=\frac1{2t+14}$ for which $\mathcal M_{\rm seg}$ with four hats has $\frac\Theta{18}\le\varepsilon\le39\,\Theta$; (155) promises $\left(\frac\Theta{16}\right)^8$.`,
  reading:
    'A whole number t: sixteen cells on a circle, knots at every fourth, two opposite knots of mass t, all other cells of mass 1. The gap from both sides, exactly.',
  note: String.raw`By hand, from above: $u=\pm1$ around the peaks and 0 at the two other knots. Rows of the flow matrix sum to the masses: $\mathcal A_0\le26\,\Theta$, $\mathcal E_0\ge2t\Theta$. From below: eq-155/linear with $c=\frac\Theta{16}$, $L=4$.`,
  uses: ['eq-155/linear'],
  cost: 80,
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
    const { steps, model, theta } = segregated(twoPeaks(PEAKS, t).map(whole))!;
    const [low, high] = [divide(theta, whole(18)), multiply(whole(39), theta)];
    return conclude(
      ...steps,
      lowerBound('conclusion', 'gap', model, low, `ε ≥ Θ/18 = ${toText(low)}`),
      upperBound('gap', model, high, `ε ≤ 39 Θ = ${toText(high)}`),
    );
  },
};

const allToAll: Claim = {
  id: 'prop-4.16/all-to-all',
  section: '4.4',
  source: 'Proposition 4.16, last sentence',
  title: 'All-to-all communication has a gap, whatever the density',
  form: 'printed',
  statement: String.raw`If $\inf\phi_\rho\ge c$ for a symmetric model, then $\lambda\ge c$, and $\varepsilon\ge\frac c{\|s_\rho\|_\infty}$.`,
  reading:
    'A symmetric flow matrix with masses of total 1, c the least F_ij/(m_i m_j), positive; λ and the gap, exactly. Ball-positivity is not asked for.',
  note: String.raw`For all N, by hand: $(u,\mathcal L_\rho u)_\rho\ge\frac c2\iint|u(x)-u(y)|^2d\rho\,d\rho=c\,(u,u)_\rho$ for $\int u\,d\rho=0$, and $(u,u)_\kappa\le\|s_\rho\|_\infty(u,u)_\rho$. For $\mathcal M_{\rm CS}$ the strength is at most $\|\phi\|_\infty$.`,
  uses: ['prop-4.16', 'eq-128-132/corrected'],
  cost: 3,
  families: [withFields(SYMMETRIC, 'masses'), withFields(SEGREGATION, 'masses')],
  decide(x) {
    const model = modelWithMasses(x);
    const { n, flow, kappa } = model;
    const m = model.masses!;
    const pairs = flow.map((_, k) => multiply(m[Math.floor(k / n)], m[k % n]));
    const c = smallest(flow.map((f, k) => divide(f, pairs[k])));
    if (sign(c) === 0 || n < 2) return NOTHING;
    const s = kappa.map((k, i) => divide(k, m[i])).reduce((a, b) => (a.n * b.d >= b.n * a.d ? a : b));
    const where = { F: flowValue(model), m, c, s };
    const value = divide(c, s);
    return conclude(
      assume('symmetric', model),
      assumeRelation('φ_ρ ≥ c', where, [['*', 'c', ['.', 'm', ['T', 'm']]], { n, entries: pairs.map((p) => multiply(c, p)) }], '<=', ['F', flowValue(model)]), // prettier-ignore
      assumeRelation('‖s‖', where, [['max', ['/', ['.', 'F', ['ones', 'F']], 'm']], s], '=', ['s', s]),
      lowerBound('conclusion', 'lambda', model, c, `λ ≥ c = ${toText(c)}`),
      lowerBound('conclusion', 'gap', model, value, `ε ≥ c/‖s‖ = ${toText(value)}`),
    );
  },
};

export const claims: readonly Claim[] = [printed, sharp, attained, allToAll];
