import type { Rational, RationalLike } from '../../scalar/rational.js';
import { compare, divide, multiply, rational, sign, toRational, toText } from '../../scalar/rational.js';
import type { Environment } from '../environment.js';
import { describeEnvironment, periodsOf } from '../environment.js';
import { OperatorError } from '../errors.js';

/** Places on one axis: on a torus a number n for 0, L/n, 2L/n, …, or an increasing list, there within [0, L). */
export type Knots = number | readonly RationalLike[];

/** Most knots on an axis. */
const MAX_KNOTS = 65_536;

const wrong = (message: string): never => {
  throw new OperatorError('invalid-parameter', message);
};

/**
 * Increasing places on one axis of an environment.
 *
 * @param name  of the argument, for messages
 * @throws {OperatorError} `invalid-parameter` with place and value
 */
export function readKnots(environment: Environment, axis: number, name: string, knots: Knots): Rational[] {
  const period = periodsOf(environment)?.[axis];
  if (typeof knots === 'number') {
    if (!period) return wrong(`${name}: ${knots}, expected a list of places on ${describeEnvironment(environment)}`);
    if (!(Number.isInteger(knots) && knots >= 1 && knots <= MAX_KNOTS))
      wrong(`${name}: ${knots}, expected an integer from 1 to ${MAX_KNOTS}`);
    const step = divide(period, rational(BigInt(knots)));
    return Array.from({ length: knots }, (_, k) => multiply(rational(BigInt(k)), step));
  }
  if (knots.length > MAX_KNOTS) wrong(`${name}: ${knots.length} of them, expected at most ${MAX_KNOTS}`);
  const places = knots.map(toRational);
  for (const [k, t] of places.entries()) {
    if (k > 0 && compare(places[k - 1], t) >= 0)
      wrong(`${name}[${k}]: ${toText(t)}, expected more than ${toText(places[k - 1])}`);
    if (period && (sign(t) < 0 || compare(t, period) >= 0))
      wrong(`${name}[${k}]: ${toText(t)}, expected at least 0 and less than the period ${toText(period)}`);
  }
  return places;
}
