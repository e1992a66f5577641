import { MatcherError } from './matcher-error.js';
import { readModel } from './read-model.js';
import { nameOf } from './show-model.js';

/**
 * `toBeGalileanInvariant` compares a model at two densities that are translates of each other. A finite model is one
 * matrix at one density on points without positions: the question has no answer for it.
 *
 * @throws {MatcherError} always
 */
export function matchGalileanInvariance(received: unknown): never {
  throw new MatcherError(
    'needs-environment',
    `Galilean invariance compares averages over translated densities on an environment; ${nameOf(readModel(received))} is a finite model, one matrix on points without positions`,
  );
}
