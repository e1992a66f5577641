import fc from 'fast-check';
import type { Json } from '../../engines/claim.js';
import { representative } from '../../operators/environment.js';
import type { Environment } from '../../operators/environment.js';
import type { Measure } from '../../operators/measure.js';
import { pointOf } from '../../operators/measure.js';
import type { Rational } from '../../scalar/rational.js';
import { subtract } from '../../scalar/rational.js';
import type { GalleryEntry } from './entry.js';

/**
 * ρ(· + v) of (54): the density is read at x + v, so every agent moves by −v. Agents keep their place in the list.
 *
 * @param v one coordinate for each dimension
 */
export function translated(environment: Environment, rho: Measure, v: readonly Rational[]): Measure {
  const inCell = representative(environment, rho.field);
  const x = Array.from({ length: rho.n }, (_, i) => inCell(pointOf(rho, i).map((t, k) => subtract(t, v[k]))));
  return { ...rho, x: x.flat() };
}

/** A translation as data of a case: whole multiples of the unit, up to the reach. */
export const translation = (_: number, { model, reach }: GalleryEntry): fc.Arbitrary<Json> => {
  const { dim } = model.environment;
  return fc.array(fc.integer({ min: -reach, max: reach }), { minLength: dim, maxLength: dim });
};
