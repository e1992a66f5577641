import { absolute, gcd as integerGcd, lcm, signOf } from './integer.js';
import type { Rational } from './rational.js';
import { rational } from './rational.js';

/**
 * Univariate polynomials with integer coefficients, constant term first, no zeros at the end: c[0] + c[1] t + c[2] t² + …
 * is `[c0, c1, c2]` and 0 is `[]`. A polynomial over the rationals is one of these times a positive rational, which
 * changes neither its roots nor its signs; see {@link fromRationals}.
 */
export type Polynomial = readonly bigint[];

/** The polynomial with these coefficients, constant term first; zeros at the end are dropped. */
export function polynomial(coefficients: readonly (bigint | number)[]): Polynomial {
  const c = coefficients.map(BigInt);
  let length = c.length;
  while (length > 0 && c[length - 1] === 0n) length--;
  return c.slice(0, length);
}

/** The integer polynomial without common factor that is a positive multiple of one with rational coefficients. */
export function fromRationals(coefficients: readonly Rational[]): Polynomial {
  const denominator = coefficients.reduce((d, q) => lcm(d, q.d), 1n);
  return primitive(polynomial(coefficients.map((q) => q.n * (denominator / q.d))));
}

/** -1 for the polynomial 0. */
export const degree = (p: Polynomial): number => p.length - 1;
export const isZero = (p: Polynomial): boolean => p.length === 0;
/** The coefficient of the highest power; 0 for the polynomial 0. */
export const leading = (p: Polynomial): bigint => p.at(-1) ?? 0n;

export const add = (p: Polynomial, q: Polynomial): Polynomial =>
  polynomial(Array.from({ length: Math.max(p.length, q.length) }, (_, k) => (p[k] ?? 0n) + (q[k] ?? 0n)));
export const scale = (p: Polynomial, c: bigint): Polynomial => (c === 0n ? [] : p.map((x) => c * x));
export const subtract = (p: Polynomial, q: Polynomial): Polynomial => add(p, scale(q, -1n));

export function multiply(p: Polynomial, q: Polynomial): Polynomial {
  if (isZero(p) || isZero(q)) return [];
  const product = Array.from({ length: p.length + q.length - 1 }, () => 0n);
  p.forEach((a, i) => q.forEach((b, j) => (product[i + j] += a * b)));
  return product;
}

export const derivative = (p: Polynomial): Polynomial => p.slice(1).map((c, k) => c * BigInt(k + 1));

/** p divided by the positive greatest common divisor of its coefficients. */
export function primitive(p: Polynomial): Polynomial {
  const g = p.reduce(integerGcd, 0n);
  return g > 1n ? p.map((c) => c / g) : p;
}

/** d^deg(p) · p(n/d) by Horner's rule: an integer of the sign of p(n/d), as d > 0. */
function homogeneous(p: Polynomial, { n, d }: Rational): bigint {
  let [value, power] = [0n, 1n];
  for (let k = p.length - 1; k >= 0; k--) {
    value = value * n + p[k] * power;
    power *= d;
  }
  return value;
}

/** p(t) */
export const evaluate = (p: Polynomial, t: Rational): Rational =>
  isZero(p) ? { n: 0n, d: 1n } : rational(homogeneous(p, t), t.d ** BigInt(degree(p)));

/** The sign of p(t): integers only, no fraction is reduced. */
export const signAt = (p: Polynomial, t: Rational): -1 | 0 | 1 => signOf(homogeneous(p, t));

/**
 * A *positive* multiple of the remainder of p by q, without fractions: c p = (…) q + remainder, c > 0.
 *
 * @throws {RangeError} if q = 0
 */
export function remainder(p: Polynomial, q: Polynomial): Polynomial {
  if (isZero(q)) throw new RangeError('remainder by the polynomial 0');
  const [top, sign] = [absolute(leading(q)), BigInt(signOf(leading(q)))];
  let rest = p;
  while (rest.length >= q.length) {
    const shift = rest.length - q.length;
    const c = sign * leading(rest);
    const scaled = rest.map((x, k) => top * x - (k >= shift ? c * q[k - shift] : 0n));
    rest = primitive(polynomial(scaled));
  }
  return rest;
}

/**
 * p / q where it is a polynomial, up to a positive rational factor.
 *
 * @throws {RangeError} if q does not divide p
 */
export function quotient(p: Polynomial, q: Polynomial): Polynomial {
  if (isZero(q)) throw new RangeError('division by the polynomial 0');
  const top = leading(q);
  // Times an even power of the leading coefficient, so that all steps are integers and the sign stays.
  const steps = BigInt(Math.max(0, p.length - q.length + 1));
  let rest = scale(p, top ** (steps + (steps % 2n)));
  const result: bigint[] = Array.from({ length: Math.max(0, p.length - q.length + 1) }, () => 0n);
  while (rest.length >= q.length) {
    const shift = rest.length - q.length;
    const c = leading(rest) / top;
    result[shift] = c;
    rest = polynomial(rest.map((x, k) => (k >= shift ? x - c * q[k - shift] : x)));
  }
  if (!isZero(rest)) throw new RangeError(`${toText(q)} does not divide ${toText(p)}`);
  return primitive(polynomial(result));
}

/** Greatest common divisor over the rationals: integers without common factor, leading coefficient positive; gcd(0, 0) = 0. */
export function gcd(p: Polynomial, q: Polynomial): Polynomial {
  let [a, b] = [primitive(p), primitive(q)];
  while (!isZero(b)) [a, b] = [b, remainder(a, b)];
  return leading(a) < 0n ? scale(a, -1n) : a;
}

/** The polynomial with the roots of p, each simple; signs between the roots may differ. p ≠ 0. */
export const squareFree = (p: Polynomial): Polynomial =>
  degree(p) < 1 ? primitive(p) : quotient(p, gcd(p, derivative(p)));

/**
 * Pairwise coprime square-free polynomials whose roots, together, are the roots of the given ones: each root belongs to
 * exactly one of them. Constants are left out; the polynomial 0 is not allowed.
 */
export function coprimeBase(polynomials: readonly Polynomial[]): Polynomial[] {
  let base: Polynomial[] = [];
  for (const p of polynomials) {
    let rest = squareFree(p);
    const next: Polynomial[] = [];
    for (const b of base) {
      const common = gcd(rest, b);
      if (degree(common) < 1) {
        next.push(b);
        continue;
      }
      rest = quotient(rest, common);
      const other = quotient(b, common);
      next.push(common);
      if (degree(other) >= 1) next.push(other);
    }
    if (degree(rest) >= 1) next.push(rest);
    base = next;
  }
  return base;
}

/**
 * The polynomial of degree < k with the values v_1, …, v_k at 1, …, k, up to a positive rational factor. By Newton's
 * forward differences, p(t) = Σ_j Δ^j p(1) (t - 1)(t - 2)…(t - j) / j!.
 */
export function interpolate(values: readonly Rational[]): Polynomial {
  const denominator = values.reduce((d, q) => lcm(d, q.d), 1n);
  let differences = values.map((q) => q.n * (denominator / q.d));
  // Times (k - 1)!, so that the divisions by j! are exact.
  let weight = values.reduce((product, _, j) => product * BigInt(Math.max(1, j)), 1n);
  let [sum, factor]: [Polynomial, Polynomial] = [[], [1n]];
  for (let j = 1; differences.length > 0; j++) {
    sum = add(sum, scale(factor, weight * differences[0]));
    differences = differences.slice(1).map((d, i) => d - differences[i]);
    factor = multiply(factor, [BigInt(-j), 1n]);
    weight /= BigInt(j);
  }
  return primitive(sum);
}

/** `2t^2 - 3t + 1` */
export function toText(p: Polynomial, variable = 't'): string {
  const term = (c: bigint, k: number): string => {
    const size = absolute(c);
    const number = k > 0 && size === 1n ? '' : size.toString();
    return number + (k === 0 ? '' : k === 1 ? variable : `${variable}^${k}`);
  };
  const terms = p.flatMap((c, k) => (c === 0n ? [] : [{ c, text: term(c, k) }])).toReversed();
  if (terms.length === 0) return '0';
  return terms
    .map(({ c, text }, i) => (i === 0 ? (c < 0n ? `-${text}` : text) : c < 0n ? ` - ${text}` : ` + ${text}`))
    .join('');
}
