import type { Field } from '../scalar/field.js';
import type { Rational } from '../scalar/rational.js';
import { divide, ONE, power, rational, toNumber, toText } from '../scalar/rational.js';
import { InexactError } from './errors.js';

/** The natural number whose k-th power is n, if there is one. */
function integerRoot(n: bigint, k: number): bigint | undefined {
  if (n < 2n || k === 1) return n;
  const exponent = BigInt(k);
  let [low, high] = [1n, 1n << BigInt(Math.ceil(n.toString(2).length / k) + 1)];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** exponent <= n) low = middle;
    else high = middle - 1n;
  }
  return low ** exponent === n ? low : undefined;
}

/**
 * x^(p/q) for x > 0, or x = 0 and p/q ≥ 0.
 *
 * @throws {InexactError} in rationals if the value is irrational
 */
export function rootPower<T>(field: Field<T>, x: T, exponent: Rational): T {
  if (field.name === 'double') return ((x as unknown as number) ** toNumber(exponent)) as unknown as T;
  const { n, d } = x as unknown as Rational;
  const [p, q] = [Number(exponent.n), Number(exponent.d)];
  const [a, b] = [integerRoot(n, q), integerRoot(d, q)];
  if (a === undefined || b === undefined) throw new InexactError(`(${field.toText(x)})^(${toText(exponent)})`);
  const raised = power(rational(a, b), Math.abs(p));
  return field.fromRational(p < 0 ? divide(ONE, raised) : raised);
}
