import type { Formula } from '../../finite/certificate.js';
import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, rational, subtract } from '../../scalar/rational.js';
import { whole } from '../read.js';
import type { LazyStep, Side, Value } from '../steps.js';
import { assumeRelation } from '../steps.js';

/**
 * The ratio of (28) at a place x of a line with finitely many points of mass m_j at integers p_j,
 *
 *     (ρ/ρ_φ)_φ(x) = Σⱼ mⱼ φ(x − pⱼ) / Σₖ mₖ φ(pⱼ − pₖ)
 *
 * with φ given at integer distances, φ(d) = 0 from the end of the table on.
 */
export interface LineCase {
  readonly x: number;
  readonly positions: readonly number[];
  readonly masses: readonly Rational[];
  /** φ(0), φ(1), ... */
  readonly phi: readonly Rational[];
}

const at = (phi: readonly Rational[], d: number): Rational => phi[Math.abs(d)] ?? ZERO;

/** φ(p_j − p_k), row-major, and φ(x − p_j). */
export function weightsOf({ x, positions, phi }: LineCase): { W: Rational[]; w: Rational[] } {
  return {
    W: positions.flatMap((p) => positions.map((q) => at(phi, p - q))),
    w: positions.map((p) => at(phi, x - p)),
  };
}

/** The ratio. Every point sees itself: φ(0) > 0. */
export function ratioOf(data: LineCase): Rational {
  const { positions, masses } = data;
  const { W, w } = weightsOf(data);
  return positions.reduce((sum, _, j) => {
    const seen = masses.reduce((s, m, k) => add(s, multiply(m, W[j * positions.length + k])), ZERO);
    return add(sum, divide(multiply(masses[j], w[j]), seen));
  }, ZERO);
}

/** The same in doubles, for searches. */
export function ratioInDoubles(
  x: number,
  positions: readonly number[],
  masses: ArrayLike<number>,
  phi: (distance: number) => number,
): number {
  let sum = 0;
  for (let j = 0; j < positions.length; j++) {
    let seen = 0;
    for (let k = 0; k < positions.length; k++) seen += masses[k] * phi(Math.abs(positions[j] - positions[k]));
    if (masses[j] > 0) sum += (masses[j] * phi(Math.abs(x - positions[j]))) / seen;
  }
  return sum;
}

/** What formulas about a case speak of: positions p, the place x, masses m, weights W and w. */
export function valuesOf(data: LineCase): Record<string, Value> {
  const { W, w } = weightsOf(data);
  return {
    p: data.positions.map(whole),
    x: whole(data.x),
    m: data.masses,
    W: { n: data.positions.length, entries: W },
    w,
  };
}

export const ratioFormula: Formula = ['sum', ['/', ['*', 'm', 'w'], ['.', 'W', 'm']]];

/** |p_j - p_k| and |x - p_j|, which the checker forms itself. */
const spread: Formula = ['.', 'p', ['T', ['ones', 'p']]];
const apart: Formula = ['abs', ['-', spread, ['T', spread]]];
const away: Formula = ['abs', ['-', 'x', 'p']];

/** 1 where an integer distance d is less than the radius, else 0: min(1, max(0, r - d)). */
export const within = (distance: Formula, radius: Formula): Formula => [
  '-',
  '0',
  ['larger', '-1', ['-', '0', ['larger', '0', ['-', radius, distance]]]],
];

const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
const indicator = (d: number, radius: number): Rational => (Math.abs(d) < radius ? ONE : ZERO);

/** The indicator of distances below `radius`, times `factor`, between the points and from x, as sides of relations. */
function bounds(
  { x, positions }: LineCase,
  factor: readonly [Formula, Rational],
  radius: readonly [string, number],
): { between: Side; from: Side } {
  const times = (d: number): Rational => multiply(factor[1], indicator(d, radius[1]));
  return {
    between: [
      ['*', factor[0], within(apart, radius[0])],
      { n: positions.length, entries: positions.flatMap((p) => positions.map((q) => times(p - q))) },
    ],
    from: [['*', factor[0], within(away, radius[0])], positions.map((p) => times(x - p))],
  };
}

/** The constants of (27): c on distances below r0, at most C, nothing from R0 on. */
export interface KernelBounds {
  readonly c: Rational;
  readonly C: Rational;
  readonly r0: number;
  readonly R0: number;
}

/** Hypothesis: (27) at all distances that occur, as max(c 1{d < r₀} - φ, φ - C 1{d < R₀}) ≤ 0. */
export function assumeKernel(data: LineCase, { c, C, r0, R0 }: KernelBounds): LazyStep[] {
  const where = { ...valuesOf(data), c, C, r: whole(r0), R: whole(R0) };
  const { positions, x } = data;
  const { W, w } = weightsOf(data);
  const beyond = (weights: string, distance: Formula): Formula => [
    'larger',
    ['-', ['*', 'c', within(distance, 'r')], weights],
    ['-', weights, ['*', 'C', within(distance, 'R')]],
  ];
  const value = (weight: Rational, d: number): Rational =>
    larger(subtract(multiply(c, indicator(d, r0)), weight), subtract(weight, multiply(C, indicator(d, R0))));
  const n = positions.length;
  const between = W.map((weight, k) => value(weight, positions[Math.floor(k / n)] - positions[k % n]));
  const from = w.map((weight, j) => value(weight, x - positions[j]));
  const text = 'c 1{d < r₀} ≤ φ ≤ C 1{d < R₀}';
  return [
    assumeRelation(`${text} between the points`, where, [beyond('W', apart), { n, entries: between }], '<=', [
      '0',
      ZERO,
    ]),
    assumeRelation(`${text} at x`, where, [beyond('w', away), from], '<=', ['0', ZERO]),
  ];
}

/** φ = 1 on distances below the radius: (27) with c = C = 1 and r0 = R0, as equations. */
export function assumeBox(data: LineCase, radius: number): LazyStep[] {
  const where = { ...valuesOf(data), r: whole(radius) };
  const { W, w } = weightsOf(data);
  const box = bounds(data, ['1', ONE], ['r', radius]);
  return [
    assumeRelation(
      'φ = 1{d < r} between the points',
      where,
      ['W', { n: data.positions.length, entries: W }],
      '=',
      box.between,
    ),
    assumeRelation('φ = 1{d < r} at x', where, ['w', w], '=', box.from),
  ];
}

/** φ(d) = max(0, 1 - d/R), as equations. */
export function assumeTent(data: LineCase, radius: number): LazyStep[] {
  const where = { ...valuesOf(data), R: whole(radius) };
  const { W, w } = weightsOf(data);
  const tent = (distance: Formula): Formula => ['larger', '0', ['-', '1', ['/', distance, 'R']]];
  const value = (d: number): Rational => rational(BigInt(Math.max(0, radius - Math.abs(d))), BigInt(radius));
  const { positions, x } = data;
  const table = { n: positions.length, entries: positions.flatMap((p) => positions.map((q) => value(p - q))) };
  return [
    assumeRelation('φ = (1 - d/R)₊ between the points', where, ['W', { n: positions.length, entries: W }], '=', [
      tent(apart),
      table,
    ]),
    assumeRelation('φ = (1 - d/R)₊ at x', where, ['w', w], '=', [tent(away), positions.map((p) => value(x - p))]),
  ];
}

export const boxTable = (radius: number): Rational[] => Array.from({ length: radius }, () => ONE);

/** 1 - d/R at d = 0, 1, ... */
export const tentTable = (radius: number): Rational[] =>
  Array.from({ length: radius }, (_, d) => rational(BigInt(radius - d), BigInt(radius)));
