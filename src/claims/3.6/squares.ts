import type { Formula } from '../../finite/certificate.js';
import { displacement, periodsOf } from '../../operators/environment.js';
import { kernelBox } from '../../operators/kernels/box.js';
import { kernelTent } from '../../operators/kernels/tent.js';
import type { Measure, Points } from '../../operators/measure.js';
import { pointOf } from '../../operators/measure.js';
import { kernelMatrix } from '../../operators/pair-weights.js';
import { toArray } from '../../operators/vector.js';
import { rationals } from '../../scalar/field.js';
import type { Rational } from '../../scalar/rational.js';
import {
  add,
  divide,
  multiply,
  ONE,
  rational,
  subtract,
  sum,
  toRational,
  toText,
  ZERO,
} from '../../scalar/rational.js';
import type { GalleryCase } from '../gallery/cases.js';
import type { Mollifier } from '../gallery/spelled/mollified.js';
import { nodeShares } from '../gallery/spelled/mollified.js';
import { COMMUNITIES, memberships, populated } from '../gallery/spelled/neighbourhoods.js';
import type { Spelled } from '../gallery/spelled/spelled.js';
import { around, clamped, differences, minus, over, plus, square, times } from '../gallery/spelled/terms.js';
import type { Value } from '../steps.js';

/** A sum of squares: its formula, what the formula needs beyond the named values of the model, and its value. */
export interface Squares {
  readonly where: Readonly<Record<string, Value>>;
  readonly formula: Formula;
  readonly value: Rational;
}

/** Σ_l (Σ_j w_j u_j G_jl)² / Σ_j w_j G_jl over the columns with mass; G is points × columns. */
function favre(G: readonly (readonly Rational[])[], w: readonly Rational[], u: readonly Rational[]): Rational {
  const columns = G[0].map((_, l) => {
    const mass = sum(G.map((row, j) => multiply(w[j], row[l])));
    const momentum = sum(G.map((row, j) => multiply(multiply(w[j], u[j]), row[l])));
    return mass.n === 0n ? ZERO : divide(multiply(momentum, momentum), mass);
  });
  return sum(columns);
}

/** (63): Σ_l ρ(ug_l)²/ρ(g_l), and the same with cells for the communities. */
export function communitySquares(found: GalleryCase, { ingredients }: Spelled, u: readonly Rational[]): Squares {
  const { entry, rho } = found;
  const values = Array.from({ length: rho.n }, (_, j) => {
    const x = pointOf(rho, j);
    if (entry.communities) return entry.communities.values(rationals, x);
    const cell = entry.cells!.cellOf(rationals, x);
    return Array.from({ length: entry.cells!.cells }, (__, l) => (l === cell ? ONE : ZERO));
  });
  const terms = populated(COMMUNITIES.get(entry.key)!, ingredients).map((community) => {
    const g = memberships(community, ingredients, 'points');
    return over(square(['sum', times('m', 'u', g)]), ['sum', times('m', g)]);
  });
  return { where: {}, formula: plus(...terms), value: favre(values, toArray(rho.masses), u) };
}

/** Nodes on the line as points. */
const nodesAt = (x: readonly Rational[]): Points => ({ field: rationals, n: x.length, dim: 1, x });

/** (65): Σ_ξ h |(uw)_φ|²/w_φ for weights w, masses or p(ρ) dx; P = φ(x − ξ) h. */
export function mollifiedSquares(
  { model, rho }: GalleryCase,
  { where }: Spelled,
  mollifier: Mollifier,
  [weights, w]: readonly [Formula, readonly Rational[]],
  u: readonly Rational[],
): Squares {
  const P: Formula = ['T', nodeShares(mollifier, 'x0')];
  const nodes = where.xi0 as readonly Rational[];
  const phi = kernelMatrix(model.environment, kernelTent(mollifier.radius), nodesAt(nodes), rho);
  const share = divide(toRational(mollifier.h), toRational(mollifier.radius));
  const G = Array.from({ length: rho.n }, (_, j) => nodes.map((__, l) => multiply(share, phi[j * nodes.length + l])));
  return {
    where: {},
    formula: ['sum', over(square(['.', P, times(weights, 'u')]), ['.', P, weights])],
    value: favre(G, w, u),
  };
}

/** Middles of the cells of side 1/2 within reach 1 of some agent, on one axis. */
function middles({ n, dim, x }: Measure, axis: number, period: Rational | undefined): Rational[] {
  const seen = new Map<string, Rational>();
  for (let j = 0; j < n; j++)
    for (const quarters of [-3n, -1n, 1n, 3n]) {
      let z = add(x[j * dim + axis], rational(quarters, 4n));
      if (period && z.n < 0n) z = add(z, period);
      if (period && subtract(z, period).n >= 0n) z = subtract(z, period);
      seen.set(toText(z), z);
    }
  return [...seen.values()];
}

/** The middles as points of the environment, and B: 1 where |x − z| < 1 on every axis, agents × middles. */
export interface BoxNodes {
  readonly nodes: Points;
  /** z0, z1: coordinates of the middles */
  readonly where: Readonly<Record<string, Value>>;
  readonly formula: Formula;
  /** a row for each agent */
  readonly values: readonly (readonly Rational[])[];
}

/**
 * The box ψ = 1 for |z| < 1 on each axis, from agents to the middles of the cells of side 1/2. Agents are multiples of 1/2, so
 * ψ(x − ·) is constant on each cell: integrals over Ω of what is made of them are sums over middles, exactly.
 */
export function boxNodes({ model: { environment }, rho }: GalleryCase): BoxNodes {
  const periods = periodsOf(environment);
  const { n, dim } = rho;
  const lines = Array.from({ length: dim }, (_, k) => middles(rho, k, periods?.[k]));
  const rows = lines.reduce<Rational[][]>((all, line) => all.flatMap((row) => line.map((z) => [...row, z])), [[]]);
  const between = displacement(environment, rationals);
  const box = kernelBox(1);
  const away = Array.from({ length: dim }, () => ZERO);
  return {
    nodes: { field: rationals, n: rows.length, dim, x: rows.flat() },
    where: Object.fromEntries(lines.map((_, k) => [`z${k}`, rows.map((row) => row[k])])),
    formula: times(
      ...lines.map((_, k) => {
        const z = differences(`x${k}`, `z${k}`);
        return clamped(times('4', minus('1', periods ? around(z, toText(periods[k])) : ['abs', z])));
      }),
    ),
    values: Array.from({ length: n }, (_, j) =>
      rows.map((node) => {
        between(away, rho.x, j, node, 0);
        return away.map((t) => box.value(rationals, [t])).reduce(multiply, ONE);
      }),
    ),
  };
}

/** (64) with φ the tent of radius 2 on each axis: φ = ½ψ∗ψ. */
export function bochnerSquares(
  found: GalleryCase,
  u: readonly Rational[],
): Squares & { readonly kernel: readonly [Formula, Value] } {
  const { rho } = found;
  const { nodes, where, formula: B, values } = boxNodes(found);
  // side times ½ on each axis
  const quarter = rational(1n, 4n ** BigInt(rho.dim));
  const momenta = Array.from({ length: nodes.n }, (_, l) =>
    sum(values.map((row, j) => multiply(multiply(rho.masses[j], u[j]), row[l]))),
  );
  const overlaps = values.flatMap((row) =>
    values.map((other) => multiply(quarter, sum(row.map((t, l) => multiply(t, other[l]))))),
  );
  return {
    where,
    formula: times(toText(quarter), ['sum', square(['.', ['T', B], times('m', 'u')])]),
    value: multiply(quarter, sum(momenta.map((t) => multiply(t, t)))),
    kernel: [times(toText(quarter), ['.', B, ['T', B]]), { n: rho.n, entries: overlaps }],
  };
}
