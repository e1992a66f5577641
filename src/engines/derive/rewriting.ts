import type { Rational } from '../../scalar/rational.js';
import { divide, multiply, negate } from '../../scalar/rational.js';
import type { OperatorPolynomial } from './operator-polynomial.js';
import { adjoint, compareWords, plus, scaled } from './operator-polynomial.js';

/** A known equation, turned into a rule: the largest of its words equals a sum of smaller ones. */
interface Rule {
  readonly word: string;
  readonly value: OperatorPolynomial;
  /** how much shorter the longest word of the value is */
  readonly drop: number;
}

/** Most steps of one reduction; rules go down in a well-order, so it only guards against huge expressions. */
const MAX_STEPS = 10_000;

/**
 * Known equations between operators. A polynomial that reduces to 0 is 0; one that does not may be 0 all the same, since
 * the rules are not completed.
 */
export class Equations {
  #rules: readonly Rule[];

  constructor(known?: Equations) {
    this.#rules = known ? known.#rules : [];
  }

  /** Adds p = 0 and the adjoint equation. */
  add(p: OperatorPolynomial): void {
    for (const equation of [p, adjoint(p)]) {
      const reduced = this.reduce(equation);
      if (reduced.size === 0) continue;
      const [word, coefficient] = [...reduced].reduce((a, b) => (compareWords(a[0], b[0]) > 0 ? a : b));
      const rest = new Map([...reduced].filter(([w]) => w !== word));
      const value = scaled(negate(divide({ n: 1n, d: 1n }, coefficient)), rest);
      const drop = word.length - Math.max(0, ...[...value.keys()].map((w) => w.length));
      // Rules that shorten go first: A'A → A A' must not hide that A'A J is A'J.
      this.#rules = [...this.#rules, { word, value, drop }].toSorted((r, s) => s.drop - r.drop);
    }
  }

  /** The normal form of p by the rules. */
  reduce(p: OperatorPolynomial): OperatorPolynomial {
    let current = p;
    for (let step = 0; step < MAX_STEPS; step++) {
      const next = this.#once(current);
      if (!next) return current;
      current = next;
    }
    throw new Error(`rewriting took more than ${MAX_STEPS} steps`);
  }

  #once(p: OperatorPolynomial): OperatorPolynomial | undefined {
    for (const { word, value } of this.#rules) {
      for (const [w, c] of p) {
        const at = w.indexOf(word);
        if (at < 0) continue;
        const rest = new Map([...p].filter(([v]) => v !== w));
        return plus(rest, spliced(w.slice(0, at), value, w.slice(at + word.length), c));
      }
    }
    return undefined;
  }
}

const spliced = (head: string, value: OperatorPolynomial, tail: string, c: Rational): OperatorPolynomial =>
  new Map([...value].map(([v, d]) => [head + v + tail, multiply(c, d)]));
