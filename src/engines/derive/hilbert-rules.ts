import { parseRational } from '../../scalar/rational.js';
import type { Context } from './context.js';
import { symmetricPart } from './context.js';
import type { HilbertReason } from './derivation.js';
import type { OperatorFact } from './facts.js';
import { J } from './facts.js';
import { IDENTITY, adjoint, minus, parsePolynomial, plus, scaled, times } from './operator-polynomial.js';

/**
 * What a rule of Hilbert space gives.
 *
 * @throws {Error} if its conditions are not met
 */
export function concludeInHilbertSpace(reason: HilbertReason, context: Context): OperatorFact {
  switch (reason.by) {
    case 'rewriting':
      return { kind: 'zero', p: new Map() };
    case 'multiplying': {
      const { p } = context.recall(reason.fact, 'zero');
      return { kind: 'zero', p: times(parsePolynomial(reason.left ?? '1'), p, parsePolynomial(reason.right ?? '1')) };
    }
    case 'adding': {
      const summands = reason.of.map(({ times: c = '1', fact, with: x = '1' }) => {
        const factor = parseRational(c);
        if (factor.n < 0n) throw new Error(`the factor ${c} is negative`);
        const X = parsePolynomial(x);
        return scaled(factor, times(adjoint(X), context.form(fact), X));
      });
      return { kind: 'form', p: plus(...summands) };
    }
    case 'vanishing': {
      const M = context.form(reason.fact);
      const X = parsePolynomial(reason.on);
      context.mustVanish(times(adjoint(X), symmetricPart(M), X), "X'MX");
      return { kind: 'zero', p: times(symmetricPart(M), X) };
    }
    case 'squeezing': {
      const Y = parsePolynomial(reason.of);
      context.mustVanish(plus(context.form(reason.fact), times(adjoint(Y), Y)), "the fact and Y'Y");
      return { kind: 'zero', p: Y };
    }
    case 'varying': {
      const M = symmetricPart(context.form(reason.fact));
      const [X, Y] = [parsePolynomial(reason.at), parsePolynomial(reason.along)];
      context.mustVanish(times(adjoint(Y), M, Y), 'the coefficient of t²');
      return { kind: 'zero', p: plus(times(adjoint(X), M, Y), times(adjoint(Y), M, X)) };
    }
    case 'contraction':
      return { kind: 'form', p: minus(IDENTITY, squareOf(reason.of, context)) };
    case 'contraction in every norm':
      squareOf(reason.of, context);
      return { kind: 'norms', p: parsePolynomial(reason.of) };
    case 'first variation': {
      const T = context.recall(reason.fact, 'norm').p;
      context.mustVanish(minus(times(T, J), J), 'T on constants');
      return { kind: 'zero', p: minus(times(J, T), J) };
    }
    case 'integrating': {
      const { p } = context.recall(reason.fact, 'function');
      context.mustVanish(times(J, p, J), 'the integral');
      return { kind: 'zero', p: times(p, J) };
    }
  }
}

/** T'T for an operator that preserves order and constants, and whose adjoint does. */
function squareOf(text: string, context: Context): ReturnType<typeof parsePolynomial> {
  const T = parsePolynomial(text);
  context.mustPreserveOrder(T);
  context.mustVanish(minus(times(T, J), J), `${text} on constants`);
  context.mustVanish(minus(times(adjoint(T), J), J), `the adjoint of ${text} on constants`);
  return times(adjoint(T), T);
}
