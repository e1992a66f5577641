import type { Rational } from '../../scalar/rational.js';
import { divide, negate, parseRational } from '../../scalar/rational.js';

/** An S-expression: an atom, or a list. */
export type Expression = string | readonly Expression[];

/** A value that z3 gives to a constant: rational, or algebraic, then as z3 prints it. */
export type ModelValue = Rational | { readonly irrational: string };

export const isRational = (value: ModelValue): value is Rational => 'n' in value;

/** @throws {SyntaxError} if the parentheses do not match */
export function parseExpression(text: string): Expression {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const read = (): Expression => {
    const token = tokens[at++];
    if (token === undefined || token === ')') throw new SyntaxError(`unbalanced: ${text}`);
    if (token !== '(') return token;
    const list: Expression[] = [];
    while (tokens[at] !== ')') list.push(read());
    at++;
    return list;
  };
  const expression = read();
  if (at !== tokens.length) throw new SyntaxError(`more than one expression: ${text}`);
  return expression;
}

const printed = (e: Expression): string => (typeof e === 'string' ? e : `(${e.map(printed).join(' ')})`);

/** The exact rational of `3.0`, `(- 3)`, `(/ 1.0 3.0)`, `(- (/ 1 3))`; undefined for anything else. */
function rationalOf(e: Expression): Rational | undefined {
  if (typeof e === 'string') return /^\d+(\.\d+)?$/.test(e) ? parseRational(e) : undefined;
  const [head, ...rest] = e;
  const values = rest.map(rationalOf);
  const [a, b] = values;
  if (head === '-' && values.length === 1 && a !== undefined) return negate(a);
  if (head === '/' && values.length === 2 && a !== undefined && b !== undefined && b.n !== 0n) return divide(a, b);
  return undefined;
}

/**
 * The answer to `(get-value (x y ...))`, exactly.
 *
 * @throws {SyntaxError} if a value is neither a rational nor an algebraic number
 */
export function parseValues(text: string): Map<string, ModelValue> {
  const pairs = parseExpression(text);
  if (typeof pairs === 'string') throw new SyntaxError(`no list of values: ${text}`);
  return new Map(
    pairs.map((pair): [string, ModelValue] => {
      const [name, value] = pair;
      if (typeof pair === 'string' || typeof name !== 'string' || value === undefined)
        throw new SyntaxError(`no value: ${printed(pair)}`);
      const q = rationalOf(value);
      if (q !== undefined) return [name, q];
      const text = printed(value);
      if (!text.includes('root-obj')) throw new SyntaxError(`${name} = ${text} is no number`);
      return [name, { irrational: text }];
    }),
  );
}

/** The same printed with `:pp.decimal`: decimals, cut off where a `?` follows. */
export function parseDecimals(text: string): Map<string, number> {
  const pairs = parseExpression(text.replaceAll('?', ''));
  if (typeof pairs === 'string') throw new SyntaxError(`no list of values: ${text}`);
  return new Map(
    pairs.map(([name, value]): [string, number] => {
      const q = rationalOf(value);
      if (typeof name !== 'string' || q === undefined) throw new SyntaxError(`no decimal: ${printed(value)}`);
      return [name, Number(q.n) / Number(q.d)];
    }),
  );
}

export const valuesQuery = (variables: readonly string[]): string => `(get-value (${variables.join(' ')}))`;
