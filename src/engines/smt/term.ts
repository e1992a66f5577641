import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, compare, multiply, rational } from '../../scalar/rational.js';

/**
 * Polynomial terms and formulas over the reals, as small trees: they print as SMT-LIB, and evaluate exactly so that an
 * encoding can be compared with the decision that it stands for.
 */
export type Term =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: '+' | '*'; readonly terms: readonly Term[] };

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: '<' | '<=' | '='; readonly left: Term; readonly right: Term }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

/** What may stand for a term: a whole number is itself. */
export type TermLike = Term | number;

export const variable = (name: string): Term => ({ kind: 'variable', name });
export const constant = (value: Rational): Term => ({ kind: 'number', value });
const termOf = (t: TermLike): Term => (typeof t === 'number' ? constant(rational(BigInt(t))) : t);

/** t_1 + t_2 + ..., numbers collected. */
export function sum(...terms: readonly TermLike[]): Term {
  let known = ZERO;
  const rest: Term[] = [];
  for (const t of terms.map(termOf)) {
    if (t.kind === 'number') known = add(known, t.value);
    else if (t.kind === '+') rest.push(...t.terms);
    else rest.push(t);
  }
  if (rest.length === 0) return constant(known);
  if (known.n !== 0n) rest.push(constant(known));
  return rest.length === 1 ? rest[0] : { kind: '+', terms: rest };
}

/** t_1 t_2 ..., numbers collected. */
export function product(...terms: readonly TermLike[]): Term {
  let known = ONE;
  const rest: Term[] = [];
  for (const t of terms.map(termOf)) {
    if (t.kind === 'number') known = multiply(known, t.value);
    else if (t.kind === '*') rest.push(...t.terms);
    else rest.push(t);
  }
  if (known.n === 0n || rest.length === 0) return constant(known);
  if (known.n !== 1n || known.d !== 1n) rest.unshift(constant(known));
  return rest.length === 1 ? rest[0] : { kind: '*', terms: rest };
}

export const minus = (a: TermLike, b: TermLike): Term => sum(a, product(-1, b));
export const square = (a: TermLike): Term => product(a, a);
export const half = (a: TermLike): Term => product(constant(rational(1n, 2n)), a);
/** Σ_i f(i), i = 0..n-1. */
export const sumOver = (n: number, f: (i: number) => TermLike): Term =>
  sum(...Array.from({ length: n }, (_, i) => f(i)));

export const TRUE: Condition = { kind: 'constant', value: true };
export const FALSE: Condition = { kind: 'constant', value: false };

export const less = (a: TermLike, b: TermLike): Condition => ({ kind: '<', left: termOf(a), right: termOf(b) });
export const atMost = (a: TermLike, b: TermLike): Condition => ({ kind: '<=', left: termOf(a), right: termOf(b) });
export const equals = (a: TermLike, b: TermLike): Condition => ({ kind: '=', left: termOf(a), right: termOf(b) });
export const positive = (a: TermLike): Condition => less(0, a);
export const nonNegative = (a: TermLike): Condition => atMost(0, a);

function junction(kind: 'and' | 'or', neutral: boolean, given: readonly Condition[]): Condition {
  const parts = given.flatMap((c) => (c.kind === kind ? c.parts : [c]));
  if (parts.some((c) => c.kind === 'constant' && c.value !== neutral)) return neutral ? FALSE : TRUE;
  const open = parts.filter((c) => c.kind !== 'constant');
  return open.length === 0 ? (neutral ? TRUE : FALSE) : open.length === 1 ? open[0] : { kind, parts: open };
}
export const and = (...parts: readonly Condition[]): Condition => junction('and', true, parts);
export const or = (...parts: readonly Condition[]): Condition => junction('or', false, parts);

/** The negation, pushed through to the relations: a < b becomes b <= a. */
export function not(c: Condition): Condition {
  switch (c.kind) {
    case 'constant':
      return c.value ? FALSE : TRUE;
    case '<':
      return atMost(c.right, c.left);
    case '<=':
      return less(c.right, c.left);
    case '=':
      return { kind: 'not', part: c };
    case 'and':
      return or(...c.parts.map(not));
    case 'or':
      return and(...c.parts.map(not));
    case 'not':
      return c.part;
  }
}

const natural = (n: bigint): string => (n < 0n ? `(- ${-n})` : `${n}`);

/** A rational in SMT-LIB: `3`, `(- 3)`, `(/ 1 2)`, `(/ (- 1) 2)`. */
export const numeral = ({ n, d }: Rational): string => (d === 1n ? natural(n) : `(/ ${natural(n)} ${d})`);

/** The SMT-LIB text of a term or formula. */
export function print(x: Term | Condition): string {
  switch (x.kind) {
    case 'number':
      return numeral(x.value);
    case 'variable':
      return x.name;
    case '+':
    case '*':
      return `(${x.kind} ${x.terms.map(print).join(' ')})`;
    case 'constant':
      return String(x.value);
    case '<':
    case '<=':
    case '=':
      return `(${x.kind} ${print(x.left)} ${print(x.right)})`;
    case 'and':
    case 'or':
      return `(${x.kind} ${x.parts.map(print).join(' ')})`;
    case 'not':
      return `(not ${print(x.part)})`;
  }
}

/** Values of the variables. */
export type Assignment = ReadonlyMap<string, Rational>;

/** @throws {RangeError} if a variable has no value */
export function valueOf(t: Term, at: Assignment): Rational {
  switch (t.kind) {
    case 'number':
      return t.value;
    case 'variable': {
      const value = at.get(t.name);
      if (value === undefined) throw new RangeError(`no value of ${t.name}`);
      return value;
    }
    case '+':
      return t.terms.reduce((s, x) => add(s, valueOf(x, at)), ZERO);
    case '*':
      return t.terms.reduce((s, x) => multiply(s, valueOf(x, at)), ONE);
  }
}

/** Is the formula true at these values? Exact. */
export function isTrue(c: Condition, at: Assignment): boolean {
  switch (c.kind) {
    case 'constant':
      return c.value;
    case '<':
      return compare(valueOf(c.left, at), valueOf(c.right, at)) < 0;
    case '<=':
      return compare(valueOf(c.left, at), valueOf(c.right, at)) <= 0;
    case '=':
      return compare(valueOf(c.left, at), valueOf(c.right, at)) === 0;
    case 'and':
      return c.parts.every((part) => isTrue(part, at));
    case 'or':
      return c.parts.some((part) => isTrue(part, at));
    case 'not':
      return !isTrue(c.part, at);
  }
}
