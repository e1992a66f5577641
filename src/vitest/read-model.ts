import { modelFromFlow } from '../finite/model.js';
import type { FiniteModel } from '../finite/model.js';
import { modelFromJson } from '../finite/parse-model.js';
import { rationals } from '../scalar/field.js';
import { toText } from '../scalar/rational.js';
import type { Rational } from '../scalar/rational.js';
import { MatcherError } from './matcher-error.js';

/**
 * The model that a test hands over: a finite model, or `{ flow }` or `{ kappa, A }` as {@link finiteModel} takes them.
 * Nothing is believed: an object that claims to be a model is built again from its flow matrix.
 *
 * @throws {ModelError} with every problem and its path
 * @throws {MatcherError} `not-exact` for a model in doubles
 */
export function readModel(received: unknown): FiniteModel {
  if (!isObject(received) || !isObject(received.field) || !Array.isArray(received.flow))
    return modelFromJson(plain(received));
  const { field, n, flow, masses, name } = received as unknown as FiniteModel;
  if (field.name !== 'rational') {
    throw new MatcherError(
      'not-exact',
      'a model in doubles has no exact verdict: give the exact one, before toDoubles',
    );
  }
  return modelFromFlow(rationals, n, flow, { masses, name });
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);

const isRational = (x: unknown): x is Rational => isObject(x) && typeof x.n === 'bigint' && typeof x.d === 'bigint';

/** Numbers that JSON has no word for become numerals; keys that are present but undefined are absent. */
function plain(x: unknown): unknown {
  if (typeof x === 'bigint') return x.toString();
  if (isRational(x)) return toText(x);
  if (Array.isArray(x)) return x.map(plain);
  if (!isObject(x)) return x;
  return Object.fromEntries(
    Object.entries(x)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, plain(value)]),
  );
}
