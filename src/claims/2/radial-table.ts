import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, divide, multiply, subtract } from '../../scalar/rational.js';
import type { Formula } from '../../finite/certificate.js';
import { clamped, differences, minus, plus, square as squareOf } from '../gallery/spelled/terms.js';
import { whole } from '../read.js';
import type { LazyStep, Value } from '../steps.js';
import { assumeRelation, expectRelation } from '../steps.js';

/**
 * A density of masses m_j at points of Zⁿ and a radial kernel, known at the squared distances between the points and from 0:
 * what (28) and (29) at the place x = 0 are about.
 */
export interface Crowd {
  readonly points: readonly (readonly number[])[];
  readonly masses: readonly Rational[];
  /** φ(x_i − x_j), row-major */
  readonly W: readonly Rational[];
  /** φ(0 − x_j) */
  readonly w: readonly Rational[];
}

/** |x − y|² */
export const squared = (x: readonly number[], y?: readonly number[]): number =>
  x.reduce((sum, t, c) => sum + (t - (y?.[c] ?? 0)) ** 2, 0);

/** p1, p2, p3: the coordinates in formulas */
const axesOf = ({ points }: Pick<Crowd, 'points'>): string[] => points[0].map((_, c) => `p${c + 1}`);

/** |x_i − x_j|², as the checker forms it */
const squaresBetween = (crowd: Crowd): Formula => plus(...axesOf(crowd).map((p) => squareOf(differences(p, p))));
/** |x_j|² */
const squaresFrom = (crowd: Crowd): Formula => plus(...axesOf(crowd).map(squareOf));

/** 1 where a whole number is less than a whole bound, else 0. */
export const below = (number: Formula, bound: Formula): Formula => clamped(minus(bound, number));

/** The crowd of a radial kernel, φ as a function of the squared distance. */
export const crowdOf = (
  points: readonly (readonly number[])[],
  masses: readonly Rational[],
  phi: (square: number) => Rational,
): Crowd => ({
  points,
  masses,
  W: points.flatMap((x) => points.map((y) => phi(squared(x, y)))),
  w: points.map((x) => phi(squared(x))),
});

/** φ from its values at the squared distances 0, 1, 2, …; 0 beyond the table. */
export const fromTable =
  (phi: readonly Rational[]) =>
  (square: number): Rational =>
    phi[square] ?? ZERO;

/** ρ_φ at the points, and at 0. */
export function seenOf({ masses, W, w }: Crowd): { at: Rational[]; origin: Rational } {
  const n = masses.length;
  const dot = (row: (j: number) => Rational): Rational =>
    masses.reduce((sum, m, j) => add(sum, multiply(m, row(j))), ZERO);
  return { at: masses.map((_, i) => dot((j) => W[i * n + j])), origin: dot((j) => w[j]) };
}

/** (ρ/ρ_φ)_φ(0) = Σⱼ mⱼ φ(0 − xⱼ)/ρ_φ(xⱼ) */
export function ratioOf(crowd: Crowd): Rational {
  const { at } = seenOf(crowd);
  return crowd.masses.reduce((sum, m, j) => add(sum, divide(multiply(m, crowd.w[j]), at[j])), ZERO);
}

/** ρ_φ at the points */
export const seen: Formula = ['.', 'W', 'm'];
/** ρ_φ(0) */
export const seenAtOrigin: Formula = ['sum', ['*', 'm', 'w']];
export const ratioFormula: Formula = ['sum', ['/', ['*', 'm', 'w'], seen]];

/** What formulas about a crowd speak of: coordinates p1, p2, p3, masses m, weights W and w. */
export const valuesOf = (crowd: Crowd): Record<string, Value> => ({
  ...Object.fromEntries(axesOf(crowd).map((p, c) => [p, crowd.points.map((x) => whole(x[c]))])),
  m: crowd.masses,
  W: { n: crowd.masses.length, entries: crowd.W },
  w: crowd.w,
});

/** The constants of (27), the radii by their squares, whole numbers. */
export interface Bounds {
  readonly c: Rational;
  readonly C: Rational;
  readonly near: number;
  readonly far: number;
}

const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** Hypothesis: (27) at all distances that occur, as max(c 1{d < r₀} − φ, φ − C 1{d < R₀}) ≤ 0. */
export function assumeBounds(crowd: Crowd, { c, C, near, far }: Bounds): LazyStep[] {
  const where = { ...valuesOf(crowd), c, C, near: whole(near), far: whole(far) };
  const { points, W, w } = crowd;
  const n = points.length;
  const beyond = (weights: string, square: Formula): Formula => [
    'larger',
    ['-', ['*', 'c', below(square, 'near')], weights],
    ['-', weights, ['*', 'C', below(square, 'far')]],
  ];
  const value = (weight: Rational, square: number): Rational =>
    larger(
      subtract(multiply(c, square < near ? ONE : ZERO), weight),
      subtract(weight, multiply(C, square < far ? ONE : ZERO)),
    );
  const between = W.map((weight, k) => value(weight, squared(points[Math.floor(k / n)], points[k % n])));
  const text = 'c 1{d < r₀} ≤ φ ≤ C 1{d < R₀}';
  return [
    assumeRelation(
      `${text} between the points`,
      where,
      [beyond('W', squaresBetween(crowd)), { n, entries: between }],
      '<=',
      ['0', ZERO],
    ),
    assumeRelation(
      `${text} at x = 0`,
      where,
      [beyond('w', squaresFrom(crowd)), w.map((weight, j) => value(weight, squared(points[j])))],
      '<=',
      ['0', ZERO],
    ),
  ];
}

/** As equations: the weights are a formula of the squared distances. */
export function expectWeights(
  crowd: Crowd,
  text: string,
  formula: (square: Formula) => Formula,
  phi: (square: number) => Rational,
): LazyStep[] {
  const where = valuesOf(crowd);
  const { points, W, w } = crowd;
  const n = points.length;
  return [
    expectRelation(`${text} between the points`, where, ['W', { n, entries: W }], '=', [
      formula(squaresBetween(crowd)),
      { n, entries: points.flatMap((x) => points.map((y) => phi(squared(x, y)))) },
    ]),
    expectRelation(`${text} at x = 0`, where, ['w', w], '=', [
      formula(squaresFrom(crowd)),
      points.map((x) => phi(squared(x))),
    ]),
  ];
}

/** The ratio in doubles, for searches. */
export function ratioInDoubles(
  points: readonly (readonly number[])[],
  masses: ArrayLike<number>,
  phi: (square: number) => number,
): number {
  let sum = 0;
  for (let j = 0; j < points.length; j++) {
    const weight = phi(squared(points[j]));
    if (weight === 0) continue;
    let seen = 0;
    for (let k = 0; k < points.length; k++) seen += masses[k] * phi(squared(points[j], points[k]));
    sum += (masses[j] * weight) / seen;
  }
  return sum;
}
