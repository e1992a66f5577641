import fc from 'fast-check';
import type { Claim, Instance } from '../../engines/claim.js';
import type { Formula } from '../../finite/certificate.js';
import type { FiniteModel } from '../../finite/model.js';
import { average } from '../../finite/model.js';
import { space } from '../../operators/environment.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import { kernelPower } from '../../operators/kernels/power.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import { measure } from '../../operators/measure.js';
import { finiteModelAt } from '../../operators/model.js';
import { modelMollified } from '../../operators/models/mollified.js';
import type { Quadrature } from '../../operators/quadrature.js';
import { latticeQuadrature } from '../../operators/quadrature.js';
import type { Rational } from '../../scalar/rational.js';
import {
  HALF,
  ONE,
  ZERO,
  add,
  divide,
  magnitude,
  multiply,
  power,
  rational,
  sign,
  subtract,
  sum,
} from '../../scalar/rational.js';
import { largest } from '../extremes.js';
import { averageOf } from '../formulas.js';
import { lengthened, squareMatrix } from '../4/neighbourhoods.js';
import type { NodeShares } from '../node-shares.js';
import { nodeSharesOf } from '../node-shares.js';
import { integerAt, normalisedMasses, vectorAt, whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { NOTHING, assumeRelation, conclude, expectRelation, expectValue, flowValue } from '../steps.js';
import { approximationOrder, heavyTails } from './approximation.js';
import { approximationTarget } from './approximation-target.js';

/** Points on the line with masses and a field, and the over-mollified model with a kernel ψ_δ and its nodes. */
interface Filtered {
  readonly places: readonly Rational[];
  readonly masses: readonly Rational[];
  readonly u: readonly Rational[];
  readonly model: FiniteModel;
  readonly shares: NodeShares;
}

const LINE = space(1);

/** Undefined if points coincide or a mass is not positive. */
function filteredAt(
  places: readonly Rational[],
  drawn: readonly Rational[],
  u: readonly Rational[],
  kernel: Kernel,
  quadrature: Quadrature,
): Filtered | undefined {
  const n = places.length;
  if (n === 0 || drawn.length !== n || u.length !== n || drawn.some((m) => sign(m) <= 0)) return undefined;
  if (new Set(places.map((p) => `${p.n}/${p.d}`)).size < n) return undefined;
  const masses = normalisedMasses(drawn);
  const rho = measure(LINE, { points: places, masses });
  return {
    places,
    masses,
    u,
    model: finiteModelAt(modelMollified(LINE, kernel, quadrature), rho),
    shares: nodeSharesOf(LINE, kernel, quadrature, rho),
  };
}

/** Distances of points and nodes, and how far the shares reach. */
function distancesOf({ places, shares: { q, P, nodes } }: Filtered) {
  const distance = P.map((_, k) => magnitude(subtract(places[Math.floor(k / q)], nodes[k % q])));
  const moment = (p: number): Rational =>
    largest(places.map((_, i) => sum(nodes.map((__, k) => multiply(P[i * q + k], power(distance[i * q + k], p))))));
  const radius = largest(distance.filter((_, k) => sign(P[k]) > 0));
  return { moment, radius };
}

/** The least Lipschitz constant of the field; 0 for one point. */
const lipschitzOf = ({ places, u }: Filtered): Rational =>
  largest([
    ZERO,
    ...places.flatMap((x, i) =>
      places.slice(0, i).map((y, j) => divide(magnitude(subtract(u[i], u[j])), magnitude(subtract(x, y)))),
    ),
  ]);

function valuesOf({ places, masses, u, model, shares: { n, q, P, D, nodes } }: Filtered): Record<string, Value> {
  const size = Math.max(n, q);
  return {
    F: flowValue(model),
    u,
    m: masses,
    y: places,
    P: squareMatrix(size, q, P),
    E: lengthened(size, D.map((d) => divide(ONE, d))), // prettier-ignore
    on: lengthened(size, D.map(() => ONE)), // prettier-ignore
    M: lengthened(size, masses),
    x: lengthened(size, places),
    z: lengthened(size, nodes),
  };
}

const spread = (v: string): Formula => ['.', v, ['T', ['ones', v]]];
/** |x_i − ξ|, points on rows */
const toNode: Formula = ['abs', ['-', spread('x'), ['T', spread('z')]]];
/** max_i Σ_ξ P_iξ |x_i − ξ|^p */
const momentFormula = (p: number): Formula => ['max', ['.', ['*', 'P', ['^', toNode, String(p)]], ['ones', 'z']]];
/** u_δ − u */
const error: Formula = ['-', averageOf('F', 'u'), 'u'];

/** The flow of the library is m P D⁻¹ Pᵀ m. */
function expectShares(found: Filtered): LazyStep[] {
  const where = valuesOf(found);
  const { n, q } = found.shares;
  const size = Math.max(n, q);
  const flow = squareMatrix(size, n, found.model.flow);
  return [
    expectRelation('1/D', where, [['*', 'E', ['.', ['T', 'P'], 'M']], where.on], '=', ['on', where.on]),
    expectValue('the flow of M_ψδ is m P D⁻¹ Pᵀ m', where, ['*', ['.', 'P', ['.', ['diag', 'E'], ['T', 'P']]], ['.', 'M', ['T', 'M']]], flow), // prettier-ignore
  ];
}

/** |u(x) − u(y)| ≤ L |x − y| */
function assumeLipschitz(found: Filtered, L: Rational): LazyStep {
  const { places, u, shares: { n } } = found; // prettier-ignore
  const gaps = (v: readonly Rational[]): Rational[] =>
    Array.from({ length: n * n }, (_, k) => magnitude(subtract(v[Math.floor(k / n)], v[k % n])));
  const gap = (v: string): Formula => ['abs', ['-', spread(v), ['T', spread(v)]]];
  return assumeRelation('|u(x) − u(y)| ≤ L |x − y|', { u, y: places, L }, [gap('u'), { n, entries: gaps(u) }], '<=', [
    ['*', 'L', gap('y')],
    { n, entries: gaps(places).map((d) => multiply(L, d)) },
  ]);
}

const positive = (q: Rational): Rational => (sign(q) > 0 ? q : ZERO);

/** Points in halves, nodes at whole places, ψ_δ the tent of radius Rδ = D. */
const tentCase = (x: Instance): Filtered | undefined => {
  const D = integerAt(x, 'D');
  if (!(D >= 1)) return undefined;
  const points = (x.points as unknown as readonly (readonly number[])[]).map(([k]) => multiply(HALF, whole(k)));
  return filteredAt(points, vectorAt(x, 'masses'), vectorAt(x, 'u'), kernelTent(D), latticeQuadrature(LINE, 1));
};

const roughMasses = (n: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
    fc.array(fc.constantFrom(1, 1, 1000), { minLength: n, maxLength: n }),
    fc.constantFrom(2, 10, 100).map((M) => Array.from({ length: n }, (_, i) => M ** i)),
  );

const FAMILY = (within: number, name: string) => ({
  name,
  arbitrary: fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.record({
      points: fc.uniqueArray(fc.integer({ min: -within, max: within }).map((k) => [k]), { minLength: n, maxLength: n, selector: ([k]) => k }), // prettier-ignore
      masses: roughMasses(n),
      u: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n }),
      D: fc.integer({ min: 1, max: 3 }),
    }),
  ) as fc.Arbitrary<Instance>,
});

const printed: Claim = {
  id: 'lemma-9.1',
  section: '9.1',
  source: 'Lemma 9.1, (290)',
  title: 'The filtered field approximates, whatever the density',
  form: 'printed',
  statement: String.raw`For compactly supported $\psi$, $u$ with Lipschitz constant $L$, any $\rho$ and $1\le p\le\infty$: $\ \|u_\delta-u\|_{L^p(\rho)}\le C\delta L$ with $C=C_{p,\psi}^{1/p}+C_{1,\psi}$ from the proof, $C_{p,\psi}=\int|x|^p\psi\,dx$, and $C_{\infty,\psi}$ the radius of the support.`,
  reading:
    'Points on the line, masses of all sizes, a field, tents of radius Rδ = 1, 2, 3 on a lattice of nodes. The model is compared with the shares that the kernel gives; δᵖC_p is the largest Σ_ξ P_iξ |x_i - ξ|ᵖ over the points, and p = 1, 2, ∞ are decided exactly, p = 2 through squares. Measured beside: the order in δ for a smooth kernel on a Cantor set, in L²(ρ).',
  note: String.raw`For all N, by hand: as in the paper, on nodes; the first display of $I_1$ has a sign wrong, lemma-9.1/sign, and $I_2$ lacks $C_{1,\psi}$, lemma-9.1/mollification. For $p<\infty$ the lemma is stated for kernels with (88) as well; it needs $C_{p,\psi}<\infty$, which (88) does not give: lemma-9.1/heavy-tail.`,
  cost: 12,
  families: [FAMILY(12, 'points on the line, N ≤ 5'), FAMILY(3, 'clusters on the line, N ≤ 5')],
  target: approximationTarget,
  experiments: [approximationOrder],
  decide(x) {
    const found = tentCase(x);
    if (!found) return NOTHING;
    const { masses, u, model } = found;
    const L = lipschitzOf(found);
    const { moment, radius } = distancesOf(found);
    const [C1, C2] = [moment(1), moment(2)];
    const off = average(model, u).map((t, i) => subtract(t, u[i]));
    const where = { ...valuesOf(found), L, C1, C2, R: radius };
    const norm1 = sum(off.map((t, i) => multiply(masses[i], magnitude(t))));
    const norm2 = sum(off.map((t, i) => multiply(masses[i], multiply(t, t))));
    const L2 = multiply(L, L);
    const excess = positive(subtract(norm2, multiply(add(C2, multiply(C1, C1)), L2)));
    const norm2Formula: Formula = ['sum', ['*', 'm', ['^', error, '2']]];
    const reachZero = { n: Math.max(found.shares.n, found.shares.q), entries: Array.from({ length: Math.max(found.shares.n, found.shares.q) ** 2 }, () => ZERO) }; // prettier-ignore
    return conclude(
      ...expectShares(found),
      assumeLipschitz(found, L),
      expectRelation('δ C₁', where, [momentFormula(1), C1], '=', ['C1', C1]),
      expectRelation('δ² C₂', where, [momentFormula(2), C2], '=', ['C2', C2]),
      expectRelation('no share beyond R', where, [['*', 'P', ['larger', '0', ['-', toNode, 'R']]], reachZero], '=', ['0', ZERO]), // prettier-ignore
      expectRelation('p = ∞: ≤ (R + C₁) L', where, [['max', ['abs', error]], largest(off.map(magnitude))], '<=', [['*', ['+', 'R', 'C1'], 'L'], multiply(add(radius, C1), L)]), // prettier-ignore
      expectRelation('p = 1: ≤ 2 C₁ L', where, [['sum', ['*', 'm', ['abs', error]]], norm1], '<=', [['*', '2', ['*', 'C1', 'L']], multiply(whole(2), multiply(C1, L))]), // prettier-ignore
      expectRelation('p = 2: ≤ (√C₂ + C₁) L', where, [['^', ['larger', '0', ['-', norm2Formula, ['*', ['+', 'C2', ['^', 'C1', '2']], ['^', 'L', '2']]]], '2'], multiply(excess, excess)], '<=', [['*', ['*', '4', 'C2'], ['*', ['^', 'C1', '2'], ['^', 'L', '4']]], multiply(multiply(whole(4), C2), multiply(multiply(C1, C1), multiply(L2, L2)))]), // prettier-ignore
    );
  },
};

const sharp: Claim = {
  id: 'lemma-9.1/sharp',
  section: '9.1',
  source: 'Lemma 9.1, p = ∞',
  title: 'The constant for the largest error is best possible',
  form: 'sharp',
  statement: String.raw`For every $M$ there are masses and a field with Lipschitz constant 1 for which $\|u_\delta-u\|_{L^\infty(\rho)}\ge\left(1-\frac{2D^2}M\right)(R+C_1)$, where $R$ is how far $\psi_\delta$ reaches, $C_1=\int|x|\psi_\delta$, and $D=R+1$ on the lattice: $C=C_{\infty,\psi}+C_{1,\psi}$ cannot be improved.`,
  reading:
    'Whole numbers D ≤ 3 and M: the tent of radius D, nodes at whole places, points at all whole places up to 2D from 0 with masses M^|x|, and u = |x|. The error at 0, exactly.',
  note: String.raw`By hand: each node hears the farthest point that it sees almost alone.`,
  uses: ['lemma-9.1'],
  cost: 40,
  families: [
    {
      name: 'D from 1 to 3, M from 20 to 1000',
      arbitrary: fc
        .record({ D: fc.integer({ min: 1, max: 3 }), M: fc.integer({ min: 20, max: 1000 }) })
        .map((x): Instance => ({ ...x })),
    },
  ],
  decide(x) {
    const [D, M] = [integerAt(x, 'D'), integerAt(x, 'M')];
    if (!(D >= 1 && D <= 3 && M > 2 * D * D)) return NOTHING;
    const places = Array.from({ length: 4 * D + 1 }, (_, k) => whole(k - 2 * D));
    const found = filteredAt(places, places.map((p) => power(whole(M), Number(magnitude(p).n))), places.map(magnitude), kernelTent(D), latticeQuadrature(LINE, 1))!; // prettier-ignore
    const { moment, radius } = distancesOf(found);
    const C1 = moment(1);
    const heard = average(found.model, found.u)[2 * D];
    const origin = places.map((p) => whole(sign(p) === 0 ? 1 : 0));
    const where = { ...valuesOf(found), origin, C1, R: radius, M0: whole(M), D: whole(D) };
    const factor = subtract(ONE, divide(whole(2 * D * D), whole(M)));
    return conclude(
      ...expectShares(found),
      assumeLipschitz(found, ONE),
      expectRelation('C₁', where, [momentFormula(1), C1], '=', ['C1', C1]),
      expectRelation('(1 − 2D²/M)(R + C₁) ≤ the error at 0', where, [['*', ['-', '1', ['/', ['*', '2', ['^', 'D', '2']], 'M0']], ['+', 'R', 'C1']], multiply(factor, add(radius, C1))], '<=', [['sum', ['*', 'origin', error]], heard]), // prettier-ignore
    );
  },
};

/** Two atoms, 0 and X, of masses 1 and `heavy`, for ψ = 1/(1 + x²) and nodes at whole places from −2X to 2X; u = x. */
function twoAtoms(X: number, heavy: Rational): Filtered {
  const places = [ZERO, whole(X)];
  return filteredAt(places, [ONE, heavy], places, kernelPower(2), latticeQuadrature(LINE, 1, 2 * X))!;
}

const notCompact: Claim = {
  id: 'lemma-9.1/not-compact',
  section: '9.1',
  source: 'Lemma 9.1, p = ∞ without compact support',
  title: 'Without compact support there is no bound for the largest error',
  form: 'companion',
  statement: String.raw`For $\psi=\frac c{1+x^2}$ and every $X$ there are two atoms and a field with Lipschitz constant 1 for which $\|u_\delta-u\|_{L^\infty(\rho)}\ge\frac X2$ at $\delta=1$.`,
  reading:
    'A whole number X: atoms at 0 and X, the second X⁴ times as heavy, u = x, nodes at all whole places from -2X to 2X.',
  note: String.raw`By hand: the far atom is heard at every node where $X^4\psi(\xi-X)$ exceeds $\psi(\xi)$, and that is everywhere near 0. So compact support is needed for $p=\infty$, as the lemma says.`,
  uses: ['lemma-9.1'],
  cost: 100,
  families: [{ name: 'X from 2 to 9', arbitrary: fc.integer({ min: 2, max: 9 }).map((X): Instance => ({ X })) }],
  decide(x) {
    const X = integerAt(x, 'X');
    if (!(X >= 2)) return NOTHING;
    const found = twoAtoms(X, whole(X ** 4));
    const off = average(found.model, found.u).map((t, i) => magnitude(subtract(t, found.u[i])));
    return conclude(
      ...expectShares(found),
      assumeLipschitz(found, ONE),
      expectRelation('X/2 ≤ the largest error', { ...valuesOf(found), X: whole(X) }, [['/', 'X', '2'], rational(BigInt(X), 2n)], '<=', [['max', ['abs', error]], largest(off)]), // prettier-ignore
    );
  },
};

const heavyTail: Claim = {
  id: 'lemma-9.1/heavy-tail',
  section: '9.1',
  source: 'Lemma 9.1, (88)',
  title: 'The moment of the kernel must be finite',
  form: 'companion',
  statement: String.raw`For $\psi=\frac c{1+x^2}$, which satisfies (88), there is no constant in (290) with $p=3$: for every $X$ there are two atoms and a field with Lipschitz constant 1 for which $\|u_\delta-u\|^3_{L^3(\rho)}\ge\frac X{16}$ at $\delta=1$.`,
  reading:
    'A whole number X: atoms at 0 and X, the second X² times as heavy, u = x, nodes at all whole places from -2X to 2X. Measured beside: two equal atoms and ψ = c (1 + x²)^(-(1+γ)/2), p = 1, where the error grows like X^(1-γ).',
  note: String.raw`By hand: with $m=X^{-2}$ the far atom is heard at least as well as the near one at every node but 0, so that $|u_\delta(0)|\ge\frac X2$ and $\|u_\delta-u\|_3^3\ge\frac m{1+m}\frac{X^3}8$. In general two atoms give no bound as soon as $p>1+\gamma$ or $\gamma<1$, for $\psi=\langle x\rangle^{-1-\gamma}$; the proof needs $C_{p,\psi}<\infty$, that is $p<\gamma$. The lemma asks for (88) alone, which holds for every $\gamma>0$.`,
  uses: ['lemma-9.1'],
  cost: 100,
  families: [{ name: 'X from 2 to 9', arbitrary: fc.integer({ min: 2, max: 9 }).map((X): Instance => ({ X })) }],
  experiments: [heavyTails],
  decide(x) {
    const X = integerAt(x, 'X');
    if (!(X >= 2)) return NOTHING;
    const found = twoAtoms(X, whole(X ** 2));
    const off = average(found.model, found.u).map((t, i) => power(magnitude(subtract(t, found.u[i])), 3));
    const cubes = sum(off.map((t, i) => multiply(found.masses[i], t)));
    return conclude(
      ...expectShares(found),
      assumeLipschitz(found, ONE),
      expectRelation('X/16 ≤ Σ m |u_δ − u|³', { ...valuesOf(found), X: whole(X) }, [['/', 'X', '16'], rational(BigInt(X), 16n)], '<=', [['sum', ['*', 'm', ['^', ['abs', error], '3']]], cubes]), // prettier-ignore
    );
  },
};

export const claims: readonly Claim[] = [printed, sharp, notCompact, heavyTail];
