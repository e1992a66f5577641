import type { OperatorFact } from './facts.js';
import { definition } from './facts.js';
import type { OperatorPolynomial } from './operator-polynomial.js';
import { IDENTITY, adjoint, isZero, plus, polynomialText, scaled } from './operator-polynomial.js';
import { Equations } from './rewriting.js';
import { parseRational } from '../../scalar/rational.js';

/** What is known at a place of a derivation. */
export class Context {
  readonly equations: Equations;
  readonly #facts: Map<string, OperatorFact>;
  readonly #positive: Set<string>;

  constructor(outside?: Context) {
    this.equations = new Equations(outside?.equations);
    this.#facts = new Map(outside ? outside.#facts : []);
    this.#positive = new Set(outside ? outside.#positive : []);
  }

  /**
   * A new operator that preserves order, and whose adjoint does.
   *
   * @throws {Error} if the letter is taken
   */
  introduce(letter: string): void {
    if (this.#positive.has(letter)) throw new Error(`${letter} stands for another operator already`);
    this.#positive.add(letter).add(letter.toLowerCase());
  }

  know(name: string, fact: OperatorFact): void {
    this.#facts.set(name, fact);
    if (fact.kind === 'zero') this.equations.add(fact.p);
    if (fact.kind === 'norms') {
      this.#facts.set(`${name}, p = 1`, definition('1-contractive', fact.p)[0]);
      this.#facts.set(`${name}, p = 2`, definition('2-contractive', fact.p)[0]);
    }
  }

  get facts(): Iterable<OperatorFact> {
    return this.#facts.values();
  }

  /** @throws {Error} if there is no such fact of that kind */
  recall<K extends OperatorFact['kind']>(name: string, kind: K): Extract<OperatorFact, { kind: K }> {
    const fact = this.#facts.get(name);
    if (fact?.kind !== kind) throw new Error(`${name} is not a fact of the kind "${kind}"`);
    return fact as Extract<OperatorFact, { kind: K }>;
  }

  /** The operator of a known form; 1 where none is named. */
  form(name: string | undefined): OperatorPolynomial {
    return name === undefined ? IDENTITY : this.recall(name, 'form').p;
  }

  /** @throws {Error} with what is left */
  mustVanish(p: OperatorPolynomial, what: string): void {
    const rest = this.equations.reduce(p);
    if (!isZero(rest)) throw new Error(`${what} leaves ${polynomialText(rest)}, not 0`);
  }

  /** All terms have positive coefficients and letters that preserve order. */
  preservesOrder(p: OperatorPolynomial): boolean {
    return [...p].every(([word, c]) => c.n > 0n && Array.from(word).every((x) => this.#positive.has(x)));
  }

  /** @throws {Error} if order may be lost */
  mustPreserveOrder(p: OperatorPolynomial): void {
    if (!this.preservesOrder(p)) throw new Error(`${polynomialText(p)} need not preserve order`);
  }
}

const HALF = parseRational('1/2');

/** A form sees the symmetric part of its operator alone. */
export const symmetricPart = (M: OperatorPolynomial): OperatorPolynomial => scaled(HALF, plus(M, adjoint(M)));
