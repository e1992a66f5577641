import type { OperatorPolynomial } from './operator-polynomial.js';
import {
  IDENTITY,
  adjoint,
  minus,
  parsePolynomial,
  plus,
  polynomialText,
  scaled,
  times,
} from './operator-polynomial.js';
import { parseRational } from '../../scalar/rational.js';
import type { OperatorProperty } from './derivation.js';

/**
 * Kinds of facts about one operator p. zero: p = 0; form: (u, pu) >= 0; function: p1 >= 0; norms: ‖pu‖ <= ‖u‖ in every
 * L^r(κ); norm: in one; irreducible and gap: the properties.
 */
type Kind = 'zero' | 'form' | 'function' | 'norms' | 'norm' | 'irreducible' | 'gap';

/** What a line of a derivation says. */
export type OperatorFact =
  | { readonly [K in Kind]: { readonly kind: K; readonly p: OperatorPolynomial } }[Kind]
  /** p - c·over preserves order for some c > 0 */
  | { readonly kind: 'dominates'; readonly p: OperatorPolynomial; readonly over: OperatorPolynomial };

export const J = parsePolynomial('J');
export const A = parsePolynomial('A');
/** the mean of A, A², ..., A^n, n the number of points */
export const MEAN_OF_POWERS = parsePolynomial('R');
/** some power of A, high enough for all that is said of it */
export const POWER = parsePolynomial('P');

const zero = (p: OperatorPolynomial): OperatorFact[] => [{ kind: 'zero', p }];
const form = (p: OperatorPolynomial): OperatorFact[] => [{ kind: 'form', p }];
const TWO = parseRational('2');

/** The definition of a property of the operator T: what has to hold. That a model preserves order is seen from its terms. */
export function definition(property: OperatorProperty, T: OperatorPolynomial): readonly OperatorFact[] {
  const t = adjoint(T);
  switch (property) {
    case 'conservative':
      return zero(minus(times(t, J), J));
    case 'symmetric':
      return zero(minus(t, T));
    case 'normal':
      return zero(minus(times(t, T), times(T, t)));
    case 'idempotent':
      return zero(minus(times(T, T), T));
    case 'positive-semidefinite':
      return form(plus(T, t));
    case 'ball-positive':
      return form(minus(plus(T, t), scaled(TWO, times(t, T))));
    case '2-contractive':
      return form(minus(IDENTITY, times(t, T)));
    case '1-contractive':
      // The norm on L¹(κ) of an order-preserving T is the supremum of T'1.
      return [{ kind: 'function', p: minus(IDENTITY, t) }];
    case 'p-contractive':
      return [{ kind: 'norms', p: T }];
    case 'contractive for one p':
      return [{ kind: 'norm', p: T }];
    case 'model':
      return zero(minus(times(T, J), J));
    case 'order-preserving':
      return [];
    case 'positive':
      // On a finite set: all entries are positive iff they are at least a multiple of those of J.
      return [{ kind: 'dominates', p: T, over: J }];
    case 'has-gap':
      return [{ kind: 'gap', p: T }];
    case 'primitive':
    case 'irreducible':
      throw new Error(`${property} is defined for A alone`);
    case 'invertible':
      throw new Error('invertible can be given, not shown');
    default:
      throw new Error(`no property ${String(property satisfies never)}`);
  }
}

/** What a hypothesis says: for A as its powers P and R see it where the definition speaks of powers. */
export function hypothesis(property: OperatorProperty, letter: string): readonly OperatorFact[] {
  if (property !== 'irreducible' && property !== 'primitive') return definition(property, parsePolynomial(letter));
  if (letter !== 'A') throw new Error(`${property} can be given of A alone`);
  return [{ kind: 'dominates', p: property === 'irreducible' ? MEAN_OF_POWERS : POWER, over: J }];
}

/** @throws {Error} if the text is no statement */
export function readStatement(text: string): OperatorFact {
  const contraction = /^(.*) is p-contractive$/.exec(text)?.[1];
  if (contraction !== undefined) return { kind: 'norms', p: parsePolynomial(contraction) };
  if (text === 'A is irreducible') return { kind: 'irreducible', p: A };
  if (text === 'A has a gap') return { kind: 'gap', p: A };
  const value = /^(.*[A-Z')])1 >= 0$/.exec(text)?.[1];
  if (value !== undefined) return { kind: 'function', p: parsePolynomial(value) };
  const [, left = '', relation, right = ''] = /^(.*?)(>>|>=|=)(.*)$/.exec(text) ?? [];
  const [p, q] = [left, right].map((side) => (relation === undefined ? IDENTITY : parsePolynomial(side.trim())));
  switch (relation) {
    case '=':
      return { kind: 'zero', p: minus(p, q) };
    case '>=':
      return { kind: 'form', p: minus(p, q) };
    case '>>':
      return { kind: 'dominates', p, over: q };
    default:
      throw new Error('expected left = right, left >= right, left >> right, or a property');
  }
}

export function factText(fact: OperatorFact): string {
  const text = polynomialText(fact.p);
  switch (fact.kind) {
    case 'zero':
      return `${text} = 0`;
    case 'form':
      return `${text} >= 0`;
    case 'function':
      return `(${text})1 >= 0`;
    case 'norms':
      return `|(${text})u| <= |u| in every L^p`;
    case 'norm':
      return `|(${text})u| <= |u| in one L^p`;
    case 'dominates':
      return `${text} >> ${polynomialText(fact.over)}`;
    case 'irreducible':
      return `${text} is irreducible`;
    case 'gap':
      return `${text} has a gap`;
  }
}
