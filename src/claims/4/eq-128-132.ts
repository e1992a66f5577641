import fc from 'fast-check';
import type { Claim, Decision, Instance } from '../../engines/claim.js';
import { enclose } from '../../finite/gap.js';
import { modelFromFlow } from '../../finite/model.js';
import type { FiniteModel } from '../../finite/model.js';
import { finiteModelAt, reproducingKernelOf } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelMollified } from '../../operators/models/mollified.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import { toArray } from '../../operators/vector.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, divide, multiply, rational, sign, subtract, sum, toText } from '../../scalar/rational.js';
import { largest, smallest } from '../extremes.js';
import { dissipationOf } from '../formulas.js';
import { integerAt, modelWithMasses, vectorAt, whole } from '../read.js';
import { SEGREGATION, SYMMETRIC, withFields } from '../sources.js';
import type { LazyStep } from '../steps.js';
import {
  NOTHING,
  assume,
  assumeRelation,
  conclude,
  expectRelation,
  flowValue,
  lowerBound,
  upperBound,
} from '../steps.js';
import type { Ring } from './ring.js';
import { nearer, poincare, ringAt, ringCases, ringDistance, ringTable, ringValues } from './ring.js';

/** Σ F_ij (u_i − u_j)² */
const differences = ({ n, flow }: FiniteModel, u: readonly Rational[]): Rational =>
  sum(flow.map((f, k) => {
    const d = subtract(u[Math.floor(k / n)], u[k % n]);
    return multiply(f, multiply(d, d));
  })); // prettier-ignore

/** λ of (130) against the infimum of `factor` ∬ |u(x) − u(y)|² φ_ρ dρ dρ. */
function variational(x: Instance, factor: Rational): Decision {
  const model = modelWithMasses(x);
  // The double sum is the form (u, Lu) of twice the flow, so that its infimum is the λ of that flow times the factor.
  const times = multiply(whole(2), factor);
  const scaled = modelFromFlow(model.field, model.n, model.flow.map((f) => multiply(times, f)), { masses: model.masses }); // prettier-ignore
  const bounds = enclose('lambda', scaled);
  if (!bounds) return NOTHING;
  const u = vectorAt(x, 'u');
  const form = multiply(factor, differences(model, u));
  return conclude(
    assume('symmetric', model),
    expectRelation(
      'the double integral at u is the form of a model with as many times the flow',
      { F: flowValue(model), G: flowValue(scaled), u, c: factor },
      [['*', 'c', dissipationOf('F', 'u')], form],
      '=',
      [['sum', ['*', 'u', ['-', ['*', ['.', 'G', ['ones', 'G']], 'u'], ['.', 'G', 'u']]]], form],
    ),
    lowerBound('conclusion', 'lambda', model, bounds.lower, `λ ≥ the infimum, ${toText(bounds.lower)}`),
    upperBound('lambda', model, bounds.upper, `λ ≤ the infimum, ${toText(bounds.upper)}`),
  );
}

const printed: Claim = {
  id: 'eq-128-132',
  section: '4.3',
  source: '(130), (131)',
  title: 'The variational form of λ, as printed',
  form: 'printed',
  statement: String.raw`For symmetric models $\lambda=\inf\frac{(u,\mathcal L_\rho u)_\rho}{(u,u)_\rho}$ over $\int u\,d\rho=0$ is the infimum of $\int_{\Omega\times\Omega}|u(x)-u(y)|^2\phi_\rho(x,y)\,d\rho(y)\,d\rho(x)$ over $\|u\|_2=1$.`,
  reading:
    'A symmetric flow matrix with masses and a field. The double integral is the form of a model with a multiple of the flow, an identity that is checked at the field; the λ of that model, enclosed, is its infimum, and must be that of (130).',
  note: String.raw`A factor $\frac12$ is missing: $(u,\mathcal L_\rho u)_\rho=\frac12\iint|u(x)-u(y)|^2\phi_\rho\,d\rho\,d\rho$.`,
  cost: 4,
  families: [withFields(SYMMETRIC, 'masses', 'u'), withFields(SEGREGATION, 'masses', 'u')],
  decide: (x) => variational(x, ONE),
};

const corrected: Claim = {
  id: 'eq-128-132/corrected',
  section: '4.3',
  source: '(131), corrected',
  title: 'The variational form of λ',
  form: 'corrected',
  statement: String.raw`For symmetric models $\lambda$ is the infimum of $\frac12\int_{\Omega\times\Omega}|u(x)-u(y)|^2\phi_\rho(x,y)\,d\rho(y)\,d\rho(x)$ over $\int u\,d\rho=0$, $\|u\|_{L^2(\rho)}=1$.`,
  reading: 'The same with the factor ½.',
  uses: ['eq-128-132'],
  cost: 4,
  families: [withFields(SYMMETRIC, 'masses', 'u'), withFields(SEGREGATION, 'masses', 'u')],
  decide: (x) => variational(x, rational(1n, 2n)),
};

/** A symmetric model on a ring by its name, at the density of the case. */
function symmetricModel(x: Instance): { ring: Ring; model: FiniteModel; phi: readonly Rational[] } | undefined {
  const ring = ringAt(x);
  if (!ring) return undefined;
  const { environment, kernel, rho } = ring;
  const model =
    x.model === 'mollified'
      ? modelMollified(environment, kernel, latticeQuadrature(environment, 1))
      : modelCuckerSmale(environment, kernel);
  return { ring, model: finiteModelAt(model, rho), phi: toArray(reproducingKernelOf(model, rho)) };
}

/** (66): φ_ρ ≥ c₀ at distances below r₀, with the best c₀ on the nodes. */
function locality({ ring, model, phi }: NonNullable<ReturnType<typeof symmetricModel>>, r0: number) {
  const { n, masses } = ring;
  const near = (k: number): boolean => ringDistance(n, Math.floor(k / n), k % n) < r0;
  const c0 = smallest(phi.filter((_, k) => near(k)));
  const step: LazyStep = assumeRelation(
    'c₀ 1{|x − y| < r₀} ≤ φ_ρ(x, y)',
    { ...ringValues(ring), F: flowValue(model), c: c0, r: whole(r0) },
    [
      ['*', ['*', 'c', nearer('r')], ['.', 'm', ['T', 'm']]],
      {
        n,
        entries: phi.map((_, k) =>
          near(k) ? multiply(c0, multiply(masses[Math.floor(k / n)], masses[k % n])) : rational(0n),
        ),
      },
    ],
    '<=',
    ['F', flowValue(model)],
  );
  return { c0, step };
}

const MODELS = fc.constantFrom('cucker-smale', 'mollified');

const kinematic: Claim = {
  id: 'eq-128-132/lower-bound',
  section: '4.3',
  source: '(132)',
  title: 'λ from lower and upper bounds of the density',
  form: 'printed',
  statement: String.raw`On the torus, for a symmetric model with $\phi_\rho(x,y)\ge c_0\mathbb 1_{|x-y|<r_0}$: $\ \lambda\ge c_0\,\mu\,\frac{\rho_-^2}{\rho_+}$, where $\frac12\int_{|x-y|<r_0}|u(x)-u(y)|^2\ge\mu\int|u-\operatorname{Ave}u|^2$.`,
  reading:
    'A density on the cells of a ring, M_CS or M_φ with kernel values at whole distances, r₀ ≥ 2; c₀ is the least φ_ρ at distances below r₀, μ the Poincaré constant of the ring, rounded down and certified; then λ, exactly.',
  note: String.raw`For all N, by hand: as in the paper, $(u,\mathcal L_\rho u)_\rho\ge c_0\rho_-^2\mu\int|u-\operatorname{Ave}u|^2\ge c_0\mu\frac{\rho_-^2}{\rho_+}\int|u-\operatorname{Ave}u|^2d\rho$, and the mean is the nearest constant. The proof prints the constant of the kernel twice.`,
  cost: 12,
  families: [
    {
      name: 'densities on rings, M_CS and M_φ, 3 ≤ N ≤ 8',
      arbitrary: ringCases([3, 8], () => ringTable(2, 4), () => ({ model: MODELS, r0: fc.integer({ min: 2, max: 3 }) })), // prettier-ignore
    },
  ],
  decide(x) {
    const found = symmetricModel(x);
    const r0 = integerAt(x, 'r0');
    if (!found || found.ring.n < 2 || r0 < 1) return NOTHING;
    const { ring, model } = found;
    const { c0, step } = locality(found, r0);
    const { mu, step: certified } = poincare(ring.n, r0);
    if (sign(c0) === 0 || sign(mu) === 0) return NOTHING;
    const [low, high] = [smallest(ring.masses), largest(ring.masses)];
    const value = divide(multiply(multiply(c0, mu), multiply(low, low)), high);
    return conclude(
      step,
      certified,
      lowerBound('conclusion', 'lambda', model, value, `λ ≥ c₀ μ ρ₋²/ρ₊ = ${toText(value)}`),
    );
  },
};

/** Masses of K arcs of a nodes each. */
const arcMasses = ({ masses }: Ring, a: number): Rational[] =>
  Array.from({ length: masses.length / a }, (_, k) => sum(masses.slice(k * a, k * a + a)));

/** Θ, the least mass of an arc of a nodes; for formulas `arcs` is a matrix whose rows mark them. */
export function arcThickness(ring: Ring, a: number): { K: number; theta: Rational } {
  const all = arcMasses(ring, a);
  return { K: all.length, theta: smallest(all) };
}

/** Conclusion on numbers: Θ is the least mass of the arcs. */
export function expectThickness(ring: Ring, a: number): LazyStep {
  const { n } = ring;
  const { theta } = arcThickness(ring, a);
  // Row i marks the arc of node i.
  const arcs = { n, entries: Array.from({ length: n * n }, (_, k) => whole(Math.floor(Math.floor(k / n) / a) === Math.floor((k % n) / a) ? 1 : 0)) }; // prettier-ignore
  return expectRelation(`Θ = ${toText(theta)}`, { arcs, m: ring.masses, t: theta }, [['min', ['.', 'arcs', 'm']], theta], '=', ['t', theta]); // prettier-ignore
}

/** Rings of K arcs of a nodes each. */
export const arcCases = (
  most: number,
  table: (a: number) => fc.Arbitrary<number[]>,
  more: Readonly<Record<string, fc.Arbitrary<string>>> = {},
): fc.Arbitrary<Instance> =>
  fc
    .record({ K: fc.integer({ min: 3, max: 6 }), a: fc.integer({ min: 1, max: 3 }) })
    .filter(({ K, a }) => K * a <= most)
    .chain(({ K, a }) =>
      ringCases([K * a, K * a], () => table(a), () => ({ a: fc.constant(a), ...more })),
    ); // prettier-ignore

/** A table that is positive up to the distance 2a − 1, which two neighbouring arcs span. */
export const arcTable = (a: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2 * a, maxLength: 2 * a + 1 }).chain((t) =>
    fc.constantFrom(
      t,
      t.toSorted((p, q) => q - p),
    ),
  );

const thick: Claim = {
  id: 'eq-128-132/sharp',
  section: '4.3',
  source: '(132)',
  title: 'λ is at least quadratic in the thickness, whatever the upper bound of the density',
  form: 'sharp',
  statement: String.raw`On a circle cut into $K\ge3$ arcs, each of mass at least $\Theta$: a symmetric model with $\phi_\rho\ge c_0$ on neighbouring arcs has $\lambda\ge\frac{4c_0}K\Theta^2$. No upper bound of the density enters; since $\rho_+\ge1/|\Omega|$, this is (132) and more.`,
  reading:
    'A density on a ring of K arcs with a cells each, M_CS or M_φ; c₀ is the least φ_ρ at distances below 2a, Θ the least mass of an arc; λ, exactly.',
  note: String.raw`For all N, by hand: with $m_k$, $u_k$, $V_k$ mass, mean and $\int|u-u_k|^2d\rho$ of an arc, the form is at least $c_0\sum_k\left(m_km_{k+1}|u_k-u_{k+1}|^2+(m_{k-1}+m_k+m_{k+1})V_k\right)\ge c_0\left(\Theta^2\sum_k|u_k-u_{k+1}|^2+3\Theta\sum_kV_k\right)$, and $\int|u-\bar u|^2d\rho=\sum_kV_k+\frac12\sum_{k,l}m_km_l|u_k-u_l|^2\le\sum_kV_k+\frac K4\sum_k|u_k-u_{k+1}|^2$ along the shorter way. An arc of length $\ell$ has a ball of radius $\ell/2$ in it. With overlapping arcs of length $r_0$ at distance $r_0/2$ the same argument gives $c\,\bar\rho_{r_0/2}^2(\Omega)$ if $\phi_\rho\ge c_0$ up to $\frac32r_0$; on the torus in more dimensions cubes take the place of arcs. The exponent is best, eq-128-132/attained.`,
  uses: ['eq-128-132/lower-bound', 'eq-128-132/attained'],
  cost: 40,
  families: [{ name: 'densities on rings of arcs, M_CS and M_φ, N ≤ 12', arbitrary: arcCases(12, arcTable, { model: MODELS }) }], // prettier-ignore
  decide(x) {
    const found = symmetricModel(x);
    const a = integerAt(x, 'a');
    if (!found || !(a >= 1) || found.ring.n % a !== 0 || found.ring.n / a < 3) return NOTHING;
    const { ring, model } = found;
    const { c0, step } = locality(found, 2 * a);
    if (sign(c0) === 0) return NOTHING;
    const { K, theta } = arcThickness(ring, a);
    const value = divide(multiply(multiply(whole(4), c0), multiply(theta, theta)), whole(K));
    return conclude(
      step,
      expectThickness(ring, a),
      lowerBound('conclusion', 'lambda', model, value, `λ ≥ 4 c₀ Θ²/K = ${toText(value)}`),
    );
  },
};

/** Two heavy cells opposite of each other on a ring of n thin ones. */
export const twoPeaks = (n: number, t: number): number[] =>
  Array.from({ length: n }, (_, i) => (i === 0 || i === n / 2 ? t : 1));

/** Nodes of the family below. */
const PEAKS = 12;

const attained: Claim = {
  id: 'eq-128-132/attained',
  section: '4.3',
  source: '(132)',
  title: 'The square of the thickness is best',
  form: 'sharp',
  statement: String.raw`For every $t\ge10$ there is a density with two peaks and thickness $\Theta=\frac1{2t+10}$ for which $\mathcal M_{\rm CS}$ has $\frac13\Theta^2\le\lambda\le3\,\Theta^2$.`,
  reading:
    'A whole number t: twelve cells in a ring, two opposite ones of mass t, the others of mass 1; the kernel is 1 between neighbours. λ from both sides, exactly.',
  note: String.raw`By hand, from above: $u=\pm1$ at the peaks and their neighbours and linear between, with energy $2\Theta^2$ and norm at least $2t\Theta$.`,
  uses: ['eq-128-132/lower-bound'],
  cost: 30,
  families: [{ name: 't from 10 to 10⁶', arbitrary: fc.oneof(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 10, max: 1_000_000 })).map((t): Instance => ({ t })) }], // prettier-ignore
  decide(x) {
    const t = integerAt(x, 't');
    if (!(t >= 10)) return NOTHING;
    const { ring, model } = symmetricModel({ phi: [1, 1], masses: twoPeaks(PEAKS, t) })!;
    const { theta } = arcThickness(ring, 1);
    const square = multiply(theta, theta);
    const [low, high] = [divide(square, whole(3)), multiply(whole(3), square)];
    return conclude(
      expectThickness(ring, 1),
      lowerBound('conclusion', 'lambda', model, low, `λ ≥ Θ²/3 = ${toText(low)}`),
      upperBound('lambda', model, high, `λ ≤ 3 Θ² = ${toText(high)}`),
    );
  },
};

export const claims: readonly Claim[] = [printed, corrected, kinematic, attained, thick];
