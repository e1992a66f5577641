import type { Rational } from '../../scalar/rational.js';
import { ONE, ZERO, add, multiply, negate, parseRational, toText } from '../../scalar/rational.js';

/**
 * Polynomials in operators that do not commute, with rational coefficients: words of letters to coefficients.
 *
 * `A`, `B`, ... are operators on L²(κ), `a`, `b`, ... their adjoints, `J` is the projection u ↦ Σκu/Σκ on the constants
 * (its own adjoint), the empty word is the identity. Written with `A'` for the adjoint of `A`: `A + A' - 2 A'A`.
 */
export type OperatorPolynomial = ReadonlyMap<string, Rational>;

const PROJECTION = 'J';

const isUpper = (letter: string): boolean => letter >= 'A' && letter <= 'Z';

const adjointLetter = (letter: string): string =>
  letter === PROJECTION ? letter : isUpper(letter) ? letter.toLowerCase() : letter.toUpperCase();

const adjointWord = (word: string): string => Array.from(word).toReversed().map(adjointLetter).join('');

export const IDENTITY: OperatorPolynomial = new Map([['', ONE]]);

function collect(terms: Iterable<readonly [string, Rational]>): OperatorPolynomial {
  const sum = new Map<string, Rational>();
  for (const [word, coefficient] of terms) {
    const total = add(sum.get(word) ?? ZERO, coefficient);
    if (total.n === 0n) sum.delete(word);
    else sum.set(word, total);
  }
  return sum;
}

export const plus = (...summands: readonly OperatorPolynomial[]): OperatorPolynomial =>
  collect(summands.flatMap((p) => [...p]));

export const scaled = (factor: Rational, p: OperatorPolynomial): OperatorPolynomial =>
  collect([...p].map(([word, c]) => [word, multiply(factor, c)]));

export const minus = (p: OperatorPolynomial, q: OperatorPolynomial): OperatorPolynomial =>
  plus(p, scaled(negate(ONE), q));

/** Composition, the first factor applied last. */
export function times(...factors: readonly OperatorPolynomial[]): OperatorPolynomial {
  let product = IDENTITY;
  for (const factor of factors) {
    const terms: [string, Rational][] = [];
    for (const [v, c] of product) for (const [w, d] of factor) terms.push([v + w, multiply(c, d)]);
    product = collect(terms);
  }
  return product;
}

export const adjoint = (p: OperatorPolynomial): OperatorPolynomial =>
  collect([...p].map(([w, c]) => [adjointWord(w), c]));

export const isZero = (p: OperatorPolynomial): boolean => p.size === 0;

/** Longer words come first, then adjoint letters before the others: the order in which rewriting goes down. */
export const compareWords = (v: string, w: string): number =>
  v.length === w.length ? (v < w ? -1 : v > w ? 1 : 0) : v.length - w.length;

const letterText = (letter: string): string => (isUpper(letter) ? letter : `${letter.toUpperCase()}'`);

const wordText = (word: string): string => Array.from(word, letterText).join('');

/** `A + A' - 2 A'A`; parses back to the same polynomial. */
export function polynomialText(p: OperatorPolynomial): string {
  if (p.size === 0) return '0';
  const terms = [...p].toSorted(([v], [w]) => compareWords(v, w));
  return terms
    .map(([word, c], k) => {
      const negative = c.n < 0n;
      const size = toText(negative ? negate(c) : c);
      const body = word === '' ? size : size === '1' ? wordText(word) : `${size} ${wordText(word)}`;
      return k === 0 ? `${negative ? '-' : ''}${body}` : `${negative ? '-' : '+'} ${body}`;
    })
    .join(' ');
}

/**
 * Reads `1/4 - (A - 1/2)'(A - 1/2)`: numbers, capital letters, parentheses, a prime for the adjoint of what stands before it.
 *
 * @throws {SyntaxError} with the place
 */
export function parsePolynomial(text: string): OperatorPolynomial {
  let at = 0;
  const fail = (what: string): never => {
    throw new SyntaxError(`${text}: ${what} at ${at + 1}`);
  };
  const skip = (): void => {
    while (text[at] === ' ') at++;
  };
  const sum = (): OperatorPolynomial => {
    skip();
    let total: OperatorPolynomial = new Map();
    let sign = ONE;
    if (text[at] === '-') {
      sign = negate(ONE);
      at++;
    }
    for (;;) {
      total = plus(total, scaled(sign, product()));
      skip();
      if (text[at] !== '+' && text[at] !== '-') return total;
      sign = text[at++] === '+' ? ONE : negate(ONE);
    }
  };
  const product = (): OperatorPolynomial => {
    let value = IDENTITY;
    let factors = 0;
    for (;;) {
      skip();
      const next = factor();
      if (next === undefined) return factors === 0 ? fail('expected a factor') : value;
      value = times(value, next);
      factors++;
    }
  };
  const factor = (): OperatorPolynomial | undefined => {
    let value: OperatorPolynomial;
    const number = /^\d+(?:\/\d+)?/.exec(text.slice(at))?.[0];
    if (number !== undefined) {
      at += number.length;
      return scaled(parseRational(number), IDENTITY);
    }
    const letter = text[at] ?? '';
    if (letter === '(') {
      at++;
      value = sum();
      if (text[at] !== ')') fail('expected )');
    } else if (letter.length === 1 && isUpper(letter)) value = new Map([[letter, ONE]]);
    else return undefined;
    at++;
    while (text[at] === "'") {
      value = adjoint(value);
      at++;
    }
    return value;
  };
  const value = sum();
  if (at < text.length) fail('unexpected character');
  return value;
}
