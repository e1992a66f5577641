import { parseRational } from '../../scalar/rational.js';
import type { Context } from './context.js';
import { symmetricPart } from './context.js';
import type { OrderReason } from './derivation.js';
import type { OperatorFact } from './facts.js';
import { A, J, MEAN_OF_POWERS, POWER } from './facts.js';
import type { OperatorPolynomial } from './operator-polynomial.js';
import { IDENTITY, adjoint, minus, parsePolynomial, plus, scaled, times } from './operator-polynomial.js';

const LOSS = minus(scaled(parseRational('2'), IDENTITY), plus(A, adjoint(A)));
const MEAN_FREE = minus(IDENTITY, J);

/**
 * What a rule of order gives. `stated` is the operator that the step speaks of, where the rule has to see it unreduced.
 *
 * @throws {Error} if its conditions are not met
 */
export function concludeInOrder(reason: OrderReason, context: Context, stated: OperatorPolynomial): OperatorFact {
  switch (reason.by) {
    case 'order':
      context.mustPreserveOrder(stated);
      return { kind: 'function', p: stated };
    case 'itself':
      context.mustPreserveOrder(stated);
      return { kind: 'dominates', p: stated, over: stated };
    case 'enlarging': {
      const { p, over } = context.recall(reason.fact, 'dominates');
      const U = parsePolynomial(reason.with);
      context.mustPreserveOrder(U);
      return { kind: 'dominates', p: plus(p, U), over };
    }
    case 'composing': {
      const [f, g] = reason.facts.map((name) => context.recall(name, 'dominates'));
      // (T - cX)S + cX(S - dY) = TS - cdXY: S, X must preserve order; T and Y then do no harm.
      context.mustPreserveOrder(g.p);
      context.mustPreserveOrder(f.over);
      return { kind: 'dominates', p: times(f.p, g.p), over: times(f.over, g.over) };
    }
    case 'chaining': {
      const [f, g] = reason.facts.map((name) => context.recall(name, 'dominates'));
      context.mustVanish(minus(f.over, g.p), 'the middle of the chain');
      return { kind: 'dominates', p: f.p, over: g.over };
    }
    case 'splitting': {
      const T = parsePolynomial(reason.into);
      const rest = minus(context.recall(reason.fact, 'zero').p, T);
      context.mustPreserveOrder(T);
      context.mustPreserveOrder(rest);
      return { kind: 'zero', p: T };
    }
    case 'killing constants': {
      const T = parsePolynomial(reason.of);
      context.mustPreserveOrder(T);
      context.mustVanish(times(T, J), `${reason.of} on constants`);
      return { kind: 'zero', p: T };
    }
    case 'powers of a projection':
      context.mustVanish(minus(times(A, A), A), 'AA - A');
      return { kind: 'zero', p: minus(MEAN_OF_POWERS, A) };
    case 'powers on fixed points': {
      const X = parsePolynomial(reason.on);
      context.mustVanish(minus(times(A, X), X), 'AX - X');
      return { kind: 'zero', p: minus(times(MEAN_OF_POWERS, X), X) };
    }
    case 'powers of a lazy average': {
      const { p, over } = context.recall(reason.fact, 'dominates');
      context.mustVanish(minus(p, A), 'the operator of the fact, less A,');
      context.mustVanish(minus(over, IDENTITY), 'what it is over, less 1,');
      return { kind: 'dominates', p: POWER, over: MEAN_OF_POWERS };
    }
    case 'mixing': {
      const { p: T, over } = context.recall(reason.fact, 'dominates');
      const X = parsePolynomial(reason.on);
      context.mustPreserveOrder(T);
      context.mustVanish(minus(over, J), 'what it is over, less J,');
      context.mustVanish(minus(times(T, J), J), 'T on constants');
      context.mustVanish(minus(times(T, X), X), 'TX - X');
      return { kind: 'zero', p: minus(X, times(J, X)) };
    }
    case 'gap': {
      context.mustVanish(minus(context.recall(reason.fact, 'gap').p, A), 'the operator of the fact, less A,');
      const X = parsePolynomial(reason.on);
      const away = times(MEAN_FREE, X);
      context.mustVanish(symmetricPart(times(adjoint(away), minus(IDENTITY, A), away)), 'the loss');
      return { kind: 'zero', p: minus(X, times(J, X)) };
    }
    case 'bounding the loss': {
      const fact = context.form(reason.fact);
      const rest = context.equations.reduce(
        minus(symmetricPart(times(MEAN_FREE, LOSS, MEAN_FREE)), symmetricPart(fact)),
      );
      // What is left must be 2c(1 - J).
      const c = rest.get('');
      if (c === undefined || c.n <= 0n) throw new Error('the fact leaves no positive multiple of 1 - J');
      context.mustVanish(
        minus(rest, scaled(c, MEAN_FREE)),
        'what the fact leaves of the loss, less a multiple of 1 - J,',
      );
      return { kind: 'gap', p: A };
    }
  }
}
