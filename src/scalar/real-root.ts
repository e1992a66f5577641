import { absolute, bitLength } from './integer.js';
import type { Polynomial } from './polynomial.js';
import {
  degree,
  derivative,
  gcd,
  isZero,
  leading,
  quotient,
  remainder,
  scale,
  signAt,
  squareFree,
  toText,
} from './polynomial.js';
import type { Rational } from './rational.js';
import * as Q from './rational.js';

/**
 * A real algebraic number that is not known to be rational: the only root of a square-free polynomial strictly between
 * two rationals, at which the polynomial has opposite signs.
 */
export interface Algebraic {
  readonly polynomial: Polynomial;
  readonly lower: Rational;
  readonly upper: Rational;
}

/** An exact real number. Roots from {@link realRoots} are `Rational` whenever they are rational. */
export type Real = Rational | Algebraic;

export const isRational = (x: Real): x is Rational => !('polynomial' in x);
export const lowerOf = (x: Real): Rational => (isRational(x) ? x : x.lower);
export const upperOf = (x: Real): Rational => (isRational(x) ? x : x.upper);

/**
 * Sturm's sequence p, p', -rem(p, p'), …, each up to a positive factor. The number of distinct roots of p in (a, b] is
 * V(a) - V(b), V the number of sign changes along the sequence ({@link signChanges}).
 */
export function sturmSequence(p: Polynomial): Polynomial[] {
  const sequence = [p, derivative(p)];
  while (!isZero(sequence[sequence.length - 1])) {
    const [a, b] = sequence.slice(-2);
    sequence.push(scale(remainder(a, b), -1n));
  }
  return sequence.slice(0, -1);
}

/** Sign changes along a sequence of polynomials at t; zeros do not count. */
export function signChanges(sequence: readonly Polynomial[], t: Rational): number {
  const signs = sequence.map((p) => signAt(p, t)).filter((s) => s !== 0);
  return signs.filter((s, k) => k > 0 && s !== signs[k - 1]).length;
}

/** Number of distinct roots of p ≠ 0 in (from, to]. */
export function countRoots(p: Polynomial, from: Rational, to: Rational): number {
  const sequence = sturmSequence(p);
  return signChanges(sequence, from) - signChanges(sequence, to);
}

/** A power of 2 above the absolute value of every root: 1 + max |c_k / c_top| (Cauchy). p ≠ 0. */
export function rootBound(p: Polynomial): Rational {
  const top = bitLength(leading(p));
  const largest = p.slice(0, -1).reduce((b, c) => Math.max(b, bitLength(c)), 0);
  return Q.rational(1n << BigInt(Math.max(0, largest - top + 1) + 1));
}

const middle = (a: Rational, b: Rational): Rational => Q.multiply(Q.add(a, b), Q.HALF);

/**
 * The distinct real roots of p ≠ 0, ascending; rational ones exact, the others as isolating intervals of the factor of p
 * without the rational roots. By Sturm's sequence and bisection.
 *
 * @param from leaves out the roots below it
 * @throws {RangeError} if p = 0: then every number is a root
 */
export function realRoots(p: Polynomial, from?: Rational): Real[] {
  if (isZero(p)) throw new RangeError('every number is a root of the polynomial 0');
  const simple = squareFree(p);
  let q = leading(simple) < 0n ? scale(simple, -1n) : simple;
  const exact: Rational[] = [];
  const divideOut = (root: Rational): void => {
    exact.push(root);
    q = quotient(q, [-root.n, root.d]);
  };
  // Each round divides one rational root out or is the last, so there are at most degree + 1.
  for (;;) {
    if (from && degree(q) > 0 && signAt(q, from) === 0) divideOut(from);
    const found = isolate(q, from);
    const roots = Array.isArray(found) ? found.map(recognise) : [found];
    const rational = roots.filter(isRational);
    rational.forEach(divideOut);
    if (Array.isArray(found)) {
      const rest = roots
        .filter((x): x is Algebraic => !isRational(x))
        .map(({ lower, upper }) => ({ polynomial: q, lower, upper }));
      return [...exact, ...rest].sort(compareReal);
    }
  }
}

/** Isolating intervals of a square-free polynomial, or a rational root that bisection ran into. */
function isolate(p: Polynomial, from: Rational | undefined): Algebraic[] | Rational {
  if (degree(p) < 1) return [];
  const sequence = sturmSequence(p);
  const bound = rootBound(p);
  const start = from ?? Q.negate(bound);
  if (Q.compare(start, bound) >= 0) return [];
  const found: Algebraic[] = [];
  type Piece = readonly [from: Rational, to: Rational, changesFrom: number, changesTo: number];
  const open: Piece[] = [[start, bound, signChanges(sequence, start), signChanges(sequence, bound)]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [a, b, atA, atB] = piece;
    if (atA - atB === 1) found.push({ polynomial: p, lower: a, upper: b });
    if (atA - atB < 2) continue;
    const m = middle(a, b);
    if (signAt(p, m) === 0) return m;
    const atM = signChanges(sequence, m);
    open.push([a, m, atA, atM], [m, b, atM, atB]);
  }
  return found;
}

/** The root as a rational if it is one: c·root is an integer then, c the leading coefficient. */
function recognise(root: Algebraic): Real {
  const c = absolute(leading(root.polynomial));
  const x = refine(root, Q.rational(1n, c + 1n));
  if (isRational(x)) return x;
  // Less than 1 wide after multiplication by c, so one integer at most.
  const high = (c * x.upper.n) / x.upper.d;
  for (const n of [high - 1n, high, high + 1n]) {
    const candidate = Q.rational(n, c);
    const inside = Q.compare(candidate, x.lower) > 0 && Q.compare(candidate, x.upper) < 0;
    if (inside && signAt(x.polynomial, candidate) === 0) return candidate;
  }
  return x;
}

/** The same number, its interval no wider than `width` > 0. Rational if bisection meets it. One evaluation a bit. */
export function refine(x: Real, width: Rational): Real {
  if (isRational(x)) return x;
  let { lower, upper } = x;
  const below = signAt(x.polynomial, lower);
  while (Q.compare(Q.subtract(upper, lower), width) > 0) {
    const m = middle(lower, upper);
    const sign = signAt(x.polynomial, m);
    if (sign === 0) return m;
    if (sign === below) lower = m;
    else upper = m;
  }
  return { polynomial: x.polynomial, lower, upper };
}

const halve = (x: Real): Real => (isRational(x) ? x : refine(x, Q.multiply(Q.subtract(x.upper, x.lower), Q.HALF)));

/** Does p, a divisor of a square-free polynomial isolating x, vanish at x? */
const changesSign = (p: Polynomial, lower: Rational, upper: Rational): boolean => signAt(p, lower) !== signAt(p, upper);

/** The sign of p at a real number, exactly: 0 iff p shares the root, else the interval shrinks until p has none in it. */
export function signAtReal(p: Polynomial, x: Real): -1 | 0 | 1 {
  if (isRational(x)) return signAt(p, x);
  if (isZero(p)) return 0;
  const common = gcd(p, x.polynomial);
  if (degree(common) > 0 && changesSign(common, x.lower, x.upper)) return 0;
  const sequence = sturmSequence(p);
  let at: Real = x;
  while (
    !isRational(at) &&
    (signAt(p, at.lower) === 0 || signChanges(sequence, at.lower) !== signChanges(sequence, at.upper))
  )
    at = halve(at);
  return signAt(p, lowerOf(at));
}

/** -1, 0, 1 as x < y, x = y, x > y; exact. */
export function compareReal(x: Real, y: Real): -1 | 0 | 1 {
  if (isRational(x) && isRational(y)) return Q.compare(x, y);
  if (isRational(x)) return -compareReal(y, x) as -1 | 0 | 1;
  if (isRational(y)) return compareToRational(x, y);
  const lower = Q.compare(x.lower, y.lower) > 0 ? x.lower : y.lower;
  const upper = Q.compare(x.upper, y.upper) < 0 ? x.upper : y.upper;
  if (Q.compare(lower, upper) < 0) {
    const common = gcd(x.polynomial, y.polynomial);
    if (degree(common) > 0 && changesSign(common, lower, upper)) return 0;
  }
  const [a, b] = separate(x, y);
  return Q.compare(upperOf(a), lowerOf(b)) <= 0 ? -1 : 1;
}

function compareToRational(x: Algebraic, y: Rational): -1 | 0 | 1 {
  if (Q.compare(y, x.lower) <= 0) return 1;
  if (Q.compare(y, x.upper) >= 0) return -1;
  const sign = signAt(x.polynomial, y);
  if (sign === 0) return 0;
  return sign === signAt(x.polynomial, x.lower) ? 1 : -1;
}

/** Two different numbers with intervals refined until they do not overlap. */
function separate(x: Real, y: Real): [Real, Real] {
  let [a, b] = [x, y];
  while (Q.compare(upperOf(a), lowerOf(b)) > 0 && Q.compare(upperOf(b), lowerOf(a)) > 0) [a, b] = [halve(a), halve(b)];
  return [a, b];
}

/** A simple rational strictly between x < y; beyond x if y is missing. */
export function rationalBetween(x: Real, y?: Real): Rational {
  if (y === undefined) {
    const { n, d } = upperOf(x);
    return Q.rational(n >= 0n ? n / d + 1n : 0n);
  }
  let [a, b] = separate(x, y);
  // A number next to a rational end: its own interval may touch that end.
  while (Q.compare(upperOf(a), lowerOf(b)) === 0 && isRational(a) !== isRational(b)) [a, b] = [halve(a), halve(b)];
  const [low, high] = [upperOf(a), lowerOf(b)];
  const third = Q.multiply(Q.subtract(high, low), Q.rational(1n, 3n));
  const [from, to] = [Q.add(low, third), Q.subtract(high, third)];
  return Q.sign(from) >= 0 ? Q.simplestBetween(from, to) : middle(from, to);
}

/** The nearest double, to about 2^-50 of max(1, |x|). */
export const toNumber = (x: Real): number => Q.toNumber(lowerOf(refine(x, Q.rational(1n, 1n << 52n))));

/** `1/2`, or `1.6180339887… (root of t^2 - t - 1)` with ten correct decimals cut off. */
export function realText(x: Real): string {
  // A rational root would sit on the cut of some decimal for ever.
  const exact = isRational(x) ? x : recognise(x);
  return isRational(exact) ? Q.toText(exact) : `${decimalText(exact)} (root of ${toText(exact.polynomial)})`;
}

/** Ten decimals of an irrational number, cut off towards -∞. */
function decimalText(x: Algebraic): string {
  let [at, cut]: [Real, bigint] = [x, 0n];
  const unit = 10_000_000_000n;
  const floor = ({ n, d }: Rational): bigint => (n * unit - ((((n * unit) % d) + d) % d)) / d;
  for (;;) {
    cut = floor(lowerOf(at));
    if (cut === floor(upperOf(at))) break;
    at = halve(at);
  }
  const digits = absolute(cut).toString().padStart(11, '0');
  return `${cut < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}…`;
}
