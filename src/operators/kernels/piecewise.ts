import type { Field } from '../../scalar/field.js';
import { fromRationals } from '../../scalar/polynomial.js';
import type { Rational } from '../../scalar/rational.js';
import * as Q from '../../scalar/rational.js';
import { realRoots, toNumber as realToNumber } from '../../scalar/real-root.js';

/**
 * A function of one variable: on [b_i, b_{i+1}) it is Σ_j c_ij (z − b_i)^j, elsewhere 0. All coefficients are rational, so
 * that integrals and convolutions are exact.
 */
export interface Piecewise {
  /** b_0 < … < b_m */
  readonly breaks: readonly Rational[];
  /** c_i0, c_i1, … for i = 0, …, m − 1 */
  readonly pieces: readonly (readonly Rational[])[];
}

/** Σ_j c_j t^j, by Horner's scheme */
const horner = (c: readonly Rational[], t: Rational): Rational =>
  c.reduceRight((sum, a) => Q.add(Q.multiply(sum, t), a), Q.ZERO);

/** The value at z, as a function made for one field. */
export function evaluator<T>(field: Field<T>, { breaks, pieces }: Piecewise): (z: T) => T {
  const b = breaks.map((q) => field.fromRational(q));
  const c = pieces.map((row) => row.map((q) => field.fromRational(q)));
  return (z) => {
    if (field.compare(z, b[0]) < 0) return field.zero;
    for (let i = 0; i < c.length; i++)
      if (field.compare(z, b[i + 1]) < 0) {
        const t = field.subtract(z, b[i]);
        return c[i].reduceRight((sum, a) => field.add(field.multiply(sum, t), a), field.zero);
      }
    return field.zero;
  };
}

/** Coefficients of p(t + s), p = Σ_j c_j t^j. */
function shifted(c: readonly Rational[], s: Rational): Rational[] {
  const out = c.slice();
  for (let k = 0; k < out.length; k++)
    for (let j = out.length - 2; j >= k; j--) out[j] = Q.add(out[j], Q.multiply(s, out[j + 1]));
  return out;
}

/** A sum of c (z − a)₊^j: the jumps of the derivatives at each place. */
type Jumps = Map<string, { readonly at: Rational; readonly c: Rational[] }>;

function addJumps(jumps: Jumps, at: Rational, c: readonly Rational[]): void {
  const key = Q.toText(at);
  const old = jumps.get(key)?.c ?? [];
  const length = Math.max(old.length, c.length);
  const sum = Array.from({ length }, (_, j) => Q.add(old[j] ?? Q.ZERO, c[j] ?? Q.ZERO));
  jumps.set(key, { at, c: sum });
}

function jumpsOf({ breaks, pieces }: Piecewise): Jumps {
  const jumps: Jumps = new Map();
  for (const [i, c] of pieces.entries()) {
    addJumps(jumps, breaks[i], c);
    addJumps(jumps, breaks[i + 1], shifted(c, Q.subtract(breaks[i + 1], breaks[i])).map(Q.negate));
  }
  return jumps;
}

function fromJumps(jumps: Jumps): Piecewise {
  const places = [...jumps.values()].filter(({ c }) => c.some((q) => q.n !== 0n)).sort((p, q) => Q.compare(p.at, q.at));
  let current: Rational[] = [];
  const pieces = places.slice(0, -1).map(({ at, c }, i) => {
    if (i > 0) current = shifted(current, Q.subtract(at, places[i - 1].at));
    const length = Math.max(current.length, c.length);
    current = Array.from({ length }, (_, j) => Q.add(current[j] ?? Q.ZERO, c[j] ?? Q.ZERO));
    return current;
  });
  return { breaks: places.map(({ at }) => at), pieces };
}

/** Σ of functions; places where all derivatives continue are no breaks. */
export function sumOf(functions: readonly Piecewise[]): Piecewise {
  const jumps: Jumps = new Map();
  for (const f of functions) for (const { at, c } of jumpsOf(f).values()) addJumps(jumps, at, c);
  return fromJumps(jumps);
}

/** z ↦ f(z − s) */
export const translated = ({ breaks, pieces }: Piecewise, s: Rational): Piecewise => ({
  breaks: breaks.map((b) => Q.add(b, s)),
  pieces,
});

/** z ↦ height f(z/length), length > 0 */
export const stretched = ({ breaks, pieces }: Piecewise, height: Rational, length: Rational): Piecewise => ({
  breaks: breaks.map((b) => Q.multiply(b, length)),
  pieces: pieces.map((c) => c.map((a, j) => Q.divide(Q.multiply(height, a), Q.power(length, j)))),
});

/** f * g, by (z − a)₊^j * (z − b)₊^k = j! k!/(j + k + 1)! (z − a − b)₊^(j + k + 1) */
export function convolution(f: Piecewise, g: Piecewise): Piecewise {
  const jumps: Jumps = new Map();
  for (const p of jumpsOf(f).values())
    for (const q of jumpsOf(g).values()) {
      const c = Array.from({ length: p.c.length + q.c.length }, () => Q.ZERO);
      for (const [j, a] of p.c.entries())
        for (const [k, b] of q.c.entries()) {
          const weight = Q.rational(factorial(j) * factorial(k), factorial(j + k + 1));
          c[j + k + 1] = Q.add(c[j + k + 1], Q.multiply(weight, Q.multiply(a, b)));
        }
      addJumps(jumps, Q.add(p.at, q.at), c);
    }
  return fromJumps(jumps);
}

const factorial = (k: number): bigint => (k < 2 ? 1n : BigInt(k) * factorial(k - 1));

/** ∫ f */
export const integralOf = ({ breaks, pieces }: Piecewise): Rational =>
  Q.sum(
    pieces.map((c, i) => {
      const h = Q.subtract(breaks[i + 1], breaks[i]);
      const primitive = [Q.ZERO, ...c.map((a, j) => Q.multiply(a, Q.rational(1n, BigInt(j + 1))))];
      return horner(primitive, h);
    }),
  );

/** f', piece by piece; jumps of f are lost. */
export const derivativeOf = ({ breaks, pieces }: Piecewise): Piecewise => ({
  breaks,
  pieces: pieces.map((c) =>
    c.length > 1 ? c.slice(1).map((a, j) => Q.multiply(a, Q.rational(BigInt(j + 1)))) : [Q.ZERO],
  ),
});

/** How many derivatives are continuous in [from, to): −1 if f jumps. Infinity for a polynomial. */
export function smoothnessOf(f: Piecewise, from?: Rational, to?: Rational): number {
  const inside = (at: Rational): boolean => !from || !to || (Q.compare(from, at) <= 0 && Q.compare(at, to) < 0);
  const orders = [...jumpsOf(f).values()]
    .filter(({ at }) => inside(at))
    .map(({ c }) => c.findIndex((q) => q.n !== 0n))
    .filter((j) => j >= 0);
  return Math.min(...orders) - 1;
}

/** f(z) = f(−z), up to the values at breaks. */
export function isEven(f: Piecewise): boolean {
  const mirror: Piecewise = {
    breaks: f.breaks.map(Q.negate).toReversed(),
    pieces: f.pieces
      .map((c, i) =>
        shifted(c, Q.subtract(f.breaks[i + 1], f.breaks[i])).map((a, j) => (j % 2 === 0 ? a : Q.negate(a))),
      )
      .toReversed(),
  };
  const minus: Piecewise = { ...mirror, pieces: mirror.pieces.map((c) => c.map(Q.negate)) };
  return sumOf([f, minus]).breaks.length === 0;
}

/** Relative error of the values of a polynomial at roots that are known to 2⁻⁵⁰. */
const ROUNDING = 2 ** -40;

/** Smallest and largest value over the closures of the pieces that meet [from, to], one-sided limits included. */
export function range(f: Piecewise, from = -Infinity, to = Infinity): { readonly min: number; readonly max: number } {
  const values: number[] = [];
  const [first, last] = [Q.toNumber(f.breaks[0]), Q.toNumber(f.breaks[f.breaks.length - 1])];
  if (from < first || to > last) values.push(0);
  for (const [i, c] of f.pieces.entries()) {
    const b = Q.toNumber(f.breaks[i]);
    const h = Q.toNumber(Q.subtract(f.breaks[i + 1], f.breaks[i]));
    const [low, high] = [Math.max(0, from - b), Math.min(h, to - b)];
    if (!(low < high)) continue;
    const slope = fromRationals(c.slice(1).map((a, j) => Q.multiply(a, Q.rational(BigInt(j + 1)))));
    const critical = slope.length > 1 ? realRoots(slope, Q.ZERO).map(realToNumber) : [];
    const coefficients = c.map(Q.toNumber);
    for (const t of [low, high, ...critical.filter((r) => r > low && r < high)])
      values.push(coefficients.reduceRight((sum, a) => sum * t + a, 0));
  }
  const max = Math.max(...values);
  const min = Math.min(...values);
  // zeros at breaks and double roots are 0 up to rounding
  return { min: Math.abs(min) <= ROUNDING * max ? 0 : min, max };
}
