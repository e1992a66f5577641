import fc from 'fast-check';
import type { Claim, Instance, Json } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import { innerProduct } from '../../finite/energy.js';
import { enclose } from '../../finite/gap.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, sign, subtract, sum, toText } from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf, inner, kappaOf } from '../formulas.js';
import { integerAt, vectorAt, whole } from '../read.js';
import type { LazyStep } from '../steps.js';
import { NOTHING, assumeRelation, conclude, expectRelation, expectValue, flowValue, lowerBound } from '../steps.js';
import { expectDecay, leastStrength } from './decay.js';
import type { Ring } from './ring.js';
import {
  applyKernel,
  flowCuckerSmale,
  normalisedTable,
  ringAt,
  ringCases,
  ringDistance,
  ringField,
  ringTable,
  ringValues,
  seen,
} from './ring.js';

/** M_CS on a ring with ∫φ = 1, at the density of the case and at the uniform one. */
interface Flatness {
  readonly ring: Ring;
  readonly model: FiniteModel;
  readonly uniform: FiniteModel;
  /** at least Re φ̂(k), k ≠ 0, and 0 */
  readonly c0: Rational;
  /** ‖ρ/ρ_φ‖_∞ */
  readonly flatness: Rational;
}

/** Everything about a case `{ phi, left?, masses }`; undefined on a single cell. */
function flatnessAt(x: Instance): Flatness | undefined {
  const drawn = ringAt(x);
  if (!drawn || drawn.n < 2) return undefined;
  const total = sum(drawn.W.slice(0, drawn.n));
  const scaled: Instance = { ...x, ...scaledTables(x, total) };
  const ring = ringAt(scaled);
  if (!ring) return undefined;
  const on = (r: Ring): FiniteModel => finiteModelAt(modelCuckerSmale(r.environment, r.kernel), r.rho);
  const uniform = on(ringAt({ ...scaled, masses: ring.masses.map(() => 1) })!);
  // At the uniform density the gap is 1 − sup Re φ̂(k): the symmetric part of a circulant matrix has these eigenvalues.
  const gap = enclose('gap', uniform)!.lower;
  const c0 = compare(gap, ONE) < 0 ? subtract(ONE, gap) : ZERO;
  const density = applyKernel(ring, ring.masses);
  const flatness = largest(ring.masses.map((m, i) => divide(m, density[i])));
  return { ring, model: on(ring), uniform, c0, flatness };
}

const scaledTables = (x: Instance, total: Rational): Record<string, string[]> => {
  const by = (key: string): string[] => vectorAt(x, key).map((a) => toText(divide(a, total)));
  return { phi: by('phi'), ...(x.left === undefined ? {} : { left: by('left') }) };
};

/** The largest Re φ̂(k) is at most c₀: a bound of the gap of the uniform density. */
const assumeModes = ({ uniform, c0 }: Flatness): LazyStep =>
  lowerBound('conclusion', 'gap', uniform, subtract(ONE, c0), `sup Re φ̂(k) ≤ c₀ = ${toText(c0)}`);

const expectFlow = ({ ring, model }: Flatness): LazyStep =>
  expectValue('the flow of M_CS is ρ(x) φ(x − y) ρ(y)', ringValues(ring), flowCuckerSmale, flowValue(model));

const EVEN = ringCases([2, 8], (n) => ringTable(1, n), (n) => ({ u: ringField(n), v: ringField(n) })); // prettier-ignore
/** The left half of the kernel is drawn on its own. */
const BARE = ringCases([2, 8], (n) => ringTable(1, n));
const LOPSIDED = ringCases([2, 7], () => ringTable(1, 3), (n) => ({
  u: ringField(n),
  v: ringField(n),
  left: fc.array(fc.nat({ max: 4 }), { maxLength: 2 }),
})); // prettier-ignore
const FAMILIES = [
  { name: 'densities on rings, even kernels, N ≤ 8', arbitrary: EVEN },
  { name: 'densities on rings, kernels that are not even, N ≤ 7', arbitrary: LOPSIDED },
];

const example: Claim = {
  id: 'ex-4.12',
  section: '4.3',
  source: 'Example 4.12, (133)',
  title: 'The mean with a field of momentum zero, by the Fourier modes of the kernel',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ with $\int\phi=1$ and $c_0\ge\operatorname{Re}\hat\phi(k)$ for all $k\ne0$: if $\int u\rho=0$ then $(u,[u]_\rho)_{\kappa_\rho}\le c_0\int|u\rho|^2\le c_0\left\|\frac\rho{\rho_\phi}\right\|_\infty\|u\|^2_{L^2(\kappa_\rho)}$.`,
  reading:
    'A density on a ring, kernel values of total 1 at whole distances, even or not, and a field that is brought to momentum zero. The bound of the modes is certified as the gap of the uniform density; both inequalities are decided exactly.',
  note: String.raw`For all N, by hand: Plancherel on the ring. The print bounds $|\hat\phi(k)|$, which is more than is needed. That (133) is below 1 needs that $\phi$ is a function: with weights on nodes of one parity only, $\hat\phi(k)=\pm1$ occurs.`,
  cost: 20,
  families: FAMILIES,
  decide(x) {
    const found = flatnessAt(x);
    if (!found) return NOTHING;
    const { ring, model, c0, flatness } = found;
    const drawn = vectorAt(x, 'u');
    const momentum = sum(drawn.map((t, i) => multiply(t, ring.masses[i])));
    const u = drawn.map((t) => subtract(t, momentum));
    const where = { ...ringValues(ring), F: flowValue(model), u, c: c0, f: flatness };
    const heard = innerProduct(model, model.kappa, u, average(model, u));
    const square = sum(u.map((t, i) => multiply(multiply(t, ring.masses[i]), multiply(t, ring.masses[i]))));
    const norm = innerProduct(model, model.kappa, u, u);
    const [bound, norms]: readonly [Formula, Formula] = [['*', 'c', ['sum', ['^', ['*', 'u', 'm'], '2']]], inner(kappaOf('F'), 'u', 'u')]; // prettier-ignore
    return conclude(
      expectFlow(found),
      assumeModes(found),
      assumeRelation('∫ u ρ = 0', where, [['sum', ['*', 'u', 'm']], ZERO], '=', ['0', ZERO]),
      expectRelation('‖ρ/ρ_φ‖', where, [['max', ['/', 'm', seen]], flatness], '=', ['f', flatness]),
      expectRelation('(u, [u])_κ ≤ c₀ ∫ |uρ|²', where, [inner(kappaOf('F'), 'u', averageOf('F', 'u')), heard], '<=', [bound, multiply(c0, square)]), // prettier-ignore
      expectRelation('c₀ ∫ |uρ|² ≤ c₀ ‖ρ/ρ_φ‖ ‖u‖²', where, [bound, multiply(c0, square)], '<=', [['*', ['*', 'c', 'f'], norms], multiply(multiply(c0, flatness), norm)]), // prettier-ignore
    );
  },
};

const convex: Claim = {
  id: 'ex-4.12/convex',
  section: '4.3',
  source: 'Example 4.12',
  title: 'Where the density is convex it is below its mean',
  form: 'printed',
  statement: String.raw`If $\rho$ is convex in the ball $B_r(x)$, where $r$ is the range of the even kernel with $\int\phi=1$, then $\rho(x)\le\rho_\phi(x)$.`,
  reading:
    'Values of ρ on 2r + 1 cells in a row of a ring, with second differences ≥ 0, some cells more beyond, kernel values at distances up to r. ρ and ρ_φ at the cell in the middle.',
  note: String.raw`For all N, by hand: $\rho(x)\le\frac12(\rho(x-z)+\rho(x+z))$, averaged with $\phi$. Evenness is needed; the paper does not say it here.`,
  uses: ['ex-4.12'],
  cost: 6,
  families: [
    {
      name: 'convex densities around a cell, r ≤ 3',
      arbitrary: fc.record({ r: fc.integer({ min: 1, max: 3 }), more: fc.nat({ max: 3 }) }).chain(({ r, more }) =>
        fc
          .record({
            phi: ringTable(r + 1, r + 1),
            bends: fc.array(fc.nat({ max: 3 }), { minLength: 2 * r - 1, maxLength: 2 * r - 1 }),
            slope: fc.integer({ min: -4, max: 2 }),
            rest: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: more, maxLength: more }),
          })
          .map(({ phi, bends, slope, rest }): Instance => {
            const values = [0, slope];
            for (const bend of bends) values.push(2 * values[values.length - 1] - values[values.length - 2] + bend);
            const low = Math.min(...values);
            return { phi, masses: [...values.map((v) => v - low + 1), ...rest], r };
          }),
      ),
    },
  ],
  decide(x) {
    const r = integerAt(x, 'r');
    const phi = normalisedTable((x.masses as readonly Json[]).length, vectorAt(x, 'phi'));
    const ring = phi && ringAt(x, phi);
    if (!ring || !(r >= 1) || ring.n < 2 * r + 1 || phi.length > r + 1) return NOTHING;
    const { n, masses } = ring;
    const inside = masses.map((_, i) => whole(i >= 1 && i < 2 * r ? 1 : 0));
    const shift = { n, entries: Array.from({ length: n * n }, (_, k) => whole((Math.floor(k / n) + 1) % n === k % n ? 1 : 0)) }; // prettier-ignore
    const middle = masses.map((_, i) => whole(i === r ? 1 : 0));
    const bend = masses.map((m, i) => subtract(add(masses[(i + 1) % n], masses[(i + n - 1) % n]), multiply(whole(2), m))); // prettier-ignore
    const where = { ...ringValues(ring), inside, shift, middle };
    return conclude(
      assumeRelation('ρ is convex around the cell', where, ['0', ZERO], '<=', [['*', 'inside', ['-', ['+', ['.', 'shift', 'm'], ['.', ['T', 'shift'], 'm']], ['*', '2', 'm']]], bend.map((b, i) => multiply(inside[i], b))]), // prettier-ignore
      assumeRelation('φ is even', where, ['W', { n, entries: ring.W }], '=', [['T', 'W'], { n, entries: ring.W.map((_, k) => ring.W[(k % n) * n + Math.floor(k / n)]) }]), // prettier-ignore
      expectRelation('ρ ≤ ρ_φ there', where, [['sum', ['*', 'middle', 'm']], masses[r]], '<=', [['sum', ['*', 'middle', seen]], applyKernel(ring, masses)[r]]), // prettier-ignore
    );
  },
};

const gap: Claim = {
  id: 'eq-134',
  section: '4.3',
  source: '(134)',
  title: 'The gap of the Cucker-Smale model from flatness',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ on the torus with $\int\phi=1$ the gap (122) is at least $1-c_0\left\|\frac\rho{\rho_\phi}\right\|_\infty$, for $c_0$ at least the Fourier modes of $\phi$ but the zeroth, and $\ge0$.`,
  reading:
    'A density on a ring, kernel values of total 1 at whole distances. c₀ is 1 minus the gap of the uniform density, rounded up and certified; the gap at the density is bounded from below by the number, exactly, whether it is positive or not.',
  note: String.raw`With $c_0$ a bound of $\operatorname{Re}\hat\phi(k)$ instead of $|\hat\phi(k)|$ the kernel may be any, even or not.`,
  uses: ['ex-4.12'],
  cost: 20,
  families: FAMILIES,
  branches: ['positive', 'not positive'],
  decide(x) {
    const found = flatnessAt(x);
    if (!found) return NOTHING;
    const { ring, model, c0, flatness } = found;
    const value = subtract(ONE, multiply(c0, flatness));
    return conclude(
      sign(value) > 0 ? 'positive' : 'not positive',
      expectFlow(found),
      assumeModes(found),
      expectRelation('‖ρ/ρ_φ‖', { ...ringValues(ring), f: flatness }, [['max', ['/', 'm', seen]], flatness], '=', ['f', flatness]), // prettier-ignore
      lowerBound('conclusion', 'gap', model, value, `ε ≥ 1 − c₀ ‖ρ/ρ_φ‖ = ${toText(value)}`),
    );
  },
};

/** ‖ρ/ρ_φ‖ against 1, for the relation of (134) to 1 − c₀. */
const flatnessRelation = (found: Flatness, relation: '<' | '<=' | '='): LazyStep => {
  const { ring, flatness } = found;
  return expectRelation(`1 ${relation} ‖ρ/ρ_φ‖`, ringValues(ring), ['1', ONE], relation, [
    ['max', ['/', 'm', seen]],
    flatness,
  ]);
};

const strict: Claim = {
  id: 'eq-134/strict',
  section: '4.3',
  source: 'After (134)',
  title: 'The number of (134) is below 1 - c₀, as printed',
  form: 'printed',
  statement: String.raw`Always $\varepsilon=1-c_0\left\|\frac\rho{\rho_\phi}\right\|_\infty<1-c_0$.`,
  reading: 'As eq-134, with c₀ < 1; the norm against 1.',
  note: String.raw`The reason given is that the norm is at least 1: that allows equality, and the next paragraph of the paper speaks of it.`,
  uses: ['eq-134'],
  cost: 12,
  families: [{ name: 'densities on rings, even kernels, N ≤ 8', arbitrary: BARE }],
  decide(x) {
    const found = flatnessAt(x);
    if (!found || compare(found.c0, ONE) >= 0) return NOTHING;
    return conclude(assumeModes(found), flatnessRelation(found, '<'));
  },
};

const notStrict: Claim = {
  id: 'eq-134/strict/corrected',
  section: '4.3',
  source: 'After (134), corrected',
  title: 'Equality is the uniform density',
  form: 'corrected',
  statement: String.raw`Always $\left\|\frac\rho{\rho_\phi}\right\|_\infty\ge1$, so $\varepsilon\le1-c_0$; if $\hat\phi(k)\ne1$ for $k\ne0$, then with equality for the uniform density only.`,
  reading:
    'As eq-134, for kernels with φ(1) > 0, for which 1 is no other mode; the norm is 1 if all masses are the same, and larger if not.',
  note: String.raw`For all N, by hand: $\rho\le\rho_\phi$ and $\int\rho=\int\rho_\phi$ make $\rho=\rho_\phi$, hence $(1-\hat\phi(k))\hat\rho(k)=0$.`,
  uses: ['eq-134/strict'],
  cost: 12,
  families: [
    { name: 'densities on rings, even kernels, N ≤ 8', arbitrary: BARE },
    {
      name: 'densities that differ in one cell at most, N ≤ 6',
      arbitrary: ringCases([2, 6], (n) => ringTable(2, n), () => ({}), (n) =>
        fc.record({ at: fc.nat({ max: n - 1 }), more: fc.nat({ max: 1 }), all: fc.integer({ min: 1, max: 1000 }) })
          .map(({ at, more, all }) => Array.from({ length: n }, (_, i) => (i === at ? all + more : all)))), // prettier-ignore
    },
  ],
  branches: ['uniform', 'not uniform'],
  decide(x) {
    const found = flatnessAt(x);
    if (!found) return NOTHING;
    const { ring } = found;
    const { n, masses, W } = ring;
    if (W.some((a, k) => ringDistance(n, Math.floor(k / n), k % n) === 1 && sign(a) === 0)) return NOTHING;
    const isUniform = masses.every((m) => compare(m, masses[0]) === 0);
    return conclude(isUniform ? 'uniform' : 'not uniform', flatnessRelation(found, isUniform ? '=' : '<'));
  },
};

const decay: Claim = {
  id: 'cor-4.13',
  section: '4.3',
  source: 'Corollary 4.13, (135)',
  title: 'Decay of the Cucker-Smale model from flatness and thickness',
  form: 'printed',
  statement: String.raw`For $\mathcal M_{\rm CS}$ with $\varepsilon$ of (134) and $s=\min_{\operatorname{supp}\rho}\rho_\phi$: $\ -\frac d{dt}\delta\mathcal E\ge2\varepsilon s\,\delta\mathcal E$ at every instant, so that $\int\varepsilon s\,dt=\infty$ is enough for alignment in the energy sense.`,
  reading:
    'A density on a ring with two agents in each cell, velocities u ± v, and ε ≥ 0; the energy that is lost is computed agent by agent.',
  note: String.raw`For all N, by hand: (125) and Grönwall; (125) lacks the factor 2.`,
  uses: ['eq-134', 'rem-4.11'],
  cost: 20,
  families: FAMILIES,
  decide(x) {
    const found = flatnessAt(x);
    if (!found) return NOTHING;
    const { ring, model, c0, flatness } = found;
    const epsilon = subtract(ONE, multiply(c0, flatness));
    // With ε < 0 the strength must be bounded from above instead: nothing is claimed.
    if (sign(epsilon) < 0) return NOTHING;
    const s = leastStrength(model);
    return conclude(
      expectFlow(found),
      assumeModes(found),
      expectRelation('s = min ρ_φ', { ...ringValues(ring), s }, [['min', seen], s], '=', ['s', s]),
      expectDecay(model, vectorAt(x, 'u'), vectorAt(x, 'v'), multiply(epsilon, s), '2 ε s δE ≤ −dδE/dt'),
    );
  },
};

export const claims: readonly Claim[] = [example, convex, gap, strict, notStrict, decay];
